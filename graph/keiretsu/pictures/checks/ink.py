"""Rules about what can be read: size of type, contrast, and lines that stay apart for every eye."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from keiretsu.pictures.beneath import colour_beneath, fill_of, ground_at
from keiretsu.pictures.checks.finding import Finding
from keiretsu.pictures.checks.prepared import Prepared, named, quoted
from keiretsu.pictures.colours import contrast, distance
from keiretsu.pictures.style import HEADS, LEAST_SIZE

TEXT_CONTRAST, LINE_CONTRAST, APART = 4.5, 3.0, 10.0


def type_size(seen: Prepared) -> Iterator[Finding]:
    """No type below 7 pt."""
    for text in seen.scene.texts:
        if text.size < LEAST_SIZE - 0.001:
            yield Finding("type", f"{quoted(text)} is set in {text.size:g} pt")


def text_contrast(seen: Prepared) -> Iterator[Finding]:
    """Each text stands out by 4.5 against what truly lies beneath it."""
    for text in seen.scene.texts:
        found = contrast(seen.theme.text(text.style), colour_beneath(seen.scene, seen.theme, text))
        if found < TEXT_CONTRAST:
            yield Finding("text-contrast", f"{quoted(text)} has a contrast of {found:.2f}")


def line_contrast(seen: Prepared) -> Iterator[Finding]:
    """Each line that states something, and the edge of each box of a thing, stands out by 3.0."""
    for line in seen.scene.lines:
        if line.kind in ("hairline", "grid"):
            continue
        found = contrast(seen.theme.lines[line.kind], ground_at(seen.scene, seen.theme, *line.points[0]))
        if found < LINE_CONTRAST:
            yield Finding("line-contrast", f"line {line.id} has a contrast of {found:.2f}")
    for box in seen.scene.boxes:
        if box.role == "thing":
            ground = ground_at(seen.scene, seen.theme, *box.centre)
            edge = contrast(seen.theme.boxes[box.style].border, ground)
            if max(edge, contrast(fill_of(box, seen.theme), ground)) < LINE_CONTRAST:
                yield Finding("line-contrast", f"{named(box)} has an edge of {edge:.2f}")


def palette(seen: Prepared) -> Iterator[Finding]:
    """The colours of any two kinds of line in use lie 10 apart for those who tell them apart worst."""
    used = sorted({line.kind for line in seen.scene.lines if line.kind in HEADS and line.kind != "control"})
    for one, other in combinations(used, 2):
        found = distance(seen.theme.lines[one], seen.theme.lines[other])
        if found < APART:
            yield Finding("palette", f"{one} and {other} look {found:.1f} apart")
