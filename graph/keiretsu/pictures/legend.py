"""Which styles a picture uses, as keys that its legend must explain: no more and no fewer."""

from __future__ import annotations

from keiretsu.pictures.scene import Scene
from keiretsu.pictures.style import PLAIN_LINES

UNEXPLAINED_BOXES = ("focus", "slab", "subject", "wash", "quiet", "band1", "band2", "band3")
"""Boxes that say in words what they are."""


def used_keys(scene: Scene) -> frozenset[str]:
    """The keys of all styles that occur outside the legend: lines by kind, status of lines and boxes, boxes, marks."""
    keys: set[str] = set()
    for line in scene.lines:
        if not line.legend and line.kind not in PLAIN_LINES:
            keys |= {f"line:{line.kind}", f"status:{line.status}"}
    for box in scene.boxes:
        if box.role not in ("legend", "ground"):
            keys.add(f"status:{box.status}")
            if box.style not in UNEXPLAINED_BOXES:
                keys.add(f"box:{box.style}")
    keys |= {f"mark:{mark.shape}" for mark in scene.marks if not mark.legend}
    return frozenset(keys - {"status:current"})
