"""The route strip: how are A and B joined? Each row is a way, read from left to right, the best on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from keiretsu.errors import NoAnswer, TooMuch
from keiretsu.paths import Ways
from keiretsu.period import BEGINNING, END_OF_TIME
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.heads import head_length
from keiretsu.pictures.measure import flowed, width
from keiretsu.pictures.scene import Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.style import MARGIN, line_width
from keiretsu.pictures.templates.columns import columns, spread
from keiretsu.pictures.templates.common import TALL, Rows, box_rows, finished, first_fit, in_ink, second_words, size_of
from keiretsu.pictures.told import Told, capital_of, counted, joined
from keiretsu.search import Path, Step

MOST_ROUTES, MOST_STEPS = 6, 7
STEP_SIZE, UNDER_SIZE, HEAD_SIZE = 7.8, 7.2, 8.4
TIP_GAP, AIR, ROW_GAP = 1.8, 14.0, 8.0
ADVICE = "the ways do not fit on a page. Ask for fewer (-k), or for shorter ones (--max-steps)."


class Fit(msgspec.Struct, frozen=True, gc=False):
    """How narrow words are set: the widest box, the widest label of a step, and how many steps go on one line."""

    box: float
    label: float
    steps: int


FITS = (
    Fit(112, 150, 9),
    Fit(100, 92, 9),
    Fit(88, 70, 9),
    Fit(76, 54, 9),
    Fit(92, 80, 4),
    Fit(84, 62, 3),
    Fit(84, 80, 2),
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
        self._cited = Citations(told.world.sources)
        self._legs = [leg for number, way in enumerate(_in_bands(told, ways.paths)) for leg in self._cut(number, way)]
        self._whole = all(len(way) <= fit.steps for way in ways.paths)
        self._under = {id(step): self._under_words(step) for leg in self._legs for step in leg.steps}
        self._columns = columns([[s.start for s in leg.steps] + [leg.steps[-1].end] for leg in self._legs])
        self._set_columns()

    def _cut(self, number: int, way: Path) -> Iterator[_Leg]:
        head = _head(self._told, number, way, len(self._ways.paths))
        for at in range(0, len(way), self._fit.steps):
            yield _Leg(way.steps[at : at + self._fit.steps], head if not at else "continued")

    def _rows_of(self, id_: str) -> Rows:
        ends = id_ in (self._ways.start, self._ways.end)
        limit = self._fit.box * (0.42 if ends else 1)
        return box_rows(self._told, id_, focus=ends, second=[second_words(self._told, id_)], limit=limit)

    def _size(self, id_: str) -> tuple[float, float]:
        return size_of(self._rows_of(id_))

    def _step_words(self, step: Step) -> tuple[str, ...]:
        words = self._told.verb(step.fact, forward=step.forward)
        return flowed(words, self._fit.label, STEP_SIZE, 600)

    def _under_words(self, step: Step) -> tuple[str, ...]:
        word = self._told.word_of_status(step.fact)
        also = f"+{len(step.also)} more" if step.also else ""
        mark = self._cited.mark([step.fact], 2)
        whole = " ".join(part for part in (word, self._told.years(step.fact), also, mark) if part)
        return flowed(whole, max(self._fit.label, 54.0), UNDER_SIZE) if whole else ()

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
            headline=self._headline(),
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

    def _headline(self) -> str:
        told, ways = self._told, self._ways
        start, end, best = told.label(ways.start), told.label(ways.end), min(ways.paths, key=len)
        if len(ways.paths) > 1:
            many = counted(len(ways.paths), "way", "ways").capitalize()
            return f"{many} from {start} to {end}; the shortest has {counted(len(best), 'step')}"
        if len(best) == 1:
            return f"{start} {told.verb(best.steps[0].fact, forward=best.steps[0].forward)} {end}"
        between = joined([told.label(id_) for id_ in best.things[1:-1]])
        return f"{start} and {end} are joined through {between}"

    def _subtitle(self) -> str:
        told = self._told
        time = "of any time" if told.asked.ever else f"that count on {told.as_of}"
        if not told.asked.ever and told.as_of.count(" ") < 2:
            time = f"that count in {told.as_of}"
        return f"Ties {time}, read from left to right; the end of a line stands at what is held, built or received."


def _things(leg: _Leg) -> list[str]:
    return [step.start for step in leg.steps] + [leg.steps[-1].end]


def _in_bands(told: Told, paths: Sequence[Path]) -> list[Path]:
    """Ways that hold at one time before those that do not, each in the order given."""
    return sorted(paths, key=lambda way: way.held_at_once() is None)


def _head(told: Told, number: int, way: Path, count: int) -> str:
    steps = counted(len(way), "step").capitalize()
    return (
        f"{number + 1}   {steps}, {_together(way, told.day.last)}"
        if count > 1
        else f"{steps}, {_together(way, told.day.last)}"
    )


def _together(way: Path, today: str) -> str:
    """When all steps of a way hold at once."""
    window = way.held_at_once()
    if window is None:
        return "never all at one time"
    start = window.start[:4] if window.start != BEGINNING else ""
    until = window.until[:4] if window.until != END_OF_TIME and window.until <= today else ""
    if len(way) > 1:
        words = {"certain": "all at once", "presumed": "presumably all at once", "possible": "perhaps all at once"}
    else:
        words = {"certain": "on record", "presumed": "presumed", "possible": "possible"}
    how = words[window.sureness]
    if start and until:
        when = f"in {start}" if start == until else f"{start}–{until}"
    else:
        when = f"since {start}" if start else f"until {until}" if until else ""
    return f"{how} {when}".rstrip()
