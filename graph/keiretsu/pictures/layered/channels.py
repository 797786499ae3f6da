"""Between two layers: a height for the level run of each tie, such that few cross and none lie on one another."""

from __future__ import annotations

from collections.abc import Sequence

from keiretsu.pictures.layered.across import APART
from keiretsu.pictures.layered.model import Link

ON_ONE_ANOTHER = 50
STRAIGHT = 0.05
ROUNDS = 60


def tracks(links: Sequence[Link]) -> tuple[dict[int, int], int]:
    """The track of each tie that has a level run, counted from the top, and how many tracks there are."""
    turning = [link for link in links if abs(link.upper_x - link.lower_x) >= STRAIGHT]
    order = _improved(_inserted(sorted(turning, key=lambda link: (link.low, link.high, link.tie))))
    packed: list[int] = []
    for at, link in enumerate(order):
        above = [packed[i] + 1 for i in range(at) if order[i].low - 6 < link.high and link.low - 6 < order[i].high]
        packed.append(max(above, default=0))
    return {link.tie: track for link, track in zip(order, packed, strict=True)}, max(packed, default=-1) + 1


def _cost(above: Link, below: Link) -> int:
    """What it costs that one level run lies above the other."""
    cost = int(below.low - 1 < above.lower_x < below.high + 1) + int(above.low - 1 < below.upper_x < above.high + 1)
    return cost + (ON_ONE_ANOTHER if abs(above.lower_x - below.upper_x) < APART - 0.1 else 0)


def _inserted(links: Sequence[Link]) -> list[Link]:
    order: list[Link] = []
    for link in links:
        before = [0]
        for other in order:
            before.append(before[-1] + _cost(other, link))
        after = [0]
        for other in reversed(order):
            after.append(after[-1] + _cost(link, other))
        at = min(range(len(order) + 1), key=lambda place: (before[place] + after[len(order) - place], place))
        order.insert(at, link)
    return order


def _improved(order: list[Link]) -> list[Link]:
    for _ in range(ROUNDS):
        better = False
        for at in range(len(order) - 1):
            one, other = order[at], order[at + 1]
            if _cost(other, one) < _cost(one, other):
                order[at], order[at + 1], better = other, one, True
        if not better:
            break
    return order
