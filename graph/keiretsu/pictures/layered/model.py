"""What a layered layout is given and gives back, and the layers in between."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import msgspec

Point = tuple[float, float]


class Node(msgspec.Struct, frozen=True, gc=False):
    """A box to be placed, in points; its place in the sequence of nodes is its place by the rule of order.

    A leaf may stand ``lower`` by some layers (a root higher, if that is below zero), so that a long row becomes two.
    """

    id: str
    width: float
    height: float
    lower: int = 0


class Tie(msgspec.Struct, frozen=True, gc=False):
    """A line to be drawn from ``tail`` down to ``head``; the lighter of two that form a loop runs upwards.

    ``label_width`` and ``label_height`` are the room it needs on its last run, in points.
    """

    id: str
    tail: str
    head: str
    weight: float = 0.0
    label_width: float = 0.0
    label_height: float = 0.0


class Layout(msgspec.Struct, frozen=True, gc=False):
    """Top left corners and sizes by node, points from tail to head by tie; ``upward`` ties run against the rest."""

    corners: Mapping[str, Point]
    sizes: Mapping[str, Point]
    routes: Mapping[str, tuple[Point, ...]]
    upward: frozenset[str]
    width: float
    height: float
    crossings: int


class Spacing(msgspec.Struct, frozen=True, gc=False):
    """Distances in points."""

    between: float = 18.0
    track: float = 10.0
    below: float = 14.0
    stump: float = 24.0
    port: float = 36.0
    slot: float = 15.0


class Link:
    """One tie from one layer to the next: the cells it joins, its x at the upper and at the lower one."""

    __slots__ = ("lower", "lower_x", "tie", "upper", "upper_x")

    def __init__(self, upper: int, lower: int, tie: int) -> None:
        self.upper, self.lower, self.tie = upper, lower, tie
        self.upper_x = self.lower_x = 0.0

    @property
    def low(self) -> float:
        """Its leftmost x."""
        return min(self.upper_x, self.lower_x)

    @property
    def high(self) -> float:
        """Its rightmost x."""
        return max(self.upper_x, self.lower_x)


class Layers:
    """Cells by layer: first the nodes, then a cell for each layer that a tie passes. Links join neighbouring layers."""

    def __init__(
        self, nodes: Sequence[Node], ties: Sequence[Tie], down: Sequence[tuple[int, int]], rank: list[int]
    ) -> None:
        self.nodes, self.ties = nodes, ties
        self.rank = list(rank)
        self.width = [node.width for node in nodes]
        self.links: list[Link] = []
        self.chains: list[list[Link]] = []
        for number, (upper, lower) in enumerate(down):
            self.chains.append(self._chain(upper, lower, number))
        self.rows: list[list[int]] = [[] for _ in range(max(self.rank, default=-1) + 1)]
        for cell, at in enumerate(self.rank):
            self.rows[at].append(cell)
        self.up: list[list[int]] = [[] for _ in self.rank]
        self.down: list[list[int]] = [[] for _ in self.rank]
        for link in self.links:
            self.down[link.upper].append(link.lower)
            self.up[link.lower].append(link.upper)

    def _chain(self, upper: int, lower: int, tie: int) -> list[Link]:
        cells = [upper]
        for at in range(self.rank[upper] + 1, self.rank[lower]):
            self.rank.append(at)
            self.width.append(6.0)
            cells.append(len(self.rank) - 1)
        cells.append(lower)
        chain = [Link(a, b, tie) for a, b in itertools.pairwise(cells)]
        self.links += chain
        return chain

    def passing(self, cell: int) -> bool:
        """Whether the cell is no node but the passage of a tie."""
        return cell >= len(self.nodes)

    def gap(self, row: int) -> list[Link]:
        """The links from this row to the next."""
        return [link for link in self.links if self.rank[link.upper] == row]
