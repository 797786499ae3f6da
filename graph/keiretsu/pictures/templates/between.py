"""Two days side by side: whose stakes began, ended or changed, a row a stake, the biggest changes on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keiretsu.errors import NoAnswer
from keiretsu.facts import Fact
from keiretsu.figures import Basis
from keiretsu.ownership.answers import DiffAnswer
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.measure import wrapped
from keiretsu.pictures.scene import Anchor, Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.style import MARGIN
from keiretsu.pictures.templates.changes import UNSURE, Change, changes_of, share_on, votes_lines
from keiretsu.pictures.templates.common import finished
from keiretsu.pictures.told import Told, counted, figure_lines, joined
from keiretsu.prose import day_in_words

MOST_ROWS = 24
BAR, LEAST_ROW, ROW_AIR, GAP, HEAD = 8.0, 27.0, 9.0, 14.0, 8.0
NAME, SMALL, LEADING = 9.0, 7.6, 1.25
PARTS = {"company": 0.16, "holder": 0.20, "share": 0.24, "old": 0.10, "new": 0.10, "what": 0.20}
"""The columns, by their part of the width."""

Line = tuple[str, float, int, str]


def between(told: Told, answer: DiffAnswer) -> Scene:
    """The picture of what became otherwise between two days. Raises NoAnswer if nothing on file did."""
    changes = list(changes_of(told.world, answer))
    if not changes:
        days = f"{day_in_words(answer.day)} and {day_in_words(answer.other_day)}"
        raise NoAnswer(f"nothing on file changed between {days}. Days further apart, or --include all, may show more.")
    return _Picture(told, answer, changes).scene()


class _Picture:
    def __init__(self, told: Told, answer: DiffAnswer, changes: Sequence[Change]) -> None:
        self._told, self._answer, self._changes = told, answer, changes
        self._basis: Basis = answer.figures[0]
        self._sheet, self._cited = Sheet(told.width), Citations(told.world.sources)
        self._columns = dict(_columns(told.width))
        stakes = self._by_company([change for change in changes if change.is_stake])
        ties = sorted((c for c in changes if not c.is_stake), key=lambda c: (c.word in UNSURE, c.word, c.fact.id))
        self._stakes = stakes[:MOST_ROWS]
        self._ties = ties[: MOST_ROWS - len(self._stakes)]
        self._rest = stakes[len(self._stakes) :] + ties[len(self._ties) :]

    def _by_company(self, stakes: Iterable[Change]) -> list[Change]:
        """Stakes in one company together, and the companies in the order of their biggest changes."""
        ranked = sorted(stakes, key=self._rank)
        companies = list(dict.fromkeys(change.fact.heads[0] for change in ranked))
        return sorted(ranked, key=lambda change: companies.index(change.fact.heads[0]))

    def _rank(self, change: Change) -> tuple[object, ...]:
        moved = abs(share_on(self._basis, change.new) - share_on(self._basis, change.old))
        return change.word in UNSURE, -round(moved, 6), self._told.label(change.fact.heads[0]), change.fact.id

    def scene(self) -> Scene:
        """All rows on their page."""
        y = self._put_head(HEAD)
        company = ""
        for number, change in enumerate(self._stakes):
            again, company = company == change.fact.heads[0], change.fact.heads[0]
            y = self._put_stake(number, change, y, again=again)
        for number, change in enumerate(self._ties):
            y = self._put_tie(number, change, y)
        self._leave_out()
        return finished(
            self._sheet,
            self._told,
            self._cited,
            (fact for change in self._changes for fact in (change.old, change.new) if fact),
            headline=self._headline(),
            subtitle=self._subtitle(),
            template="between",
            note=" ".join(fold.words for fold in self._sheet.left_out),
        )

    def _put_head(self, y: float) -> float:
        days = {"old": day_in_words(self._answer.day), "new": day_in_words(self._answer.other_day)}
        words = {"company": "Tie", "what": "What happened"}
        if self._stakes:
            words |= {"company": "Company", "holder": "Holder", "share": f"Share of the {self._basis}", **days}
        cells = {name: self._cell(name, [(said, 8.0, 600, "text2")]) for name, said in words.items()}
        low = y + max(_height(cell) for cell in cells.values())
        for name, cell in cells.items():
            self._put_cell(name, cell, low - _height(cell) / 2)
        return low + 5

    # ------------------------------------------------------------ rows

    def _put_stake(self, number: int, change: Change, y: float, *, again: bool) -> float:
        told, fact = self._told, change.fact
        holder = told.label(fact.tails[0]) if fact.tails else "own shares"
        cells = {
            "company": [] if again else self._cell("company", [(told.label(fact.heads[0]), NAME, 700, "text1")]),
            "holder": self._cell("holder", [(holder, NAME, 400, "text1")]),
            "old": self._cell("old", self._figure(change, change.old)),
            "new": self._cell("new", self._figure(change, change.new)),
            "what": self._cell("what", self._what(change)),
        }
        left = self._columns["holder" if again else "company"][0]
        middle, bottom = self._put_row(f"stake-{number}", cells, y, left, change)
        self._put_bars(number, change, middle)
        return bottom

    def _put_tie(self, number: int, change: Change, y: float) -> float:
        sentence = self._told.sentence(change.fact)
        limit = self._columns["new"][1] - self._columns["company"][0]
        cells = {
            "company": [(words, NAME, 400, "text1") for words in wrapped(sentence, limit, NAME, 400, lines=2)],
            "what": self._cell("what", self._what(change, dated=False)),
        }
        return self._put_row(f"tie-{number}", cells, y, self._columns["company"][0], change)[1]

    def _put_row(
        self, name: str, cells: dict[str, list[Line]], y: float, left: float, change: Change
    ) -> tuple[float, float]:
        """Set the cells of a row under a hairline; the middle of the row and where the next one begins."""
        self._sheet.rule(f"rule-{name}", [(left, y), (self._sheet.width - MARGIN, y)])
        high = max(LEAST_ROW, max(map(_height, cells.values())) + ROW_AIR)
        for column, cell in cells.items():
            self._put_cell(column, cell, y + high / 2, change.ids if column == "what" else ())
        return y + high / 2, y + high

    def _put_bars(self, number: int, change: Change, middle: float) -> None:
        """The earlier share above the later one, on a track that is the whole."""
        left, right = self._columns["share"]
        self._sheet.box(f"track-{number}", left, middle - BAR - 1, right - left, 2 * BAR + 2, "band2", role="ground")
        for name, fact, top in (("old", change.old, middle - BAR), ("new", change.new, middle)):
            share = share_on(self._basis, fact)
            if fact and share:
                status = self._told.status(fact)
                self._sheet.box(
                    f"bar-{number}-{name}", left, top, max((right - left) * share / 100, 0.8), BAR,
                    "quiet" if name == "old" else "subject", role="bar", facts=[fact.id],
                    status=status if status in ("announced", "guessed") else "current", says=self._told.sentence(fact),
                )  # fmt: skip

    # ------------------------------------------------------------ words

    def _figure(self, change: Change, fact: Fact | None) -> list[Line]:
        if fact is None:
            return [("not known" if change.word in UNSURE else "none", SMALL, 400, "text2")]
        first, second = figure_lines(fact) if self._basis == "capital" else votes_lines(fact)
        if not first:
            return [("share not on file", SMALL, 400, "text2")]
        return [(first, NAME, 600, "text1"), *([(second, SMALL, 400, "text2")] if second else [])]

    def _what(self, change: Change, *, dated: bool = True) -> list[Line]:
        when = change.when if dated else ""
        word = "" if change.word in UNSURE else self._told.word_of_status(change.fact)
        said = " ".join(part for part in (change.word, when, f"({word})" if word else "") if part)
        mark = self._cited.mark([fact for fact in (change.new, change.old) if fact], 2)
        return [(f"{said} {mark}".rstrip(), SMALL, 400, "text1")]

    def _cell(self, column: str, lines: Iterable[Line]) -> list[Line]:
        limit = self._columns[column][1] - self._columns[column][0]
        return [
            (part, size, weight, style)
            for words, size, weight, style in lines
            for part in wrapped(words, limit, size, weight, lines=2)
        ]

    def _put_cell(self, column: str, lines: Sequence[Line], middle: float, facts: Iterable[str] = ()) -> None:
        left, right = self._columns[column]
        anchor: Anchor = "end" if column in ("old", "new") else "start"
        x, y = right if anchor == "end" else left, middle - _height(lines) / 2
        for words, size, weight, style in lines:
            self._sheet.text(x, y + size * LEADING / 2, words, size, weight, style, anchor=anchor, facts=facts)
            y += size * LEADING

    def _leave_out(self) -> None:
        stakes = [change for change in self._rest if change.is_stake]
        ties = [change for change in self._rest if not change.is_stake]
        parts = [counted(len(stakes), "stake") + " with smaller changes or less known of them"] if stakes else []
        parts += [counted(len(ties), "other tie")] if ties else []
        if parts:
            ids = [id_ for change in self._rest for id_ in change.ids]
            self._sheet.leave_out(f"Not drawn for want of room: {joined(parts)}.", ids)

    def _headline(self) -> str:
        """How many stakes, or where there are none how many ties, began, ended and changed."""
        counted_ones = [change for change in self._changes if change.is_stake == bool(self._stakes)]
        noun, parts = "stake" if self._stakes else "tie", list[str]()
        for word in ("began", "ended", "changed"):
            number = sum(change.word == word for change in counted_ones)
            if number:
                parts.append(f"{counted(number, '' if parts else noun)} {word}")
        finding = joined(parts) or f"no {noun} is known to have begun, ended or changed"
        name = self._subject()
        opening = f"{name}: {finding}" if name else finding[:1].upper() + finding[1:]
        return f"{opening} between {day_in_words(self._answer.day)} and {day_in_words(self._answer.other_day)}"

    def _subject(self) -> str:
        """The name of the one thing that all of it is about, or an empty text."""
        ends = [{*change.fact.tails, *change.fact.heads} for change in self._changes]
        common = set.intersection(*ends)
        return self._told.label(common.pop()) if len(common) == 1 else ""

    def _subtitle(self) -> str:
        if not self._stakes:
            return "Ties that are no stakes, each as its later statement has it."
        instead = " Where no votes are on file, the capital stands in for them." if self._basis == "votes" else ""
        return (
            f"Hollow bar: share of the {self._basis} on the first day; solid bar: on the last; the track is the whole."
            f"{instead} Biggest changes on top."
        )


def _columns(page_width: float) -> Iterator[tuple[str, tuple[float, float]]]:
    """Where each column begins and ends."""
    x, room = MARGIN, page_width - 2 * MARGIN - GAP * (len(PARTS) - 1)
    for name, part in PARTS.items():
        yield name, (x, x + room * part)
        x += room * part + GAP


def _height(lines: Iterable[Line]) -> float:
    return sum(size * LEADING for _, size, _, _ in lines)
