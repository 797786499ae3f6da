"""The order of cells within each layer: few crossings first, then the rule of order."""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence

from keiretsu.pictures.layered.model import Layers

SWEEPS = 12
Rows = list[list[int]]


def ordered(layers: Layers) -> tuple[Rows, int]:
    """The best order of several starts, and the crossings that are left in it."""
    best: tuple[int, int, Rows] | None = None
    owner = [_owner(layers, cell) for cell in range(len(layers.rank))]
    for start in _starts(layers, owner):
        rows = _settled(layers, _fewest(layers, start), owner)
        found = (crossings(layers, rows), _disorder(layers, rows), rows)
        if best is None or found[:2] < best[:2]:
            best = found
        if not found[0]:
            break
    assert best is not None
    return best[2], best[0]


def _starts(layers: Layers, owner: Sequence[int]) -> list[Rows]:
    by_rule = [sorted(row, key=lambda cell: (owner[cell], cell)) for row in layers.rows]
    walked = _walk(layers)
    by_walk = [sorted(row, key=lambda cell: walked[cell]) for row in layers.rows]
    return [by_rule, by_walk, [row[::-1] for row in by_rule]]


def _owner(layers: Layers, cell: int) -> int:
    """The place by rule of a node, or of the node to which a passing tie leads."""
    while layers.passing(cell):
        cell = layers.down[cell][0]
    return cell


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
    _bubbled(layers, rows, 8, lambda place, a, b: _saved(layers, place, a, b) > 0)


def _settled(layers: Layers, rows: Rows, owner: Sequence[int]) -> Rows:
    """Swap neighbours that stand against the rule wherever that costs no crossing."""
    rounds = len(layers.rank)
    _bubbled(layers, rows, rounds, lambda place, a, b: owner[b] < owner[a] and _saved(layers, place, a, b) >= 0)
    return rows


def _bubbled(layers: Layers, rows: Rows, rounds: int, is_better: Callable[[Sequence[int], int, int], bool]) -> None:
    """Swap neighbours where it is better, again wherever something near has moved, until nothing does."""
    place = [0] * len(layers.rank)
    for row in rows:
        for at, cell in enumerate(row):
            place[cell] = at
    waiting = set(range(len(rows)))
    for _ in range(rounds):
        now, waiting = waiting, set()
        for number, row in enumerate(rows):
            if number in now and _pass(row, place, is_better):
                waiting |= {number - 1, number, number + 1}
                now.add(number + 1)


def _pass(row: list[int], place: list[int], is_better: Callable[[Sequence[int], int, int], bool]) -> bool:
    moved = False
    for left in range(len(row) - 1):
        a, b = row[left], row[left + 1]
        if is_better(place, a, b):
            row[left], row[left + 1], moved = b, a, True
            place[a], place[b] = left + 1, left
    return moved


def _saved(layers: Layers, place: Sequence[int], a: int, b: int) -> int:
    """How many crossings it saves to swap two neighbours."""
    saved = 0
    for near in (layers.up, layers.down):
        for one in near[a]:
            for other in near[b]:
                saved += (place[one] > place[other]) - (place[one] < place[other])
    return saved


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
