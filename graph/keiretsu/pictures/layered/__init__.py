"""A layered layout for ownership: capital above the box it buys, right angles, a channel and a port each.

Break loops at the smallest stake, rank, order, place, set ports, set channels (after Sugiyama, Tagawa and Toda 1981).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from keiretsu.pictures.layered.across import Ports, needed_width, placed
from keiretsu.pictures.layered.channels import tracks
from keiretsu.pictures.layered.model import Layers, Layout, Link, Node, Point, Spacing, Tie
from keiretsu.pictures.layered.order import ordered
from keiretsu.pictures.layered.ranks import directed, ranked

__all__ = ["Layout", "Node", "Spacing", "Tie", "lay_out", "least_width"]


def lay_out(nodes: Sequence[Node], ties: Sequence[Tie], spacing: Spacing | None = None) -> Layout:
    """Places for all nodes and routes for all ties; the same for the same input. Ties to itself are not drawn."""
    space = spacing or Spacing()
    if not nodes:
        return Layout({}, {}, {}, frozenset(), 0.0, 0.0, 0)
    layers, upward = _layers(nodes, ties, space)
    rows, crossings = ordered(layers)
    middle = placed(layers, rows, space)
    Ports(layers, middle, upward, space).set()
    return _drawn(layers, middle, upward, space, crossings)


def least_width(nodes: Sequence[Node], ties: Sequence[Tie], spacing: Spacing | None = None) -> float:
    """A width in points that no layout of these can go below; much quicker than to lay them out."""
    space = spacing or Spacing()
    layers, _ = _layers(nodes, ties, space)
    return max((sum(layers.width[c] + space.between for c in row) for row in layers.rows), default=0.0) - space.between


def _layers(nodes: Sequence[Node], ties: Sequence[Tie], space: Spacing) -> tuple[Layers, frozenset[int]]:
    place = {node.id: number for number, node in enumerate(nodes)}
    kept = [tie for tie in ties if tie.tail != tie.head]
    ends = [(place[tie.tail], place[tie.head]) for tie in kept]
    down = directed(len(nodes), ends, kept)
    upward = frozenset(number for number, pair in enumerate(down) if pair != ends[number])
    wide = _widened(nodes, kept, down, upward, space)
    return Layers(wide, kept, down, ranked(len(nodes), down, [node.lower for node in nodes])), upward


def _widened(
    nodes: Sequence[Node], ties: Sequence[Tie], down: Sequence[tuple[int, int]], upward: frozenset[int], space: Spacing
) -> list[Node]:
    found = []
    for number, node in enumerate(nodes):
        above = [n for n, (_, lower) in enumerate(down) if lower == number]
        below = [n for n, (upper, _) in enumerate(down) if upper == number]
        arriving = [ties[n] for n in above if n not in upward]
        rising = [ties[n] for n in below if n in upward]
        need = (
            needed_width(arriving, len(above) - len(arriving), space),
            needed_width(rising, len(below) - len(rising), space),
        )
        found.append(msgspec.structs.replace(node, width=max(node.width, *need)))
    return found


def _drawn(layers: Layers, middle: Sequence[float], upward: frozenset[int], space: Spacing, crossings: int) -> Layout:
    heights = [
        max((layers.nodes[cell].height for cell in row if not layers.passing(cell)), default=0.0) for row in layers.rows
    ]
    top, levels = [0.0], []
    for row in range(len(layers.rows) - 1):
        links = layers.gap(row)
        above, below = _zones(layers, links, upward, space)
        track_of, count = tracks(links)
        start = top[row] + heights[row] + above
        levels.append({tie: start + track * space.track for tie, track in track_of.items()})
        top.append(start + max(0, count - 1) * space.track + below)
    corners = {
        node.id: (middle[cell] - node.width / 2, top[layers.rank[cell]]) for cell, node in enumerate(layers.nodes)
    }
    routes = {
        layers.ties[number].id: _route(layers, chain, corners, top, levels, number in upward)
        for number, chain in enumerate(layers.chains)
    }
    right = max(middle[cell] + layers.width[cell] / 2 for cell in range(len(middle)))
    return Layout(
        corners,
        {node.id: (node.width, node.height) for node in layers.nodes},
        routes,
        frozenset(layers.ties[number].id for number in upward),
        right,
        top[-1] + heights[-1],
        crossings,
    )


def _zones(layers: Layers, links: Sequence[Link], upward: frozenset[int], space: Spacing) -> tuple[float, float]:
    """Room above and below the level runs: for the labels of ties that end there, and for line before their ends."""
    heights = [(link, layers.ties[link.tie].label_height) for link in links]
    rising = [high for link, high in heights if link.tie in upward and not layers.passing(link.upper)]
    falling = [high for link, high in heights if link.tie not in upward and not layers.passing(link.lower)]
    above = max((space.stump + label + 8 if label else space.stump for label in rising), default=space.below)
    below = max((space.stump + label + 8 if label else space.stump for label in falling), default=space.below)
    return max(above, space.below), max(below, space.below)


def _route(
    layers: Layers,
    chain: Sequence[Link],
    corners: dict[str, Point],
    top: Sequence[float],
    levels: Sequence[dict[int, float]],
    upward: bool,
) -> tuple[Point, ...]:
    first = layers.nodes[chain[0].upper]
    points = [(chain[0].upper_x, corners[first.id][1] + first.height)]
    for link in chain:
        level = levels[layers.rank[link.upper]].get(link.tie)
        if level is not None:
            points += [(link.upper_x, level), (link.lower_x, level)]
        points.append((link.lower_x if level is not None else link.upper_x, top[layers.rank[link.lower]]))
    points = _plain(points)
    return tuple(points[::-1] if upward else points)


def _plain(points: Sequence[Point]) -> list[Point]:
    """Without doubled points and without points in the middle of a straight run."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) + abs(kept[-1][1] - point[1]) < 0.3:
            continue
        if len(kept) > 1 and abs(kept[-2][0] - kept[-1][0]) < 0.3 and abs(kept[-1][0] - point[0]) < 0.3:
            kept[-1] = (kept[-2][0], point[1])
            continue
        kept.append(point)
    return kept
