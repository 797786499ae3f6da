"""A scene in, the list of its breaches out: what a picture desk would send back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from keiretsu.pictures.checks import ink, lines, space, words
from keiretsu.pictures.checks.finding import Finding
from keiretsu.pictures.checks.prepared import Prepared
from keiretsu.pictures.scene import Scene

RULES: tuple[Callable[[Prepared], Iterator[Finding]], ...] = (
    space.label_label,
    space.label_box,
    space.box_box,
    space.outside,
    lines.line_box,
    lines.line_label,
    lines.patch_line,
    lines.line_line,
    lines.crossings,
    lines.tip_at_end,
    ink.type_size,
    ink.text_contrast,
    ink.line_contrast,
    ink.palette,
    words.complete,
    words.furniture,
    words.sources_listed,
    words.glyphs,
    words.unique_ids,
)


def breaches(scene: Scene) -> list[Finding]:
    """What ``check`` finds, found once for a scene however often it is asked for."""
    known = scene.__dict__
    if "breaches" not in known:
        known["breaches"] = tuple(check(scene))
    return list(known["breaches"])


def check(scene: Scene) -> list[Finding]:
    """All breaches of all rules, rule by rule; an empty list is a picture fit to print."""
    seen = Prepared(scene)
    return [finding for rule in RULES for finding in rule(seen)]
