"""Who held how much of a company when: stakes as spells, cut into pieces in which nothing changes."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.period import BEGINNING, END_OF_TIME
from keiretsu.pictures.told import Told, capital_of

SMALLEST = 3.0


class Spell(msgspec.Struct, frozen=True, gc=False):
    """One holder's stake of one size, from one moment to another in years; a side without a date is not sure."""

    holder: str
    share: float
    first: float
    last: float
    sure_first: bool
    sure_last: bool
    fact: Fact


class Run(msgspec.Struct, frozen=True, gc=False):
    """A spell as it stands in a lane: between which heights, from 0 (top) to 100."""

    spell: Spell
    first: float
    last: float
    top: float
    bottom: float


class Lane(msgspec.Struct, frozen=True):
    """One company: its runs, the stretches that nobody is on record for, and what is not drawn."""

    company: str
    runs: tuple[Run, ...]
    gaps: tuple[tuple[float, float, float], ...]
    order: tuple[str, ...]
    small: tuple[Fact, ...]
    unsized: tuple[Fact, ...]
    over: bool


def lane(told: Told, company: str, facts: Iterable[Fact], first: float, last: float) -> Lane:
    """The lane of a company between two moments."""
    held = [fact for fact in facts if fact.kind == "Shareholding" and fact.heads == (company,) and len(fact.tails) == 1]
    sized = [fact for fact in held if capital_of(fact) is not None]
    dated = [fact for fact in sized if _moments(fact, last)]
    greatest: defaultdict[str, float] = defaultdict(float)
    for fact in dated:
        greatest[fact.tails[0]] = max(greatest[fact.tails[0]], capital_of(fact) or 0.0)
    small = [fact for fact in dated if greatest[fact.tails[0]] < SMALLEST]
    spells = [
        spell
        for holder in sorted(greatest)
        if greatest[holder] >= SMALLEST
        for spell in _spells(holder, [fact for fact in dated if fact.tails == (holder,)], last)
        if spell.last > first and spell.first < last
    ]
    order = _order(told, spells)
    runs, gaps, over = _stacked(spells, order, first, last)
    drawn = {spell.fact.id for spell in spells}
    rest = [fact for fact in held if fact.id not in drawn and fact not in small]
    return Lane(company, tuple(runs), tuple(gaps), tuple(order), tuple(small), tuple(rest), over)


def _moment(day: str) -> float:
    year, month, day_ = (int(part) for part in day.split("-"))
    return round(year + (month - 1) / 12 + (day_ - 1) / 372, 3)


def _moments(fact: Fact, now: float) -> tuple[float, float] | None:
    """From when until when a stake is known or presumed to hold; None without any date."""
    start, until = fact.period.presumed_from, fact.period.presumed_until
    if start in (END_OF_TIME, BEGINNING) or until == BEGINNING:
        return None
    return _moment(start), min(_moment(until), now) if until != END_OF_TIME else now


def _spells(holder: str, facts: Sequence[Fact], now: float) -> list[Spell]:
    """The stakes of one holder, each until the next one begins."""
    found = []
    dated = sorted(
        ((moments, fact) for fact in facts if (moments := _moments(fact, now))), key=lambda p: (p[0], p[1].id)
    )
    for place, ((first, last), fact) in enumerate(dated):
        following = [moments[0] for moments, _ in dated[place + 1 :] if moments[0] > first + 0.01]
        until = min([last, *following[:1]])
        again = any(abs(moments[0] - first) <= 0.01 for moments, _ in dated[:place])
        if until > first + 0.02 and not again:
            ends = bool(fact.value("end")) or until < last or last >= now - 0.01
            found.append(Spell(holder, capital_of(fact) or 0.0, first, until, bool(fact.value("start")), ends, fact))
    return found


def _order(told: Told, spells: Sequence[Spell]) -> list[str]:
    """One order for all time: share times years, largest first, then name."""
    worth: defaultdict[str, float] = defaultdict(float)
    for spell in spells:
        worth[spell.holder] += spell.share * (spell.last - spell.first)
    return sorted(worth, key=lambda holder: (-worth[holder], told.label(holder), holder))


def _stacked(
    spells: Sequence[Spell], order: Sequence[str], first: float, last: float
) -> tuple[list[Run], list[tuple[float, float, float]], bool]:
    cuts = sorted({first, last, *(m for s in spells for m in (s.first, s.last) if first < m < last)})
    runs: list[Run] = []
    gaps: list[tuple[float, float, float]] = []
    over = False
    for start, end in itertools.pairwise(cuts):
        present = sorted((s for s in spells if s.first <= start and s.last >= end), key=lambda s: order.index(s.holder))
        total = sum(spell.share for spell in present)
        over |= total > 100.5
        scale, top = 100 / max(total, 100), 0.0
        for spell in present:
            bottom = top + spell.share * scale
            _add(runs, Run(spell, start, end, top, bottom))
            top = bottom
        if top < 99.5:
            if gaps and gaps[-1][1] == start and abs(gaps[-1][2] - top) < 0.01:
                gaps[-1] = (gaps[-1][0], end, top)
            else:
                gaps.append((start, end, top))
    return runs, gaps, over


def _add(runs: list[Run], new: Run) -> None:
    """Add a run, or lengthen the one that it merely goes on from."""
    for place in range(len(runs) - 1, -1, -1):
        run = runs[place]
        if run.spell is new.spell and run.last == new.first:
            if abs(run.top - new.top) < 0.01 and abs(run.bottom - new.bottom) < 0.01:
                runs[place] = Run(run.spell, run.first, new.last, run.top, run.bottom)
                return
            break
    runs.append(new)
