"""RDF files in, triples out; and the triples in an Oxigraph store, with an rdflib face."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from keiretsu import terms
from keiretsu.errors import BadFile

if TYPE_CHECKING:
    import rdflib

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".n3": ox.RdfFormat.N3,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
LARGEST_FILE = 64 * 1024 * 1024
DEEPEST_NESTING = 1000
_OPENING, _CLOSING = frozenset(b"[({"), frozenset(b"])}")


def files_below(path: Path) -> list[Path]:
    """The RDF files that a path stands for: itself, or all in the folder, sorted. Raises BadFile if there are none."""
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix in FORMATS)
        if not found:
            raise BadFile(f"{path}: no RDF file in this folder. Known endings: {', '.join(FORMATS)}.")
        return found
    if not path.exists():
        raise BadFile(f"{path}: there is no such file or folder.")
    if path.suffix not in FORMATS:
        raise BadFile(f"{path}: cannot tell its format. Known endings: {', '.join(FORMATS)}.")
    return [path]


def content(path: Path) -> bytes:
    """The bytes of a file. Raises BadFile if it cannot be read or is larger than 64 MB."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadFile(f"{path}: larger than {LARGEST_FILE // 2**20} MB. Split it into several files.")
        return path.read_bytes()
    except OSError as error:
        raise BadFile(f"{path}: cannot be read ({error.strerror}).") from error


def parse(path: Path, text: bytes) -> list[ox.Quad]:
    """The statements of one file in document order, blank nodes told apart from other files'; see ``parsed``."""
    return list(parsed(path, text))


def parsed(path: Path, text: bytes) -> Iterator[ox.Quad]:
    """The statements of one file as they are read.

    Raises BadFile with line, column and a caret if it is not what its ending says, or unsafe to read.
    """
    _refuse_unsafe(path, text)
    try:
        form = FORMATS[path.suffix]
        quads = ox.parse(text, format=form, base_iri=terms.ID, rename_blank_nodes=True)
        yield from _without_triples_about_triples(path, quads) if _may_speak_of_triples(form, text) else quads
    except (SyntaxError, ValueError) as error:
        raise BadFile(_syntax_words(path, text, error)) from error


def _may_speak_of_triples(form: ox.RdfFormat, text: bytes) -> bool:
    """Whether a sign of RDF 1.2 for a triple is in it; a ~ before a quote or after a slash is none, XML has words."""
    if form is ox.RdfFormat.RDF_XML:
        return True
    tildes = text.count(b"~") - text.count(b'~"')
    return b"<<" in text or b"{|" in text or (tildes > 0 and tildes != text.count(b"/~"))


def _without_triples_about_triples(path: Path, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """RDF 1.2 lets one speak of a triple; nothing here reads that, and nothing may be dropped silently."""
    for quad in quads:
        if isinstance(quad.object, ox.Triple):
            about = f"{quad.object.subject} {quad.object.predicate}"
            raise BadFile(
                f'{path}: a statement about the triple {about} ... is not read here. A ~ for "about" belongs '
                'inside the quotes: "5~".'
            )
        yield quad


def _refuse_unsafe(path: Path, text: bytes) -> None:
    if FORMATS[path.suffix] is ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in text.upper():
        raise BadFile(f"{path}: RDF/XML with a DOCTYPE is not read, for its entities can fill the memory. Remove it.")
    if _nesting(text) > DEEPEST_NESTING:
        raise BadFile(f"{path}: brackets are nested deeper than {DEEPEST_NESTING}. Give the inner nodes names.")


def _nesting(text: bytes) -> int:
    """An upper bound of how deep brackets nest, cheap where they are few."""
    if sum(text.count(bracket) for bracket in (b"[", b"(", b"{")) <= DEEPEST_NESTING:
        return 0
    depth = deepest = 0
    for byte in re.sub(rb'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|<[^>\s]*>|#[^\n]*', b"", text):
        if byte in _OPENING:
            depth += 1
            deepest = max(deepest, depth)
        elif byte in _CLOSING:
            depth -= 1
    return deepest


def _syntax_words(path: Path, text: bytes, error: Exception) -> str:
    words = re.sub(r"^Parser error (?:at|between) line [^:]*: ", "", error.args[0].splitlines()[0])
    words = re.sub(r" \(line \d+\)$", "", words)
    if words.startswith("Unexpected end"):
        words = "the file ends within a statement that begins here or above; a quote, bracket or last dot is missing."
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    if not line:
        return f"{path}: {words}"
    return f"{path}:{line}:{column}: {words}\n{caret(text.decode('utf-8', 'replace'), line, column or 1)}"


def caret(text: str, line: int, column: int, width: int = 100) -> str:
    """The line that an error is on, with a caret under its column; long lines are cut around it."""
    lines = text.splitlines()
    shown = lines[line - 1].replace("\t", " ") if 0 < line <= len(lines) else ""
    left = max(0, column - 1 - width // 2)
    return f"    {shown[left : left + width]}\n    {' ' * (column - 1 - left)}^"


def literal(text: str) -> ox.Literal:
    """A plain literal, as dates and figures are written."""
    return ox.Literal(text)


def load(quads: Iterable[ox.Quad]) -> ox.Store:
    """The triples of all graphs in one default graph of a store in memory."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


def write(triples: Iterable[ox.Triple] | Iterable[ox.Quad], form: ox.RdfFormat) -> bytes:
    """Triples in one of Oxigraph's formats, in the order given; Turtle with our prefixes, in their own order."""
    if form is not ox.RdfFormat.TURTLE:
        return ox.serialize(triples, format=form) or b""
    lines = (ox.serialize(triples, format=form, prefixes=terms.PREFIXES) or b"").splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"@prefix")]
    return b"".join([*sorted(head), *lines[len(head) :]])


def rdflib_face(store: ox.Store) -> rdflib.Graph:
    """An rdflib.Graph over the same store, with our prefixes."""
    import rdflib
    from oxrdflib import OxigraphStore

    default = rdflib.URIRef("urn:x-rdflib:default")
    graph = rdflib.Graph(store=OxigraphStore(store=store), identifier=default, bind_namespaces="none")
    for prefix, iri in terms.PREFIXES.items():
        graph.bind(prefix, iri)
    return graph
