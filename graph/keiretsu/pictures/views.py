"""Scenes packed for a page: words once each, coordinates to a tenth of a point, a view for each stretch of years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from keiretsu.errors import KeiretsuError
from keiretsu.facts import Fact
from keiretsu.narrow import narrowed
from keiretsu.period import BEGINNING, END_OF_TIME, Span, today
from keiretsu.pictures.beneath import patch_rect
from keiretsu.pictures.heads import drawn
from keiretsu.pictures.scene import Box, Line, Mark, Scene, Text
from keiretsu.pictures.style import DASHES
from keiretsu.pictures.told import Told

MOST_VIEWS, MOST_THINGS, MOST_WORDED = 110, 300, 250
FIRST_THING = 0.6
"""What share of the room the dates of the first thing may take."""
OUTSIDE = ("headline", "subtitle", "source", "asof")
EARLIEST = 1950


class Views:
    """What a page holds; the picture itself is scene 0."""

    def __init__(self, picture: Scene, told: Told | None = None, room: int = 0) -> None:
        self._told, self._room = told, room
        self._pieces = 4 if len(picture.page.answer) <= MOST_WORDED else 1
        self._words: dict[str, int] = {}
        self._set: dict[str, None] = {}
        self._facts: dict[str, int] = {}
        self._sources: dict[str, int] = {}
        self._fact_rows: list[object] = []
        self._source_rows: list[object] = []
        self._views: dict[str, list[tuple[int, int, int]]] = {}
        self._scenes: list[object] = []
        self._size = 0
        self._start, self._years = picture.page.as_of, (EARLIEST, int(today()[:4]))
        self.add(picture)

    @property
    def words(self) -> list[str]:
        """All words that are set in a picture, for the font of the page."""
        told = self._told
        names = [told.label(thing) for thing in self._views] if told else []
        return [*self._set, *names]

    @property
    def full(self) -> bool:
        """Whether there is no room for more."""
        return self.filled(1.0)

    def filled(self, share: float) -> bool:
        """Whether a share of the room is taken."""
        return len(self._scenes) >= MOST_VIEWS * share or self._size > self._room * share

    def add(self, scene: Scene) -> int:
        """Pack a scene; its number."""
        page = scene.page
        top = min([text.y - text.size for text in scene.texts if text.role not in OUTSIDE], default=0.0) - 10
        bottom = max([line.points[0][1] for line in scene.lines if line.id == "foot-rule"], default=page.height)
        packed = (
            round(page.width, 1),
            round(bottom - top, 1),
            self._word(page.headline),
            self._word(page.subtitle),
            [self._word(fold.words) for fold in (*page.folded, *page.left_out)],
            [self._box(box, top) for box in scene.boxes],
            [self._line(line, top) for line in scene.lines if line.id != "foot-rule"],
            [self._text(text, top) for text in scene.texts if text.role not in OUTSIDE],
            [self._mark(mark, top) for mark in scene.marks],
            [self._fact(fact) for fact in _worded(scene)],
        )
        self._scenes.append(packed)
        self._size += len(msgspec.json.encode(packed))
        return len(self._scenes) - 1

    def view(self, thing: str, first: int, last: int, scene: int) -> None:
        """Say that a scene shows a thing from one year to another."""
        self._views.setdefault(thing, []).append((first, last, scene))
        self._years = (min(self._years[0], first), self._years[1])

    def content(self) -> dict[str, object]:
        """All of it as JSON's own types."""
        told = self._told
        things = list(self._views)
        firsts = [first for spans in self._views.values() for first, _, _ in spans]
        return {
            "words": list(self._words),
            "scenes": self._scenes,
            "views": {thing: sorted(spans) for thing, spans in self._views.items()},
            "facts": self._fact_rows,
            "sources": self._source_rows,
            "names": {thing: told.label(thing) for thing in things} if told else {},
            "search": [pair for thing in things for pair in self._search_names(thing)],
            "dashes": {status: " ".join(f"{one:g}" for one in dash) for status, dash in DASHES.items() if dash},
            "years": [min(firsts, default=self._years[1]), self._years[1]],
            "first": things[0] if things else "",
            "start": self._start,
            "year": int(self._start[-4:]),
        }

    def _search_names(self, thing: str) -> Iterator[tuple[str, str]]:
        if self._told is None:
            return
        known = self._told.world.things[thing]
        for name in dict.fromkeys((self._told.label(thing), *known.labels.values(), *known.aliases)):
            yield name, thing

    def _word(self, text: str) -> int:
        return self._words.setdefault(text, len(self._words))

    def _box(self, box: Box, top: float) -> list[object]:
        outline = [round(part, 1) for x, y in box.outline for part in (x, y - top)]
        return [
            round(box.x, 1), round(box.y - top, 1), round(box.width, 1), round(box.height, 1), box.style, box.status, box.role,
            self._word(box.thing) if box.thing else -1, outline, [self._fact(fact) for fact in box.facts], int(box.hatched),
        ]  # fmt: skip

    def _line(self, line: Line, top: float) -> list[object]:
        made = drawn(line)
        end = [round(part, 1) for x, y in made.end.points for part in (x, y - top)] if made.end else []
        closed, hollow, wide = (made.end.closed, made.end.hollow, made.end.width) if made.end else (False, False, 0.0)
        flat = [round(part, 1) for x, y in made.points for part in (x, y - top)]
        facts = [self._fact(fact) for fact in line.facts]
        return [line.kind, line.status, line.width, facts, flat, int(line.smooth), end, int(closed), int(hollow), wide]

    def _text(self, text: Text, top: float) -> list[object]:
        self._set[text.text] = None
        patch: object = 0
        if text.patch:
            left, high, right, low = patch_rect(text)
            patch = [round(left, 1), round(high - top, 1), round(right - left, 1), round(low - high, 1)]
        return [
            round(text.x, 1), round(text.y - top, 1), self._word(text.text), text.size, text.weight, text.style, text.anchor,
            round(text.turn, 1), patch,
        ]  # fmt: skip

    def _mark(self, mark: Mark, top: float) -> list[object]:
        thing = self._word(mark.thing) if mark.thing else -1
        return [round(mark.x, 1), round(mark.y - top, 1), mark.radius, mark.shape, mark.style, thing]

    def _fact(self, id_: str) -> int:
        if id_ not in self._facts:
            self._facts[id_] = len(self._facts)
            self._fact_rows.append(None)
            self._fact_rows[self._facts[id_]] = self._told_fact(id_)
            self._size += len(msgspec.json.encode(self._fact_rows[-1]))
        return self._facts[id_]

    def _told_fact(self, id_: str) -> list[object]:
        fact = self._told.world.facts.get(id_) if self._told else None
        if fact is None or self._told is None:
            return [id_, []]
        pieces = [
            [self._source(piece.source), self._word(piece.says) if piece.says else -1]
            for piece in fact.evidence[: self._pieces]
            if piece.source in self._told.world.sources
        ]
        return [f"{self._told.sentence(fact)}.", pieces]

    def _source(self, id_: str) -> int:
        assert self._told is not None
        if id_ not in self._sources:
            self._sources[id_] = len(self._sources)
            source = self._told.world.sources[id_]
            self._source_rows.append([str(source), source.address])
            self._size += len(msgspec.json.encode(self._source_rows[-1]))
        return self._sources[id_]


