"""The stake timeline: who held X, and how much, when? A lane a company, in it a row a holder, as high as its share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from keiretsu.errors import NoAnswer, TooMuch
from keiretsu.facts import Fact
from keiretsu.period import span_of
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.geometry import Point, Rect
from keiretsu.pictures.measure import width, wrapped
from keiretsu.pictures.scene import Box, Scene
from keiretsu.pictures.sheet import Sheet, widest
from keiretsu.pictures.style import MARGIN
from keiretsu.pictures.templates.axis import Axis
from keiretsu.pictures.templates.common import chunks, finished
from keiretsu.pictures.templates.holders import headline, subject_of
from keiretsu.pictures.templates.spells import Lane, Slot, Spell, lane, moment
from keiretsu.pictures.told import Told, joined, percent

MOST_LANES = 8
MOST_NAME, GAP, LANE_GAP, ROW_GAP, TITLE, KEY_ROW = 132.0, 14.0, 16.0, 2.0, 15.0, 10.5
LANE_HIGH, MOST_SCALE, LEAST_SCALE = 96.0, 2.2, 0.3
LABEL, SMALL, NAME = 7.8, 7.2, 7.8
TOOTH = 2.6
NOBODY = "nobody on record"


def timeline(
    told: Told, companies: Sequence[str], facts: Iterable[Fact], first: str = "", last: str = "", *, subject: str = ""
) -> Scene:
    """The picture of who held some companies when; the bands of the subject are dark.

    Raises NoAnswer without dated stakes, TooMuch past 8 companies.
    """
    if len(companies) > MOST_LANES:
        raise TooMuch(f"a timeline shows up to {MOST_LANES} companies, not {len(companies)}. Ask for fewer at a time.")
    known = [fact for fact in facts if fact.kind == "Shareholding"]
    end = moment(span_of(last).last) if last else moment(told.day.last)
    start = moment(span_of(first).first) if first else _first_year(told, known, companies, end)
    names = _names_width(told, [lane(told, company, known, start, end) for company in companies])
    axis = Axis(start, end, MARGIN + names + GAP, told.width - MARGIN - 2)
    lanes = [lane(told, company, known, axis.first, end) for company in companies]
    if not any(one.slots for one in lanes):
        said = joined([told.label(company) for company in companies])
        raise NoAnswer(f"no dated stakes in {said} are on file; that says what is on file, not what is.")
    return _Picture(told, lanes, axis, names, subject or subject_of(lanes)).scene()


def _first_year(told: Told, facts: Sequence[Fact], companies: Sequence[str], end: float) -> float:
    """The year of the first stake that is drawn."""
    lanes = [lane(told, company, facts, 0.0, end) for company in companies]
    starts = [int(spell.first) for one in lanes for slot in one.slots for spell in slot.spells]
    return float(min(min(starts, default=int(end)), int(end) - 4))


def _names_width(told: Told, lanes: Sequence[Lane]) -> float:
    names = widest((told.label(slot.holder), NAME, 400) for one in lanes for slot in one.slots)
    return max(min(names, MOST_NAME), width(NOBODY, NAME))


class _Row(msgspec.Struct, frozen=True):
    """A holder's row: its name in lines and how high it stands."""

    slot: Slot
    name: tuple[str, ...]
    high: float


