"""Columns for rows of things that should line up: which column each takes, and where the columns stand."""

from __future__ import annotations

from collections.abc import Sequence

MOVED = 1.5
"""What it costs to put a thing elsewhere than an earlier row has it."""


def columns(rows: Sequence[Sequence[str]]) -> list[list[int]]:
    """For each row the strictly growing columns of its things, from 0 to the last; longest rows choose first.

    Where rows differ in length there are columns in between, so that a short row can stand in the middle.
    """
    last = max(len(row) for row in rows) - 1
    if len({len(row) for row in rows}) > 1:
        last *= 2
    placed: dict[str, int] = {}
    found: dict[int, list[int]] = {}
    for number in sorted(range(len(rows)), key=lambda n: (-len(rows[n]), n)):
        found[number] = _best(rows[number], last, placed)
        for thing, column in zip(rows[number], found[number], strict=True):
            placed.setdefault(thing, column)
    return [found[number] for number in range(len(rows))]


def _best(row: Sequence[str], last: int, placed: dict[str, int]) -> list[int]:
    """Dynamic programming over (thing, column): near the even places, and where earlier rows have the thing."""
    count = len(row) - 1
    costs: list[dict[int, tuple[float, list[int]]]] = [{0: (0.0, [0])}]
    for place in range(1, count + 1):
        options = [last] if place == count else list(range(place, last - (count - place) + 1))
        costs.append({})
        for column in options:
            own = abs(column - place * last / count) + (MOVED if placed.get(row[place], column) != column else 0)
            before = min((cost, way) for at, (cost, way) in costs[place - 1].items() if at < column)
            costs[place][column] = (before[0] + own, [*before[1], column])
    return costs[count][last][1]


def spread(needs: Sequence[tuple[int, int, float]], left: float, right: float) -> tuple[list[float], bool]:
    """The middle of each column from pairs of columns and their least distance, and whether all fits in between.

    What room is left over goes evenly between the columns.
    """
    last = max((b for _, b, _ in needs), default=0)
    x = [0.0] * (last + 1)
    for column in range(1, last + 1):
        x[column] = max((x[a] + need for a, b, need in needs if b == column), default=x[column - 1])
    slack = right - left - x[last]
    return [left + at + slack * column / max(last, 1) for column, at in enumerate(x)], slack >= 0
