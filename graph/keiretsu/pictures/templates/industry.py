"""The ring map: which groups hang together? Arcs are groups, ties within one at the rim, between two through the middle."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from keiretsu.errors import NoAnswer
from keiretsu.facts import Fact
from keiretsu.pictures.checks.lines import lying_pairs
from keiretsu.pictures.checks.prepared import Prepared
from keiretsu.pictures.geometry import Point
from keiretsu.pictures.measure import shortened, width
from keiretsu.pictures.scene import Anchor, MarkShape, Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.style import line_width
from keiretsu.pictures.templates.common import finished, first_fit
from keiretsu.pictures.templates.groups import GAP, Group, Grouped, ring_order
from keiretsu.pictures.templates.holdings import Bundle
from keiretsu.pictures.told import Citations, Told, capital_of, counted, percent, share_of

MOST_NAMES = (150, 130, 120, 110, 100, 90, 70, 50, 40)
LETTER, HEAD, APART, LONGEST = 8.0, 9.2, 10.8, 122.0
RADIUS_FROM, RADIUS_TO = 120.0, 372.0
STRAIGHTER, LANE, PORTS = 0.1, 2.6, 9.0
FAN = 3.0
"""Ties that leave one name side by side part this much further inwards."""
GOLDEN, ROUNDS = 0.618034, 8
"""Each curve bends a little otherwise than all others, so that no two lie on one another."""
SAMPLES = 22


def industry(told: Told, facts: Iterable[Fact]) -> Scene:
    """The picture of all groups on a day. Raises NoAnswer where no stakes count."""
    grouped = Grouped(told, facts)
    if not grouped.up_to(MOST_NAMES[-1])[0]:
        raise NoAnswer("no stakes count on that day. --ever has no ring map; try another --at.")
    return first_fit(_tries(told, grouped), "the ring does not fit on a page.")


def _tries(told: Told, grouped: Grouped) -> Iterator[Scene]:
    for most in MOST_NAMES:
        found, ties, rest = grouped.up_to(most)
        ring = _Ring(told, ring_order(found, ties), ties, rest)
        if ring.radius <= RADIUS_TO:
            yield ring.untangled()


class _Ring:
    def __init__(self, told: Told, found: Sequence[Group], ties: Sequence[Bundle], rest: Sequence[Fact]) -> None:
        self._told, self._groups, self._ties, self._rest = told, found, ties, rest
        self._cited = Citations(told.world.sources)
        names = sum(len(group.members) for group in found)
        self._slots = names + len(found) * GAP
        self.radius = max(self._slots * APART / (2 * math.pi), RADIUS_FROM)
        self._angle: dict[str, float] = {}
        self._group_of: dict[str, str] = {}
        at = 0.0
        for group in found:
            at += GAP
            for place, member in enumerate(group.members):
                self._angle[member] = self._turn(at + place)
                self._group_of[member] = group.head
            at += len(group.members)
        self._middle = {group.head: self._mean([self._angle[m] for m in group.members]) for group in found}
        self._labels = {id_: shortened(told.label(id_), LONGEST, *self._type(id_)) for id_ in self._angle}
        self._outer = self.radius + 12 + max(width(words, *self._type(id_)) for id_, words in self._labels.items())
        self._centre = (told.width / 2, self._outer + 4)
        self._port = self._ports()
        self._lane = self._lanes()
        order = sorted(tie.id for tie in ties)
        self._own = {id_: (place * GOLDEN) % 1 - 0.5 for place, id_ in enumerate(order)}

    def _turn(self, slot: float) -> float:
        return -math.pi / 2 + 2 * math.pi * (slot + 0.5) / self._slots

    @staticmethod
    def _mean(angles: Sequence[float]) -> float:
        return math.atan2(sum(map(math.sin, angles)), sum(map(math.cos, angles)))

    def _at(self, angle: float, radius: float) -> Point:
        return self._centre[0] + radius * math.cos(angle), self._centre[1] + radius * math.sin(angle)

    def _type(self, id_: str) -> tuple[float, int]:
        """Size and weight of a name: heads of groups stand out, companies before all others."""
        if self._group_of[id_] == id_:
            return HEAD, 700
        return LETTER, 600 if self._shape(id_) == "circle" else 400

    def _ports(self) -> dict[tuple[str, str], float]:
        """Where each tie leaves each name: spread over the name's place, in the order of the other ends."""
        found: dict[tuple[str, str], float] = {}
        around: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for tie in self._ties:
            for mine, other in ((tie.tail, tie.head), (tie.head, tie.tail)):
                away = (self._angle[other] - self._angle[mine]) % (2 * math.pi)
                around[mine].append((away, tie.id))
        room = min(2 * math.pi / self._slots * 0.82, PORTS / self.radius)
        for mine, ends in around.items():
            for place, (_, id_) in enumerate(sorted(ends)):
                share = (place + 0.5) / len(ends) - 0.5
                found[mine, id_] = self._angle[mine] - share * room if len(ends) > 1 else self._angle[mine]
        return found

    def _lanes(self) -> dict[str, float]:
        """How far from the middle of its bundle each tie between two groups runs, in points."""
        bundled: defaultdict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
        for tie in self._ties:
            a, b = self._group_of[tie.tail], self._group_of[tie.head]
            if a != b:
                near = tie.tail if a < b else tie.head
                away = (self._port[near, tie.id] - self._middle[min(a, b)] + math.pi) % (2 * math.pi)
                bundled[min(a, b), max(a, b)].append((away, tie.id))
        return {
            id_: (place - (len(found) - 1) / 2) * LANE
            for found in bundled.values()
            for place, (_, id_) in enumerate(sorted(found))
        }

    def untangled(self) -> Scene:
        """The ring on its page; of two ties that lie on one another one is bent otherwise, until none do."""
        for _ in range(ROUNDS):
            scene = self.scene()
            lying = lying_pairs(Prepared(scene))
            if not lying:
                break
            for _, id_ in sorted(lying):
                self._own[id_] = (self._own[id_] + 0.5 + GOLDEN / 2) % 1 - 0.5
        return scene

    def scene(self) -> Scene:
        """The ring on its page."""
        sheet = Sheet(self._told.width)
        for group in self._groups:
            self._put_group(sheet, group)
        for tie in sorted(self._ties, key=lambda tie: (share_of(tie.facts[0]) or 0.0, tie.id)):
            self._put_tie(sheet, tie)
        if self._rest:
            words = counted(len(self._rest), "more stake")
            sheet.leave_out(
                f"{words} of smaller groups and single holders, for want of room.", [f.id for f in self._rest]
            )
            self._cited.mark(self._rest)
        return finished(
            sheet,
            self._told,
            self._cited,
            [*(fact for tie in self._ties for fact in tie.facts), *self._rest],
            headline=self._headline(),
            subtitle="An arc joins all whom one party holds by majority, is said to control, or leads in a venture. Ties "
            "within a group keep to the rim, ties between groups cross the middle; the end of a line stands at what is held.",
            template="industry",
            note=" ".join(fold.words for fold in sheet.left_out),
            legend_words={
                "mark:circle": "Company",
                "mark:diamond": "Joint venture",
                "mark:square": "State, fund or family",
            },
        )

    def _put_group(self, sheet: Sheet, group: Group) -> None:
        half = math.pi / self._slots * 0.9
        first, last = self._angle[group.members[0]] - half, self._angle[group.members[-1]] + half
        count = max(2, int((last - first) * 30))
        arc = [self._at(first + (last - first) * i / count, self.radius - 4) for i in range(count + 1)]
        sheet.line(f"arc-{group.head}", arc, "neutral", wide=1.6, headed=False, smooth=True)
        for member in group.members:
            angle, shape = self._angle[member], self._shape(member)
            style = "venture" if shape == "diamond" else "investor" if shape == "square" else "company"
            x, y = self._at(angle, self.radius + 3)
            sheet.mark(
                member,
                x,
                y,
                3.0 if shape == "diamond" else 2.6,
                shape,
                style,
                thing=member,
                says=self._told.label(member),
            )
            self._label(sheet, angle, self._labels[member], *self._type(member))

    def _shape(self, member: str) -> MarkShape:
        if self._told.is_a(member, "JointVenture"):
            return "diamond"
        return "circle" if self._told.is_a(member, "Company") else "square"

    def _label(self, sheet: Sheet, angle: float, words: str, size: float, weight: int) -> None:
        """Radial, and never upside down."""
        degrees = math.degrees(angle) % 360
        turned = 90 < degrees < 270
        x, y = self._at(angle, self.radius + 11)
        anchor: Anchor = "end" if turned else "start"
        sheet.text(x, y, words, size, weight, anchor=anchor, turn=180 - degrees if turned else -degrees)

    def _put_tie(self, sheet: Sheet, tie: Bundle) -> None:
        told, fact = self._told, tie.facts[0]
        status = told.status(fact)
        self._cited.mark(tie.facts)
        sheet.line(
            tie.id,
            self._curve(tie),
            told.line_style(fact),
            status=status,
            wide=round(line_width(capital_of(fact), status) * 0.6, 2),
            ends=(tie.tail, tie.head),
            facts=[one.id for one in tie.facts],
            smooth=True,
            says=f"{told.label(tie.tail)} {told.verb(fact, forward=True)} {told.label(tie.head)}"
            if percent(fact)
            else told.sentence(fact),
            words=told.line_words(fact),
        )

    def _curve(self, tie: Bundle) -> list[Point]:
        a, b = self._port[tie.tail, tie.id], self._port[tie.head, tie.id]
        fan_a, fan_b = (self._angle[n] + FAN * (port - self._angle[n]) for n, port in ((tie.tail, a), (tie.head, b)))
        rim = self.radius - 6
        start, end = self._at(a, rim), self._at(b, rim)
        if self._group_of[tie.tail] == self._group_of[tie.head]:
            apart = abs((a - b + math.pi) % (2 * math.pi) - math.pi)
            deep = min(self.radius * 0.36, 12 + self.radius * 0.6 * math.sin(apart / 2))
            inner = rim - deep * (1 + 0.12 * self._own[tie.id])
            return _blend([start, self._at(fan_a, inner), self._at(fan_b, inner), end], _bezier())
        first, second = self._group_of[tie.tail], self._group_of[tie.head]
        one, other = self._middle[first], self._middle[second]
        apart = abs((one - other + math.pi) % (2 * math.pi) - math.pi)
        way = self._mean([one, other])
        aside = self._lane[tie.id] * (1 if first < second else -1)
        over = self._lane[tie.id] * (1 if (way - self._middle[min(first, second)]) % (2 * math.pi) < math.pi else -1)
        inner = self.radius * (0.66 + 0.09 * self._own[tie.id])
        points = [
            start,
            self._at(fan_a, self.radius * 0.88),
            self._at(one + aside / inner, inner),
            self._at(way, self.radius * 0.55 * max(0.0, math.cos(apart / 2)) - over),
            self._at(other - aside / inner, inner),
            self._at(fan_b, self.radius * 0.88),
            end,
        ]
        pull = STRAIGHTER * (1 + self._own[tie.id])
        return _blend([_pulled(point, start, end, i / 6, pull) for i, point in enumerate(points)], _spline())

    def _headline(self) -> str:
        largest = max(self._groups, key=lambda group: (len(group.members), group.head))
        count = sum(len(group.members) for group in self._groups)
        many = counted(len([group for group in self._groups if len(group.members) > 1]), "group").capitalize()
        return f"{many} hold the industry together; {self._told.label(largest.head)} leads the largest, {len(largest.members)} of {count}"