class _Picture:
    def __init__(self, told: Told, lanes: Sequence[Lane], axis: Axis, names: float, subject: str) -> None:
        self._told, self._lanes, self._axis, self._name_width = told, lanes, axis, names
        self._subject = subject if any(slot.holder == subject for one in lanes for slot in one.slots) else ""
        self._sheet, self._cited = Sheet(told.width), Citations(told.world.sources)
        whole = sum(slot.most for one in lanes for slot in one.slots)
        self._scale = min(max(LANE_HIGH * len(lanes) / whole, LEAST_SCALE), MOST_SCALE)
        self._taken: list[Rect] = []

    def scene(self) -> Scene:
        """All lanes on their page."""
        axis, facts = self._axis, []
        axis.write(self._sheet, 6, self._told.as_of.split()[-1])
        y = 18.0
        for number, one in enumerate(self._lanes):
            y = self._put_lane(number, one, y) + LANE_GAP
            facts += [spell.fact for slot in one.slots for spell in slot.spells] + list(one.small) + list(one.unsized)
        axis.grid(self._sheet, 14, y - LANE_GAP, self._taken)
        return finished(
            self._sheet,
            self._told,
            self._cited,
            facts,
            headline=headline(self._told, self._lanes, self._subject, axis.last),
            subtitle=self._subtitle(),
            template="timeline",
            note=" ".join(fold.words for fold in self._sheet.left_out),
        )

    def _subtitle(self) -> str:
        told = f" In the strongest colour: {self._told.label(self._subject)}." if self._subject else ""
        return (
            "Share of the capital, a row a holder; the height of a band is the share, and what is missing to 100% is not on "
            "record. A year alone is drawn at its middle; a toothed side is a date not on file; a stake seen last is taken "
            f"to hold for three years more, or until the holder is seen with about as much.{told}"
        )

    def _put_lane(self, number: int, one: Lane, top: float) -> float:
        self._put_title(one, top)
        y, unnamed = top + TITLE, []
        for place, row in enumerate(map(self._row, one.slots)):
            self._put_name(row.name, y + row.high / 2)
            bands = [
                self._put_band(f"band-{number}-{place}-{turn}", spell, y + row.high / 2)
                for turn, spell in enumerate(row.slot.spells)
            ]
            unnamed += [spell for spell, said in self._label_bands(bands, row.slot.spells) if not said]
            y += row.high + ROW_GAP
        y = self._put_gaps(number, one, y)
        y = self._put_key(unnamed, y)
        self._say_rest(one)
        return y

    def _row(self, slot: Slot) -> _Row:
        name = wrapped(self._told.label(slot.holder), self._name_width, NAME, 400, lines=3)
        return _Row(slot, name, max(slot.most * self._scale, LABEL + 3, len(name) * NAME * 1.25))

    def _put_title(self, one: Lane, top: float) -> None:
        words = self._told.label(one.company)
        self._sheet.text(MARGIN, top + 6, words, 10, 700)
        self._taken.append((MARGIN, top, MARGIN + width(words, 10, 700), top + 12))
        if one.over:
            x, warning = MARGIN + width(words, 10, 700) + 10, "figures on file exceed 100%"
            self._sheet.text(x, top + 6.5, warning, SMALL, 400, "text2")
            self._taken.append((x, top, x + width(warning, SMALL), top + 12))

    def _put_name(self, lines: Sequence[str], middle: float) -> None:
        y = middle - (len(lines) - 1) * NAME * 0.625
        for words in lines:
            self._sheet.text(MARGIN, y, words, NAME, 400, "text1")
            y += NAME * 1.25

    def _put_band(self, name: str, spell: Spell, middle: float) -> Box:
        x0, x1 = self._axis.x(spell.first), self._axis.x(spell.last)
        high = max(spell.share * self._scale, 1.0)
        y0, y1 = middle - high / 2, middle + high / 2
        self._cited.mark([spell.fact])
        self._taken.append((x0, y0, x1, y1))
        return self._sheet.box(
            name, x0, y0, max(x1 - x0, 0.4), high, "subject" if spell.holder == self._subject else "band1",
            role="bar", facts=[spell.fact.id], outline=_outline(x0, y0, x1, y1, spell, self._axis),
            says=f"{self._told.label(spell.holder)} {percent(spell.fact)}",
        )  # fmt: skip

    def _label_bands(self, bands: Sequence[Box], spells: Sequence[Spell]) -> list[tuple[Spell, bool]]:
        """Each band of a row with its figure and years, in it or beside it; whether all was said there."""
        left, found = self._axis.left, []
        for place, (band, spell) in enumerate(zip(bands, spells, strict=True)):
            right = bands[place + 1].x if place + 1 < len(bands) else self._told.width - MARGIN
            whole, figure = self._words(spell)
            edge = left
            for words in (whole, figure):
                edge = self._label(band, words, left, right)
                if edge:
                    break
            found.append((spell, bool(edge) and words == whole))
            left = edge or band.right
        return found

    def _words(self, spell: Spell) -> tuple[str, str]:
        figure, mark = percent(spell.fact), self._cited.mark([spell.fact], 1)
        return " ".join(part for part in (figure, self._told.years(spell.fact), mark) if part), figure

    def _label(self, band: Box, words: str, left: float, right: float) -> float:
        """Set words in a band if they fit, else right of it, else left of it; where the row is free again, or 0."""
        wide, (_, y) = width(words, LABEL, 600), band.centre
        if wide + 10 <= band.width and band.height >= LABEL + 1:
            style = "paper" if band.style == "subject" else "text1"
            self._sheet.text(band.x + 5, y, words, LABEL, 600, style, owner=band.id)
            return band.right
        if band.right + 4 + wide + 3 <= right:
            return self._beside(band.right + 4, y, words, wide)
        if left + 3 <= band.x - 4 - wide:
            self._beside(band.x - 4 - wide, y, words, wide)
            return band.right
        return 0.0

    def _beside(self, x: float, y: float, words: str, wide: float) -> float:
        self._sheet.text(x, y, words, LABEL, 600, "text1")
        self._taken.append((x, y - LABEL / 2, x + wide, y + LABEL / 2))
        return x + wide

    def _put_gaps(self, number: int, one: Lane, y: float) -> float:
        """When nobody is on record, in a row of its own."""
        if not one.gaps:
            return y
        self._sheet.text(MARGIN, y + 5, NOBODY, NAME, 400, "text2")
        for place, (first, last) in enumerate(one.gaps):
            x0, x1 = self._axis.x(first), self._axis.x(last)
            self._taken.append((x0, y, x1, y + 10))
            self._sheet.box(
                f"gap-{number}-{place}", x0, y, max(x1 - x0, 0.4), 10, "unrecorded", role="bar", hatched=True,
                says="not on record",
            )  # fmt: skip
        return y + 10 + ROW_GAP

    def _put_key(self, spells: Iterable[Spell], y: float) -> float:
        """Bands without room for all their words, in words under their lane."""
        entries = [f"{self._told.label(spell.holder)} {self._words(spell)[0]}" for spell in spells]
        for line in chunks(entries, self._axis.right - self._axis.left, SMALL):
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


def _outline(x0: float, y0: float, x1: float, y1: float, spell: Spell, axis: Axis) -> list[Point]:
    left = spell.first > axis.first and not spell.sure_first
    right = spell.last < axis.last and not spell.sure_last
    if not (left or right) or x1 - x0 < 3 * TOOTH or y1 - y0 < TOOTH:
        return []
    count = max(2, 2 * round((y1 - y0) / 8))
    return [*_side(x1, y0, y1, -TOOTH * right, count), *_side(x0, y1, y0, TOOTH * left, count)]


def _side(x: float, start: float, end: float, inwards: float, count: int) -> list[Point]:
    return [(x + (inwards if i % 2 else 0.0), start + (end - start) * i / count) for i in range(count + 1)]