def _worded(scene: Scene) -> list[str]:
    """The facts that a view has in words: all of its answer, of a very long one those that are drawn."""
    if len(scene.page.answer) <= MOST_WORDED:
        return list(scene.page.answer)
    shown = {fact for part in (scene.boxes, scene.lines, scene.texts) for one in part for fact in one.facts}
    return [fact for fact in scene.page.answer if fact in shown]


class Collection:
    """A picture's things and their views, laid out once however often they are packed."""

    def __init__(self, told: Told, picture: Scene, things: Iterable[str]) -> None:
        shown = [box.thing for box in picture.boxes if box.thing] + [mark.thing for mark in picture.marks if mark.thing]
        order = [id_ for id_ in dict.fromkeys((*things, *shown)) if id_ in told.world.things][:MOST_THINGS]
        self._told, self._picture, self._days = told, picture, _Days(told, order)
        self._waiting = [(thing, self._days.stretches(thing)) for thing in order]

    def within(self, room: int) -> Views:
        """The picture with views until so many bytes are full.

        A share of them for dates of its first thing, spread over the years; then the others, the latest date of each first.
        """
        views = Views(self._picture, self._told, room)
        for thing, stretches in self._waiting[:1]:
            for stretch in _spread(stretches):
                if not views.filled(FIRST_THING):
                    self._put(views, thing, stretch)
        depth = 0
        while not views.full and any(len(stretches) > depth for _, stretches in self._waiting[1:]):
            for thing, stretches in self._waiting[1:]:
                if depth < len(stretches):
                    self._put(views, thing, stretches[-1 - depth])
            depth += 1
        return views

    def _put(self, views: Views, thing: str, stretch: tuple[int, int]) -> None:
        if not views.full:
            scene = self._days.scene(thing, stretch[1])
            if scene is not None:
                views.view(thing, stretch[0], stretch[1], views.add(scene))


