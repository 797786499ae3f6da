"""Plain plane geometry on points, rectangles and segments; nothing here knows of pictures."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Quad = tuple[Point, Point, Point, Point]
Segment = tuple[Point, Point]
Key = TypeVar("Key", bound=Hashable)


def quad(rect: Rect) -> Quad:
    """The four corners of a rectangle, round once."""
    left, top, right, bottom = rect
    return (left, top), (right, top), (right, bottom), (left, bottom)


def grown(rect: Rect, by: float) -> Rect:
    """The rectangle with each side moved outwards, or inwards where ``by`` is negative."""
    return rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by


def around(points: Iterable[Point]) -> Rect:
    """The least rectangle that holds all points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def meet(a: Rect, b: Rect, tolerance: float = 0.0) -> bool:
    """Whether two rectangles overlap by more than the tolerance, both ways."""
    (left, top, right, bottom), (other_left, other_top, other_right, other_bottom) = a, b
    return (
        right - other_left > tolerance
        and other_right - left > tolerance
        and bottom - other_top > tolerance
        and other_bottom - top > tolerance
        and min(right - left, other_right - other_left) > tolerance
        and min(bottom - top, other_bottom - other_top) > tolerance
    )


def overlap(a: Quad, b: Quad, tolerance: float = 0.0) -> bool:
    """Whether two rectangles, turned in any way, overlap by more than the tolerance (separating axes)."""
    return not any(_apart(a, b, axis, tolerance) for shape in (a, b) for axis in _normals(shape))


def _normals(shape: Quad) -> Iterator[Point]:
    for (ax, ay), (bx, by) in itertools.pairwise(shape[:3]):
        length = math.hypot(bx - ax, by - ay)
        if length > 1e-9:
            yield (ay - by) / length, (bx - ax) / length


def _apart(a: Quad, b: Quad, axis: Point, tolerance: float) -> bool:
    dx, dy = axis
    first = [x * dx + y * dy for x, y in a]
    second = [x * dx + y * dy for x, y in b]
    return max(first) <= min(second) + tolerance or max(second) <= min(first) + tolerance


def segments(points: Sequence[Point]) -> list[Segment]:
    """The pieces of a polyline that have a length."""
    return [(a, b) for a, b in itertools.pairwise(points) if a != b]


def strip(segment: Segment, width: float) -> Quad:
    """A segment drawn with a width, as a polygon with butt ends."""
    (ax, ay), (bx, by) = segment
    length = math.hypot(bx - ax, by - ay) or 1.0
    dx, dy = (by - ay) / length * width / 2, (ax - bx) / length * width / 2
    return (ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy), (ax - dx, ay - dy)


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cross(first: Segment, second: Segment) -> bool:
    """Whether two segments properly cross: each has its ends strictly on both sides of the other."""
    (a, b), (c, d) = first, second
    one, two, three, four = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    touching = 1e-9
    return (
        min(abs(one), abs(two), abs(three), abs(four)) > touching
        and (one > 0) != (two > 0)
        and (three > 0) != (four > 0)
    )


def run_together(first: Segment, second: Segment, distance: float) -> float:
    """On how many points two nearly parallel segments lie nearer to one another than the distance."""
    (a, b), (c, d) = first, second
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    if length < 1e-9:
        return 0.0
    if max(abs(_side(a, b, c)), abs(_side(a, b, d))) > distance * length:
        return 0.0
    along = sorted(((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length for p in (c, d))
    return max(0.0, min(along[1], length) - max(along[0], 0.0))


def trimmed(points: Sequence[Point], start: float, end: float) -> list[Point]:
    """The polyline without its first and last so many points of length."""
    return _shortened(_shortened(points, start)[::-1], end)[::-1]


def _shortened(points: Sequence[Point], by: float) -> list[Point]:
    left, rest = by, list(points)
    while len(rest) > 1:
        (ax, ay), (bx, by_) = rest[0], rest[1]
        length = math.hypot(bx - ax, by_ - ay)
        if length > left:
            share = left / length
            return [(ax + (bx - ax) * share, ay + (by_ - ay) * share), *rest[1:]]
        left -= length
        rest = rest[1:]
    return rest


def turned(x: float, y: float, about: Point, degrees: float) -> Point:
    """A point turned against the clock about another, with y downwards."""
    angle = math.radians(degrees)
    dx, dy = x - about[0], y - about[1]
    return (
        about[0] + dx * math.cos(angle) + dy * math.sin(angle),
        about[1] - dx * math.sin(angle) + dy * math.cos(angle),
    )


class Cells(Generic[Key]):
    """Rectangles by the squares of a grid that they touch, so that neighbours are found without trying all pairs."""

    def __init__(self, size: float = 48.0) -> None:
        self._size = size
        self._held: defaultdict[tuple[int, int], list[Key]] = defaultdict(list)

    def _squares(self, rect: Rect) -> list[tuple[int, int]]:
        size = self._size
        left, top, right, bottom = rect
        first, last, high, low = int(left // size), int(right // size), int(top // size), int(bottom // size)
        if first == last and high == low:
            return [(first, high)]
        return [(column, row) for column in range(first, last + 1) for row in range(high, low + 1)]

    def add(self, key: Key, rect: Rect) -> None:
        """Keep a key under the squares of its rectangle."""
        for square in self._squares(rect):
            self._held[square].append(key)

    def near(self, rect: Rect) -> list[Key]:
        """The keys whose squares the rectangle touches, each once, in the order in which they came."""
        found: dict[Key, None] = {}
        for square in self._squares(rect):
            if square in self._held:
                found |= dict.fromkeys(self._held[square])
        return list(found)

    def pairs(self) -> Iterator[tuple[Key, Key]]:
        """All two keys that share a square, the earlier first, as often as they share one."""
        return itertools.chain.from_iterable(itertools.combinations(keys, 2) for keys in self._held.values())
