"""Which way each tie runs, and on which layer each node stands."""

from __future__ import annotations

from collections.abc import Sequence

from keiretsu.pictures.layered.model import Tie


def directed(count: int, ends: Sequence[tuple[int, int]], ties: Sequence[Tie]) -> list[tuple[int, int]]:
    """Each tie as (upper, lower), such that no loop is left: heavier ties keep their way, lighter ones are turned."""
    below: list[set[int]] = [set() for _ in range(count)]
    down: list[tuple[int, int]] = list(ends)
    for number in sorted(range(len(ties)), key=lambda n: (-ties[n].weight, ties[n].id)):
        tail, head = ends[number]
        if _reaches(below, head, tail):
            tail, head = head, tail
        below[tail].add(head)
        down[number] = (tail, head)
    return down


def _reaches(below: Sequence[set[int]], start: int, end: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        new = below[here] - seen
        seen |= new
        waiting += new
    return False


def ranked(count: int, down: Sequence[tuple[int, int]], drops: Sequence[int] = ()) -> list[int]:
    """The layer of each node, from 0 at the top: below all its parents, and with ties as short as can be.

    ``drops`` moves leaves down and roots up by so many layers.
    """
    above: list[list[int]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    for upper, lower in down:
        below[upper].append(lower)
        above[lower].append(upper)
    rank = _longest(count, above, below)
    while _tighten(rank, above, below):
        pass
    for node, by in enumerate(drops):
        if (by > 0 and not below[node]) or (by < 0 and not above[node]):
            rank[node] += by
    least = min(rank, default=0)
    return [at - least for at in rank]


def _longest(count: int, above: Sequence[list[int]], below: Sequence[list[int]]) -> list[int]:
    rank, waiting = [0] * count, [len(parents) for parents in above]
    free = [node for node in range(count) if not waiting[node]]
    for node in free:
        for child in below[node]:
            rank[child] = max(rank[child], rank[node] + 1)
            waiting[child] -= 1
            if not waiting[child]:
                free.append(child)
    return rank


def _tighten(rank: list[int], above: Sequence[list[int]], below: Sequence[list[int]]) -> bool:
    """Move single nodes towards where most of their ties pull them; whether any tie became shorter."""
    moved = False
    for node in range(len(rank)):
        pull = len(below[node]) - len(above[node])
        if pull > 0:
            target = min(rank[child] for child in below[node]) - 1
        elif pull < 0:
            target = max(rank[parent] for parent in above[node]) + 1
        else:
            continue
        if target != rank[node]:
            rank[node], moved = target, True
    return moved
