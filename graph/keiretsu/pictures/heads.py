"""The ends of lines: what is drawn at the tip, and how much of the line gives way to it."""

from __future__ import annotations

import math

import msgspec

from keiretsu.pictures.geometry import Point, trimmed
from keiretsu.pictures.scene import Line
from keiretsu.pictures.style import HEADS


class End(msgspec.Struct, frozen=True, gc=False):
    """A polygon (closed) or a stroke (open) at a line's tip; hollow ones show the ground."""

    points: tuple[Point, ...]
    closed: bool
    hollow: bool
    width: float


class Drawn(msgspec.Struct, frozen=True, gc=False):
    """The line as it is stroked, cut back to make room for its end."""

    points: tuple[Point, ...]
    end: End | None


def head_length(width: float) -> float:
    """How long the end of a line of this width is, in points."""
    return 4.4 + 1.3 * width


def drawn(line: Line) -> Drawn:
    """What is stroked and what stands at its tip."""
    style = HEADS.get(line.kind, "none") if line.headed else "none"
    if style == "none" or len(line.points) < 2:
        return Drawn(line.points, None)
    tip, along = line.points[-1], _direction(line)
    length, half = head_length(line.width), 2.1 + 0.9 * line.width
    hollow = line.status not in ("current", "possible")
    place = _Place(tip, along)
    if style == "chevron":
        points = (place.at(length * 0.95, half + 0.5), tip, place.at(length * 0.95, -half - 0.5))
        return Drawn(_cut(line, 0.6), End(points, False, True, max(1.2, min(line.width, 2.2))))
    if style == "bar":
        return Drawn(_cut(line, 1.2), End((place.at(1.2, half + 1.2), place.at(1.2, -half - 1.2)), False, True, 2.0))
    if style == "diamond":
        back = length * 1.2
        corners = (tip, place.at(back / 2, half), place.at(back, 0), place.at(back / 2, -half))
        return Drawn(_cut(line, back * 0.98), End(corners, True, hollow, 1.1))
    points = (tip, place.at(length, half), place.at(length, -half))
    return Drawn(_cut(line, length * 0.95), End(points, True, hollow, 1.1))


class _Place:
    def __init__(self, tip: Point, along: Point) -> None:
        self._tip, self._along = tip, along

    def at(self, back: float, aside: float) -> Point:
        (x, y), (dx, dy) = self._tip, self._along
        return x - dx * back - dy * aside, y - dy * back + dx * aside


def _direction(line: Line) -> Point:
    (ax, ay), (bx, by) = line.points[-2], line.points[-1]
    length = math.hypot(bx - ax, by - ay) or 1.0
    return (bx - ax) / length, (by - ay) / length


def _cut(line: Line, by: float) -> tuple[Point, ...]:
    return tuple(trimmed(line.points, 0.0, by))
