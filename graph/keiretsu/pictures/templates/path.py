"""The route strip: how are A and B joined? Each row is a way, read from left to right, the best on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from keiretsu.errors import NoAnswer, TooMuch
from keiretsu.paths import Ways
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.heads import head_length
from keiretsu.pictures.measure import evened, width
from keiretsu.pictures.scene import Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.style import MARGIN, line_width
from keiretsu.pictures.templates.columns import columns, spread
from keiretsu.pictures.templates.common import TALL, Rows, box_rows, finished, first_fit, in_ink, second_words, size_of
from keiretsu.pictures.templates.ways import head, headline, in_bands, is_torn, over_in, under, verb_of
from keiretsu.pictures.told import Told, capital_of
from keiretsu.search import Path, Step

MOST_ROUTES, MOST_STEPS = 6, 7
STEP_SIZE, UNDER_SIZE, HEAD_SIZE = 7.8, 7.2, 8.4
TIP_GAP, AIR, ROW_GAP = 1.8, 14.0, 8.0
WIDER = (88, 100, 112, 124, 140)
"""Boxes grow up to here to keep a name whole."""
ADVICE = "the ways do not fit on a page. Ask for fewer (-k), or for shorter ones (--max-steps)."


class Fit(msgspec.Struct, frozen=True, gc=False):
    """How narrow words are set: the widest box, the widest label of a step, how many steps go on one line.

    ``whole`` names are never cut: their boxes are as wide as it takes.
    """

    box: float
    label: float
    steps: int
    whole: bool = True


FITS = (
    Fit(112, 150, 9),
    Fit(100, 92, 9),
    Fit(88, 70, 9),
    Fit(76, 54, 9),
    Fit(92, 80, 4),
    Fit(84, 62, 3),
    Fit(84, 80, 2),
    Fit(76, 54, 9, whole=False),
    Fit(84, 80, 2, whole=False),
)


def path(told: Told, ways: Ways) -> Scene:
    """The picture of ways between two things. Raises NoAnswer if there is none, TooMuch past 6 ways or 7 steps."""
    if not ways.paths:
        raise NoAnswer(f"no way from {told.label(ways.start)} to {told.label(ways.end)}. {ways.why_none}")
    if len(ways.paths) > MOST_ROUTES or max(map(len, ways.paths)) > MOST_STEPS:
        raise TooMuch(f"a picture shows up to {MOST_ROUTES} ways of {MOST_STEPS} steps. {ADVICE}")
    return first_fit(_tries(told, ways), ADVICE)


def _tries(told: Told, ways: Ways) -> Iterator[Scene]:
    for fit in FITS:
        strip = _Strip(told, ways, fit)
        if strip.fits:
            yield strip.scene()


class _Leg(msgspec.Struct, frozen=True):
    """Some steps of one way that stand on one line; ``head`` opens a way."""

    steps: tuple[Step, ...]
    head: str


class _Strip:
    def __init__(self, told: Told, ways: Ways, fit: Fit) -> None:
        self._told, self._ways, self._fit = told, ways, fit
        self._cited, self._rows = Citations(told.world.sources), dict[str, Rows]()
        self._over = over_in(told, ways.paths)
        self._legs = [leg for number, way in enumerate(in_bands(ways.paths)) for leg in self._cut(number, way)]
        self._whole = all(len(way) <= fit.steps for way in ways.paths)
        self._under = {id(step): self._under_words(step) for leg in self._legs for step in leg.steps}
        self._columns = columns([[s.start for s in leg.steps] + [leg.steps[-1].end] for leg in self._legs])
        self._set_columns()

    def _cut(self, number: int, way: Path) -> Iterator[_Leg]:
        opening = head(self._told, number, way, len(self._ways.paths))
        for at in range(0, len(way), self._fit.steps):
            yield _Leg(way.steps[at : at + self._fit.steps], opening if not at else "continued")

    def _rows_of(self, id_: str) -> Rows:
        found = self._rows.get(id_)
        if found is None:
            found = self._rows[id_] = self._made_rows(id_)
        return found

    def _made_rows(self, id_: str) -> Rows:
        ends = id_ in (self._ways.start, self._ways.end)
        scale = 0.42 if ends else 1
        for limit in (self._fit.box, *(WIDER if self._fit.whole else ())):
            rows = box_rows(self._told, id_, focus=ends, second=[second_words(self._told, id_)], limit=limit * scale)
            if not is_torn(self._told.label(id_), [words for words, _, _, _ in rows]):
                break
        return rows

    def _size(self, id_: str) -> tuple[float, float]:
        return size_of(self._rows_of(id_))

    def _step_words(self, step: Step) -> tuple[str, ...]:
        return evened(verb_of(self._told, step, self._over), self._fit.label, STEP_SIZE, 600)

    def _under_words(self, step: Step) -> tuple[str, ...]:
        whole = " ".join(part for part in (under(self._told, step), self._cited.mark([step.fact], 2)) if part)
        return evened(whole, max(self._fit.label, 54.0), UNDER_SIZE) if whole else ()

    def _need(self, step: Step) -> float:
        """The room between two boxes for a step: its words, its end and some air."""
        above = max(width(words, STEP_SIZE, 600) for words in self._step_words(step))
        below = max((width(words, UNDER_SIZE) for words in self._under[id(step)]), default=0.0)
        return max(above, below, 26.0) + AIR + head_length(3) * 0.6

    def _set_columns(self) -> None:
        needs = []
        for leg, at in zip(self._legs, self._columns, strict=True):
            for number, step in enumerate(leg.steps):
                half = (self._size(step.start)[0] + self._size(step.end)[0]) / 2
                needs.append((at[number], at[number + 1], half + self._need(step)))
        outer = [self._size(leg.steps[0].start)[0] / 2 for leg in self._legs]
        last = [self._size(leg.steps[-1].end)[0] / 2 for leg in self._legs]
        self._x, self.fits = spread(needs, MARGIN + 12 + max(outer), self._told.width - MARGIN - 12 - max(last))

    def scene(self) -> Scene:
        """The strip on its page."""
        sheet, y, tops = Sheet(self._told.width), 0.0, []
        for number, leg in enumerate(self._legs):
            high = self._leg_height(leg)
            if number % 2 == 0:
                sheet.box(f"ground-{number}", MARGIN, y, self._told.width - 2 * MARGIN, high, "wash", role="ground")
            tops.append((y, high))
            y += high + ROW_GAP
        ends = self._put_ends(sheet, tops)
        for number, (leg, (top, high)) in enumerate(zip(self._legs, tops, strict=True)):
            self._put_leg(sheet, number, leg, top, high, ends)
        facts = [fact for way in self._ways.paths for step in way for fact in (step.fact, *step.also)]
        return finished(
            sheet,
            self._told,
            self._cited,
            facts,
            headline=headline(self._told, self._ways),
            subtitle=self._subtitle(),
            template="path",
        )

    def _leg_height(self, leg: _Leg) -> float:
        return self._above(leg) + self._below(leg)

    def _above(self, leg: _Leg) -> float:
        words = max(len(self._step_words(step)) for step in leg.steps) * STEP_SIZE * 1.2 + 8
        boxes = max(self._size(id_)[1] / 2 for step in leg.steps for id_ in (step.start, step.end)) + 6
        return 24 + max(words, boxes)

    def _below(self, leg: _Leg) -> float:
        words = max(len(self._under[id(step)]) for step in leg.steps) * UNDER_SIZE * 1.2 + 8
        boxes = max(self._size(id_)[1] / 2 for step in leg.steps for id_ in (step.start, step.end)) + 6
        return 8 + max(words, boxes)

    def _put_ends(self, sheet: Sheet, tops: Sequence[tuple[float, float]]) -> bool:
        """One tall box for each end over all rows, where every way stands on one line."""
        if not self._whole:
            return False
        low = tops[-1][0] + tops[-1][1]
        for id_, x in ((self._ways.start, self._x[0]), (self._ways.end, self._x[-1])):
            wide, _ = size_of(self._rows_of(id_))
            tall = low - 20 > TALL
            rows = in_ink(self._rows_of(id_)) if tall else self._rows_of(id_)
            style = "slab" if tall else "focus"
            box = sheet.box(f"end-{id_}", x - wide / 2, 10, wide, low - 20, style, thing=id_, says=rows[0][0])
            sheet.lettered(box, rows)
        return True

    def _put_leg(self, sheet: Sheet, number: int, leg: _Leg, top: float, high: float, ends: bool) -> None:
        y, at = top + self._above(leg), self._columns[number]
        edges = [self._edges(id_, self._x[column]) for id_, column in zip(_things(leg), at, strict=True)]
        left = edges[0][1] + 14 if ends else MARGIN + 12
        sheet.text(left, top + 13, leg.head, HEAD_SIZE, 600, "text2")
        names = []
        for place, (id_, column) in enumerate(zip(_things(leg), at, strict=True)):
            if ends and id_ in (self._ways.start, self._ways.end):
                names.append(f"end-{id_}")
            else:
                names.append(f"box-{number}-{place}")
                self._put_box(sheet, names[-1], id_, self._x[column], y)
        for place, step in enumerate(leg.steps):
            span = (edges[place][1], edges[place + 1][0])
            self._put_step(sheet, f"{number}-{place}", step, span, y, (names[place], names[place + 1]))

    def _edges(self, id_: str, x: float) -> tuple[float, float]:
        half = self._size(id_)[0] / 2
        return x - half, x + half

    def _put_box(self, sheet: Sheet, name: str, id_: str, x: float, y: float) -> None:
        rows = self._rows_of(id_)
        wide, high = size_of(rows)
        style = "focus" if id_ in (self._ways.start, self._ways.end) else self._told.box_style(id_)
        box = sheet.box(name, x - wide / 2, y - high / 2, wide, high, style, thing=id_, says=rows[0][0])
        sheet.lettered(box, rows)

    def _put_step(
        self, sheet: Sheet, name: str, step: Step, span: tuple[float, float], y: float, ends: tuple[str, str]
    ) -> None:
        told, fact = self._told, step.fact
        style, status = told.line_style(fact), told.status(fact)
        equals = fact.tails == fact.heads
        left, right = (span[0], y), (span[1], y)
        points = [left, (right[0] - TIP_GAP, y)] if step.forward else [right, (left[0] + TIP_GAP, y)]
        sheet.line(
            f"step-{name}",
            points,
            style,
            status=status,
            wide=line_width(capital_of(fact), status) if fact.kind == "Shareholding" else 1.4,
            ends=ends if step.forward else ends[::-1],
            facts=[one.id for one in (fact, *step.also)],
            headed=not equals,
            says=step.sentence,
            words=told.line_words(fact),
        )
        middle = (span[0] + span[1]) / 2
        words, under = self._step_words(step), self._under[id(step)]
        for row, line in enumerate(reversed(words)):
            at = y - 11 - row * STEP_SIZE * 1.2
            sheet.text(middle, at, line, STEP_SIZE, 600, style if status == "current" else "text2", anchor="middle")
        for row, line in enumerate(under):
            sheet.text(middle, y + 11 + row * UNDER_SIZE * 1.2, line, UNDER_SIZE, 400, "text2", anchor="middle")

    def _subtitle(self) -> str:
        told = self._told
        time = "of any time" if told.asked.ever else f"that count on {told.as_of}"
        if not told.asked.ever and told.as_of.count(" ") < 2:
            time = f"that count in {told.as_of}"
        return f"Ties {time}, read from left to right; the end of a line stands at what is held, built or received."


def _things(leg: _Leg) -> list[str]:
    return [step.start for step in leg.steps] + [leg.steps[-1].end]