def _spread(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The latest, then every eighth before it, then those between, until all are there."""
    latest_first = stretches[::-1]
    picked = [one for step in (8, 4, 2, 1) for one in latest_first[::step]]
    return list(dict.fromkeys(picked))


class _Days:
    """Each year's last day, and pictures of things on it."""

    def __init__(self, told: Told, things: Iterable[str]) -> None:
        self._told = told
        self._last = int(today()[:4])
        wanted = set(things)
        self._near = [fact for fact in told.world.facts.values() if not wanted.isdisjoint((*fact.tails, *fact.heads))]
        moments = [day for fact in self._near for day in (fact.period.presumed_from, fact.period.presumed_until)]
        years = [int(day[:4]) for day in moments if BEGINNING < day < END_OF_TIME]
        self._first = max(EARLIEST, min(years, default=self._last))
        self._asked: dict[int, Told] = {}
        self._of: dict[int, dict[str, frozenset[str]]] = {}
        self._scenes: dict[tuple[str, int], Scene | None] = {}

    def _day(self, year: int) -> str:
        return today() if year == self._last else f"{year}-12-31"

    def _in(self, year: int) -> Told:
        if year not in self._asked:
            day = self._day(year)
            asked = msgspec.structs.replace(self._told.asked, span=Span(day, day))
            self._asked[year] = msgspec.structs.replace(self._told, asked=asked, at=day)
        return self._asked[year]

    def _about(self, year: int) -> dict[str, frozenset[str]]:
        if year not in self._of:
            told = self._in(year)
            found: dict[str, set[str]] = {}
            for fact in filter(told.asked.counts, self._near):
                for end in {*fact.tails, *fact.heads}:
                    found.setdefault(end, set()).add(fact.id + told.status(fact))
            self._of[year] = {end: frozenset(ids) for end, ids in found.items()}
        return self._of[year]

    def stretches(self, thing: str) -> list[tuple[int, int]]:
        """The stretches of years in which the same ties of a thing count."""
        found: list[tuple[int, int]] = []
        before: frozenset[str] | None = None
        for year in range(self._first, self._last + 1):
            now = self._about(year).get(thing, frozenset())
            if now and now == before and found:
                found[-1] = (found[-1][0], year)
            elif now:
                found.append((year, year))
            before = now
        return found

    def scene(self, thing: str, year: int) -> Scene | None:
        """What surrounds a thing in a year, or None if nothing does."""
        if (thing, year) not in self._scenes:
            self._scenes[thing, year] = self._drawn(thing, year)
        return self._scenes[thing, year]

    def _drawn(self, thing: str, year: int) -> Scene | None:
        from keiretsu.pictures.templates.around import around

        told = self._in(year)
        try:
            return around(told, thing, narrowed(told.world, told.asked, _near(told, thing)))
        except KeiretsuError:
            return None


def _near(told: Told, thing: str) -> list[Fact]:
    """The facts, by id, that can stand in a picture of what surrounds a thing: about it, its ventures and its cars."""
    from keiretsu.pictures.templates.sides import cars_of

    own = told.world.about(thing)
    ventures = [end for fact in own for end in (*fact.tails, *fact.heads) if told.is_a(end, "JointVenture")]
    found = {fact.id: fact for end in {*ventures, *cars_of(told, thing, own)} for fact in told.world.about(end)}
    found |= {fact.id: fact for fact in own}
    return [found[id_] for id_ in sorted(found)]
