"""Ownership over time: the days on which an answer changes, and two days side by side.

Only what is sure or presumed on a day counts here; what is merely possible would make every half-known date a change.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from keiretsu.facts import Fact, World
from keiretsu.narrow import Scope, narrowed
from keiretsu.ownership.answers import DiffAnswer
from keiretsu.ownership.bearing import ends_of
from keiretsu.period import Span

KNOWN = ("certain", "presumed")
NOTHING, VERDICT = "none", "verdict"


def compared(world: World, asked: Scope, days: tuple[str, str], of: str = "") -> DiffAnswer:
    """What began, ended and changed between two days, of all kinds of relation, or of one thing."""
    early, late = (_known_on(world, asked, day, of) for day in days)
    new, gone = late.keys() - early.keys(), early.keys() - late.keys()
    changed = sorted(_pairs(gone, new, world))
    gone -= {old for old, _ in changed}
    new -= {fresh for _, fresh in changed}
    surfaced = {id_ for id_ in new if world.facts[id_].period.sureness(Span(days[0], days[0]))}
    lapsed = {id_ for id_ in gone if world.facts[id_].period.sureness(Span(days[1], days[1]))}
    return DiffAnswer(
        day=days[0],
        other_day=days[1],
        basis="capital",
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
        for fact in narrowed(world, replace(asked, span=span))
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
