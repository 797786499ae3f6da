"""The rows of a family: donors first, each badge once, under the car from which it comes, with the years it was sold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.families import Family
from keiretsu.pictures.templates.sold import Years, first_year, stretches
from keiretsu.pictures.told import Told

PAIR = 2


class Row(msgspec.Struct, frozen=True):
    """One badge: how deep it stands, the row of its donor or -1, and the facts that say so, its donor's first."""

    car: str
    depth: int
    donor: int
    facts: tuple[Fact, ...]
    years: tuple[Years, ...]

    @property
    def fact(self) -> Fact | None:
        """The first of its facts, which sets how it is drawn."""
        return self.facts[0] if self.facts else None


def rows_of(told: Told, family: Family, productions: Iterable[Fact]) -> list[Row]:
    """All rows of a family in the order in which they are read."""
    return _Tree(told, family, [fact for fact in productions if fact.kind == "Production"]).rows


def is_shared(fact: Fact) -> bool:
    """Whether it says of several twins at once what need not hold of each: markets and years."""
    return fact.kind == "Twinning" and len(fact.tails) > PAIR


class _Tree:
    def __init__(self, told: Told, family: Family, built: Sequence[Fact]) -> None:
        self._told, self._built = told, built
        self._members = [member.id for member in family.members]
        self._below: defaultdict[str, dict[str, list[Fact]]] = defaultdict(dict)
        self._twins = [fact for fact in family.facts if fact.kind == "Twinning"]
        for fact in family.facts:
            if fact.kind != "Twinning":
                self._note_badges(fact)
        self._above: dict[str, str] = {}
        self._find_donors()
        self._hang_twins()
        self.rows: list[Row] = []
        self._write_rows()
        self._tell_twins()

    def _note_badges(self, fact: Fact) -> None:
        above, below = (fact.heads, fact.tails) if fact.kind == "versionOf" else (fact.tails, fact.heads)
        for donor in above:
            for car in below:
                if car != donor:
                    self._below[donor].setdefault(car, []).append(fact)

    def _find_donors(self) -> None:
        """Each badge goes under the donor with the fewest steps to the first of all; a ring is opened at its first."""
        given = {car for badges in self._below.values() for car in badges}
        reached: set[str] = set()
        self._reach(sorted((car for car in self._members if car not in given), key=self._rank), reached)
        for car in sorted(given, key=self._rank):
            self._reach([car], reached)

    def _reach(self, starts: Sequence[str], reached: set[str]) -> None:
        waiting = [car for car in starts if car not in reached]
        reached.update(waiting)
        for car in waiting:
            for badge in sorted(self._below[car].keys() - reached):
                reached.add(badge)
                self._above[badge] = car
                waiting.append(badge)

    def _hang_twins(self) -> None:
        """Twins that come from nowhere go under the one of them with most badges of its own, else the first named."""
        for fact in self._twins:
            host = min(fact.tails, key=lambda car: (-len(self._below[car]), car not in self._above))
            for car in fact.tails:
                if car not in self._above and car not in self._line_of(host):
                    self._above[car] = host
                    self._below[host][car] = [fact]

    def _line_of(self, car: str) -> list[str]:
        """A car and all above it."""
        line = [car]
        while line[-1] in self._above:
            line.append(self._above[line[-1]])
        return line

    def _rank(self, car: str) -> tuple[float, int, str, str]:
        first = first_year(fact for facts in self._below[car].values() for fact in facts)
        return first, -len(self._below[car]), self._told.label(car), car

    def _write_rows(self) -> None:
        roots = sorted((car for car in self._members if car not in self._above), key=self._rank, reverse=True)
        waiting = [(car, 0, -1) for car in roots]
        while waiting:
            car, depth, donor = waiting.pop()
            waiting += [(badge, depth + 1, len(self.rows)) for badge in reversed(self._badges_of(car))]
            facts = self._facts_of(car)
            self.rows.append(Row(car, depth, donor, facts, self._years(car, facts)))

    def _badges_of(self, car: str) -> list[str]:
        badges = [badge for badge in self._below[car] if self._above.get(badge) == car]
        return sorted(badges, key=lambda badge: (first_year(self._below[car][badge]), self._told.label(badge), badge))

    def _facts_of(self, car: str) -> tuple[Fact, ...]:
        """What makes it a badge: of its donor here first, then of others."""
        donors = sorted((donor for donor in self._below if car in self._below[donor]), key=self._told.label)
        donors.sort(key=lambda donor: donor != self._above.get(car))
        facts = [
            fact
            for donor in donors
            for fact in sorted(self._below[donor][car], key=lambda fact: (first_year([fact]), fact.id))
        ]
        return tuple({fact.id: fact for fact in facts}.values()) if car in self._above else ()

    def _years(self, car: str, facts: Sequence[Fact]) -> tuple[Years, ...]:
        """Told of it as a badge or as one of a pair, else of its building, else of several twins at once."""
        twins = [fact for fact in self._twins if car in fact.tails and fact not in facts]
        own = [fact for fact in self._built if fact.heads == (car,)]
        all_ = [*facts, *twins]
        return (
            stretches(fact for fact in all_ if not is_shared(fact))
            or stretches(own)
            or stretches(fact for fact in all_ if is_shared(fact))
        )

    def _tell_twins(self) -> None:
        """Add each twinning to the row of every twin that it names but the first, where it is not drawn yet."""
        places = {row.car: place for place, row in enumerate(self.rows)}
        for fact in self._twins:
            for place in sorted(places[car] for car in fact.tails)[1:]:
                row = self.rows[place]
                if fact not in row.facts:
                    self.rows[place] = msgspec.structs.replace(row, facts=(*row.facts, fact))
