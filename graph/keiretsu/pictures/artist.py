"""The matplotlib artist that strokes and letters a scene; imported by mpl.py alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from keiretsu.pictures.beneath import fill_of, ground_at, patch_rect, text_rect
from keiretsu.pictures.fallback import font_for
from keiretsu.pictures.geometry import Point
from keiretsu.pictures.heads import End, drawn
from keiretsu.pictures.lettering import EM, outline
from keiretsu.pictures.measure import font_file, missing, width
from keiretsu.pictures.scene import Box, Line, Mark, Scene, Text
from keiretsu.pictures.style import BASELINE, CORNER, DASHES, theme_of
from keiretsu.pictures.svg import bends, hatching, mark_corners, mark_fill

_CODES = {"M": [Path.MOVETO], "L": [Path.LINETO], "Q": [Path.CURVE3, Path.CURVE3]}
_ROUND = 0.5523


class SceneArtist(Artist):
    """Draws a whole scene on any of matplotlib's backends, in points, without moving anything."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene, self._theme = scene, theme_of(scene.page.theme)

    def draw(self, renderer: Any) -> None:
        """Stroke and letter everything, in the order in which it lies."""
        pen, scene = _Pen(renderer, self._scene.page.height), self._scene
        for box in scene.boxes:
            if box.role == "ground":
                self._box(pen, box)
        for line in scene.lines:
            self._line(pen, line)
        for box in scene.boxes:
            if box.role != "ground":
                self._box(pen, box)
        for text in scene.texts:
            if text.patch:
                self._patch(pen, text)
        for mark in scene.marks:
            self._mark(pen, mark)
        for text in scene.texts:
            pen.letter(text, self._theme.text(text.style))

    def _box(self, pen: _Pen, box: Box) -> None:
        look, fill = self._theme.boxes[box.style], fill_of(box, self._theme)
        bare = box.role == "ground" or (box.hatched and box.role == "bar")
        wide = 0.0 if bare else 1.1 if box.role == "thing" else 0.8
        radius = CORNER if box.role == "thing" else 2.5 if box.role == "legend" else 0.0
        shape = _polygon(box.outline) if box.outline else _rounded(box, radius)
        pen.stroke(shape, look.border, wide, fill=fill, dashes=DASHES[box.status])
        if box.hatched:
            for stroke in hatching(box):
                pen.stroke(Path(list(stroke)), look.border, 0.5)

    def _line(self, pen: _Pen, line: Line) -> None:
        colour, made = self._theme.lines[line.kind], drawn(line)
        pen.stroke(_polyline(line, made.points), colour, line.width, dashes=DASHES[line.status])
        if made.end:
            self._end(pen, made.end, colour)

    def _end(self, pen: _Pen, end: End, colour: str) -> None:
        if not end.closed:
            pen.stroke(Path(list(end.points)), colour, end.width)
            return
        fill = ground_at(self._scene, self._theme, *end.points[0]) if end.hollow else colour
        pen.stroke(_polygon(end.points), colour, end.width, fill=fill)

    def _patch(self, pen: _Pen, text: Text) -> None:
        left, top, right, bottom = text_rect(text)
        ground = ground_at(self._scene, self._theme, (left + right) / 2, (top + bottom) / 2)
        left, top, right, bottom = patch_rect(text)
        pen.stroke(_polygon(((left, top), (right, top), (right, bottom), (left, bottom))), ground, 0.0, fill=ground)

    def _mark(self, pen: _Pen, mark: Mark) -> None:
        border, fill = self._theme.boxes[mark.style].border, mark_fill(mark, self._theme)
        if mark.shape in ("dot", "circle"):
            shape = Path.circle((mark.x, mark.y), mark.radius)
        else:
            shape = _polygon(mark_corners(mark))
        pen.stroke(shape, border, 1.0, fill=fill)


