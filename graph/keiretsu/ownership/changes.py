"""Two days side by side: what began, ended and changed.

Only what is sure or presumed on a day counts here; what is merely possible would make every half-known date a change.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from keiretsu.facts import Fact, World
from keiretsu.figures import Basis
from keiretsu.narrow import Scope, narrowed
from keiretsu.ownership.answers import DiffAnswer
from keiretsu.ownership.bearing import ends_of
from keiretsu.ownership.stakes import stated
from keiretsu.period import Span

KNOWN = ("certain", "presumed")
BOTH: tuple[Basis, ...] = ("capital", "votes")


def compared(
    world: World, asked: Scope, days: tuple[str, str], of: str = "", figures: tuple[Basis, ...] = BOTH
) -> DiffAnswer:
    """What began, ended and changed between two days, of all kinds of relation, or of one thing.

    Of two statements of one stake only those are a change that differ in one of the ``figures``.
    """
    early, late = (_known_on(world, asked, day, of) for day in days)
    new, gone = late.keys() - early.keys(), early.keys() - late.keys()
    pairs = sorted(_pairs(gone, new, world))
    gone -= {old for old, _ in pairs}
    new -= {fresh for _, fresh in pairs}
    changed = [(old, fresh) for old, fresh in pairs if _differ(world.facts[old], world.facts[fresh], figures)]
    surfaced = {id_ for id_ in new if world.facts[id_].period.sureness(Span(days[0], days[0]))}
    lapsed = {id_ for id_ in gone if world.facts[id_].period.sureness(Span(days[1], days[1]))}
    return DiffAnswer(
        day=days[0],
        other_day=days[1],
        basis=figures[0],
        figures=figures,
        facts=tuple(sorted({*new, *gone, *(id_ for pair in changed for id_ in pair)})),
        began=tuple(sorted(new - surfaced)),
        ended=tuple(sorted(gone - lapsed)),
        changed=tuple(changed),
        surfaced=tuple(sorted(surfaced)),
        lapsed=tuple(sorted(lapsed)),
    )


def _known_on(world: World, asked: Scope, day: str, of: str) -> dict[str, Fact]:
    span = Span(day, day)
    kinds = world.vocabulary.kinds
    return {
        fact.id: fact
        for fact in narrowed(world, replace(asked, span=span), world.about(of) if of else None)
        if fact.kind in kinds and not kinds[fact.kind].link and fact.period.sureness(span) in KNOWN
        if not of or of in fact.tails or of in fact.heads
    }


def _pairs(gone: Iterable[str], new: Iterable[str], world: World) -> Iterable[tuple[str, str]]:
    """An old statement with the new one about the same ends that takes its place."""
    by_ends: dict[tuple[object, ...], list[str]] = {}
    for id_ in sorted(new):
        by_ends.setdefault(ends_of(world.facts[id_]), []).append(id_)
    for id_ in sorted(gone):
        fresh = by_ends.get(ends_of(world.facts[id_]))
        if fresh:
            yield id_, fresh.pop(0)


def _differ(old: Fact, fresh: Fact, figures: Iterable[Basis]) -> bool:
    """Whether the later statement says otherwise, of a stake in one of the figures."""
    return fresh.kind != "Shareholding" or any(_figure(old, basis) != _figure(fresh, basis) for basis in figures)


def _figure(fact: Fact, basis: Basis) -> tuple[object, ...]:
    """A stake's share on a basis; of votes also whether and how they may be used."""
    share = stated(fact.tails[0], fact.heads[0], fact, basis)
    return share.low, share.written, share.high, fact.value("votingMode") if basis == "votes" else ""
