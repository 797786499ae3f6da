"""A ring of names: where each stands, and curves for its ties, of which no two lie on one another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from keiretsu.pictures.checks.lines import lie_together, lying_pairs
from keiretsu.pictures.checks.prepared import THIN, Piece, in_cells, pieces_of
from keiretsu.pictures.geometry import Cells, Point
from keiretsu.pictures.scene import Line
from keiretsu.pictures.templates.groups import GAP, Group
from keiretsu.pictures.templates.holdings import Bundle

APART = 10.8
"""Room for a name along the ring."""
LEAST_RADIUS = 120.0
STRAIGHTER, LANE, PORTS = 0.1, 2.6, 9.0
FAN = 3.0
"""Ties that leave one name side by side part this much further inwards."""
GOLDEN, ROUNDS = 0.618034, 8
"""Each curve bends a little otherwise than all others, so that no two lie on one another."""
SAMPLES = 22
Curve = tuple[Point, ...]
Weights = tuple[int, float, float, float, float]
"""The first of four points in a row, and how much each of them counts."""


class Ring:
    """Names round a circle, group by group; ``ties`` in the order in which they are drawn.

    ``x`` is where its middle stands, and ``longest`` how wide the widest of the names around it is.
    """

    def __init__(self, found: Sequence[Group], ties: Sequence[Bundle], x: float, longest: float) -> None:
        self._ties = {tie.id: tie for tie in ties}
        self.slots, self.radius = slots_of(found), radius_of(found)
        self._centre = (x, self.radius + longest + 16)
        self.angle: dict[str, float] = {}
        self._group_of = {member: group.head for group in found for member in group.members}
        at = 0.0
        for group in found:
            at += GAP
            self.angle |= {member: self._turn(at + place) for place, member in enumerate(group.members)}
            at += len(group.members)
        self._middle = {group.head: _mean([self.angle[m] for m in group.members]) for group in found}
        self._port = self._ports()
        self._lane = self._lanes()
        self._own = {id_: (place * GOLDEN) % 1 - 0.5 for place, id_ in enumerate(sorted(self._ties))}

    def _turn(self, slot: float) -> float:
        return -math.pi / 2 + 2 * math.pi * (slot + 0.5) / self.slots

    def at(self, angle: float, radius: float) -> Point:
        """The point there, seen from the centre."""
        return self._centre[0] + radius * math.cos(angle), self._centre[1] + radius * math.sin(angle)

    def _ports(self) -> dict[tuple[str, str], float]:
        """Where each tie leaves each name: spread over the name's place, in the order of the other ends."""
        found: dict[tuple[str, str], float] = {}
        around: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for tie in self._ties.values():
            for mine, other in ((tie.tail, tie.head), (tie.head, tie.tail)):
                away = (self.angle[other] - self.angle[mine]) % (2 * math.pi)
                around[mine].append((away, tie.id))
        room = min(2 * math.pi / self.slots * 0.82, PORTS / self.radius)
        for mine, ends in around.items():
            for place, (_, id_) in enumerate(sorted(ends)):
                share = (place + 0.5) / len(ends) - 0.5
                found[mine, id_] = self.angle[mine] - share * room if len(ends) > 1 else self.angle[mine]
        return found

    def _lanes(self) -> dict[str, float]:
        """How far from the middle of its bundle each tie between two groups runs, in points."""
        bundled: defaultdict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
        for tie in self._ties.values():
            a, b = self._group_of[tie.tail], self._group_of[tie.head]
            if a != b:
                near = tie.tail if a < b else tie.head
                away = (self._port[near, tie.id] - self._middle[min(a, b)] + math.pi) % (2 * math.pi)
                bundled[min(a, b), max(a, b)].append((away, tie.id))
        return {
            id_: (place - (len(found) - 1) / 2) * LANE
            for found in bundled.values()
            for place, (_, id_) in enumerate(sorted(found))
        }

    def curves(self) -> dict[str, Curve]:
        """The curve of each tie; of two that lie on one another the later is bent otherwise, until none do."""
        drawn = {id_: self._line(id_) for id_ in self._ties}
        cells = in_cells(piece for line in drawn.values() for piece in pieces_of(line) if not piece.stub)
        lying = lying_pairs(cells)
        for _ in range(ROUNDS):
            for _, id_ in sorted(lying):
                self._own[id_] = (self._own[id_] + 0.5 + GOLDEN / 2) % 1 - 0.5
            bent = {id_: self._line(id_) for id_ in drawn if id_ in {later for _, later in lying}}
            drawn |= bent
            lying = set(_lying(bent.values(), drawn, cells))
        return {id_: line.points for id_, line in drawn.items()}

    def _line(self, id_: str) -> Line:
        return Line(id_, self._curve(self._ties[id_]), "", width=THIN, smooth=True)

    def _curve(self, tie: Bundle) -> Curve:
        a, b = self._port[tie.tail, tie.id], self._port[tie.head, tie.id]
        fan_a, fan_b = (self.angle[n] + FAN * (port - self.angle[n]) for n, port in ((tie.tail, a), (tie.head, b)))
        start, end = self.at(a, self.radius - 6), self.at(b, self.radius - 6)
        if self._group_of[tie.tail] == self._group_of[tie.head]:
            apart = abs((a - b + math.pi) % (2 * math.pi) - math.pi)
            deep = min(self.radius * 0.36, 12 + self.radius * 0.6 * math.sin(apart / 2))
            inner = self.radius - 6 - deep * (1 + 0.12 * self._own[tie.id])
            return _blend([start, self.at(fan_a, inner), self.at(fan_b, inner), end], _bezier())
        points = [start, self.at(fan_a, self.radius * 0.88), *self._way(tie), self.at(fan_b, self.radius * 0.88), end]
        pull = STRAIGHTER * (1 + self._own[tie.id])
        return _blend([_pulled(point, start, end, i / 6, pull) for i, point in enumerate(points)], _spline())

    def _way(self, tie: Bundle) -> tuple[Point, Point, Point]:
        """Before the middle of one group, near the centre, before the middle of the other."""
        first, second = self._group_of[tie.tail], self._group_of[tie.head]
        one, other = self._middle[first], self._middle[second]
        apart = abs((one - other + math.pi) % (2 * math.pi) - math.pi)
        way = _mean([one, other])
        aside = self._lane[tie.id] * (1 if first < second else -1)
        over = self._lane[tie.id] * (1 if (way - self._middle[min(first, second)]) % (2 * math.pi) < math.pi else -1)
        inner = self.radius * (0.66 + 0.09 * self._own[tie.id])
        return (
            self.at(one + aside / inner, inner),
            self.at(way, self.radius * 0.55 * max(0.0, math.cos(apart / 2)) - over),
            self.at(other - aside / inner, inner),
        )


