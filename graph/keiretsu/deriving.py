"""What can be reckoned from what is written, as triples for SPARQL: defaults, bounds, figures, milestones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import pyoxigraph as ox

from keiretsu import ranges, terms
from keiretsu.facts import Fact, World
from keiretsu.narrow import scope
from keiretsu.period import Period, bounds, day_after, is_written_date, span_of
from keiretsu.terms import KEI, id_iri

_DATE = ox.NamedNode(terms.XSD + "date")
_DECIMAL = ox.NamedNode(terms.XSD + "decimal")
_DATES = ("start", "end", "observed", "endedBy", "on", *terms.MILESTONES)
_BOUNDS = {
    "possibleFrom": "possible_from",
    "presumedFrom": "presumed_from",
    "certainFrom": "certain_from",
    "certainUntil": "certain_until",
    "presumedUntil": "presumed_until",
    "possibleUntil": "possible_until",
}


def named_evidence(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The same statements with each piece of evidence named after its statement: ``.../<statement>/evidence-1``."""
    quads = list(quads)
    names: dict[str, ox.NamedNode] = {}
    counts: dict[str, int] = {}
    for quad in quads:
        if quad.predicate.value == KEI + "evidence" and isinstance(quad.object, ox.BlankNode):
            statement = quad.subject.value  # type: ignore[union-attr]
            counts[statement] = counts.get(statement, 0) + 1
            names[quad.object.value] = ox.NamedNode(f"{statement}/evidence-{counts[statement]}")

    def renamed(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode:
        return names.get(node.value, node) if isinstance(node, ox.BlankNode) else node  # type: ignore[return-value]

    return [ox.Quad(renamed(quad.subject), quad.predicate, renamed(quad.object)) for quad in quads]


def derived(world: World) -> Iterator[ox.Quad]:
    """All triples that follow from the statements; never written by hand and never kept beside them."""
    for fact in world.facts.values():
        if fact.kind in world.vocabulary.kinds and world.vocabulary.kinds[fact.kind].link:
            continue
        statement = ox.NamedNode(id_iri(fact.id))
        yield from _defaults(fact, statement)
        yield from _period(statement, fact.period)
        yield from _sighted(fact, statement)
        yield from _milestones(fact, statement)
        if fact.kind == "Shareholding":
            yield from _figures(fact, statement)


def _quad(subject: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(terms.term_iri(name)), value)


def _defaults(fact: Fact, statement: ox.NamedNode) -> Iterator[ox.Quad]:
    for name, value in (("stage", fact.stage), ("standing", fact.standing)):
        if name not in fact.values:
            yield _quad(statement, name, ox.NamedNode(terms.term_iri(value)))
    for number, piece in enumerate(fact.evidence, start=1):
        node = ox.NamedNode(f"{statement.value}/evidence-{number}")
        yield _quad(node, "modality", ox.NamedNode(terms.term_iri(piece.modality)))


def _period(subject: ox.NamedNode, period: Period) -> Iterator[ox.Quad]:
    for name, field in _BOUNDS.items():
        yield _quad(subject, name, ox.Literal(getattr(period, field), datatype=_DATE))


def _sighted(fact: Fact, statement: ox.NamedNode) -> Iterator[ox.Quad]:
    spans = [span_of(text) for name in _DATES for text in fact.values.get(name, ()) if is_written_date(text)]
    if spans:
        first, last = min(span.first for span in spans), max(span.last for span in spans)
        yield _quad(statement, "sightedFrom", ox.Literal(first, datatype=_DATE))
        yield _quad(statement, "sightedUntil", ox.Literal(day_after(last), datatype=_DATE))


def _milestones(fact: Fact, statement: ox.NamedNode) -> Iterator[ox.Quad]:
    for name in terms.MILESTONES:
        day, stage = fact.value(name), name.removesuffix("On")
        if is_written_date(day):
            node = ox.NamedNode(f"{statement.value}/{stage}")
            yield _quad(statement, "milestone", node)
            yield ox.Quad(node, ox.NamedNode(terms.TYPE), ox.NamedNode(KEI + "Milestone"))
            yield _quad(node, "stage", ox.NamedNode(KEI + stage))
            yield from _period(node, bounds(start=day, end=None))


def _figures(fact: Fact, statement: ox.NamedNode) -> Iterator[ox.Quad]:
    for basis in ("capital", "votes"):
        allowed = ranges.allowed(fact.values, basis) or ranges.UNKNOWN
        yield _quad(statement, basis + "Low", ox.Literal(_decimal(allowed.low), datatype=_DECIMAL))
        yield _quad(statement, basis + "High", ox.Literal(_decimal(allowed.high), datatype=_DECIMAL))


def _decimal(figure: Fraction) -> str:
    """Every bound has few decimals, for it comes from digits as written."""
    return f"{float(figure):.9f}".rstrip("0").rstrip(".")


def owns_share_of(world: World, at: str | None = None) -> Iterator[ox.Quad]:
    """Who may own a share of whom on a day (default today), a stake held for a beneficiary being the beneficiary's."""
    asked = scope(world.vocabulary, at=at, only=("Shareholding",))
    for fact in world.facts.values():
        if fact.kind == "Shareholding" and asked.counts(fact):
            for owner in fact.values.get("beneficiary", fact.tails):
                for issuer in fact.heads:
                    yield _quad(ox.NamedNode(id_iri(owner)), "ownsShareOf", ox.NamedNode(id_iri(issuer)))
