"""Where cells stand from left to right, and where ties dock at them."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from keiretsu.pictures.layered.model import Layers, Link, Spacing, Tie

ROUNDS = 20
JOG = 16.0
APART = 5.0
"""Two ties of one gap keep this distance where one leaves above and the other arrives below."""
_ASIDE = (APART, -APART, 2 * APART, -2 * APART)


def placed(layers: Layers, rows: Sequence[Sequence[int]], spacing: Spacing) -> list[float]:
    """The middle of each cell, such that ties run straight where they can; the leftmost side is at 0."""
    middle = [0.0] * len(layers.rank)
    for row in rows:
        x = 0.0
        for cell in row:
            middle[cell] = x + layers.width[cell] / 2
            x += layers.width[cell] + spacing.between
    for round_ in range(ROUNDS):
        down = round_ % 2 == 0
        for row in rows if down else reversed(rows):
            _settle(layers, row, middle, spacing, down, round_ > ROUNDS * 2 // 3)
    for _ in range(2):
        _align(layers, rows, middle, spacing)
    left = min((middle[cell] - layers.width[cell] / 2 for cell in range(len(middle))), default=0.0)
    return [x - left for x in middle]


def _align(layers: Layers, rows: Sequence[Sequence[int]], middle: list[float], spacing: Spacing) -> None:
    """Put the passages of a tie above one another as far as their neighbours leave room."""
    beside: dict[int, tuple[int | None, int | None]] = {}
    for row in rows:
        for at, cell in enumerate(row):
            beside[cell] = (row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)
    for chain in layers.chains:
        passages = [link.lower for link in chain[:-1]]
        while passages:
            run, low, high = _common(layers, passages, middle, beside, spacing)
            wanted = sum(middle[cell] for cell in run) / len(run)
            for cell in run:
                middle[cell] = min(max(wanted, low), high)
            passages = passages[len(run) :]


def _common(
    layers: Layers,
    passages: Sequence[int],
    middle: Sequence[float],
    beside: Mapping[int, tuple[int | None, int | None]],
    spacing: Spacing,
) -> tuple[list[int], float, float]:
    """The first passages that can share one x, and the span of x that they share."""
    run, low, high = [], -math.inf, math.inf
    for cell in passages:
        left, right = beside[cell]
        half = layers.width[cell] / 2 + spacing.between
        least = -math.inf if left is None else middle[left] + layers.width[left] / 2 + half
        most = math.inf if right is None else middle[right] - layers.width[right] / 2 - half
        if max(low, least) > min(high, most) + 0.01:
            break
        run.append(cell)
        low, high = max(low, least), min(high, most)
    return run or [passages[0]], *((low, high) if run else (middle[passages[0]],) * 2)


def _settle(layers: Layers, row: Sequence[int], middle: list[float], spacing: Spacing, down: bool, both: bool) -> None:
    wanted, weight = [], []
    for cell in row:
        one, other = (layers.up[cell], layers.down[cell]) if down else (layers.down[cell], layers.up[cell])
        near = [*one, *other] if both else one or other
        wanted.append(_pull(layers, cell, near, middle))
        weight.append((8.0 if layers.passing(cell) else 1.0) * max(1, len(near)))
    offsets = [0.0]
    for a, b in itertools.pairwise(row):
        offsets.append(offsets[-1] + (layers.width[a] + layers.width[b]) / 2 + spacing.between)
    pooled_at = pooled([w - o for w, o in zip(wanted, offsets, strict=True)], weight)
    for cell, at, offset in zip(row, pooled_at, offsets, strict=True):
        middle[cell] = at + offset


def _pull(layers: Layers, cell: int, near: Sequence[int], middle: Sequence[float]) -> float:
    """Where its neighbours want a cell; a passage follows the passage before it, so that long ties have few bends."""
    if not near:
        return middle[cell]
    pulls = [8.0 if layers.passing(cell) and layers.passing(other) else 1.0 for other in near]
    return sum(pull * middle[other] for pull, other in zip(pulls, near, strict=True)) / sum(pulls)


def pooled(wanted: Sequence[float], weight: Sequence[float]) -> list[float]:
    """The nearest rising sequence to the wanted one, by weighted squares (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for at, heavy in zip(wanted, weight, strict=True):
        pools.append((at, heavy, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, wa, na), (b, wb, nb) = pools[-2:]
            pools[-2:] = [((a * wa + b * wb) / (wa + wb), wa + wb, na + nb)]
    return [at for at, _, count in pools for _ in range(count)]


PLAIN = 16.0
"""Least room of a tie that has no label on this side of a box."""


def needed_width(labelled: Sequence[Tie], plain: int, spacing: Spacing) -> float:
    """How wide a box must be for the ties that dock at one of its sides: labels side by side, all others apart."""
    if plain + len(labelled) < 2 and not labelled:
        return 0.0
    return sum(slot_of(tie, spacing) for tie in labelled) + PLAIN * plain + 20


def slot_of(tie: Tie, spacing: Spacing) -> float:
    """The room that a tie takes where its label stands."""
    return max(tie.label_width + spacing.slot, 24.0)


class Ports:
    """Sets where each link docks: spread over each box by the place of what it leads to, then straightened."""

    def __init__(self, layers: Layers, middle: Sequence[float], upward: frozenset[int], spacing: Spacing) -> None:
        self._layers, self._middle, self._upward, self._spacing = layers, middle, upward, spacing
        self._below: defaultdict[int, list[Link]] = defaultdict(list)
        self._above: defaultdict[int, list[Link]] = defaultdict(list)
        for link in layers.links:
            self._below[link.upper].append(link)
            self._above[link.lower].append(link)

    def set(self) -> None:
        """Give every link its two places."""
        for cell, links in self._below.items():
            self._spread(cell, sorted(links, key=lambda link: (self._middle[link.lower], link.tie)), lower=False)
        for cell, links in self._above.items():
            self._spread(cell, sorted(links, key=lambda link: (self._middle[link.upper], link.tie)), lower=True)
        for link in self._layers.links:
            self._straighten(link)
        for row in range(len(self._layers.rows) - 1):
            self._separate(self._layers.gap(row))

    def _slots(self, links: Sequence[Link], lower: bool, room: float) -> list[float]:
        labelled = [
            slot_of(self._layers.ties[link.tie], self._spacing) if (link.tie in self._upward) != lower else 0.0
            for link in links
        ]
        plain = sum(1 for slot in labelled if not slot)
        free = (room - sum(labelled)) / plain if plain else 0.0
        return [slot or min(self._spacing.port, max(free, PLAIN)) for slot in labelled]

    def _spread(self, cell: int, links: Sequence[Link], *, lower: bool) -> None:
        middle = self._middle[cell]
        if self._layers.passing(cell):
            slots = [0.0] * len(links)
        else:
            slots = self._slots(links, lower, self._layers.width[cell] - 16)
        x = middle - sum(slots) / 2
        for link, slot in zip(links, slots, strict=True):
            if lower:
                link.lower_x = x + slot / 2
            else:
                link.upper_x = x + slot / 2
            x += slot

    def _straighten(self, link: Link) -> None:
        if not 0 < abs(link.upper_x - link.lower_x) < JOG:
            return
        if not self._layers.passing(link.lower) and self._alone(self._above[link.lower], link.lower, link.upper_x):
            link.lower_x = link.upper_x
        elif not self._layers.passing(link.upper) and self._alone(self._below[link.upper], link.upper, link.lower_x):
            link.upper_x = link.lower_x
        elif self._layers.passing(link.lower):
            self._move_passage(link.lower, link.upper_x)
        elif self._free(link, link.lower_x):
            link.upper_x = link.lower_x
        elif self._near(link):
            link.lower_x = link.upper_x
        elif self._layers.passing(link.upper):
            self._move_passage(link.upper, link.lower_x)

    def _alone(self, links: Sequence[Link], cell: int, x: float) -> bool:
        return len(links) == 1 and abs(x - self._middle[cell]) < self._layers.width[cell] / 2 - 12

    def _free(self, link: Link, x: float) -> bool:
        """Whether a departure may move there without crowding its neighbours at the same box."""
        others = [other for other in self._below[link.upper] if other is not link]
        unlabelled = not any(one.tie in self._upward for one in self._below[link.upper])
        inside = abs(x - self._middle[link.upper]) <= self._layers.width[link.upper] / 2 - 8
        return (
            unlabelled
            and inside
            and all((o.upper_x - x) * (o.upper_x - link.upper_x) > 0 for o in others)
            and all(abs(o.upper_x - x) >= 9 for o in others)
        )

    def _near(self, link: Link) -> bool:
        """Whether an arrival may move the little way to stand right below its departure, its label clear of others."""
        if abs(link.upper_x - link.lower_x) > APART or self._layers.passing(link.lower):
            return False
        own = self._arriving_slot(link)
        inside = abs(link.upper_x - self._middle[link.lower]) <= (self._layers.width[link.lower] - own) / 2
        others = [other for other in self._above[link.lower] if other is not link]
        return inside and all(
            abs(other.lower_x - link.upper_x) >= (own + self._arriving_slot(other)) / 2 - APART for other in others
        )

    def _arriving_slot(self, link: Link) -> float:
        """The room that a link takes above the box at which it arrives: its label stands there unless it runs upwards."""
        return PLAIN if link.tie in self._upward else slot_of(self._layers.ties[link.tie], self._spacing)

    def _move_passage(self, cell: int, x: float) -> None:
        if abs(x - self._middle[cell]) > self._spacing.between / 2 - 3:
            return
        for link in self._above[cell]:
            link.lower_x = x
        for link in self._below[cell]:
            link.upper_x = x

    def _separate(self, links: Sequence[Link]) -> None:
        """Move arrivals that stand right below another's departure a little aside."""
        for link in links:
            if self._clear(link, link.lower_x, links):
                continue
            for aside in (APART, -APART) if self._layers.ties[link.tie].label_width else _ASIDE:
                if self._clear(link, link.lower_x + aside, links) and self._fits(link, link.lower_x + aside):
                    self._move_arrival(link, link.lower_x + aside)
                    break

    def _clear(self, link: Link, x: float, links: Sequence[Link]) -> bool:
        others = [other for other in links if other is not link]
        return all(abs(other.upper_x - x) >= APART - 0.1 and abs(other.lower_x - x) >= APART - 0.1 for other in others)

    def _fits(self, link: Link, x: float) -> bool:
        room = (
            self._spacing.between / 2 - 3
            if self._layers.passing(link.lower)
            else self._layers.width[link.lower] / 2 - 8
        )
        return abs(x - self._middle[link.lower]) <= room

    def _move_arrival(self, link: Link, x: float) -> None:
        if self._layers.passing(link.lower):
            self._move_passage(link.lower, x)
        link.lower_x = x
