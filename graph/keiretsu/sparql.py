"""A SPARQL query that may be anyone's, guarded and evaluated: text in, results as bytes out.

Oxigraph can neither be interrupted nor bounded, and a deep nest of brackets ends its process. So a query is
looked over before any parser sees it, and evaluated in a forked worker with a limit of time and memory.
"""

from __future__ import annotations

import difflib
import faulthandler
import os
import re
import select
import signal
import time
from pathlib import Path
from typing import Literal

import msgspec
import pyoxigraph as ox

from keiretsu import terms
from keiretsu.errors import BadQuery, TooMuch
from keiretsu.store import caret, write

LONGEST_QUERY = 64 * 1024
DEEPEST_NESTING = 200
LARGEST_ANSWER = 50 * 1024 * 1024
MEMORY_ABOVE_PARENT = 1024**3

Form = Literal["boolean", "solutions", "triples"]

_TOKENS = re.compile(
    r"""#[^\n]*|<[^<>"{}|^`\\\s]*>|\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|[?$]\w+|@\w+(?:-\w+)*|[\w.-]*:[\w.:%-]*|(?P<word>[A-Za-z_]\w*)|(?P<open>[(\[{])|(?P<close>[)\]}])"""
)
_UPDATES = frozenset(("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


class Answer(msgspec.Struct, frozen=True, gc=False):
    """Serialised results, and what form the query has: a truth, rows, or triples."""

    form: Form
    content: bytes
    truth: bool = True


def guard(query: str) -> None:
    """Raise BadQuery if the query is too long or too deep, or would write, load or reach the network."""
    if len(query.encode()) > LONGEST_QUERY:
        raise BadQuery(f"the query is longer than {LONGEST_QUERY // 1024} kB. Ask for less at a time.")
    depth = 0
    for token in _TOKENS.finditer(_without_escapes(query)):
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth -= 1
        elif token["word"]:
            _refuse(token["word"].upper())
        if depth > DEEPEST_NESTING:
            raise BadQuery(f"brackets are nested deeper than {DEEPEST_NESTING}, which the engine would not survive.")


def _refuse(word: str) -> None:
    if word in ("SERVICE", "LOAD"):
        raise BadQuery(f"{word} would reach other places; keiretsu never does. Ask of the shipped data, or add --data.")
    if word in _UPDATES:
        raise BadQuery(f"{word} would change the data; queries here only read (SELECT, ASK, CONSTRUCT, DESCRIBE).")
    if word == "FROM":
        raise BadQuery("FROM names another graph; there is one graph here. Leave it out, or add files with --data.")


def _without_escapes(query: str) -> str:
    """The query with \\u escapes resolved, for a keyword may hide in them."""
    return re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query
    )


def ask(store: ox.Store, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """The native results of a guarded query with our prefixes preset. Raises BadQuery with line and caret."""
    guard(query)
    try:
        return store.query(query, prefixes=terms.PREFIXES)
    except (SyntaxError, ValueError) as error:
        raise BadQuery(_syntax_words(query, error)) from error


def _syntax_words(query: str, error: Exception) -> str:
    words = error.args[0]
    place = re.match(r"error at (\d+):(\d+): ", words)
    if not place:
        return f"the query is not SPARQL: {words.splitlines()[0]}"
    line, column = int(place[1]), int(place[2])
    shown = caret(query, line, column)
    if "Prefix not found" in words:
        return f"query line {line}, column {column}: {_unknown_prefix(query)}\n{shown}"
    expected = [word.strip() for word in words[place.end() :].removeprefix("expected one of ").split(",")]
    return f"query line {line}, column {column}: expected {' or '.join(expected[:5])}\n{shown}"


def _unknown_prefix(query: str) -> str:
    """Words about the first prefix that is neither preset nor declared in the query."""
    declared = set(re.findall(r"PREFIX\s+([\w.-]*):", query, re.IGNORECASE)) | set(terms.PREFIXES)
    used = (re.match(r"([\w.-]*):", token[0]) for token in _TOKENS.finditer(query) if token[0][0] not in "<\"'#?$@")
    unknown = next((match[1] for match in used if match and match[1] not in declared), "")
    near = difflib.get_close_matches(unknown, declared, n=1, cutoff=0.4)
    hint = f" Did you mean {near[0]}:?" if near else ""
    known = ", ".join(f"{prefix}:" for prefix in terms.PREFIXES)
    return f'unknown prefix "{unknown}:".{hint} Known: {known}.'


def ask_bounded(store: ox.Store, query: str, *, timeout: float, form: str = "json") -> Answer:
    """The results of a query, evaluated in a worker that is killed after ``timeout`` seconds.

    ``form`` is json, csv, tsv, xml for rows and truths, or turtle, ntriples, jsonld, rdfxml for triples;
    what does not fit the query's form gives way to json or turtle. Raises BadQuery and TooMuch.
    """
    guard(query)
    if not hasattr(os, "fork"):
        return _answer(store, query, form)
    reading_end, writing_end = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading_end)
        _work(writing_end, store, query, form)
    os.close(writing_end)
    try:
        return _unpacked(_read_until(reading_end, timeout), timeout)
    finally:
        os.close(reading_end)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


def _work(pipe: int, store: ox.Store, query: str, form: str) -> None:
    """The worker's whole life: answer, write, leave without running anyone's clean-up."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words when it runs out of memory help nobody
        _limit_memory()
        try:
            answer = _answer(store, query, form)
            packed = b"A" + msgspec.msgpack.encode(answer)
        except BadQuery as error:
            packed = b"E" + str(error).encode()
        except MemoryError:
            packed = b"M"
        with os.fdopen(pipe, "wb") as out:
            out.write(packed if len(packed) <= LARGEST_ANSWER else b"L")
    finally:
        os._exit(0)


def _limit_memory() -> None:
    import resource

    memory = Path("/proc/self/statm")
    if not memory.exists():
        return
    used = int(memory.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY_ABOVE_PARENT,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(store: ox.Store, query: str, form: str) -> Answer:
    results = ask(store, query)
    try:
        if isinstance(results, ox.QueryTriples):
            content = _triples(results, _GRAPHS.get(form, ox.RdfFormat.TURTLE))
            return Answer("triples", content or b"", bool(content))
        truth = bool(results) if isinstance(results, ox.QueryBoolean) else True
        content = results.serialize(format=_RESULTS.get(form, ox.QueryResultsFormat.JSON)) or b""
    except (OSError, RuntimeError, ValueError) as error:
        raise BadQuery(f"the query could not be answered: {error}") from error
    return Answer("boolean" if isinstance(results, ox.QueryBoolean) else "solutions", content, truth)


def _triples(results: ox.QueryTriples, form: ox.RdfFormat) -> bytes | None:
    """The triples sorted, so that the same question gives the same bytes, with our prefixes where the form has any."""
    return write(sorted(results, key=str), form)


def _read_until(pipe: int, timeout: float) -> bytes | None:
    """All that the worker writes, or None if it has not finished in time."""
    deadline = time.monotonic() + timeout
    pieces: list[bytes] = []
    while True:
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        piece = os.read(pipe, 1 << 20)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


def _unpacked(packed: bytes | None, timeout: float) -> Answer:
    if packed is None:
        raise TooMuch(f"the query ran past {timeout:g} s and was stopped. --timeout raises the limit.")
    if packed[:1] == b"A":
        return msgspec.msgpack.decode(packed[1:], type=Answer)
    if packed[:1] == b"E":
        raise BadQuery(packed[1:].decode())
    if packed[:1] == b"L":
        raise TooMuch(f"the answer is larger than {LARGEST_ANSWER // 2**20} MB. Add LIMIT, or ask for less.")
    raise TooMuch("the query needed more than 1 GB of memory and was stopped. Ask for less at a time.")