def _pulled(point: Point, start: Point, end: Point, share: float, pull: float) -> Point:
    straight = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
    return (
        point[0] * (1 - pull) + straight[0] * pull,
        point[1] * (1 - pull) + straight[1] * pull,
    )


def _blend(points: Sequence[Point], weights: Sequence[Sequence[float]]) -> list[Point]:
    return [
        (
            sum(w * x for w, (x, _) in zip(row, points, strict=True)),
            sum(w * y for w, (_, y) in zip(row, points, strict=True)),
        )
        for row in weights
    ]


@cache
def _bezier() -> tuple[tuple[float, ...], ...]:
    """The weights of four points along a cubic curve."""
    steps = [i / (SAMPLES - 6) for i in range(SAMPLES - 5)]
    return tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in steps)


@cache
def _spline(count: int = 7, degree: int = 3) -> tuple[tuple[float, ...], ...]:
    """The weights of seven points along a cubic B-spline that begins and ends at the outer ones (Cox and de Boor)."""
    inner = count - degree
    knots = [0.0] * degree + [i / inner for i in range(inner + 1)] + [1.0] * degree

    def basis(i: int, k: int, t: float) -> float:
        if k == 0:
            last = t >= 1.0 and knots[i] < 1.0 <= knots[i + 1]
            return 1.0 if knots[i] <= t < knots[i + 1] or last else 0.0
        left = knots[i + k] - knots[i]
        right = knots[i + k + 1] - knots[i + 1]
        value = (t - knots[i]) / left * basis(i, k - 1, t) if left else 0.0
        return value + ((knots[i + k + 1] - t) / right * basis(i + 1, k - 1, t) if right else 0.0)

    return tuple(tuple(basis(i, degree, s / SAMPLES) for i in range(count)) for s in range(SAMPLES + 1))
