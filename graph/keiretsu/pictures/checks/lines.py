"""Rules about lines: through no box, through no word, on no other line, and across one another only where they must."""

from __future__ import annotations

from collections.abc import Iterator

from keiretsu.pictures.beneath import patch_rect
from keiretsu.pictures.checks.finding import Finding
from keiretsu.pictures.checks.prepared import SMOOTH_NEAR, SMOOTH_RUN, Piece, Prepared, named, quoted, rect_of
from keiretsu.pictures.geometry import (
    Cells,
    Quad,
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
    hit = {(seen.order[line.id], number) for number in range(len(seen.solid)) for line in _lines_through(seen, number)}
    for place, number in sorted(hit):
        yield Finding("line-box", f"line {seen.scene.lines[place].id} runs through {named(seen.solid[number])}")


def _lines_through(seen: Prepared, number: int) -> Iterator[Line]:
    id_, inner = seen.solid[number].id, grown(rect_of(seen.solid[number]), -0.5)
    near = grown(inner, CLEARANCE / 2)
    own: dict[str, Line] = {}
    for piece in seen.pieces.near(near):
        if not meet(piece.rect, near):
            continue
        if id_ in piece.line.ends:
            own[piece.line.id] = piece.line
        elif _through(piece.segment, piece.line.width + CLEARANCE, inner):
            yield piece.line
    for line in own.values():
        if any(_through(segment, line.width, inner) for segment in segments(trimmed(line.points, TIP, TIP))):
            yield line


def _through(segment: Segment, width: float, rect: Rect) -> bool:
    return meet(grown(around(segment), width / 2), rect) and overlap(strip(segment, width), quad(rect))


def line_label(seen: Prepared) -> Iterator[Finding]:
    """No line passes through a text, unless the text stands on a patch and speaks of that line."""
    hit = {
        (seen.order[piece.line.id], number)
        for number, (text, rect) in enumerate(zip(seen.scene.texts, seen.text_rects, strict=True))
        for piece in seen.pieces.near(rect)
        if not (text.patch and set(text.facts) & set(piece.line.facts)) and _strikes(piece, rect, seen.corners[number])
    }
    for place, number in sorted(hit):
        words = quoted(seen.scene.texts[number])
        yield Finding("line-label", f"line {seen.scene.lines[place].id} runs through {words}")


def _strikes(piece: Piece, rect: Rect, corners: Quad) -> bool:
    return meet(piece.rect, rect, 0.4) and overlap(strip(piece.segment, piece.line.width), corners, 0.4)


def patch_line(seen: Prepared) -> Iterator[Finding]:
    """A patch cuts the line it speaks of and no other, and leaves 8 pt of it before its end."""
    for text in seen.scene.texts:
        if not text.patch:
            continue
        rect = patch_rect(text)
        near = [piece for piece in seen.pieces.near(rect) if meet(piece.rect, rect)]
        cut = {piece.line.id: piece.line for piece in near if _touches(piece.segment, rect)}
        for line in sorted(cut.values(), key=lambda line: seen.order[line.id]):
            if not set(text.facts) & set(line.facts):
                yield Finding("patch-line", f"the patch of {quoted(text)} cuts line {line.id}")
            elif _stump(line, rect) < STUMP - 0.1:
                yield Finding(
                    "patch-line", f"line {line.id} has a stump of {_stump(line, rect):.1f} pt by {quoted(text)}"
                )


def _touches(segment: Segment, rect: Rect) -> bool:
    return _through(segment, 0.2, rect)


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
    for one, other in sorted(lying_pairs(seen.pieces)):
        yield Finding("line-line", f"lines {one} and {other} lie on one another")


def lying_pairs(pieces: Cells[Piece]) -> set[tuple[str, str]]:
    """The pairs of lines that lie on one another."""
    return {
        (one.line.id, other.line.id)
        for one, other in pieces.pairs()
        if one.line is not other.line
        and not (one.stub and other.line.smooth)
        and not (other.stub and one.line.smooth)
        and lie_together(one, other)
    }


def lie_together(one: Piece, other: Piece) -> bool:
    """Whether two pieces lie on one another."""
    smooth = one.line.smooth and other.line.smooth
    near, most = (SMOOTH_NEAR, SMOOTH_RUN) if smooth else ((one.line.width + other.line.width) / 2, 1.0)
    if one.length <= most or other.length <= most:
        return False
    if abs(one.dx * other.dy - one.dy * other.dx) > 2 * near * min(one.length, other.length):
        return False
    first, second = one.segment, other.segment
    return run_together(first, second, near) > most and run_together(second, first, near) > most


def crossing_pairs(seen: Prepared) -> set[tuple[str, str]]:
    """The pairs of ties that properly cross."""
    return {
        (one.line.id, other.line.id)
        for one, other in seen.pieces.pairs()
        if one.line is not other.line
        and one.line.kind not in PLAIN_LINES
        and other.line.kind not in PLAIN_LINES
        and cross(one.segment, other.segment)
    }


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
