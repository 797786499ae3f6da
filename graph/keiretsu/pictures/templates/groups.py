"""Which companies belong together on a day: each with whoever holds its majority or is said to control it."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.pictures.templates.holdings import Bundle, bundles
from keiretsu.pictures.told import Told, share_of

LEADING = 30.0
"""From so many percent the largest holder is taken to lead, as takeover law does; that is no verdict of control."""


class Group(msgspec.Struct, frozen=True, gc=False):
    """A head and all whom it leads, itself first."""

    head: str
    members: tuple[str, ...]


class Grouped:
    """All stakes of a day, and the parties that they join, by the head under which each stands."""

    def __init__(self, told: Told, facts: Iterable[Fact]) -> None:
        known, later = told.by_then(facts)
        self._told = told
        self.later = [fact for fact in later if fact.kind == "Shareholding"]
        self._stakes = [
            fact for fact in known if fact.kind == "Shareholding" and told.status(fact) in ("current", "possible")
        ]
        self._ties = bundles(told, self._stakes)
        leader = _leaders(told, self._ties, known)
        self._members: defaultdict[str, list[str]] = defaultdict(list)
        for party in sorted({end for tie in self._ties for end in (tie.tail, tie.head)}):
            self._members[_top(party, leader)].append(party)

    def up_to(self, most: int) -> tuple[list[Group], list[Bundle], list[Fact]]:
        """Groups of up to so many names in all, the ties among them, and the facts left out; larger groups first."""
        kept = _kept(self._told, self._members, self._ties, most)
        shown = {party for group in kept for party in group.members}
        drawn = [tie for tie in self._ties if tie.tail in shown and tie.head in shown]
        drawn_facts = {fact.id for tie in drawn for fact in tie.facts}
        return kept, drawn, [fact for fact in self._stakes if fact.id not in drawn_facts]


def _leaders(told: Told, ties: Sequence[Bundle], facts: Iterable[Fact]) -> dict[str, str]:
    """Of each company the largest holder with LEADING or more, who is said to control it, or who has most of a venture."""
    found: dict[str, tuple[float, str]] = {}
    for tie in ties:
        share = share_of(tie.facts[0]) or 0.0
        if (share >= LEADING and told.status(tie.facts[0]) == "current") or told.is_a(tie.head, "JointVenture"):
            rank = (-share, told.label(tie.tail) + tie.tail)
            if tie.head not in found or rank < (
                found[tie.head][0],
                told.label(found[tie.head][1]) + found[tie.head][1],
            ):
                found[tie.head] = (-share, tie.tail)
    leader = {company: holder for company, (_, holder) in found.items()}
    for fact in facts:
        if fact.kind == "Control" and told.status(fact) == "current":
            for tail, head in fact.ends():
                leader.setdefault(head, tail)
    return leader


def _top(party: str, leader: Mapping[str, str]) -> str:
    way = [party]
    while way[-1] in leader and leader[way[-1]] not in way:
        way.append(leader[way[-1]])
    return way[-1]


def _kept(told: Told, members: Mapping[str, list[str]], ties: Sequence[Bundle], most: int) -> list[Group]:
    """The groups that fit, by size and number of ties; lone parties only where at least two ties join them."""
    degree = Counter(end for tie in ties for end in (tie.tail, tie.head))
    order = sorted(
        members,
        key=lambda head: (-len(members[head]), -sum(degree[m] for m in members[head]), told.label(head), head),
    )
    kept, count = [], 0
    for head in order:
        size = len(members[head])
        if count + size <= most and (size > 1 or degree[head] > 1):
            rest = sorted((m for m in members[head] if m != head), key=lambda m: (told.label(m), m))
            kept.append(Group(head, (head, *rest)))
            count += size
    return kept


def ring_order(found: Sequence[Group], ties: Iterable[Bundle]) -> list[Group]:
    """The groups round the circle such that joined ones stand near one another, and members near their partners."""
    of = {member: group.head for group in found for member in group.members}
    size = {group.head: len(group.members) + GAP for group in found}
    between: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        a, b = sorted((of[tie.tail], of[tie.head]))
        if a != b:
            between[a, b] += 1
    order: list[str] = []
    weight = Counter(head for pair, count in between.items() for head in pair for _ in range(count))
    for head in sorted(of.values() and size, key=lambda h: (-weight[h], -size[h], h)):
        order = _best_place(order, head, size, between)
    for head in list(order):
        order = _best_place([other for other in order if other != head], head, size, between)
    by_head = {group.head: group for group in found}
    placed = [by_head[head] for head in order]
    return [_turned_outwards(group, placed, ties) for group in placed]


GAP = 2.0
"""Room between groups, in names."""


def _best_place(order: list[str], head: str, size: Mapping[str, float], between: Counter[tuple[str, str]]) -> list[str]:
    """The order with one more group where all ties together are shortest."""
    starts = list(itertools.accumulate((size[other] for other in order), initial=0.0))
    round_, new = starts[-1] + size[head], size[head]
    middle = {other: start + size[other] / 2 for other, start in zip(order, starts, strict=False)}
    place = {other: at for at, other in enumerate(order)}
    lengths = [0.0] * (len(order) + 1)
    for (a, b), count in between.items():
        if a in place and b in place:
            low, high = sorted((place[a], place[b]))
            apart = abs(middle[a] - middle[b])
            longer = count * (_nearer(apart + new, round_) - _nearer(apart, round_))
            for at in range(low + 1, high + 1):
                lengths[at] += longer
        elif head in (a, b) and (other := b if a == head else a) in place:
            for at, start in enumerate(starts):
                there = middle[other] + (new if place[other] >= at else 0.0)
                lengths[at] += count * _nearer(abs(there - start - new / 2), round_)
    best = min(range(len(lengths)), key=lengths.__getitem__)
    return [*order[:best], head, *order[best:]]


def _nearer(apart: float, round_: float) -> float:
    """How far two places of a circle lie apart, the shorter way."""
    return min(apart, round_ - apart)


def _turned_outwards(group: Group, placed: Sequence[Group], ties: Iterable[Bundle]) -> Group:
    """Members whose partners stand before the group come first, those whose partners come after it last."""
    place, at = {}, 0.0
    for one in placed:
        for member in one.members:
            place[member] = at
            at += 1
        at += GAP
    middle = place[group.members[0]] + len(group.members) / 2
    pulls: defaultdict[str, list[float]] = defaultdict(list)
    for tie in ties:
        for mine, other in ((tie.tail, tie.head), (tie.head, tie.tail)):
            if mine in group.members and other not in group.members:
                pulls[mine].append((place[other] - middle + at / 2) % at - at / 2)
    mean = {member: sum(pulls[member]) / len(pulls[member]) if pulls[member] else 0.0 for member in group.members}
    return Group(group.head, tuple(sorted(group.members, key=lambda m: mean[m])))
