"""The rows of a family: donors first, each badge under the car from which it comes, with what is known of its years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.families import Family
from keiretsu.period import is_written_date, span_of
from keiretsu.pictures.told import Told


class Years(msgspec.Struct, frozen=True, gc=False):
    """When a car was sold, in years and parts of years; a side that is not known is not ``sure``."""

    first: float
    last: float
    sure_first: bool
    sure_last: bool
    open_end: bool
    words: str


class Row(msgspec.Struct, frozen=True):
    """One badge: how deep it stands, the row of its donor or -1, and the facts that say so."""

    car: str
    depth: int
    donor: int
    facts: tuple[Fact, ...]
    years: Years | None

    @property
    def fact(self) -> Fact | None:
        """The first of its facts, which sets how it is drawn."""
        return self.facts[0] if self.facts else None


def rows_of(told: Told, family: Family, productions: Iterable[Fact]) -> list[Row]:
    """All rows of a family in the order in which they are read."""
    built = [fact for fact in productions if fact.kind in ("Production", "Development")]
    return _Walk(told, family, built).rows


class _Walk:
    def __init__(self, told: Told, family: Family, built: Sequence[Fact]) -> None:
        self._told, self._built = told, built
        self._below: defaultdict[str, dict[str, list[Fact]]] = defaultdict(dict)
        self._twins: list[Fact] = []
        self.rows: list[Row] = []
        self._row_of: dict[str, int] = {}
        self._claimed: set[str] = set()
        given = set()
        for fact in family.facts:
            if fact.kind == "Twinning":
                self._twins.append(fact)
                continue
            above, below = (fact.heads, fact.tails) if fact.kind == "versionOf" else (fact.tails, fact.heads)
            for donor in above:
                for car in below:
                    self._below[donor].setdefault(car, []).append(fact)
                    given.add(car)
        members = [member.id for member in family.members]
        roots = sorted((car for car in members if car not in given), key=self._rank)
        for car in [*roots, *sorted((car for car in members if car in given), key=self._rank)]:
            if car not in self._row_of:
                self._descend(car)
        self._tell_twins()

    def _rank(self, car: str) -> tuple[float, int, str, str]:
        starts = [years_of(fact) for facts in self._below[car].values() for fact in facts]
        first = min((years.first for years in starts if years), default=9999.0)
        return first, -len(self._below[car]), self._told.label(car), car

    def _descend(self, root: str) -> None:
        waiting: list[tuple[str, int, int, tuple[Fact, ...]]] = [(root, 0, -1, ())]
        while waiting:
            car, depth, donor, facts = waiting.pop()
            known = car in self._row_of
            if known and not [fact for fact in facts if fact.kind != "Twinning"]:
                continue
            place = len(self.rows)
            self._row_of.setdefault(car, place)
            self.rows.append(Row(car, depth, donor, facts, self._years(car, facts)))
            if not known:
                waiting += reversed(self._children(car, depth, place))

    def _children(self, car: str, depth: int, place: int) -> list[tuple[str, int, int, tuple[Fact, ...]]]:
        found = {badge: tuple(facts) for badge, facts in self._below[car].items()}
        for fact in self._twins:
            if car in fact.tails:
                for other in fact.tails:
                    if other != car and other not in self._row_of and other not in self._claimed:
                        self._claimed.add(other)
                        found[other] = (*found.get(other, ()), fact)
        order = sorted(found, key=lambda badge: (self._first(found[badge]), self._told.label(badge), badge))
        return [(badge, depth + 1, place, found[badge]) for badge in order]

    def _first(self, facts: Iterable[Fact]) -> float:
        return min((years.first for years in map(years_of, facts) if years), default=9999.0)

    def _years(self, car: str, facts: Sequence[Fact]) -> Years | None:
        own = [fact for fact in self._built if car in fact.heads and len(fact.heads) == 1 and fact.kind == "Production"]
        for fact in (*facts, *own):
            years = years_of(fact)
            if years:
                return years
        return None

    def _tell_twins(self) -> None:
        """Add each twinning to the row of every twin that it names but the first, where it is not drawn yet."""
        for fact in self._twins:
            places = sorted(self._row_of[car] for car in fact.tails)
            for place in places[1:]:
                row = self.rows[place]
                if fact not in row.facts:
                    self.rows[place] = msgspec.structs.replace(row, facts=(*row.facts, fact))


def years_of(fact: Fact) -> Years | None:
    """The years of a fact: from its start to its end, as far as they are written; None without any date."""
    start, end = _written(fact.value("start")), _written(fact.value("end"))
    seen = sorted(filter(None, map(_written, fact.values.get("observed", ()))))
    over = min(filter(None, map(_written, fact.values.get("endedBy", ()))), default=None)
    if not (start or end or seen):
        return None
    first = start or (seen[0] if seen else None)
    last = end or (seen[-1] if seen else None) or over
    x0 = first[0] if first else (last[0] - 1 if last else 0.0)
    x1 = max(last[1] if last else x0 + 1, x0 + 0.6)
    words = _words(fact, bool(start), bool(end))
    return Years(x0, x1, start is not None and not start[2], end is not None and not end[2], False, words)


def _written(text: str) -> tuple[float, float, bool] | None:
    """The first and the last moment of a written date in years, and whether it is only about then."""
    if not is_written_date(text):
        return None
    span = span_of(text)
    return _moment(span.first), _moment(span.last), text.endswith("~")


def _moment(day: str) -> float:
    year, month, day_ = (int(part) for part in day.split("-"))
    return year + (month - 1) / 12 + (day_ - 1) / 372


def _words(fact: Fact, start: bool, end: bool) -> str:
    def year(name: str) -> str:
        text = fact.value(name)
        return ("about " if text.endswith("~") else "") + text[:4]

    if start and end:
        one, other = year("start"), year("end")
        return one if one == other else f"{one}–{other.removeprefix('about ')}"
    seen = sorted(text[:4] for text in fact.values.get("observed", ()))
    if start:
        later = f", seen {seen[-1]}" if seen and seen[-1] > fact.value("start")[:4] else ""
        return f"from {year('start')}{later}"
    if end:
        return f"until {year('end')}"
    return f"seen {seen[0]}" if seen[0] == seen[-1] else f"seen {seen[0]}–{seen[-1]}"
