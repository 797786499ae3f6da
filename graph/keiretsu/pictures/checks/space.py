"""Rules about room: nothing lies on anything else, and nothing leaves the page."""

from __future__ import annotations

from collections.abc import Iterator

from keiretsu.pictures.checks.finding import Finding
from keiretsu.pictures.checks.prepared import Prepared, named, quoted, rect_of
from keiretsu.pictures.geometry import Cells, meet, overlap, quad
from keiretsu.pictures.measure import width
from keiretsu.pictures.scene import Box, Text

EDGE = 4.0
"""Least room in points between a text and the sides of its box, both sides together."""


def label_label(seen: Prepared) -> Iterator[Finding]:
    """No two texts overlap."""
    texts = seen.scene.texts
    rects, corners = seen.text_rects, seen.corners
    touching = {pair for pair in seen.text_cells.pairs() if meet(rects[pair[0]], rects[pair[1]], 0.4)}
    for one, other in sorted(touching):
        if overlap(corners[one], corners[other], 0.4):
            yield Finding("label-label", f"{quoted(texts[one])} lies on {quoted(texts[other])}")


def label_box(seen: Prepared) -> Iterator[Finding]:
    """No text lies over a box, bar or mark that is not its own."""
    for text, rect, corners in zip(seen.scene.texts, seen.text_rects, seen.corners, strict=True):
        for number in seen.solid_cells.near(rect):
            box = seen.solid[number]
            if box.id != text.owner and meet(rect, rect_of(box), 0.5) and overlap(corners, quad(rect_of(box)), 0.5):
                yield Finding("label-box", f"{quoted(text)} lies over {named(box)}")


def box_box(seen: Prepared) -> Iterator[Finding]:
    """No two boxes, bars or marks overlap."""
    cells: Cells[int] = Cells()
    for number, box in enumerate(seen.solid):
        for other in cells.near(rect_of(box)):
            if meet(rect_of(box), rect_of(seen.solid[other]), 0.5):
                yield Finding("box-box", f"{named(seen.solid[other])} lies on {named(box)}")
        cells.add(number, rect_of(box))


def outside(seen: Prepared) -> Iterator[Finding]:
    """Nothing leaves the page, and no text its box."""
    page = seen.scene.page
    own = {box.id: box for box in seen.scene.boxes}
    for text, (left, top, right, bottom) in zip(seen.scene.texts, seen.text_rects, strict=True):
        if left < -0.5 or top < -0.5 or right > page.width + 0.5 or bottom > page.height + 0.5:
            yield Finding("outside", f"{quoted(text)} leaves the page")
        if text.owner in own:
            yield from _leaves(text, own[text.owner], (left, top, right, bottom))
    for box in seen.scene.boxes:
        if box.x < -0.5 or box.y < -0.5 or box.right > page.width + 0.5 or box.bottom > page.height + 0.5:
            yield Finding("outside", f"{named(box)} leaves the page")
    for line in seen.scene.lines:
        if not all(-0.5 <= x <= page.width + 0.5 and -0.5 <= y <= page.height + 0.5 for x, y in line.points):
            yield Finding("outside", f"line {line.id} leaves the page")


def _leaves(text: Text, box: Box, rect: tuple[float, float, float, float]) -> Iterator[Finding]:
    if not text.turn and width(text.text, text.size, text.weight) > box.width - EDGE + 0.01:
        yield Finding("outside", f"{quoted(text)} is wider than {named(box)}")
    elif not (box.x <= rect[0] and rect[2] <= box.right and box.y - 0.5 <= rect[1] and rect[3] <= box.bottom + 0.5):
        yield Finding("outside", f"{quoted(text)} stands out of {named(box)}")
