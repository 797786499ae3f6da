"""Rules about lines: through no box, through no word, on no other line, and across one another only where they must."""

from __future__ import annotations

from collections.abc import Iterator

from keiretsu.pictures.beneath import patch_rect
from keiretsu.pictures.checks.finding import Finding
from keiretsu.pictures.checks.prepared import Prepared, named, quoted, rect_of
from keiretsu.pictures.geometry import (
    Cells,
    Rect,
    Segment,
    around,
    cross,
    grown,
    meet,
    overlap,
    quad,
    run_together,
    segments,
    strip,
    trimmed,
)
from keiretsu.pictures.heads import drawn
from keiretsu.pictures.scene import Line
from keiretsu.pictures.style import PLAIN_LINES

CLEARANCE = 2.0
STUMP = 8.0
TIP = 3.0
"""So near its tip a line may touch the box in which it ends."""
RIM = 8.0
"""So far from its mark a line may stop, for the arc of the group runs between them."""

CROSSINGS_ALLOWED = {"path": 0, "around": 0, "family": 0, "timeline": 0}
"""By template. A tree may have those that its order of boxes needs; the ring map bundles its lines and has no bound."""


def line_box(seen: Prepared) -> Iterator[Finding]:
    """No line, with its width and 2 pt more, passes through a box, bar or mark; its own it touches at a tip only."""
    for line in seen.scene.lines:
        hit = {
            number
            for piece in segments(line.points)
            for number in seen.solid_cells.near(grown(around(piece), line.width))
            if seen.solid[number].id not in line.ends and _through(piece, line.width + CLEARANCE, seen, number)
        }
        for number in sorted(hit | _own_hit(line, seen)):
            yield Finding("line-box", f"line {line.id} runs through {named(seen.solid[number])}")


def _through(piece: Segment, width: float, seen: Prepared, number: int) -> bool:
    rect = grown(rect_of(seen.solid[number]), -0.5)
    return meet(grown(around(piece), width / 2), rect) and overlap(strip(piece, width), quad(rect))


def _own_hit(line: Line, seen: Prepared) -> set[int]:
    inner = segments(trimmed(line.points, TIP, TIP))
    return {
        number
        for piece in inner
        for number in seen.solid_cells.near(around(piece))
        if seen.solid[number].id in line.ends and _through(piece, line.width, seen, number)
    }


def line_label(seen: Prepared) -> Iterator[Finding]:
    """No line passes through a text, unless the text stands on a patch and speaks of that line."""
    for line, piece in seen.pieces:
        for number in seen.text_cells.near(grown(around(piece), line.width)):
            text = seen.scene.texts[number]
            if text.patch and set(text.facts) & set(line.facts):
                continue
            if meet(grown(around(piece), line.width / 2), seen.text_rects[number], 0.4) and overlap(
                strip(piece, line.width), seen.corners[number], 0.4
            ):
                yield Finding("line-label", f"line {line.id} runs through {quoted(text)}")


def patch_line(seen: Prepared) -> Iterator[Finding]:
    """A patch cuts the line it speaks of and no other, and leaves 8 pt of it before its end."""
    for text in seen.scene.texts:
        if not text.patch:
            continue
        near = grown(patch_rect(text), 1.0)
        lines = [line for line in seen.scene.lines if meet(grown(around(line.points), 0.1), near)]
        rect = patch_rect(text)
        for line in lines:
            if not any(_touches(piece, rect) for piece in segments(line.points)):
                continue
            if not set(text.facts) & set(line.facts):
                yield Finding("patch-line", f"the patch of {quoted(text)} cuts line {line.id}")
            elif _stump(line, rect) < STUMP - 0.1:
                yield Finding(
                    "patch-line", f"line {line.id} has a stump of {_stump(line, rect):.1f} pt by {quoted(text)}"
                )


def _touches(piece: Segment, rect: Rect) -> bool:
    return meet(grown(around(piece), 0.1), rect) and overlap(strip(piece, 0.2), quad(rect))


def _stump(line: Line, rect: Rect) -> float:
    points = drawn(line).points
    (ax, ay), (bx, by) = points[-2], points[-1]
    if not _touches((points[-2], points[-1]), rect):
        return STUMP
    if abs(ax - bx) < 0.1:
        return by - rect[3] if by > ay else rect[1] - by
    return bx - rect[2] if bx > ax else rect[0] - bx


def line_line(seen: Prepared) -> Iterator[Finding]:
    """No two lines lie on one another for more than 1 pt; curves, which may cross at a small angle, for 4 pt."""
    for one, other in sorted(lying_pairs(seen)):
        yield Finding("line-line", f"lines {one} and {other} lie on one another")


def lying_pairs(seen: Prepared) -> set[tuple[str, str]]:
    """The pairs of lines that lie on one another."""
    found: set[tuple[str, str]] = set()
    for (one, first), (other, second) in _neighbours(seen):
        smooth = one.smooth and other.smooth
        near, most = (0.2, 4.0) if smooth else ((one.width + other.width) / 2, 1.0)
        if run_together(first, second, near) > most and run_together(second, first, near) > most:
            found.add((one.id, other.id))
    return found


def _neighbours(seen: Prepared) -> Iterator[tuple[tuple[Line, Segment], tuple[Line, Segment]]]:
    cells: Cells[int] = Cells(16.0 if len(seen.pieces) > 1000 else 48.0)
    for number, (line, piece) in enumerate(seen.pieces):
        rect = grown(around(piece), line.width)
        for other in cells.near(rect):
            if seen.pieces[other][0] is not line:
                yield seen.pieces[other], (line, piece)
        cells.add(number, rect)


def crossing_pairs(seen: Prepared) -> set[tuple[str, str]]:
    """The pairs of ties that properly cross."""
    ties: set[tuple[str, str]] = set()
    for (one, first), (other, second) in _neighbours(seen):
        if one.kind not in PLAIN_LINES and other.kind not in PLAIN_LINES and cross(first, second):
            ties.add((one.id, other.id))
    return ties


def crossings(seen: Prepared) -> Iterator[Finding]:
    """No more crossings than the template allows."""
    page = seen.scene.page
    bound = page.crossings if page.template == "tree" else CROSSINGS_ALLOWED.get(page.template)
    if bound is None:
        return
    found = sorted(crossing_pairs(seen))
    if len(found) > bound:
        listed = "; ".join(f"{one} and {other}" for one, other in found[:3])
        yield Finding("crossings", f"{len(found)} crossings where {bound} are allowed, such as {listed}")


def tip_at_end(seen: Prepared) -> Iterator[Finding]:
    """A line that names its ends begins and stops at them."""
    boxes = {box.id: grown(rect_of(box), TIP) for box in seen.solid}
    boxes |= {mark.id: grown(boxes[mark.id], RIM - TIP) for mark in seen.scene.marks}
    for line in seen.scene.lines:
        for end, (x, y) in zip(line.ends, (line.points[0], line.points[-1]), strict=True):
            if end in boxes and not meet(boxes[end], (x - 0.1, y - 0.1, x + 0.1, y + 0.1)):
                yield Finding("line-end", f"line {line.id} does not reach box {end}")
