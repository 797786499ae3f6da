"""The order of cells within each layer: few crossings first, then the rule of order."""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections.abc import Sequence

from keiretsu.pictures.layered.model import Layers

SWEEPS = 12
Rows = list[list[int]]


def ordered(layers: Layers) -> tuple[Rows, int]:
    """The best order of several starts, and the crossings that are left in it."""
    best: tuple[int, int, Rows] | None = None
    for start in _starts(layers):
        rows = _settled(layers, _fewest(layers, start))
        found = (crossings(layers, rows), _disorder(layers, rows), rows)
        if best is None or found[:2] < best[:2]:
            best = found
        if not found[0]:
            break
    assert best is not None
    return best[2], best[0]


def _starts(layers: Layers) -> list[Rows]:
    by_rule = [sorted(row, key=lambda cell: (_owner(layers, cell), cell)) for row in layers.rows]
    walked = _walk(layers)
    by_walk = [sorted(row, key=lambda cell: walked[cell]) for row in layers.rows]
    return [by_rule, by_walk, [row[::-1] for row in by_rule]]


def _owner(layers: Layers, cell: int) -> float:
    """The place by rule of a node, or of the node to which a passing tie leads."""
    while layers.passing(cell):
        cell = layers.down[cell][0]
    return float(cell)


def _walk(layers: Layers) -> dict[int, int]:
    """Cells in the order of a depth-first walk down and up from the first of each."""
    seen: dict[int, int] = {}
    for start in range(len(layers.rank)):
        waiting = [start]
        while waiting:
            cell = waiting.pop()
            if cell not in seen:
                seen[cell] = len(seen)
                waiting += [*reversed(layers.up[cell]), *reversed(layers.down[cell])]
    return seen


def crossings(layers: Layers, rows: Rows) -> int:
    """How many pairs of links cross between neighbouring layers."""
    return sum(_between(layers, upper, lower) for upper, lower in itertools.pairwise(rows))


def _between(layers: Layers, upper: Sequence[int], lower: Sequence[int]) -> int:
    place = {cell: at for at, cell in enumerate(lower)}
    seen: list[int] = []
    count = 0
    for cell in upper:
        targets = sorted(place[child] for child in layers.down[cell])
        count += sum(len(seen) - bisect_left(seen, target + 1) for target in targets)
        for target in targets:
            insort(seen, target)
    return count


def _fewest(layers: Layers, start: Rows) -> Rows:
    rows = [list(row) for row in start]
    best, kept, idle = crossings(layers, rows), [list(row) for row in rows], 0
    for sweep in range(SWEEPS):
        if not best or idle > 3:
            break
        downwards = sweep % 2 == 0
        _sweep(layers, rows, downwards)
        _swap(layers, rows)
        found = crossings(layers, rows)
        idle = 0 if found < best else idle + 1
        if found < best:
            best, kept = found, [list(row) for row in rows]
    return kept


def _sweep(layers: Layers, rows: Rows, downwards: bool) -> None:
    """Put each layer in the order of the means of its neighbours in the layer before."""
    near = layers.up if downwards else layers.down
    for at in range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1):
        fixed = {cell: place for place, cell in enumerate(rows[at - 1 if downwards else at + 1])}
        means: dict[int, float] = {}
        for place, cell in enumerate(rows[at]):
            seen = [fixed[one] for one in near[cell]]
            means[cell] = sum(seen) / len(seen) if seen else float(place)
        rows[at].sort(key=means.__getitem__)


def _swap(layers: Layers, rows: Rows) -> None:
    """Swap neighbours for as long as that saves crossings."""
    for _ in range(8):
        saved = False
        for at, row in enumerate(rows):
            near = _neighbours(layers, rows, at)
            for left in range(len(row) - 1):
                a, b = row[left], row[left + 1]
                if _cost(near, b, a) < _cost(near, a, b):
                    row[left], row[left + 1], saved = b, a, True
        if not saved:
            return


def _neighbours(layers: Layers, rows: Rows, at: int) -> list[dict[int, list[int]]]:
    found = []
    for other, near in ((at - 1, layers.up), (at + 1, layers.down)):
        if 0 <= other < len(rows):
            place = {cell: i for i, cell in enumerate(rows[other])}
            found.append({cell: sorted(place[one] for one in near[cell]) for cell in rows[at]})
    return found


def _cost(near: Sequence[dict[int, list[int]]], left: int, right: int) -> int:
    return sum(sum(bisect_left(side[right], place) for place in side[left]) for side in near)


def _settled(layers: Layers, rows: Rows) -> Rows:
    """Swap neighbours that stand against the rule wherever that costs no crossing."""
    for _ in range(len(layers.rank)):
        moved = False
        for at, row in enumerate(rows):
            near = _neighbours(layers, rows, at)
            for left in range(len(row) - 1):
                a, b = row[left], row[left + 1]
                if _owner(layers, b) < _owner(layers, a) and _cost(near, b, a) <= _cost(near, a, b):
                    row[left], row[left + 1], moved = b, a, True
        if not moved:
            break
    return rows


def _disorder(layers: Layers, rows: Rows) -> int:
    """How many pairs of nodes of a layer stand against the rule."""
    count = 0
    for row in rows:
        seen: list[int] = []
        for cell in row:
            if not layers.passing(cell):
                count += len(seen) - bisect_left(seen, cell)
                insort(seen, cell)
    return count
