"""The rebadge family: which cars are one car? A block a car, the donor first, years to the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keiretsu.errors import NoAnswer
from keiretsu.facts import Fact
from keiretsu.families import Family
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.geometry import Point, Rect
from keiretsu.pictures.measure import width, wrapped
from keiretsu.pictures.scene import Box, Scene
from keiretsu.pictures.sheet import Sheet, widest
from keiretsu.pictures.style import MARGIN
from keiretsu.pictures.templates.axis import Axis
from keiretsu.pictures.templates.common import finished
from keiretsu.pictures.templates.kin import Row, is_shared, rows_of
from keiretsu.pictures.templates.nameplates import headline, is_or_is_below
from keiretsu.pictures.templates.sold import Years
from keiretsu.pictures.told import Told, counted, joined

MOST_ROWS = 30
ROW, BAR, INDENT, GAP, BLOCK_GAP = 31.0, 15.0, 18.0, 16.0, 14.0
NAME, SMALL = 9.0, 7.2
MOST_NAME, MOST_MARKET = 240.0, 132.0
TOOTH, TICK = 4.0, 3.0


def family(told: Told, car: str, families: Sequence[Family], facts: Iterable[Fact]) -> Scene:
    """The picture of the families in which a car stands. Raises NoAnswer if it stands in none."""
    if not families:
        raise NoAnswer(f"no rebadge or twin of {told.label(car)} is on file; that says what is on file, not what is.")
    known = list(facts)
    blocks = sorted((rows_of(told, one, known) for one in families), key=_first)
    shown: list[list[Row]] = []
    count = 0
    for block in blocks:
        if not shown or count + len(block) <= MOST_ROWS:
            shown.append(block[:MOST_ROWS])
            count += len(shown[-1])
    return _Picture(told, car, shown, [fact for one in families for fact in one.facts]).scene()


def _first(block: Sequence[Row]) -> float:
    return min((years.first for row in block for years in row.years), default=9999.0)


class _Picture:
    def __init__(self, told: Told, car: str, blocks: Sequence[Sequence[Row]], facts: Sequence[Fact]) -> None:
        self._told, self._car, self._blocks, self._facts = told, car, blocks, facts
        self._rows = [row for block in blocks for row in block]
        self._cited = Citations(told.world.sources)
        self._asked = {row.car for row in self._rows if is_or_is_below(told, row.car, car)}
        self._sheet = Sheet(told.width)
        names = max(self._indent(row) + widest(self._name_rows(row)) for row in self._rows)
        self._market_x = MARGIN + names + GAP
        markets = widest((words, SMALL, 400) for row in self._rows for words in self._markets(row))
        self._axis_x = self._market_x + markets + (GAP * 1.5 if markets else 0)
        self._axis = self._made_axis()
        self._taken: list[Rect] = []

    def _made_axis(self) -> Axis | None:
        years = [one for row in self._rows for one in row.years]
        if not years:
            return None
        now = float(self._told.day.last[:4]) + 0.9
        first, last = min(y.first for y in years), max(y.last for y in years)
        last = now if now - last < 12 or now - last < (last - first) else last + 3
        return Axis(first, last, self._axis_x + 12, self._told.width - MARGIN - 14)

    def _indent(self, row: Row) -> float:
        return INDENT * row.depth

    def _name_rows(self, row: Row) -> list[tuple[str, float, int]]:
        weight = 700 if not row.depth else 600
        name = wrapped(self._told.label(row.car), MOST_NAME - self._indent(row), NAME, weight)
        how = wrapped(self._how(row), MOST_NAME - self._indent(row), SMALL, 400) if len(name) == 1 else ()
        return [*((line, NAME, weight) for line in name), *((line, SMALL, 400) for line in how if line)][:3]

    def _how(self, row: Row) -> str:
        """In what way the car is another, with sources: "badge only, supplied [3]"."""
        if row.fact is None:
            below = [fact for other in self._rows for fact in other.facts[:1] if row.car in fact.tails]
            return "" if not below else "donor" if any(fact.kind != "Twinning" for fact in below) else "twin"
        word = self._told.world.vocabulary.word
        concepts = [word(fact) for name in ("likeness", "arrangement") for fact in row.fact.values.get(name, ())]
        sort = {"Twinning": "twin", "versionOf": "market version"}.get(row.fact.kind, "")
        said = [self._told.word_of_status(row.fact), sort, *concepts, self._also(row)]
        return " ".join(part for part in (", ".join(filter(None, said)), self._cited.mark(row.facts, 2)) if part)

    def _also(self, row: Row) -> str:
        """What else it is: a twin, or a badge of another car than the one above it."""
        assert row.fact is not None
        others = [fact.tails[0] for fact in row.facts if fact.kind == "Rebadging" and fact.tails != row.fact.tails]
        named = joined(sorted({self._told.label(other) for other in others}))
        is_twin = row.fact.kind == "Rebadging" and any(fact.kind == "Twinning" for fact in row.facts)
        return " and ".join(
            part for part in (f"also from {named}" if named else "", "also twin" if is_twin else "") if part
        )

    def _markets(self, row: Row) -> tuple[str, ...]:
        told = [fact for fact in row.facts if not is_shared(fact)]
        ids = dict.fromkeys(market for fact in told for market in fact.values.get("market", ()))
        words = ", ".join(self._told.label(market) for market in ids)
        return wrapped(words, MOST_MARKET, SMALL, 400) if words else ()

    def scene(self) -> Scene:
        """All blocks on their page."""
        y = self._put_head()
        top = y
        for number, block in enumerate(self._blocks):
            if number:
                self._sheet.rule(f"block-{number}", [(MARGIN, y), (self._sheet.width - MARGIN, y)])
                y += BLOCK_GAP
            y = self._put_block(number, block, y) + BLOCK_GAP / 2
        if self._axis:
            self._axis.grid(self._sheet, top - 4, y, [*self._taken, *self._rules()])
        drawn = {fact.id for row in self._rows for fact in row.facts}
        rest = [fact for fact in self._facts if fact.id not in drawn]
        if rest:
            self._sheet.leave_out(f"Not drawn: {counted(len(rest), 'more link')} of the family.", [f.id for f in rest])
        return finished(
            self._sheet,
            self._told,
            self._cited,
            self._facts,
            headline=headline(self._told, self._car, self._blocks),
            subtitle="The same car under other badges: the donor first, each badge under the car from which it comes; "
            "bars span the years on file in which it was sold under that name; a toothed side is a date not on file"
            + (", a stroke a single date." if self._has_ticks() else "."),
            template="family",
            legend_words={
                "box:model": "Sold under this badge",
                "box:donor": f"Sold as {self._told.label(self._car)}, asked for",
                "line:rebadge": self._line_words(),
            },
            note=" ".join(fold.words for fold in self._sheet.left_out),
        )

    def _has_ticks(self) -> bool:
        return any(years.tick for row in self._rows for years in row.years)

    def _rules(self) -> list[Rect]:
        return [
            (p[0][0], p[0][1], p[1][0], p[1][1])
            for p in (line.points for line in self._sheet.lines if line.id.startswith("block-"))
        ]

    def _line_words(self) -> str:
        kinds = {row.fact.kind for row in self._rows if row.fact}
        words = ["rebadge: from donor to badge"] if "Rebadging" in kinds else []
        words += ["twins: line without arrow"] if "Twinning" in kinds else []
        return "; ".join(words).capitalize()

    def _put_head(self) -> float:
        sheet = self._sheet
        sheet.text(MARGIN, 6, "Badge", 8, 600, "text2", role="axis")
        if any(self._markets(row) for row in self._rows):
            sheet.text(self._market_x, 6, "Markets", 8, 600, "text2", role="axis")
        if self._axis:
            now = float(self._told.day.last[:4])
            self._axis.write(sheet, 6, self._told.as_of.split()[-1] if self._axis.last >= now else "")
        return 20.0

    def _put_block(self, number: int, block: Sequence[Row], top: float) -> float:
        middles = [top + ROW * (place + 0.5) for place in range(len(block))]
        for place, row in enumerate(block):
            self._put_name(row, middles[place])
            for line, words in enumerate(markets := self._markets(row)):
                y = middles[place] + (line - (len(markets) - 1) / 2) * SMALL * 1.25
                self._sheet.text(self._market_x, y, words, SMALL, 400, "text2")
            self._put_bars(f"{number}-{place}", row, middles[place])
        self._put_rails(number, block, middles)
        return top + ROW * len(block)

    def _put_name(self, row: Row, y: float) -> None:
        rows, x = self._name_rows(row), MARGIN + self._indent(row)
        at = y - sum(size * 1.25 for _, size, _ in rows) / 2
        for words, size, weight in rows:
            style = "text1" if size == NAME else "text2"
            self._sheet.text(x, at + size * 0.625, words, size, weight, style, facts=[])
            at += size * 1.25

    def _put_rails(self, number: int, block: Sequence[Row], middles: Sequence[float]) -> None:
        """From each donor a rail downwards, and from the rail a short line to each badge, with the badge's status."""
        for donor, row in enumerate(block):
            below = [place for place, one in enumerate(block) if one.donor == donor]
            if not below:
                continue
            x = MARGIN + self._indent(row) + 5
            start = middles[donor] + sum(size * 1.25 for _, size, _ in self._name_rows(row)) / 2 + 1.5
            self._sheet.rule(f"rail-{number}-{donor}", [(x, start), (x, middles[below[-1]])], "neutral", 1.0)
            for place in below:
                self._put_branch(f"{number}-{place}", block[place], x, middles[place])

    def _put_branch(self, name: str, row: Row, x: float, y: float) -> None:
        assert row.fact is not None
        self._sheet.line(
            f"branch-{name}",
            [(x + 0.6, y), (MARGIN + self._indent(row) - 2, y)],
            self._told.line_style(row.fact),
            status=self._told.status(row.fact),
            wide=1.4,
            facts=[fact.id for fact in row.facts],
            headed=row.fact.kind == "Rebadging",
            says=self._told.sentence(row.fact),
            words=self._told.line_words(row.fact),
        )

    def _put_bars(self, name: str, row: Row, y: float) -> None:
        if not self._axis:
            return
        if not row.years:
            text = self._sheet.text(self._axis.left, y, "years not on file", SMALL, 400, "text3")
            self._taken.append((text.x, y - 6, text.x + width(text.text, SMALL), y + 6))
            return
        bars = [self._put_bar(f"{name}-{number}", row, years, y) for number, years in enumerate(row.years)]
        words = ", ".join(years.words for years in row.years)
        filled = bars[0].status == "current"
        self._put_years(bars, words, y, row.car in self._asked and filled)

    def _put_bar(self, name: str, row: Row, years: Years, y: float) -> Box:
        assert self._axis is not None
        x0, x1 = self._axis.x(years.first), self._axis.x(years.last)
        x0, x1 = (x0 - TICK / 2, x0 + TICK / 2) if years.tick else (x0, max(x1, x0 + 6))
        status = self._told.status(row.fact) if row.fact else "current"
        self._taken.append((x0, y - BAR / 2, x1, y + BAR / 2))
        return self._sheet.box(
            f"bar-{name}",
            x0,
            y - BAR / 2,
            x1 - x0,
            BAR,
            "donor" if row.car in self._asked else "model",
            status=status if status in ("announced", "guessed") else "current",
            role="bar",
            facts=[fact.id for fact in row.facts],
            outline=() if years.tick else _outline(x0, x1, y, years),
            says=f"{self._told.label(row.car)}: {years.words}",
        )

    def _put_years(self, bars: Sequence[Box], words: str, y: float, dark: bool) -> None:
        """The years in words: in the bar if there is one and they fit, else right of the last, left of the first, or below."""
        wide, x0, x1 = width(words, SMALL, 600), bars[0].x, bars[-1].right
        if len(bars) == 1 and wide + 12 + 2 * TOOTH <= x1 - x0:
            style = "paper" if dark else "text1"
            self._sheet.text(x0 + 6 + TOOTH, y, words, SMALL, 600, style, owner=bars[0].id)
            return
        if x1 + 5 + wide <= self._told.width - MARGIN:
            self._put_words(words, x1 + 5, y, wide)
        elif x0 - 5 - wide >= self._axis_x:
            self._put_words(words, x0 - 5 - wide, y, wide)
        else:
            self._put_words(words, min(x0, self._told.width - MARGIN - wide), y + BAR / 2 + SMALL * 0.7, wide)

    def _put_words(self, words: str, x: float, y: float, wide: float) -> None:
        self._sheet.text(x, y, words, SMALL, 600, "text1")
        self._taken.append((x, y - 6, x + wide, y + 6))


def _outline(x0: float, x1: float, y: float, years: Years) -> list[Point]:
    """A bar with straight sides where its years are known, and toothed ones where they are not."""
    top, low = y - BAR / 2, y + BAR / 2
    left = _teeth(x0, low, top, 1) if not years.sure_first else [(x0, low), (x0, top)]
    right = _teeth(x1, top, low, -1) if not years.sure_last else [(x1, top), (x1, low)]
    return [*right, *left]


def _teeth(x: float, start: float, end: float, inwards: int) -> list[Point]:
    step = (end - start) / 6
    return [(x + (TOOTH * inwards if i % 2 else 0.0), start + step * i) for i in range(7)]
