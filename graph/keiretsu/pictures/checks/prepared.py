"""A scene with its geometry reckoned once, for all rules."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from keiretsu.pictures.beneath import text_corners
from keiretsu.pictures.geometry import Cells, Quad, Rect, Segment, around, segments
from keiretsu.pictures.scene import Box, Line, Scene, Text
from keiretsu.pictures.style import Theme, theme_of

THIN = 0.2
"""No line counts as thinner than this where it is asked what it touches."""
SMOOTH_NEAR, SMOOTH_RUN = 0.2, 4.0
"""Curves, which may cross at a small angle, lie on one another where they keep so near for longer than that."""


class Piece(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A straight piece of a line, how far it goes, and the upright rectangle around it as it is drawn.

    A stub is a piece of a curve too short to lie on another curve.
    """

    line: Line
    segment: Segment
    dx: float
    dy: float
    length: float
    rect: Rect
    stub: bool


def pieces_of(line: Line) -> Iterator[Piece]:
    """The straight pieces of a line that have a length."""
    half = max(line.width, THIN) / 2
    for segment in segments(line.points):
        (ax, ay), (bx, by) = segment
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        rect = (left - half, top - half, right + half, bottom + half)
        length = math.hypot(bx - ax, by - ay)
        yield Piece(line, segment, bx - ax, by - ay, length, rect, line.smooth and length <= SMOOTH_RUN)


def in_cells(pieces: Iterable[Piece], size: float = 16.0) -> Cells[Piece]:
    """Where pieces of lines are."""
    cells: Cells[Piece] = Cells(size)
    for piece in pieces:
        cells.add(piece, piece.rect)
    return cells


class Prepared:
    """The scene, its theme, and where everything stands."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.theme: Theme = theme_of(scene.page.theme)

    @cached_property
    def solid(self) -> list[Box]:
        """All boxes but the grounds, and marks as boxes."""
        marks = [
            Box(mark.id, mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
            for mark in self.scene.marks
        ]
        return [box for box in self.scene.boxes if box.role != "ground"] + marks

    @cached_property
    def solid_cells(self) -> Cells[int]:
        """Where the solid boxes are, by their place in the list."""
        cells: Cells[int] = Cells()
        for number, box in enumerate(self.solid):
            cells.add(number, rect_of(box))
        return cells

    @cached_property
    def corners(self) -> list[Quad]:
        """The corners of each text."""
        return [text_corners(text) for text in self.scene.texts]

    @cached_property
    def text_rects(self) -> list[Rect]:
        """The upright rectangle around each text."""
        return [around(corners) for corners in self.corners]

    @cached_property
    def text_cells(self) -> Cells[int]:
        """Where the texts are, by their place in the scene."""
        cells: Cells[int] = Cells()
        for number, rect in enumerate(self.text_rects):
            cells.add(number, rect)
        return cells

    @cached_property
    def pieces(self) -> Cells[Piece]:
        """Where the straight pieces of all lines are."""
        return in_cells(piece for line in self.scene.lines for piece in pieces_of(line))

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each line in the scene, by its id."""
        return {line.id: place for place, line in enumerate(self.scene.lines)}


def rect_of(box: Box) -> Rect:
    """The rectangle of a box."""
    return box.x, box.y, box.right, box.bottom


def quoted(text: Text) -> str:
    """A text as a finding names it."""
    return f'"{text.text}"'


def named(box: Box) -> str:
    """A box as a finding names it."""
    return f"box {box.id}"
