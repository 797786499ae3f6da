"""Ego sectors: what surrounds X? Owners above, ventures and stakes below, badges and partners at the sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from keiretsu.errors import NoAnswer
from keiretsu.facts import Fact
from keiretsu.pictures.measure import shortened, width
from keiretsu.pictures.scene import Box, Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.standing import years
from keiretsu.pictures.style import MARGIN, line_width
from keiretsu.pictures.templates.common import Rows, finished, first_fit, size_of
from keiretsu.pictures.templates.finding import around_finding, stakes_in
from keiretsu.pictures.templates.holdings import Chosen, Collector, Fold
from keiretsu.pictures.templates.makers import brands_first
from keiretsu.pictures.templates.sides import LEFT_WORDS, RIGHT_WORDS, Entry, Group, Sides, sides
from keiretsu.pictures.templates.tree import Tree
from keiretsu.pictures.told import Told, counted, joined

BOUND = 40
ROW, HEAD, GROUP_GAP, LIST_WIDTH, LEAST_WIDTH, REACH = 30.0, 18.0, 10.0, 270.0, 150.0, 46.0
NAME, SMALL, TIP_GAP = 8.4, 7.2, 1.6
_BRACKETS = re.compile(r" \([^)]*\)")
HIGHEST = 480.0
"""No list is higher: rather fewer rows of each kind."""
FOLDS = tuple(Fold(1, most, rows, partners=False) for most in (9, 7, 5, 4, 3, 2, 1) for rows in (1, 2, 3))
ADVICE = "too much surrounds it for one page. Ask for a day (--at) or for some kinds of relation (--only shareholding)."


def around(told: Told, focus: str, facts: Iterable[Fact]) -> Scene:
    """The picture of what surrounds a thing. Raises NoAnswer if nothing on file does."""
    known, later = told.by_then(facts)
    if not any(focus in (*fact.tails, *fact.heads) for fact in known):
        raise NoAnswer(
            f"no ties of {told.label(focus)} count. --ever counts ties of any time, --include all plans and rumours."
        )
    return first_fit(_tries(told, focus, known, later), ADVICE)


def _tries(told: Told, focus: str, facts: Sequence[Fact], later: Sequence[Fact]) -> Iterator[Scene]:
    brands = brands_first(told, focus, [f for f in facts if f.kind == "BrandHolding" and focus in f.tails])
    direct = [fact for fact in facts if focus in (*fact.tails, *fact.heads) or _of_venture(told, fact, focus, facts)]
    collector = Collector(told, direct)
    beside = _lists(told, focus, facts)
    seen = set()
    for fold in FOLDS:
        chosen = collector.chosen(focus, fold, BOUND, up=True, down=True)
        if chosen.key in seen:
            continue
        seen.add(chosen.key)
        drawn = _Around(told, focus, chosen, brands, later, beside)
        if drawn.fits:
            yield drawn.scene()


def _lists(told: Told, focus: str, facts: Sequence[Fact]) -> Sides:
    """The lists, each with as many rows as keep it below the greatest height."""
    arranged = sides(told, focus, facts)
    tries = [arranged(most) for most in range(9, 0, -1)]
    left = next((one.left for one in tries if _height(one.left) <= HIGHEST), tries[-1].left)
    right = next((one.right for one in tries if _height(one.right) <= HIGHEST), tries[-1].right)
    return Sides(left, right)


def _of_venture(told: Told, fact: Fact, focus: str, facts: Sequence[Fact]) -> bool:
    return fact.kind == "Shareholding" and any(told.is_a(head, "JointVenture") for head in fact.heads)


class _Around(Tree):
    def __init__(
        self,
        told: Told,
        focus: str,
        chosen: Chosen,
        brands: Sequence[Fact],
        later: Sequence[Fact],
        beside: Sides,
    ) -> None:
        self._sides = beside
        self._high = max(_height(beside.left), _height(beside.right), 0.0)
        super().__init__(told, focus, chosen, brands, later, up=False)
        self._later = [fact for fact in later if focus in (*fact.tails, *fact.heads)]

    def box_size(self, id_: str, rows: Rows) -> tuple[float, float]:
        """The middle is as high as the lists beside it."""
        wide, high = size_of(rows)
        return (max(wide, 120.0), max(high, self._high, 44.0)) if id_ == self._focus else (wide, high)

    @property
    def fits(self) -> bool:
        """Whether the tree fits the page and leaves room for the lists."""
        if not super().fits:
            return False
        left, right = self._rooms()
        return (not self._sides.left or left >= LEAST_WIDTH) and (not self._sides.right or right >= LEAST_WIDTH)

    def _rooms(self) -> tuple[float, float]:
        x = self._left() + self.layout.corners[self._focus][0]
        wide = self.layout.sizes[self._focus][0]
        return x - MARGIN - REACH, self._told.width - MARGIN - x - wide - REACH

    def scene(self) -> Scene:
        """The middle with its tree above and below and its lists at the sides."""
        sheet = Sheet(self._told.width)
        facts = self.put(sheet)
        middle = next(box for box in sheet.boxes if box.id == self._focus)
        left, right = self._rooms()
        facts += self._put_side(sheet, self._sides.left, middle, MARGIN, min(left, LIST_WIDTH), "left")
        wide = min(right, LIST_WIDTH)
        facts += self._put_side(sheet, self._sides.right, middle, self._told.width - MARGIN - wide, wide, "right")
        return finished(
            sheet,
            self._told,
            self._cited,
            facts,
            headline=self._headline(),
            subtitle=self._subtitle(),
            template="around",
            note=" ".join(self._notes),
        )

    def _put_side(
        self, sheet: Sheet, groups: Sequence[Group], middle: Box, x: float, wide: float, side: str
    ) -> list[Fact]:
        y = middle.centre[1] - _height(groups) / 2
        facts: list[Fact] = []
        for number, group in enumerate(groups):
            sheet.text(x, y + HEAD / 2, shortened(group.heading, wide, 8, 600), 8, 600, "text2")
            y += HEAD
            for place, entry in enumerate(group.entries):
                self._put_entry(sheet, f"{side}-{number}-{place}", entry, group, (x, y, wide), middle, side)
                facts += entry.facts
                y += ROW
            if group.rest:
                self._put_rest(sheet, f"{side}-{number}-rest", group, (x, y, wide))
                facts += group.rest
                y += ROW
            y += GROUP_GAP
        return facts

    def _put_entry(
        self,
        sheet: Sheet,
        name: str,
        entry: Entry,
        group: Group,
        place: tuple[float, float, float],
        middle: Box,
        side: str,
    ) -> None:
        told, fact, (x, y, wide) = self._told, entry.facts[0], place
        status = told.status(fact)
        box = sheet.box(
            f"row-{name}", x, y + 1, wide, ROW - 4, entry.style, thing=entry.thing, says=entry.name,
            status=status if status in ("announced", "guessed") else "current",
        )  # fmt: skip
        low = self._low(entry, wide - 20)
        rows = (
            [(entry.name, NAME, 600, "text1"), (low, SMALL, 400, "text2")]
            if low
            else [(entry.name, NAME, 600, "text1")]
        )
        sheet.lettered(
            box, [(shortened(w, wide - 20, s, b), s, b, c) for w, s, b, c in rows], leading=1.2, anchor="start"
        )
        outer = (box.right, y + ROW / 2 - 1) if side == "left" else (box.x, y + ROW / 2 - 1)
        inner = (middle.x if side == "left" else middle.right, outer[1])
        start, end = (outer, inner) if group.towards else (inner, outer)
        ends = (box.id, middle.id) if group.towards else (middle.id, box.id)
        gap = TIP_GAP if end[0] < start[0] else -TIP_GAP
        equals = fact.tails == fact.heads
        sheet.line(
            f"side-{name}",
            [start, (end[0] + gap, end[1])],
            told.line_style(fact),
            status=status,
            wide=line_width(None, status) if status != "current" else 1.4,
            ends=ends,
            facts=[one.id for one in entry.facts],
            headed=not equals,
            says=told.sentence(fact),
            words=told.line_words(fact),
        )

    def _low(self, entry: Entry, room: float) -> str:
        """What a row adds to its name; too much goes without the last sighting, then the end, then a name's brackets."""
        told, fact = self._told, entry.facts[0]
        mark, status = self._cited.mark(entry.facts, 2), told.word_of_status(fact)

        def said(adds: str, when: str) -> str:
            return f"{', '.join(part for part in (adds, status, when) if part)} {mark}".strip()

        when = years(fact)
        begun, bare = when.partition(", ")[0], _BRACKETS.sub("", entry.adds)
        tries = [said(entry.adds, told.years(fact)), said(entry.adds, when), said(entry.adds, begun), said(bare, begun)]
        rest = f", {said('', begun)}"
        short = shortened(bare, room - width(rest, SMALL), SMALL) + rest
        return next((words for words in tries if width(words, SMALL) <= room), short)

    def _put_rest(self, sheet: Sheet, name: str, group: Group, place: tuple[float, float, float]) -> None:
        x, y, wide = place
        words = f"and {len(group.rest)} more"
        box = sheet.box(f"row-{name}", x, y + 1, min(wide, width(words, NAME, 600) + 26), ROW - 8, "quiet", says=words)
        sheet.lettered(box, [(words, NAME, 600, "text2")])
        self._cited.mark(group.rest)
        sheet.fold(f"{group.heading}: {words}.", [fact.id for fact in group.rest])

    def _headline(self) -> str:
        told, focus, bundles = self._told, self._focus, self._chosen.bundles
        held = [b.facts[0] for b in bundles if b.tail == focus and b.facts[0].kind == "Shareholding"]
        stakes = stakes_in(focus, bundles, self._chosen.more)
        return around_finding(told, focus, stakes, held) or self._inventory()

    def _inventory(self) -> str:
        """How many badges it receives and supplies, where no stake in force makes a finding."""
        name, parts = self._told.label(self._focus), list[str]()
        for group in (*self._sides.left, *self._sides.right):
            if group.heading.startswith("Badges"):
                verb = group.heading.removeprefix("Badges ")
                number = sum(len(entry.facts) for entry in group.entries) + len(group.rest)
                parts.append(counted(number, f"badge {verb}", f"badges {verb}"))
        return f"{name}: {joined(parts)}" if parts else f"What surrounds {name}"

    def _subtitle(self) -> str:
        when = f"on {self._told.as_of}" if self._told.as_of.count(" ") == 2 else f"in {self._told.as_of}"
        if self._told.asked.ever:
            when = f"of any time, as seen {when}"
        return f"Ties {when}: holders above, stakes below, {LEFT_WORDS} on the left, {RIGHT_WORDS} on the right."


def _height(groups: Sequence[Group]) -> float:
    rows = sum(len(group.entries) + bool(group.rest) for group in groups)
    return rows * ROW + len(groups) * (HEAD + GROUP_GAP)