class _Pen:
    """What a renderer needs to be told, in points with y downwards."""

    def __init__(self, renderer: Any, height: float) -> None:
        self._renderer, self._height = renderer, height
        self._scale: float = renderer.points_to_pixels(1.0)
        self._place = Affine2D().scale(self._scale, -self._scale).translate(0, height * self._scale)

    def stroke(
        self, shape: Path, colour: str, wide: float, *, fill: str | None = None, dashes: Sequence[float] = ()
    ) -> None:
        """Draw a path with its edge, and fill it if wanted."""
        gc = self._renderer.new_gc()
        gc.set_foreground(colour)
        gc.set_linewidth(wide)
        gc.set_capstyle("butt")
        gc.set_joinstyle("miter")
        if dashes:
            gc.set_dashes(0, list(dashes))
        self._renderer.draw_path(gc, shape, self._place, _parts(fill) if fill else None)
        gc.restore()

    def letter(self, text: Text, colour: str) -> None:
        """Set a text at its anchor, its baseline a third of its size below the middle."""
        font = _font(text.text, text.weight, text.size)
        wide = self._width(text, font)
        back = {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
        angle, low = math.radians(text.turn), BASELINE * text.size
        x = text.x - back * math.cos(angle) + low * math.sin(angle)
        y = text.y + back * math.sin(angle) + low * math.cos(angle)
        drawn_as = outline(str(font.get_file()), text.text) if isinstance(self._renderer, RendererAgg) else None
        if drawn_as:
            self._fill(
                drawn_as, Affine2D().scale(text.size / EM, -text.size / EM).rotate(-angle).translate(x, y), colour
            )
        else:
            self._hand_over(text, font, x, y, colour)

    def _fill(self, shape: Path, place: Affine2D, colour: str) -> None:
        gc = self._renderer.new_gc()
        gc.set_linewidth(0.0)
        gc.set_snap(False)
        self._renderer.draw_path(gc, shape, place + self._place, _parts(colour))
        gc.restore()

    def _hand_over(self, text: Text, font: FontProperties, x: float, y: float, colour: str) -> None:
        """Have the renderer set a text: one of pages keeps it text, and one of pixels shapes what needs shaping."""
        gc = self._renderer.new_gc()
        gc.set_foreground(colour)
        down = y if self._renderer.flipy() else self._height - y
        self._renderer.draw_text(gc, x * self._scale, down * self._scale, text.text, font, text.turn, ismath=False)
        gc.restore()

    def _width(self, text: Text, font: FontProperties) -> float:
        """The width as it was measured; that of a fallback font is only known here."""
        if not missing(text.text):
            return width(text.text, text.size, text.weight)
        wide: float = self._renderer.get_text_width_height_descent(text.text, font, False)[0]
        return wide / self._scale


@cache
def _parts(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


@cache
def _font(text: str, weight: int, size: float) -> FontProperties:
    face = font_for(text) if missing(text) else None
    return _file(face.path if face else str(font_file(weight)), size)


@cache
def _file(path: str, size: float) -> FontProperties:
    return FontProperties(fname=path, size=size)


def _polygon(points: Sequence[Point]) -> Path:
    return Path([*points, points[0]], closed=True)


def _polyline(line: Line, points: Sequence[Point]) -> Path:
    if line.smooth:
        return Path(list(points))
    steps = bends(points)
    return Path([at for _, where in steps for at in where], [code for letter, _ in steps for code in _CODES[letter]])


def _rounded(box: Box, radius: float) -> Path:
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    if not radius:
        return _polygon(((x, y), (right, y), (right, bottom), (x, bottom)))
    r, k = radius, radius * (1 - _ROUND)
    points = [
        (x + r, y), (right - r, y), (right - k, y), (right, y + k), (right, y + r),
        (right, bottom - r), (right, bottom - k), (right - k, bottom), (right - r, bottom),
        (x + r, bottom), (x + k, bottom), (x, bottom - k), (x, bottom - r),
        (x, y + r), (x, y + k), (x + k, y), (x + r, y), (x + r, y),
    ]  # fmt: skip
    codes = [Path.MOVETO]
    for _ in range(4):
        codes += [Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    return Path(points, [*codes, Path.CLOSEPOLY])
