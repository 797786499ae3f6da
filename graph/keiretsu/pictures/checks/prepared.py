"""A scene with its geometry reckoned once, for all rules."""

from __future__ import annotations

from functools import cached_property

from keiretsu.pictures.beneath import text_corners
from keiretsu.pictures.geometry import Cells, Quad, Rect, Segment, around, segments
from keiretsu.pictures.scene import Box, Line, Scene, Text
from keiretsu.pictures.style import Theme, theme_of


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
    def pieces(self) -> list[tuple[Line, Segment]]:
        """Every straight piece of every line."""
        return [(line, piece) for line in self.scene.lines for piece in segments(line.points)]


def rect_of(box: Box) -> Rect:
    """The rectangle of a box."""
    return box.x, box.y, box.right, box.bottom


def quoted(text: Text) -> str:
    """A text as a finding names it."""
    return f'"{text.text}"'


def named(box: Box) -> str:
    """A box as a finding names it."""
    return f"box {box.id}"