def slots_of(found: Iterable[Group]) -> float:
    """How many places for names there are, those between groups included."""
    return sum(len(group.members) + GAP for group in found)


def radius_of(found: Iterable[Group]) -> float:
    """How large the ring of some groups is."""
    return max(slots_of(found) * APART / (2 * math.pi), LEAST_RADIUS)


def _mean(angles: Sequence[float]) -> float:
    return math.atan2(sum(map(math.sin, angles)), sum(map(math.cos, angles)))


def _lying(bent: Iterable[Line], drawn: Mapping[str, Line], cells: Cells[Piece]) -> Iterator[tuple[str, str]]:
    """The pairs that lie on one another of which one was bent, the later line last; puts what was bent into the cells."""
    place = {id_: number for number, id_ in enumerate(drawn)}
    for piece in (piece for line in bent for piece in pieces_of(line) if not piece.stub):
        for other in cells.near(piece.rect):
            one, line = other.line, piece.line
            if one is drawn[one.id] and one is not line and lie_together(other, piece):
                yield (one.id, line.id) if place[one.id] < place[line.id] else (line.id, one.id)
        cells.add(piece, piece.rect)


def _pulled(point: Point, start: Point, end: Point, share: float, pull: float) -> Point:
    straight = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
    return (
        point[0] * (1 - pull) + straight[0] * pull,
        point[1] * (1 - pull) + straight[1] * pull,
    )


def _blend(points: Sequence[Point], weights: Iterable[Weights]) -> Curve:
    found = []
    for first, a, b, c, d in weights:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[first : first + 4]
        found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return tuple(found)


@cache
def _bezier() -> tuple[Weights, ...]:
    """The weights of four points along a cubic curve."""
    steps = [i / (SAMPLES - 6) for i in range(SAMPLES - 5)]
    return tuple((0, (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in steps)


@cache
def _spline(count: int = 7, degree: int = 3) -> tuple[Weights, ...]:
    """The weights of seven points along a cubic B-spline that begins and ends at the outer ones (Cox and de Boor)."""
    inner = count - degree
    knots = [0.0] * degree + [i / inner for i in range(inner + 1)] + [1.0] * degree

    def basis(i: int, k: int, t: float) -> float:
        if k == 0:
            last = t >= 1.0 and knots[i] < 1.0 <= knots[i + 1]
            return 1.0 if knots[i] <= t < knots[i + 1] or last else 0.0
        left = knots[i + k] - knots[i]
        right = knots[i + k + 1] - knots[i + 1]
        value = (t - knots[i]) / left * basis(i, k - 1, t) if left else 0.0
        return value + ((knots[i + k + 1] - t) / right * basis(i + 1, k - 1, t) if right else 0.0)

    def weights(t: float) -> Weights:
        first = min(int(t * inner), inner - 1)
        a, b, c, d = (basis(i, degree, t) for i in range(first, first + degree + 1))
        return first, a, b, c, d

    return tuple(weights(step / SAMPLES) for step in range(SAMPLES + 1))
