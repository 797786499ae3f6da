"""Which of parallel facts hold at one time: the facts of each step in, the ones to tell and their common days out."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.period import BEGINNING, DEGREES, END_OF_TIME, Period, Span, Sureness

Days = tuple[str, str]
ALL_TIME = (BEGINNING, END_OF_TIME)


class Window(msgspec.Struct, frozen=True, gc=False):
    """The days, half open, on which all steps of a way hold, and how surely they then do."""

    start: str
    until: str
    sureness: Sureness


def window_of(facts: Sequence[Fact]) -> Window | None:
    """The days on which all facts hold, at the best degree that has any; None if they never do."""
    for degree in DEGREES:
        days = _common([_days(fact.period, degree) for fact in facts])
        if days:
            return Window(*days, degree)
    return None


def overlap(one: Fact, other: Fact) -> bool:
    """Whether the dates of two facts allow a day on which both hold."""
    a, b = one.period, other.period
    return max(a.possible_from, b.possible_from) < min(a.possible_until, b.possible_until)


def held_together(parallel: Sequence[Sequence[Fact]], span: Span) -> list[Fact]:
    """Of each step's parallel facts, the best first, the one to tell: such as hold at one time, within the span if they can.

    Facts that are presumed to hold at once go before such as merely may; if none may, the first of each is told.
    """
    asked = (span.first, span.until)
    tries: tuple[tuple[Sureness, Days], ...] = (("presumed", asked), ("possible", asked), ("possible", ALL_TIME))
    for degree, when in tries if len(parallel) > 1 else ():
        days = [[_days(fact.period, degree) for fact in facts] for facts in parallel]
        places = _best_places(days, when)
        if places:
            return [facts[place] for facts, place in zip(parallel, places, strict=True)]
    return [facts[0] for facts in parallel]


def _best_places(parallel: Sequence[Sequence[Days]], when: Days) -> list[int] | None:
    """On the day on which the foremost can be told, the place of the first that holds in each row.

    What holds together at all does so on the first day of one of them, so no other days need be tried.
    """
    found = []
    for day in sorted({max(days[0], when[0]) for row in parallel for days in row}):
        places = [_first_on(row, day) for row in parallel]
        if day < when[1] and None not in places:
            found.append([place for place in places if place is not None])
    return min(found, key=lambda places: (sum(places), places), default=None)


def _first_on(row: Sequence[Days], day: str) -> int | None:
    return next((place for place, (start, until) in enumerate(row) if start <= day < until), None)


def _common(spans: Sequence[Days]) -> Days | None:
    start, until = max(s for s, _ in spans), min(u for _, u in spans)
    return (start, until) if start < until else None


def _days(period: Period, degree: Sureness) -> Days:
    if degree == "certain":
        return period.certain_from, period.certain_until
    if degree == "presumed":
        return period.presumed_from, period.presumed_until
    return period.possible_from, period.possible_until
