"""Who held how much of a company when: stakes in, spells out, each holder's in a slot of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.period import BEGINNING, END_OF_TIME, Span, day_after, is_written_date, span_of
from keiretsu.pictures.told import Told, capital_of

SMALLEST = 3.0
ALIKE = 0.2
"""A figure that differs by no more than this part from the next of the same holder is taken to hold until then."""
SHORTEST = 0.02


class Spell(msgspec.Struct, frozen=True, gc=False):
    """One holder's stake of one size, from one moment to another in years; a side without a date is not sure."""

    holder: str
    share: float
    first: float
    last: float
    sure_first: bool
    sure_last: bool
    fact: Fact


class Slot(msgspec.Struct, frozen=True):
    """One holder's place in a lane, the same at all times: its spells in order."""

    holder: str
    spells: tuple[Spell, ...]

    @property
    def most(self) -> float:
        """The largest share it ever had."""
        return max(spell.share for spell in self.spells)

    @property
    def weight(self) -> float:
        """Share times years."""
        return sum(spell.share * (spell.last - spell.first) for spell in self.spells)


class Lane(msgspec.Struct, frozen=True):
    """One company: its holders, the weightiest first, when nobody is on record, and what is not drawn."""

    company: str
    slots: tuple[Slot, ...]
    gaps: tuple[tuple[float, float], ...]
    small: tuple[Fact, ...]
    unsized: tuple[Fact, ...]
    over: bool


def lane(told: Told, company: str, facts: Iterable[Fact], first: float, last: float) -> Lane:
    """The lane of a company between two moments."""
    held = [fact for fact in facts if fact.kind == "Shareholding" and fact.heads == (company,) and len(fact.tails) == 1]
    by_holder: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in held:
        if capital_of(fact) is not None and _moments(fact, last):
            by_holder[fact.tails[0]].append(fact)
    slots = [
        Slot(holder, spells)
        for holder, stakes in by_holder.items()
        if max(capital_of(fact) or 0.0 for fact in stakes) >= SMALLEST and (spells := _spells(stakes, first, last))
    ]
    slots.sort(key=lambda slot: (-slot.weight, told.label(slot.holder), slot.holder))
    every = [spell for slot in slots for spell in slot.spells]
    drawn = {spell.fact.id for spell in every}
    small = [
        fact
        for stakes in by_holder.values()
        if max(capital_of(fact) or 0.0 for fact in stakes) < SMALLEST
        for fact in stakes
    ]
    rest = [fact for fact in held if fact.id not in drawn and fact not in small]
    gaps = _gaps(every, first, last)
    return Lane(company, tuple(slots), tuple(gaps), tuple(small), tuple(rest), _is_over(every))


def moment(day: str) -> float:
    """A day in years and parts of years."""
    year, month, day_ = (int(part) for part in day.split("-"))
    return round(year + (month - 1) / 12 + (day_ - 1) / 372, 3)


def _middle(span: Span) -> float:
    """Where a date is drawn of which no more is known than the span: a year alone at its middle."""
    return round((moment(span.first) + moment(day_after(span.last))) / 2, 3)


def _written(fact: Fact, name: str) -> Span | None:
    text = fact.value(name)
    return span_of(text) if is_written_date(text) else None


def _moments(fact: Fact, now: float) -> tuple[float, float] | None:
    """From when until when a stake is known or presumed to hold; None without any date."""
    start, end, period = _written(fact, "start"), _written(fact, "end"), fact.period
    if period.presumed_from in (END_OF_TIME, BEGINNING) or period.presumed_until == BEGINNING:
        return None
    seen = [span_of(text) for text in fact.values.get("observed", ()) if is_written_date(text)]
    first = _middle(start) if start else min(map(_middle, seen), default=moment(period.presumed_from))
    until = period.presumed_until
    last = _middle(end) if end else moment(until) if until != END_OF_TIME else now
    if last <= first and start and end:
        first, last = moment(start.first), moment(end.until)
    return first, min(last, now)


def _spells(stakes: Sequence[Fact], first: float, now: float) -> tuple[Spell, ...]:
    """The stakes of one holder, each until the next one begins, as far as they lie between two moments."""
    dated = [(moments, fact) for fact in stakes if (moments := _moments(fact, now))]
    dated.sort(key=lambda pair: (pair[0], pair[1].id))
    found: list[Spell] = []
    for place, ((start, last), fact) in enumerate(dated):
        following = next((pair for pair in dated[place + 1 :] if pair[0][0] > start + SHORTEST), None)
        until = _until(fact, last, following) if following else last
        again = any(abs(moments[0] - start) <= SHORTEST for moments, _ in dated[:place])
        if until > start + SHORTEST and not again and until > first and start < now:
            sure = bool(fact.value("end")) or until < last or last >= now - SHORTEST
            found.append(
                Spell(fact.tails[0], capital_of(fact) or 0.0, start, until, bool(fact.value("start")), sure, fact)
            )
    return tuple(found)


def _until(fact: Fact, last: float, following: tuple[tuple[float, float], Fact]) -> float:
    """The end of a stake before the next of its holder: no hole where the dates meet or the figure stays."""
    (begin, _), other = following
    if begin <= last or _meet(_written(fact, "end"), _written(other, "start")) or _stays(fact, other):
        return begin
    return last


def _meet(end: Span | None, start: Span | None) -> bool:
    return bool(end and start) and start.first <= end.until and end.first <= start.until  # type: ignore[union-attr]


def _stays(fact: Fact, other: Fact) -> bool:
    if fact.value("end") or fact.value("endedBy"):
        return False
    one, two = capital_of(fact) or 0.0, capital_of(other) or 0.0
    return abs(one - two) <= ALIKE * max(one, two)


def _gaps(spells: Sequence[Spell], first: float, last: float) -> list[tuple[float, float]]:
    """When nobody is on record."""
    gaps, free = [], first
    for spell in sorted(spells, key=lambda spell: spell.first):
        if spell.first > free + SHORTEST:
            gaps.append((free, spell.first))
        free = max(free, spell.last)
    return [*gaps, (free, last)] if last > free + SHORTEST else gaps


def _is_over(spells: Sequence[Spell]) -> bool:
    """Whether the figures of one moment exceed the whole."""
    return any(
        sum(other.share for other in spells if other.first <= spell.first < other.last) > 100.5 for spell in spells
    )
