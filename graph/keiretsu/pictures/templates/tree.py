"""The ownership tree: who owns X, and what does X own? Capital stands above the box it buys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from keiretsu.errors import NoAnswer
from keiretsu.facts import Fact
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.layered import Layout, Node, Tie, lay_out, least_width
from keiretsu.pictures.measure import width
from keiretsu.pictures.scene import Point, Scene
from keiretsu.pictures.sheet import Sheet, widest
from keiretsu.pictures.standing import last_word
from keiretsu.pictures.style import MARGIN, SECOND_SIZE, line_width
from keiretsu.pictures.templates.common import (
    TALL,
    Rows,
    box_rows,
    chunks,
    finished,
    first_fit,
    in_ink,
    second_words,
    size_of,
)
from keiretsu.pictures.templates.finding import holdings_finding, owners_finding, stakes_in
from keiretsu.pictures.templates.folded import more_rows, more_tie
from keiretsu.pictures.templates.holdings import STAKES, Bundle, Chosen, Collector, Fold, More
from keiretsu.pictures.templates.labels import row_height, stake_label
from keiretsu.pictures.templates.makers import brands_first
from keiretsu.pictures.told import Told, capital_of, counted, figure_lines, joined, share_of

BOUND = 40
TIP_GAP, LABEL_ABOVE = 1.6, 21.0
MOST_BRANDS, BRANDS_WIDE, PARTNER_WIDE = 14, 220.0, 190.0
MOST_IN_ALL = 100.6
"""Rounded figures of one company may come to a little more than all of it."""
FOLDS = (
    *(Fold(levels, 9, rows) for levels in (4, 3, 2) for rows in (1, 2, 3)),
    *(Fold(1, 9, rows) for rows in (1, 2, 3)),
    *(Fold(1, 9, rows, partners=False) for rows in (1, 2, 3, 4)),
    *(Fold(1, 7, rows, partners=False) for rows in (2, 3)),
    *(Fold(1, 5, rows, partners=False) for rows in (1, 2, 3)),
    *(Fold(1, most, 1, partners=False) for most in (4, 3, 2)),
)
ADVICE = (
    "the tree does not fit on a page. Ask for a day (--at), for fewer kinds (--only shareholding), or a wider page."
)


def owners(told: Told, focus: str, facts: Iterable[Fact], brands: Sequence[Fact] = ()) -> Scene:
    """The picture of who owns a company. Raises NoAnswer if nobody on file does."""
    return _tree(told, focus, list(facts), brands, up=True)


def holdings(told: Told, focus: str, facts: Iterable[Fact], brands: Sequence[Fact] = ()) -> Scene:
    """The picture of what a party holds. Raises NoAnswer if nothing is on file."""
    return _tree(told, focus, list(facts), brands, up=False)


def _tree(told: Told, focus: str, facts: list[Fact], brands: Sequence[Fact], *, up: bool) -> Scene:
    facts, later = told.by_then(facts)
    brands = brands_first(told, focus, brands)
    collector = Collector(told, facts)
    if not collector.chosen(focus, Fold(1, 9, 1), BOUND, up=up, down=not up).bundles:
        side = "nobody on file holds a stake in" if up else "no stakes are on file that are held by"
        raise NoAnswer(f"{side} {told.label(focus)}. --ever counts ties of any time, --include all plans and rumours.")
    return first_fit(_tries(told, focus, collector, brands, later, up), ADVICE)


def _tries(
    told: Told, focus: str, collector: Collector, brands: Sequence[Fact], later: Sequence[Fact], up: bool
) -> Iterator[Scene]:
    seen = set()
    for fold in FOLDS:
        chosen = collector.chosen(focus, fold, BOUND, up=up, down=not up)
        if chosen.key in seen or len(chosen.things) + len(chosen.more) > BOUND + 1:
            continue
        seen.add(chosen.key)
        drawn = Tree(told, focus, chosen, brands, later, up)
        if drawn.fits:
            yield drawn.scene()


class Tree:
    """One folding of a tree, laid out; ``scene()`` puts it on its page."""

    def __init__(
        self, told: Told, focus: str, chosen: Chosen, brands: Sequence[Fact], later: Sequence[Fact], up: bool
    ) -> None:
        self._told, self._focus, self._chosen, self._up = told, focus, chosen, up
        self._brands = brands if not up else ()
        self._later = [fact for fact in later if fact.kind in STAKES and focus in (fact.heads if up else fact.tails)]
        self._notes: list[str] = []
        self._cited = Citations(told.world.sources)
        self._labels = {bundle.id: stake_label(told, bundle, self._cited) for bundle in chosen.bundles}
        self._rows = {id_: self._thing_rows(id_) for id_ in chosen.things} | {
            m.id: more_rows(told, m) for m in chosen.more
        }
        lower = dict(chosen.rows)
        self._nodes = [Node(id_, *self.box_size(id_, rows), lower.get(id_, 0)) for id_, rows in self._rows.items()]
        self._ties = [self._tie(bundle) for bundle in chosen.bundles] + [more_tie(more) for more in chosen.more]

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands."""
        return lay_out(self._nodes, self._ties)

    @property
    def fits(self) -> bool:
        """Whether it is no wider than the page."""
        room = self._told.width - 2 * MARGIN
        return least_width(self._nodes, self._ties) <= room and self.layout.width <= room

    def _thing_rows(self, id_: str) -> Rows:
        is_focus = id_ == self._focus
        second = [second_words(self._told, id_), *self._partner_words(id_)]
        if is_focus and self._brands:
            names = list(dict.fromkeys(self._told.label(fact.heads[0]) for fact in self._brands))
            second += chunks(names[:MOST_BRANDS], BRANDS_WIDE, SECOND_SIZE)
            second += [f"and {len(names) - MOST_BRANDS} more brands"] if len(names) > MOST_BRANDS else []
        second += self._too_much(id_)
        return box_rows(self._told, id_, focus=is_focus, second=second)

    def box_size(self, id_: str, rows: Rows) -> tuple[float, float]:
        """How wide and high the box of a thing is at least."""
        return size_of(rows)

    def _partner_words(self, id_: str) -> list[str]:
        """The other parents of a venture, for its box; ended and uncertain stakes say so."""
        found = dict(self._chosen.partners).get(id_, ())
        words = [self._partner(bundle) for bundle in found[: 3 if len(found) == 3 else 2]]
        return words + ([f"and {len(found) - 2} more"] if len(found) > 3 else [])

    def _partner(self, bundle: Bundle) -> str:
        told, fact = self._told, bundle.facts[0]
        figure, word = figure_lines(fact)[0], told.word_of_status(fact)
        when = told.years(fact) if told.status(fact) == "ended" else ""
        if told.is_unconfirmed(fact):
            when = f"seen {last_word(fact)[:4]}"
        said = " ".join(part for part in (figure, word, when, self._cited.mark(bundle.facts, 1)) if part)
        return f"{told.short(bundle.tail, PARTNER_WIDE - width(said, SECOND_SIZE), SECOND_SIZE)} {said}".rstrip()

    def _too_much(self, id_: str) -> list[str]:
        """A warning where the stakes in a company that may hold come to more than all of it."""
        written = dict(self._chosen.partners).get(id_, ())
        stakes = stakes_in(id_, (*self._chosen.bundles, *written), self._chosen.more)
        held = [fact for fact in stakes if self._told.status(fact) in ("current", "possible")]
        total = sum(capital_of(fact) or 0.0 for fact in held)
        return [f"together {total:.4g}% on file"] if total > MOST_IN_ALL else []

    def _tie(self, bundle: Bundle) -> Tie:
        rows = self._labels[bundle.id]
        wide, high = widest(rows) + 8, sum(map(row_height, rows))
        share = share_of(bundle.facts[0]) or 0.0
        weight = share if self._told.status(bundle.facts[0]) == "current" else share / 1000
        return Tie(bundle.id, bundle.tail, bundle.head, weight, wide, high)

    def scene(self) -> Scene:
        """The tree on its page, the focus as near to the middle as the margins let it."""
        sheet = Sheet(self._told.width)
        facts = self.put(sheet)
        return finished(
            sheet,
            self._told,
            self._cited,
            facts,
            headline=self._headline(),
            subtitle=self._subtitle(),
            template="tree",
            crossings=self.layout.crossings,
            note=" ".join(self._notes),
        )

    def put(self, sheet: Sheet) -> list[Fact]:
        """Put boxes and ties on a sheet; all facts that stand there or are folded."""
        left = self._left()
        for id_, rows in self._rows.items():
            self._put_box(sheet, id_, rows, left)
        for bundle in self._chosen.bundles:
            self._put_tie(sheet, bundle, left)
        for more in self._chosen.more:
            self._put_more(sheet, more, left)
        facts = [fact for bundle in self._chosen.bundles for fact in bundle.facts]
        facts += [fact for more in self._chosen.more for bundle in more.bundles for fact in bundle.facts]
        facts += [fact for venture, _ in self._chosen.partners for fact in self._written(venture)]
        facts += self._fold_older(sheet)
        if self._brands:
            names = joined([self._told.label(fact.heads[0]) for fact in self._brands])
            sheet.fold(f"Brands of {self._told.label(self._focus)}: {names}.", [fact.id for fact in self._brands])
        self._leave_out(sheet)
        return [*facts, *self._brands]

    def _leave_out(self, sheet: Sheet) -> None:
        """Ties of which only later days are on record are no part of the answer; their number is told."""
        if self._later:
            words = f"Left out: {counted(len(self._later), 'tie')} on record for later days only."
            sheet.leave_out(words, [fact.id for fact in self._later])
            self._notes.append(words)

    def _fold_older(self, sheet: Sheet) -> list[Fact]:
        """Figures that newer ones of the same pair have overtaken, as far as one can tell."""
        bundles = [*self._chosen.bundles, *(b for more in self._chosen.more for b in more.bundles)]
        bundles += [b for _, written in self._chosen.partners for b in written]
        older = list({fact.id: fact for bundle in bundles for fact in bundle.older}.values())
        if older:
            count = counted(len(older), "older figure")
            words = f"Also on file, {count} of the same stakes without a date of their end."
            sheet.fold(words, [fact.id for fact in older])
            self._notes.append(words)
        return older

    def _left(self) -> float:
        x, _ = self.layout.corners[self._focus]
        middle = x + self.layout.sizes[self._focus][0] / 2
        free = self._told.width - 2 * MARGIN - self.layout.width
        return MARGIN + min(max(self._told.width / 2 - MARGIN - middle, 0.0), free)

    def _put_box(self, sheet: Sheet, id_: str, rows: Rows, left: float) -> None:
        (x, y), (wide, high) = self.layout.corners[id_], self.layout.sizes[id_]
        quiet, facts = id_ not in self._chosen.things, [fact.id for fact in self._written(id_)]
        style = "quiet" if quiet else "focus" if id_ == self._focus else self._told.box_style(id_)
        if style == "focus" and high > TALL:
            style, rows = "slab", in_ink(rows)
        box = sheet.box(id_, left + x, y, wide, high, style, thing="" if quiet else id_, facts=facts, says=rows[0][0])
        sheet.lettered(box, rows)

    def _written(self, id_: str) -> list[Fact]:
        return [fact for bundle in dict(self._chosen.partners).get(id_, ()) for fact in bundle.facts]

    def _points(self, id_: str, left: float) -> list[Point]:
        points = [(x + left, y) for x, y in self.layout.routes[id_]]
        x, y = points[-1]
        points[-1] = (x, y - TIP_GAP if y > points[-2][1] else y + TIP_GAP)
        return points

    def _put_tie(self, sheet: Sheet, bundle: Bundle, left: float) -> None:
        told, first, points = self._told, bundle.facts[0], self._points(bundle.id, left)
        style, status = told.line_style(first), told.status(first)
        ids = [fact.id for fact in bundle.facts]
        sheet.line(
            bundle.id,
            points,
            style,
            status=status,
            wide=line_width(capital_of(first), status),
            ends=(bundle.tail, bundle.head),
            facts=ids,
            says=told.sentence(first),
            words=told.line_words(first),
        )
        self._put_label(sheet, bundle, points, style if status == "current" else "text2")

    def _put_label(self, sheet: Sheet, bundle: Bundle, points: Sequence[Point], colour: str) -> None:
        rows, (x, y) = self._labels[bundle.id], points[-1]
        high = sum(map(row_height, rows))
        top = y - LABEL_ABOVE - high if y > points[-2][1] else y + LABEL_ABOVE
        ids = [fact.id for fact in bundle.facts]
        for words, size, weight in rows:
            middle = top + row_height((words, size, weight)) / 2
            style = colour if weight == 700 else "text2"
            sheet.text(x, middle, words, size, weight, style, anchor="middle", role="pill", patch=True, facts=ids)
            top += row_height((words, size, weight))

    def _put_more(self, sheet: Sheet, more: More, left: float) -> None:
        facts = [fact for bundle in more.bundles for fact in bundle.facts]
        self._cited.mark(facts)
        first = facts[0]
        tail, head = (more.id, more.of) if more.upwards else (more.of, more.id)
        status = self._told.status(first)
        sheet.line(
            f"line-{more.id}",
            self._points(more.id, left),
            self._told.line_style(first),
            status=status,
            wide=1.0,
            ends=(tail, head),
            facts=[fact.id for fact in facts],
            says=f"{len(more.bundles)} more",
            words=self._told.line_words(first),
        )
        others = list(dict.fromkeys(self._told.label(b.tail if more.upwards else b.head) for b in more.bundles))
        of = self._told.label(more.of)
        words = f"{f'Other holders of {of}' if more.upwards else f'{of} also holds'}: {joined(others)}."
        sheet.fold(words, [fact.id for fact in facts])
        self._notes.append(words)

    def _headline(self) -> str:
        if self._up:
            stakes = stakes_in(self._focus, self._chosen.bundles, self._chosen.more)
            return owners_finding(self._told, self._focus, stakes)
        return holdings_finding(self._told, self._focus, self._chosen.bundles, self._chosen.more)

    def _subtitle(self) -> str:
        when = f"on {self._told.as_of}" if self._told.as_of.count(" ") == 2 else f"in {self._told.as_of}"
        return f"Share of the capital held directly, {when}; votes stand below where they differ. Only what is on file."
