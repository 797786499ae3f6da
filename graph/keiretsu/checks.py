"""Rules that the data must keep, one SPARQL query each; a row back is a finding."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
import pyoxigraph as ox

from keiretsu import files, terms
from keiretsu.errors import BadFile

if TYPE_CHECKING:
    from keiretsu.facts import Vocabulary

Level = Literal["error", "warning", "information"]
LEVELS: tuple[Level, ...] = ("error", "warning", "information")

_HEADER = re.compile(r"^#\s*(Problem|Solution|Level|Message):\s*(.*)$", re.MULTILINE)
_HOLE = re.compile(r"\{(\w+)\}")


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A query whose rows are what is wrong, with the words for it; ``message`` names the row's variables in braces."""

    name: str
    level: Level
    problem: str
    solution: str
    message: str
    query: str


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One broken rule: where, what, and the cure."""

    rule: str
    level: Level
    subject: str
    words: str
    cure: str
    file: str = ""

    def __str__(self) -> str:
        place = f"{self.file}: " if self.file else ""
        return f"{place}{self.subject}: {self.words} (rule {self.rule}). {self.cure}"


def rule(path: Path) -> Rule:
    """A rule from its file. Raises BadFile if Problem, Solution, Level or Message is missing at its head."""
    text = path.read_text(encoding="utf-8")
    head = {name.lower(): words for name, words in _HEADER.findall(text)}
    missing = [name for name in ("problem", "solution", "level", "message") if not head.get(name)]
    if missing or head["level"] not in LEVELS:
        raise BadFile(f"{path}: a rule opens with # Problem, # Solution, # Level and # Message; wanting: {missing}.")
    return Rule(path.stem, _level(head["level"]), head["problem"], head["solution"], head["message"], text)


def _level(word: str) -> Level:
    return next(level for level in LEVELS if level == word)


def rules(least: Level = "information") -> list[Rule]:
    """The rules from a level up, by name."""
    wanted = LEVELS[: LEVELS.index(least) + 1]
    return [one for one in map(rule, files.checks()) if one.level in wanted]


def findings(
    store: ox.Store,
    rules: Iterable[Rule],
    *,
    vocabulary: Vocabulary,
    file_of: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Every row of every rule, errors first, by file and subject."""
    found = [_finding(rule, row, vocabulary, file_of or {}) for rule in rules for row in _rows(store, rule)]
    return sorted(set(found), key=lambda f: (LEVELS.index(f.level), f.file, f.subject, f.rule, f.words))


def _rows(store: ox.Store, rule: Rule) -> ox.QuerySolutions:
    rows = store.query(rule.query, prefixes=terms.PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    return rows


def _finding(rule: Rule, row: ox.QuerySolution, vocabulary: Vocabulary, file_of: Mapping[str, str]) -> Finding:
    subject = row["subject"].value
    named = subject.split("/evidence-")[0]
    words = _HOLE.sub(lambda hole: _shown(row, hole[1]), rule.message)
    return Finding(
        rule.name,
        rule.level,
        terms.curie(subject),
        words,
        rule.solution + _nearest(row, vocabulary),
        file_of.get(named, ""),
    )


def _shown(row: ox.QuerySolution, name: str) -> str:
    try:
        value = row[name]
    except KeyError:
        return f"{{{name}}}"
    if value is None:
        return "nothing"
    return value.value if isinstance(value, ox.Literal) else terms.curie(value.value)


def _nearest(row: ox.QuerySolution, vocabulary: Vocabulary) -> str:
    """The right name nearest to an unknown term, if the rule is about one."""
    try:
        unknown = row["term"].value
    except (KeyError, AttributeError):
        return ""
    known = [*vocabulary.kinds, *vocabulary.classes, *vocabulary.concepts, *vocabulary.properties]
    near = difflib.get_close_matches(terms.short(unknown), known, n=1, cutoff=0.5)
    return f" Did you mean kei:{near[0]}?" if near else ""


def by_shapes(paths: Sequence[Path]) -> list[str]:
    """What the SHACL shapes find in data files, as sentences. Raises BadFile if the authors' extra is not installed."""
    try:
        import pyshacl
    except ImportError as error:
        raise BadFile("SHACL shapes need the authors' extra: pip install 'keiretsu[authors]'.") from error
    import rdflib

    graph = rdflib.Graph()
    for path in (*files.ontology_files(), *paths):
        graph.parse(path, format="turtle")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=str(files.shapes()), allow_warnings=True)
    return [] if conforms else _shape_sentences(report)


def _shape_sentences(report: object) -> list[str]:
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    assert isinstance(report, rdflib.Graph)
    sentences = set()
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        if report.value(result, sh.resultSeverity) == sh.Violation:
            focus, message = report.value(result, sh.focusNode), report.value(result, sh.resultMessage)
            sentences.add(f"{terms.curie(str(focus))}: {message}")
    return sorted(sentences)
