"""A span whose ends may be half known: dates as written in, bounds and degrees of sureness out.

Bounds are days as text (YYYY-MM-DD), compared as text; *until* is exclusive. A written date is
YYYY, YYYY-MM or YYYY-MM-DD, with ~ behind it for "about", which widens it by one of its own units.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

import msgspec

from keiretsu.errors import BadValue

BEGINNING = "0001-01-01"
END_OF_TIME = "9999-12-31"
YEARS_PRESUMED = 3

Sureness = Literal["certain", "presumed", "possible"]
DEGREES: tuple[Sureness, ...] = ("certain", "presumed", "possible")

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")


class Span(msgspec.Struct, frozen=True, gc=False):
    """Days from ``first`` to ``last``, both included."""

    first: str
    last: str

    @property
    def until(self) -> str:
        """The day after the last one."""
        return day_after(self.last)


class Period(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Three nested spans, each half open: on which days something may, is presumed to, or surely does hold."""

    possible_from: str = BEGINNING
    presumed_from: str = END_OF_TIME
    certain_from: str = END_OF_TIME
    certain_until: str = BEGINNING
    presumed_until: str = BEGINNING
    possible_until: str = END_OF_TIME

    def sureness(self, span: Span) -> Sureness | None:
        """The best degree reached on any day of the span; None if it cannot hold on any of them."""
        if _meet(self.certain_from, self.certain_until, span):
            return "certain"
        if _meet(self.presumed_from, self.presumed_until, span):
            return "presumed"
        if _meet(self.possible_from, self.possible_until, span):
            return "possible"
        return None

    @property
    def last_sure_day(self) -> str | None:
        """The last day on which it surely held, or None."""
        return day_before(self.certain_until) if self.certain_from < self.certain_until else None


def _meet(start: str, until: str, span: Span) -> bool:
    return start < until and start <= span.last and span.first < until


@cache
def is_written_date(text: str) -> bool:
    """Whether the text is a date as this project writes it, and the day exists."""
    try:
        span_of(text)
    except BadValue:
        return False
    return True


@cache
def span_of(text: str) -> Span:
    """The days that a written date covers. Raises BadValue for any other text and for days that do not exist."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise BadValue(f'"{text}" is no date. Write YYYY, YYYY-MM or YYYY-MM-DD, with ~ behind it for "about".')
    year, month, day, about = match.groups()
    try:
        return _days(int(year), int(month or 0), int(day or 0), 1 if about else 0)
    except (ValueError, OverflowError):
        raise BadValue(f'"{text}" is a day that does not exist. Look at the month and the day again.') from None


def _days(year: int, month: int, day: int, width: int) -> Span:
    if day:
        middle = date(year, month, day)
        return Span((middle - timedelta(width)).isoformat(), (middle + timedelta(width)).isoformat())
    if month:
        date(year, month, 1)
        months = year * 12 + month - 1
        return Span(_first_of_month(months - width), day_before(_first_of_month(months + width + 1)))
    date(year, 1, 1)
    return Span(f"{year - width:04}-01-01", f"{year + width:04}-12-31")


def _first_of_month(months: int) -> str:
    return date(months // 12, months % 12 + 1, 1).isoformat()


@cache
def day_after(day: str) -> str:
    """The next day; the last day of all time has none but itself."""
    return END_OF_TIME if day >= END_OF_TIME else (date.fromisoformat(day) + timedelta(1)).isoformat()


@cache
def day_before(day: str) -> str:
    """The day before; the first day of all time has none but itself."""
    return BEGINNING if day <= BEGINNING else (date.fromisoformat(day) - timedelta(1)).isoformat()


def _years_after(day: str, years: int) -> str:
    if int(day[:4]) + years > 9999:
        return END_OF_TIME
    moved = f"{int(day[:4]) + years:04}{day[4:]}"
    return moved if not moved.endswith("02-29") else moved[:-2] + "28"


@cache
def _span_or_none(text: str | None) -> Span | None:
    return span_of(text) if text and is_written_date(text) else None


@cache
def bounds(
    *,
    start: str | None = None,
    end: str | None = None,
    observed: tuple[str, ...] = (),
    ended_by: tuple[str, ...] = (),
    lasting: bool = False,
) -> Period:
    """The period of a statement from its dates as written; a text that is no date counts as not written.

    Certain: between the first and the last sighting, and from start to end where both are written.
    Presumed: between a start and a first sighting, and for three years after the last sighting of
    what has no end. Possible: all else that the dates allow. What is lasting never stops to hold.
    """
    opening, closing = _span_or_none(start), _span_or_none(end)
    seen = [span for span in map(_span_or_none, observed) if span]
    over = [span.last for span in map(_span_or_none, ended_by) if span]
    if closing:
        over.append(closing.last)
    possible_from = opening.first if opening else BEGINNING
    possible_until = END_OF_TIME if lasting or not over else min(over)
    certain_from, certain_until = _certain(opening, closing, seen, lasting)
    certain_until = min(certain_until, possible_until)
    presumed_from, presumed_until = _presumed(opening, closing, seen, certain_from, certain_until, lasting)
    return Period(
        possible_from, presumed_from, certain_from, certain_until, min(presumed_until, possible_until), possible_until
    )


def _certain(opening: Span | None, closing: Span | None, seen: list[Span], lasting: bool) -> tuple[str, str]:
    begins, until = [span.last for span in seen], [span.first for span in seen]
    if opening:
        until.append(opening.last)
        if closing or lasting or not seen:
            begins.append(opening.last)
    last = day_after(max(until)) if until else BEGINNING
    if closing:
        last = max(last, closing.first)
        if opening is None or opening.last < closing.first:
            begins.append(day_before(closing.first))
    if lasting and begins:
        last = END_OF_TIME
    return min(begins) if begins else END_OF_TIME, last


def _presumed(
    opening: Span | None, closing: Span | None, seen: list[Span], certain_from: str, certain_until: str, lasting: bool
) -> tuple[str, str]:
    known = [span.last for span in seen]
    earliest = opening.last if opening else min(seen, key=lambda span: span.last).first if seen else certain_from
    begin = min(earliest, certain_from)
    if lasting or closing:
        return begin, max(certain_until, closing.first if closing else BEGINNING)
    if opening:
        known.append(opening.last)
    return begin, _years_after(day_after(max(known)), YEARS_PRESUMED) if known else BEGINNING


def open_ended(day: str) -> str | None:
    """A bound for people and programs: None where nothing limits it."""
    return None if day in (BEGINNING, END_OF_TIME) else day


def today() -> str:
    """The day on which the question is asked."""
    return date.today().isoformat()
