"""When a car was sold under a badge: the dates of some facts in, stretches of years out, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.period import is_written_date, span_of

APART = 1.0
"""Stretches nearer than so many years to each other are one."""


class Years(msgspec.Struct, frozen=True, gc=False):
    """A stretch in years and parts of years; a side that is not known is not ``sure``.

    A single date of which no more is known is a ``tick``: it lasts no time.
    """

    first: float
    last: float
    sure_first: bool
    sure_last: bool
    words: str

    @property
    def tick(self) -> bool:
        """Whether it is but one date."""
        return self.first == self.last


class _Dates(msgspec.Struct, frozen=True, gc=False):
    """What is written of a stretch: its start, its end, all sightings."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    seen: tuple[str, ...]

    @property
    def first(self) -> float:
        return min(span[0] for span in map(_span, (*self.starts, *self.seen, *self.ends)))

    @property
    def last(self) -> float:
        return max(span[1] for span in map(_span, (*self.starts, *self.seen, *self.ends)))

    def joined(self, other: _Dates) -> _Dates:
        return _Dates(self.starts + other.starts, self.ends + other.ends, self.seen + other.seen)


def stretches(facts: Iterable[Fact]) -> tuple[Years, ...]:
    """The stretches of years that the facts tell of, in order; such as meet or overlap are one."""
    whole: list[_Dates] = []
    for dates in sorted(filter(None, map(_dates, facts)), key=lambda d: (d.first, d.last)):
        if whole and dates.first <= whole[-1].last + APART:
            whole[-1] = whole[-1].joined(dates)
        else:
            whole.append(dates)
    return tuple(map(_years, whole))


def first_year(facts: Iterable[Fact]) -> float:
    """When the first of the facts began, or a year after all others where no date is known."""
    return min((dates.first for dates in map(_dates, facts) if dates), default=9999.0)


def _dates(fact: Fact) -> _Dates | None:
    start, end, seen = (tuple(_written(fact, name)) for name in ("start", "end", "observed"))
    over = tuple(_written(fact, "endedBy"))
    return _Dates(start, end, seen or over) if start or end or seen or over else None


def _written(fact: Fact, name: str) -> Iterator[str]:
    return (text for text in fact.values.get(name, ()) if is_written_date(text))


def _years(dates: _Dates) -> Years:
    start = min(dates.starts, key=_span, default="")
    end = max(dates.ends, key=lambda text: _span(text)[1], default="")
    seen = sorted(dates.seen, key=_span)
    if end and seen and _span(seen[-1])[0] >= _span(end)[1]:
        end = ""
    if start and seen and _span(seen[0])[1] <= _span(start)[0]:
        start = ""
    words = _words(start, end, seen)
    if not start and (end or len({text[:4] for text in seen}) == 1):
        moment = _middle(end or seen[0])
        return Years(moment, moment, False, bool(end), words)
    first = _span(start)[0] if start else _middle(seen[0])
    last = _span(end)[1] if end else _middle(seen[-1]) if seen else _span(start)[1]
    return Years(first, max(last, first + 0.6), _is_exact(start), _is_exact(end), words)


def _words(start: str, end: str, seen: Sequence[str]) -> str:
    if start and end:
        one, other = _said(start), _said(end)
        return one if one == other else f"{one}–{other.removeprefix('about ')}"
    if start:
        later = f", seen {seen[-1][:4]}" if seen and seen[-1][:4] > start[:4] else ""
        return f"from {_said(start)}{later}"
    if end:
        return f"until {_said(end)}"
    first, last = seen[0][:4], seen[-1][:4]
    return f"seen {first}" if first == last else f"seen {first}–{last}"


def _said(written: str) -> str:
    return ("about " if written.endswith("~") else "") + written[:4]


def _is_exact(written: str) -> bool:
    return bool(written) and not written.endswith("~")


def _span(written: str) -> tuple[float, float]:
    span = span_of(written)
    return _moment(span.first), _moment(span.last)


def _middle(written: str) -> float:
    return sum(_span(written)) / 2


def _moment(day: str) -> float:
    year, month, day_ = (int(part) for part in day.split("-"))
    return year + (month - 1) / 12 + (day_ - 1) / 372
