"""Named questions: SPARQL in files with a header, their parameters bound as typed terms, never pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pyoxigraph as ox

from keiretsu import files, names, terms
from keiretsu.errors import BadFile, BadValue
from keiretsu.facts import World
from keiretsu.period import is_written_date, span_of, today

_HEADER = re.compile(r"^#\+ (\w+):\s*(.*)$", re.MULTILINE)
_PARAMETER = re.compile(r"(\w+) (thing|day|number|text)(?: = (.+))?")
_DAY = ox.NamedNode(terms.XSD + "date")


class Parameter(msgspec.Struct, frozen=True, gc=False):
    """A word that a question wants: ``sort`` is thing, day, number or text; ``default`` may be empty."""

    name: str
    sort: str
    default: str = ""


class Question(msgspec.Struct, frozen=True, gc=False):
    """A named question: what it asks, its parameters, and its query with ``$name`` where they go."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    example: str
    query: str


def question(path: Path) -> Question:
    """A question from its file. Raises BadFile if its head is not of the form of the others."""
    text = path.read_text(encoding="utf-8")
    head = _HEADER.findall(text)
    given = dict(head)
    if "summary" not in given or "example" not in given:
        raise BadFile(f"{path}: a named question opens with #+ summary: and #+ example:.")
    parameters = tuple(_parameter(path, words) for name, words in head if name == "param")
    return Question(path.stem, given["summary"], parameters, given["example"], text)


def _parameter(path: Path, words: str) -> Parameter:
    match = _PARAMETER.fullmatch(words.strip())
    if match is None:
        raise BadFile(f'{path}: "#+ param: {words}" is not of the form "name thing|day|number|text [= default]".')
    return Parameter(match[1], match[2], match[3] or "")


def questions() -> list[Question]:
    """All named questions that ship, by name."""
    return [question(path) for path in files.named_queries()]


def named(name: str) -> Question:
    """The question of a name. Raises BadValue with the nearest."""
    known = {path.stem: path for path in files.named_queries()}
    if name in known:
        return question(known[name])
    import difflib

    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise BadValue(f'there is no question "{name}".{hint} keiretsu ask lists them.')


def words_by_parameter(question: Question, words: Sequence[str]) -> dict[str, str]:
    """Words from the command line by parameter: name=value, or in order. Raises BadValue for one too many or unknown."""
    wanted = [parameter.name for parameter in question.parameters]
    given: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if equals and name in wanted:
            given[name] = value
            continue
        free = next((parameter for parameter in wanted if parameter not in given), None)
        if free is None:
            takes = ", ".join(wanted) or "no words"
            raise BadValue(f'{question.name} takes {takes}; "{word}" is one too many. Example: {question.example}')
        given[free] = word
    return given


def bound(question: Question, given: Mapping[str, str], world: World, index: names.Index) -> str:
    """The query with every parameter in its place. Raises BadValue for a word of the wrong sort or a missing one."""
    query = question.query
    for parameter in question.parameters:
        word = given.get(parameter.name, parameter.default)
        if not word:
            raise BadValue(f"{question.name} needs {parameter.name} (a {parameter.sort}). Example: {question.example}")
        query = query.replace(f"${parameter.name}", str(_term(parameter, word, world, index)))
    return query


def _term(parameter: Parameter, word: str, world: World, index: names.Index) -> ox.NamedNode | ox.Literal:
    if parameter.sort == "thing":
        return _thing(word, world, index)
    if parameter.sort == "day":
        return ox.Literal(_day(word), datatype=_DAY)
    if parameter.sort == "number":
        if not re.fullmatch(r"\d+(\.\d+)?", word):
            raise BadValue(f'{parameter.name}: "{word}" is no number. Write digits, such as 20 or 33.4.')
        return ox.Literal(word, datatype=ox.NamedNode(terms.XSD + "decimal"))
    return ox.Literal(word)


def _thing(word: str, world: World, index: names.Index) -> ox.NamedNode:
    if word.removeprefix("src:") in world.sources:
        return ox.NamedNode(terms.source_iri(word.removeprefix("src:")))
    return ox.NamedNode(terms.id_iri(names.resolve(world, index, word).id))


def _day(word: str) -> str:
    if word == "today":
        return today()
    if not is_written_date(word):
        span_of(word)
    return span_of(word).last
