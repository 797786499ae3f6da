"""Which stakes belong in an ownership tree: from a company up to its owners, or down to what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.pictures.standing import IN_FORCE_FIRST, known_span, last_word
from keiretsu.pictures.templates.makers import makes_cars
from keiretsu.pictures.told import Told, by_worth, share_of

STAKES = ("Shareholding", "Control")
SMALL, PASSED_ON, SHORT, STALE = 5.0, 10.0, 5, 10


class Bundle(msgspec.Struct, frozen=True, gc=False):
    """Facts that one line draws: of one pair, one sort of line and one status; the first has the word.

    ``older`` are facts of the pair that may still hold as far as their dates go, beside one that does hold.
    """

    tail: str
    head: str
    facts: tuple[Fact, ...]
    older: tuple[Fact, ...] = ()

    @property
    def id(self) -> str:
        """An id for the line."""
        return f"{self.facts[0].id}|{self.tail}|{self.head}"


class More(msgspec.Struct, frozen=True, gc=False):
    """Stakes of one company that are drawn as one quiet box."""

    id: str
    of: str
    upwards: bool
    bundles: tuple[Bundle, ...]


class Fold(msgspec.Struct, frozen=True, gc=False):
    """How much is drawn one by one: levels away from the focus, neighbours of a kind, rows to a level.

    Partners in ventures have boxes of their own, or else a line in the box of the venture.
    """

    levels: int
    most: int
    rows: int
    partners: bool = True


class Chosen(msgspec.Struct, frozen=True):
    """What a tree draws: things in the order of the rule, lines, and quiet boxes."""

    things: tuple[str, ...]
    bundles: tuple[Bundle, ...]
    more: tuple[More, ...]
    rows: tuple[tuple[str, int], ...]
    partners: tuple[tuple[str, tuple[Bundle, ...]], ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What two foldings have in common that look the same."""
        more = tuple((one.id, tuple(bundle.id for bundle in one.bundles)) for one in self.more)
        written = tuple((venture, tuple(bundle.id for bundle in found)) for venture, found in self.partners)
        return self.things, frozenset(bundle.id for bundle in self.bundles), more, self.rows, written


