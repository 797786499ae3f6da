"""The names under which a car is sold: a generation or a market version bears that of its nameplate."""

from __future__ import annotations

from collections.abc import Sequence

from keiretsu.pictures.templates.kin import Row
from keiretsu.pictures.told import Told, counted, joined

LEVELS = ("generationOf", "versionOf")
FEW = 3
_NUMBERS = {10: "ten", 11: "eleven", 12: "twelve"}


def plates_of(told: Told, car: str) -> list[str]:
    """A car and all that it is a generation or a version of, the widest last."""
    line = [car]
    while True:
        above = [
            head
            for fact in told.world.about(line[-1])
            if fact.kind in LEVELS and fact.tails == (line[-1],)
            for head in fact.heads
            if head not in line
        ]
        if not above:
            return line
        line.append(above[0])


def is_or_is_below(told: Told, car: str, asked: str) -> bool:
    """Whether a car is the one asked about, or a generation or version of it."""
    return asked in plates_of(told, car)


def _badge(told: Told, car: str) -> str:
    return told.label(plates_of(told, car)[-1])


def headline(told: Told, car: str, blocks: Sequence[Sequence[Row]]) -> str:
    """The finding: how many cars there are, and under how many names."""
    badges = [list(dict.fromkeys(_badge(told, row.car) for row in block)) for block in blocks]
    every = list(dict.fromkeys(badge for some in badges for badge in some))
    if len(blocks) > 1:
        if len(every) == len(set.intersection(*map(set, badges))) <= FEW:
            return f"{joined(every)} are one car, in each of {_count(len(blocks))} generations"
        return f"{told.label(car)}: {counted(len(blocks), 'car')} under {_count(len(every))} {'badge' if len(every) == 1 else 'badges'}"
    (block,) = blocks
    names = list(dict.fromkeys(told.label(row.car) for row in block))
    if len(names) <= FEW and all(fact.kind == "Twinning" for row in block for fact in row.facts):
        return f"{joined(names)} are one car"
    if len(names) <= FEW:
        return f"{names[0]} {'is' if _is_now(told, block) else 'was'} also sold as {joined(names[1:])}"
    return f"One car, {_count(len(every))} badges: {names[0]} and its kin"


def _count(number: int) -> str:
    return _NUMBERS.get(number) or counted(number, "")


def _is_now(told: Told, block: Sequence[Row]) -> bool:
    """Whether a badge, and not only the donor, is told of until lately."""
    latest = [years.last for row in block if row.depth for years in row.years]
    return max(latest, default=0.0) >= float(told.day.last[:4]) - 1
