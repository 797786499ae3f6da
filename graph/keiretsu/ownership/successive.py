"""Stakes on a day between two figures: what is known because the later statement takes the place of the earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from keiretsu.facts import Fact, World
from keiretsu.narrow import EVER, Scope
from keiretsu.period import Span


def neighbours(world: World, asked: Scope, kept: Iterable[Fact]) -> Mapping[str, Fact]:
    """By the id of a stake that is merely possible on the day: the statement on the other side of the change.

    Where the earlier one has begun and is not known to be over, it or the later one holds; where it is over and
    the later one is sighted only afterwards, the stake lies between the two figures.
    """
    open_ = {fact.id: fact for fact in kept if fact.kind == "Shareholding" and _is_open(fact, asked.span)}
    if not open_:
        return {}
    ever, pairs = replace(asked, span=EVER), {(fact.tails, fact.heads) for fact in open_.values()}
    found: dict[str, Fact] = {}
    for fact in world.facts.values():
        if fact.kind == "Shareholding" and (fact.tails, fact.heads) in pairs:
            for earlier in _followed(fact, world):
                if ever.counts(fact) and ever.counts(earlier):
                    found |= _change(earlier, fact, open_, asked.span.first)
    return found


def _is_open(fact: Fact, day: Span) -> bool:
    return fact.period.sureness(day) == "possible"


def _followed(fact: Fact, world: World) -> Iterator[Fact]:
    return (world.facts[id_] for id_ in fact.follows if id_ in world.facts)


def _change(earlier: Fact, later: Fact, open_: Mapping[str, Fact], day: str) -> dict[str, Fact]:
    if later.period.presumed_from <= day:
        return {}
    if earlier.id in open_ and earlier.period.presumed_from <= day:
        return {earlier.id: later}
    return {later.id: earlier} if later.id in open_ and earlier.period.possible_until <= day else {}
