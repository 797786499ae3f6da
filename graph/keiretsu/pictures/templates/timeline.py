"""The stake timeline: who held X, and how much, when? A lane a company, the height of a band is the share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from keiretsu.errors import NoAnswer, TooMuch
from keiretsu.facts import Fact
from keiretsu.period import span_of
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.geometry import Point, Rect
from keiretsu.pictures.measure import width, wrapped
from keiretsu.pictures.scene import Box, Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.style import MARGIN
from keiretsu.pictures.templates.axis import Axis
from keiretsu.pictures.templates.common import chunks, finished
from keiretsu.pictures.templates.spells import Lane, Run, lane
from keiretsu.pictures.told import Told, counted, joined, percent

MOST_LANES = 8
NAMES, GAP, KEY_ROW = 122.0, 16.0, 10.5
LABEL, SMALL = 8.2, 7.2
TOOTH = 2.6
BANDS = ("band1", "band2", "band3")


def timeline(told: Told, companies: Sequence[str], facts: Iterable[Fact], first: str = "", last: str = "") -> Scene:
    """The picture of who held some companies when. Raises NoAnswer without dated stakes, TooMuch past 8 companies."""
    if len(companies) > MOST_LANES:
        raise TooMuch(f"a timeline shows up to {MOST_LANES} companies, not {len(companies)}. Ask for fewer at a time.")
    known = [fact for fact in facts if fact.kind == "Shareholding"]
    end = _moment(span_of(last).last) if last else _moment(told.day.last)
    start = _moment(span_of(first).first) if first else _first_year(known, companies, end)
    axis = Axis(start, end, MARGIN + NAMES + GAP, told.width - MARGIN - 2)
    lanes = [lane(told, company, known, axis.first, end) for company in companies]
    if not any(one.runs for one in lanes):
        names = joined([told.label(company) for company in companies])
        raise NoAnswer(f"no dated stakes in {names} are on file; that says what is on file, not what is.")
    return _Picture(told, lanes, axis).scene()


def _moment(day: str) -> float:
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - 1) / 372


def _first_year(facts: Iterable[Fact], companies: Sequence[str], end: float) -> float:
    """The year before the first stake on file."""
    years = [
        int(fact.period.presumed_from[:4]) for fact in facts
        if fact.heads[0] in companies and "0001" < fact.period.presumed_from[:4] < "9999"
    ]  # fmt: skip
    return float(min(min(years, default=int(end)), int(end) - 4))


class _Picture:
    def __init__(self, told: Told, lanes: Sequence[Lane], axis: Axis) -> None:
        self._told, self._lanes, self._axis, self._start = told, lanes, axis, axis.first
        self._sheet, self._cited = Sheet(told.width), Citations(told.world.sources)
        self._high = 104.0 if len(lanes) < 4 else 82.0
        self._taken: list[Rect] = []
        shared = Counter(holder for one in lanes for holder in one.order)
        best = max(shared, key=lambda holder: (shared[holder], -_place(lanes, holder), holder), default="")
        self._subject = best if len(lanes) > 1 and shared[best] > 1 else ""

    def scene(self) -> Scene:
        """All lanes on their page."""
        axis, facts = self._axis, []
        axis.write(self._sheet, 6, self._told.as_of.split()[-1])
        y = 18.0
        for number, one in enumerate(self._lanes):
            y = self._put_lane(number, one, y) + GAP
            facts += [run.spell.fact for run in one.runs] + list(one.small) + list(one.unsized)
        axis.grid(self._sheet, 14, y - GAP, self._taken)
        return finished(
            self._sheet,
            self._told,
            self._cited,
            facts,
            headline=self._headline(),
            subtitle="Share of the capital by holder; the height of a band is the share. A toothed side is a date not on "
            "file; a stake seen last is taken to hold for three years more.",
            template="timeline",
            note=" ".join(fold.words for fold in self._sheet.left_out),
        )

    def _put_lane(self, number: int, one: Lane, top: float) -> float:
        self._put_name(one, top)
        for place, (first, last, share) in enumerate(one.gaps):
            self._put_gap(f"{number}-{place}", first, last, share, top, place == _widest_gap(one))
        widest, unnamed = _widest_runs(one.runs), []
        for place, run in enumerate(one.runs):
            box = self._put_band(f"band-{number}-{place}", run, one, top)
            if place in widest and not self._name_band(box, run):
                unnamed.append((run, box))
        unnamed.sort(key=lambda pair: (pair[0].spell.first, -pair[0].spell.share, pair[0].spell.holder))
        numbers = [self._number_band(box, place) for place, (_, box) in enumerate(unnamed, start=1)]
        self._taken.append((self._axis.left, top, self._axis.right, top + self._high))
        y = self._put_years(one, top + self._high)
        y = self._put_key([(number, run) for number, (run, _) in zip(numbers, unnamed, strict=True)], y)
        self._say_rest(one)
        return y

    def _put_name(self, one: Lane, top: float) -> None:
        lines = wrapped(self._told.label(one.company), NAMES, 10, 700, lines=3)
        for row, words in enumerate(lines):
            self._sheet.text(MARGIN, top + 12 + row * 12.5, words, 10, 700)
        if one.over:
            self._sheet.text(MARGIN, top + 16 + len(lines) * 12.5, "figures on file exceed 100%", SMALL, 400, "text2")

    def _put_gap(self, name: str, first: float, last: float, share: float, top: float, worded: bool) -> None:
        x0, x1 = self._axis.x(first), self._axis.x(last)
        y0 = top + share / 100 * self._high
        box = self._sheet.box(
            f"gap-{name}", x0, y0, max(x1 - x0, 0.4), top + self._high - y0, "unrecorded", role="bar", hatched=True,
            says="not on record",
        )  # fmt: skip
        if worded and box.width > 70 and box.height > 12:
            self._sheet.text(box.x + 8, box.bottom - 8, "not on record", SMALL, 400, "text2", patch=True, owner=box.id)

    def _put_band(self, name: str, run: Run, one: Lane, top: float) -> Box:
        x0, x1 = self._axis.x(run.first), self._axis.x(run.last)
        y0, y1 = (top + part / 100 * self._high for part in (run.top, run.bottom))
        style = BANDS[one.order.index(run.spell.holder) % len(BANDS)]
        self._cited.mark([run.spell.fact])
        return self._sheet.box(
            name, x0, y0, max(x1 - x0, 0.4), max(y1 - y0, 0.4), "subject" if run.spell.holder == self._subject else style,
            role="bar", facts=[run.spell.fact.id], outline=_outline(x0, y0, x1, y1, run),
            says=f"{self._told.label(run.spell.holder)} {self._figure(run)}",
        )  # fmt: skip

    def _number_band(self, box: Box, number: int) -> str:
        """Set a number in a band if there is room for it; the number as its key has it."""
        words = str(number)
        if box.width < width(words, SMALL, 600) + 6 or box.height < SMALL + 1:
            return ""
        style = "paper" if box.style == "subject" else "text1"
        self._sheet.text(*box.centre, words, SMALL, 600, style, anchor="middle", owner=box.id)
        return f"({words}) "

    def _name_band(self, box: Box, run: Run) -> bool:
        """Set holder and share in a band; whether there was room for them."""
        id_, style = box.id, "paper" if box.style == "subject" else "text1"
        x0, y0, x1, y1 = box.x + 5, box.y, box.right - 4, box.bottom
        name, figure = self._told.label(run.spell.holder), self._figure(run)
        mark = self._cited.mark([run.spell.fact], 1)
        whole = f"{name} {figure} {mark}"
        if width(whole, LABEL, 600) <= x1 - x0 and y1 - y0 >= LABEL + 2:
            self._sheet.text(x0, (y0 + y1) / 2, whole, LABEL, 600, style, owner=id_)
            return True
        lines = wrapped(name, x1 - x0, LABEL, 600, lines=2)
        rows = [*lines, f"{figure} {mark}"]
        fits = max(width(words, LABEL, 600) for words in rows) <= x1 - x0 and "…" not in "".join(lines)
        if not fits or y1 - y0 < len(rows) * LABEL * 1.25 + 2:
            return False
        at = (y0 + y1) / 2 - len(rows) * LABEL * 0.625
        for words in rows:
            self._sheet.text(x0, at + LABEL * 0.625, words, LABEL, 600 if words in lines else 400, style, owner=id_)
            at += LABEL * 1.25
        return True

    def _figure(self, run: Run) -> str:
        return percent(run.spell.fact)

    def _put_years(self, one: Lane, y: float) -> float:
        """The year of each change under the lane, where there is room for it."""
        changes = sorted(
            {
                m
                for run in one.runs
                for m, sure in ((run.spell.first, run.spell.sure_first),)
                if sure and m > self._start
            }
        )
        right = self._axis.left
        for moment in changes:
            words = str(int(moment))
            half = width(words, SMALL) / 2
            x = min(self._axis.x(moment), self._axis.right - half)
            if x - half > right + 5:
                self._sheet.text(x, y + 7, words, SMALL, 400, "text2", anchor="middle", role="axis")
                self._taken.append((x - half, y + 2, x + half, y + 12))
                right = x + half
        return y + (12 if changes else 2)

    def _put_key(self, runs: Sequence[tuple[str, Run]], y: float) -> float:
        """Bands too small for a name, in words under their lane."""
        entries = {}
        for number, run in runs:
            mark = self._cited.mark([run.spell.fact], 1)
            words = f"{number}{self._told.label(run.spell.holder)} {self._figure(run)}, {_span(run)} {mark}"
            entries[run.spell.fact.id] = words.rstrip()
        for line in chunks(entries.values(), self._axis.right - self._axis.left, SMALL):
            text = self._sheet.text(self._axis.left, y + KEY_ROW / 2, line, SMALL, 400, "text2")
            self._taken.append((text.x, y, text.x + width(line, SMALL), y + KEY_ROW))
            y += KEY_ROW
        return y

    def _say_rest(self, one: Lane) -> None:
        name = self._told.label(one.company)
        for facts, words in (
            (one.small, "holders under 3%"),
            (one.unsized, "stakes without a figure of the capital or a date, or of other times"),
        ):
            if facts:
                holders = list(dict.fromkeys(self._told.label(fact.tails[0]) for fact in facts))
                self._sheet.leave_out(f"Not drawn for {name}, {words}: {joined(holders)}.", [f.id for f in facts])
                self._cited.mark(facts)

    def _headline(self) -> str:
        told, span = self._told, f"{int(self._start)}–{self._told.as_of.split()[-1]}"
        if self._subject:
            lanes = sum(self._subject in one.order for one in self._lanes)
            several = counted(len(self._lanes), "company", "companies")
            return f"{told.label(self._subject)} held stakes in {counted(lanes, '')} of these {several}"
        if len(self._lanes) > 1:
            return f"Who held {joined([told.label(one.company) for one in self._lanes])}, {span}"
        one = self._lanes[0]
        last = max(one.runs, key=lambda run: (run.last, run.spell.share)).spell
        name = told.label(one.company)
        if last.last >= self._axis.last - 0.01:
            return f"{name}: {counted(len(one.order), 'holder')} on record since {int(self._start)}, the largest now {told.label(last.holder)}"
        return f"{name}: {counted(len(one.order), 'holder')} on record, {span}"


def _place(lanes: Sequence[Lane], holder: str) -> int:
    return min(one.order.index(holder) for one in lanes if holder in one.order)


def _widest_gap(one: Lane) -> int:
    return max(range(len(one.gaps)), key=lambda i: ((one.gaps[i][1] - one.gaps[i][0]) * (100 - one.gaps[i][2]), -i))


def _widest_runs(runs: Sequence[Run]) -> set[int]:
    """Of each spell the place of its widest run: there stands its name."""
    best: dict[str, int] = {}
    for place, run in enumerate(runs):
        other = best.get(run.spell.fact.id)
        if other is None or run.last - run.first > runs[other].last - runs[other].first:
            best[run.spell.fact.id] = place
    return set(best.values())


def _span(run: Run) -> str:
    first, last = str(int(run.spell.first)), str(int(run.spell.last))
    left = first if run.spell.sure_first else f"seen {first}"
    return left if first == last else f"{left}–{last}" if run.spell.sure_last else f"{left}–?"


def _outline(x0: float, y0: float, x1: float, y1: float, run: Run) -> list[Point]:
    left = run.first == run.spell.first and not run.spell.sure_first
    right = run.last == run.spell.last and not run.spell.sure_last
    if not (left or right) or x1 - x0 < 3 * TOOTH:
        return []
    count = max(2, 2 * round((y1 - y0) / 8))
    return [*_side(x1, y0, y1, -TOOTH * right, count), *_side(x0, y1, y0, TOOTH * left, count)]


def _side(x: float, start: float, end: float, inwards: float, count: int) -> list[Point]:
    return [(x + (inwards if i % 2 else 0.0), start + (end - start) * i / count) for i in range(count + 1)]
