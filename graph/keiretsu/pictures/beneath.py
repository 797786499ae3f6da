"""What lies beneath a text, and where exactly the text stands."""

from __future__ import annotations

from keiretsu.pictures.geometry import Point, Rect, around, turned
from keiretsu.pictures.measure import SLACK, width
from keiretsu.pictures.scene import Box, Scene, Text
from keiretsu.pictures.style import Theme

PATCH_PAD = 1.6


def text_corners(text: Text) -> tuple[Point, Point, Point, Point]:
    """The corners of the space that a text takes, turned with it."""
    wide, high = width(text.text, text.size, text.weight), text.size
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    top = text.y - high / 2
    flat = ((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))
    if not text.turn:
        return flat
    a, b, c, d = (turned(x, y, (text.x, text.y), text.turn) for x, y in flat)
    return a, b, c, d


def text_rect(text: Text) -> Rect:
    """The upright rectangle around a text."""
    return around(text_corners(text))


def patch_rect(text: Text) -> Rect:
    """The patch of ground under a text that has one."""
    left, top, right, bottom = text_rect(text)
    return left - SLACK - PATCH_PAD, top - PATCH_PAD, right + SLACK + PATCH_PAD, bottom + PATCH_PAD


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def ground_at(scene: Scene, theme: Theme, x: float, y: float) -> str:
    """The colour of the ground at a point: of the last ground box drawn there, else of the page."""
    grounds = [box for box in scene.boxes if box.role == "ground" and _holds(box, x, y)]
    return theme.boxes[grounds[-1].style].fill if grounds else theme.ground


def colour_beneath(scene: Scene, theme: Theme, text: Text) -> str:
    """The colour on which a text truly stands: of the topmost box at its middle, else of the ground."""
    left, top, right, bottom = text_rect(text)
    x, y = (left + right) / 2, (top + bottom) / 2
    topmost = next((box for box in reversed(scene.boxes) if box.role != "ground" and _holds(box, x, y)), None)
    if topmost is None or (text.patch and topmost.hatched):
        return ground_at(scene, theme, x, y)
    return fill_of(topmost, theme)


def fill_of(box: Box, theme: Theme) -> str:
    """The fill of a box as it is drawn: what is only announced or guessed has none."""
    unfilled = box.status in ("announced", "guessed") or box.hatched
    return theme.ground if unfilled and box.style != "focus" else theme.boxes[box.style].fill