class Collector:
    """Walks up or down from the focus, level by level, folding what is small or too much."""

    def __init__(self, told: Told, facts: Iterable[Fact]) -> None:
        self._told = told
        self._above: defaultdict[str, list[Fact]] = defaultdict(list)
        self._below: defaultdict[str, list[Fact]] = defaultdict(list)
        self._found: dict[tuple[str, bool], list[Bundle]] = {}
        for fact in facts:
            if fact.kind in STAKES and len(fact.tails) == 1 and len(fact.heads) == 1 and fact.tails != fact.heads:
                self._above[fact.heads[0]].append(fact)
                self._below[fact.tails[0]].append(fact)

    def chosen(self, focus: str, fold: Fold, bound: int, *, up: bool, down: bool) -> Chosen:
        """The part of the web of stakes that fits into so many boxes."""
        self._things: dict[str, None] = {focus: None}
        self._bundles: dict[str, Bundle] = {}
        self._more: list[More] = []
        self._rows: dict[str, int] = {}
        for upwards in (True,) * up + (False,) * down:
            self._walk(focus, fold, bound, upwards)
        written = self._partners(fold, bound) if down else {}
        return Chosen(
            tuple(self._things),
            tuple(self._bundles.values()),
            tuple(self._more),
            tuple(self._rows.items()),
            tuple(written.items()),
        )

    def _walk(self, focus: str, fold: Fold, bound: int, upwards: bool) -> None:
        level, done = [focus], set()
        for depth in range(fold.levels):
            following: list[str] = []
            for here in level:
                done.add(here)
                if depth and len(self._things) + 4 > bound:
                    continue
                most = fold.most if not depth else min(fold.most, 5)
                following += self._spread(here, most, fold.rows if not depth else 1, upwards)
            level = [thing for thing in dict.fromkeys(following) if thing not in done]

    def _spread(self, here: str, most: int, rows: int, upwards: bool) -> list[str]:
        """Draw the neighbours of a thing; those from which the walk goes on."""
        kept, folded = self._folded(self._bundled(here, upwards), most, upwards)
        others = [bundle.tail if upwards else bundle.head for bundle in kept]
        new = [other for other in dict.fromkeys(others) if other not in self._things]
        for place, other in enumerate(new):
            self._things[other] = None
            self._rows[other] = (place % rows) * (-1 if upwards else 1) if len(new) > SHORT or not upwards else 0
        self._bundles |= {bundle.id: bundle for bundle in kept}
        if folded:
            self._more.append(More(f"more-{'above' if upwards else 'below'}-{here}", here, upwards, tuple(folded)))
        return [other for other, bundle in zip(others, kept, strict=True) if self._leads_on(bundle)]

    def _leads_on(self, bundle: Bundle) -> bool:
        """Whether a stake is large enough, and held now, to show what lies beyond it."""
        share = share_of(bundle.facts[0])
        return self._told.status(bundle.facts[0]) == "current" and (share is None or share >= PASSED_ON)

    def _bundled(self, here: str, upwards: bool) -> list[Bundle]:
        found = self._found.get((here, upwards))
        if found is None:
            found = bundles(self._told, (self._above if upwards else self._below)[here])
            if not upwards:
                found.sort(key=self._makers_first)
            self._found[here, upwards] = found
        return found

    def _makers_first(self, bundle: Bundle) -> tuple[int, bool]:
        return IN_FORCE_FIRST.index(self._told.status(bundle.facts[0])), not makes_cars(self._told, bundle.head)

    def _folded(self, found: Sequence[Bundle], most: int, upwards: bool) -> tuple[list[Bundle], list[Bundle]]:
        """What is drawn and what is folded: small stakes, ended ones first, and all beyond the most of a kind."""
        known = [b for b in found if b.tail in self._things and b.head in self._things]
        free = [b for b in found if b not in known]
        small = [b for b in free if self._is_small(b, upwards) or is_stale(self._told, b.facts[0])]
        large = [b for b in free if b not in small]
        if not large and not known:
            large, small = small, []
        if len(small) < 2 and len(large) + len(small) <= most:
            large, small = [b for b in free if b in large or b in small], []
        by_kind: defaultdict[str, list[Bundle]] = defaultdict(list)
        for bundle in large:
            by_kind[self._told.line_style(bundle.facts[0])].append(bundle)
        over = [b for of_kind in by_kind.values() for b in of_kind[most if len(of_kind) <= most + 1 else most - 1 :]]
        if len(over) == 1 and not small:
            over = []
        kept = [b for b in large if b not in over]
        return [*known, *kept], [*(b for b in large if b in over), *small]

    def _is_small(self, bundle: Bundle, upwards: bool) -> bool:
        """Whether a stake is under 5%; one that is held in a maker of cars is told all the same."""
        share = share_of(bundle.facts[0])
        small = share is not None and share < SMALL
        return small and (upwards or not makes_cars(self._told, bundle.head))

    def _partners(self, fold: Fold, bound: int) -> dict[str, tuple[Bundle, ...]]:
        """Joint ventures keep their other parents: as boxes, or as those to be written in the venture's box."""
        written: dict[str, tuple[Bundle, ...]] = {}
        for venture in [thing for thing in self._things if self._told.is_a(thing, "JointVenture")]:
            if fold.partners and len(self._things) < bound:
                self._spread(venture, min(fold.most, 3), 1, True)
                continue
            others = [b for b in self._bundled(venture, True) if b.id not in self._bundles]
            if others:
                written[venture] = tuple(others)
        return written


def is_stale(told: Told, fact: Fact) -> bool:
    """Whether a stake merely may still hold, and was last seen ten years before the day shown or earlier."""
    seen = last_word(fact, told.day)[:4]
    return (
        told.status(fact) == "possible"
        and not fact.value("start")
        and bool(seen)
        and int(seen) + STALE <= int(told.day.first[:4])
    )


def bundles(told: Told, facts: Iterable[Fact]) -> list[Bundle]:
    """Facts that say the same sort of thing of the same pair, together; in the order of the rule."""
    grouped: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in by_worth(told, facts):
        for tail, head in fact.ends():
            grouped.setdefault((tail, head, fact.kind, told.status(fact)), []).append(fact)
    return [
        Bundle(
            tail,
            head,
            tuple(found if status == "ended" else _newest_first(found)),
            tuple(grouped.get((tail, head, kind, "possible"), ())) if now else (),
        )
        for (tail, head, kind, status), found in grouped.items()
        if (now := status == "current") or status != "possible" or (tail, head, kind, "current") not in grouped
    ]


def _newest_first(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: known_span(fact)[1], reverse=True)
