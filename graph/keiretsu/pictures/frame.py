"""What stands around every picture: headline, subtitle, legend above; sources, as-of date and version below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from keiretsu.pictures.citations import numbers_in
from keiretsu.pictures.legend import used_keys
from keiretsu.pictures.measure import evened, flowed, shortened, width
from keiretsu.pictures.scene import Box, Cited, Entry, Line, Mark, MarkShape, Page, Point, Scene, Status, Text
from keiretsu.pictures.style import (
    HEADLINE,
    HEADS,
    LEGEND,
    MARGIN,
    SMALL,
    STATUS_WORDS,
    SUBTITLE,
)

TOP, AFTER_HEADLINE, AFTER_SUBTITLE, AFTER_LEGEND = 26.0, 5.0, 12.0, 20.0
LEGEND_ROW, SAMPLE, GAP = 17.0, 30.0, 17.0
SOURCE_LINES, NOTE_LINES, MOST_SOURCES = 3, 3, 24
TOGETHER = "\N{NO-BREAK SPACE}"
APART = f"{TOGETHER}{TOGETHER} "
"""Between sources: a line ends behind the gap, and none begins with it."""

BOX_WORDS = {
    "company": "Company",
    "state": "State",
    "venture": "Joint venture",
    "investor": "Fund, family or other holder",
    "model": "Car",
    "brandbox": "Brand",
    "unrecorded": "Not on record",
}
MARK_WORDS = {"dot": "Brand", "circle": "Company", "square": "State or other holder", "diamond": "Joint venture"}
LINE_WORDS = {"shareholding": "Shareholding (width: share of capital)", "venture": "Stake in a joint venture"}


class Frame(msgspec.Struct, frozen=True, gc=False):
    """The words around a picture; ``legend_words`` replace the usual words of a key."""

    headline: str
    subtitle: str
    as_of: str
    sources: tuple[Cited, ...] = ()
    version: str = ""
    note: str = ""
    legend_words: Mapping[str, str] = {}


def framed(body: Scene, frame: Frame, line_words: Mapping[str, Sequence[str]], bottom: float) -> Scene:
    """The body moved below its head, with head and foot added and the page's size set."""
    page_width = body.page.width
    head = _Head(frame, page_width)
    entries = _entries(body, frame, line_words)
    samples = _samples(entries, body, head.bottom, page_width)
    shift = (samples.bottom if entries else head.bottom) + AFTER_LEGEND
    printed = max((number for text in body.texts for number in numbers_in(text.text)), default=0)
    foot = _foot(frame, page_width, bottom + shift + 22, printed)
    page = Page(
        page_width,
        foot.height,
        frame.headline,
        frame.subtitle,
        frame.as_of,
        frame.version,
        legend=entries,
        sources=frame.sources,
        theme=body.page.theme,
    )
    moved = _moved(body, shift)
    return Scene(
        page,
        moved.boxes + tuple(samples.boxes),
        moved.lines + tuple(samples.lines) + foot.lines,
        head.texts + tuple(samples.texts) + moved.texts + foot.texts,
        moved.marks + tuple(samples.marks),
    )


def _moved(body: Scene, by: float) -> Scene:
    replace = msgspec.structs.replace
    return Scene(
        body.page,
        tuple(replace(box, y=box.y + by, outline=tuple((x, y + by) for x, y in box.outline)) for box in body.boxes),
        tuple(replace(line, points=tuple((x, y + by) for x, y in line.points)) for line in body.lines),
        tuple(replace(text, y=text.y + by) for text in body.texts),
        tuple(replace(mark, y=mark.y + by) for mark in body.marks),
    )


def retitled(scene: Scene, headline: str) -> Scene:
    """The scene under another headline, moved where that takes more lines or fewer."""
    replace, page = msgspec.structs.replace, scene.page
    old, new = (_Head(Frame(words, page.subtitle, ""), page.width) for words in (page.headline, headline))
    below = tuple(text for text in scene.texts if text.role not in ("headline", "subtitle"))
    moved = _moved(replace(scene, texts=below), new.bottom - old.bottom)
    page = replace(page, headline=headline, height=page.height + new.bottom - old.bottom)
    return replace(moved, page=page, texts=new.texts + moved.texts)


class _Head:
    def __init__(self, frame: Frame, page_width: float) -> None:
        texts: list[Text] = []
        room, y = page_width - 2 * MARGIN, TOP
        for line in evened(frame.headline, room, HEADLINE, 700):
            y += HEADLINE * 0.62
            texts.append(Text(f"headline-{len(texts)}", MARGIN, y, line, HEADLINE, 700, role="headline"))
            y += HEADLINE * 0.62
        y += AFTER_HEADLINE
        for line in flowed(frame.subtitle, room, SUBTITLE):
            y += SUBTITLE * 0.66
            texts.append(Text(f"subtitle-{len(texts)}", MARGIN, y, line, SUBTITLE, 400, "text2", role="subtitle"))
            y += SUBTITLE * 0.66
        self.texts, self.bottom = tuple(texts), y


def _entries(body: Scene, frame: Frame, line_words: Mapping[str, Sequence[str]]) -> tuple[Entry, ...]:
    used = used_keys(body)
    usual = {f"line:{kind}": LINE_WORDS.get(kind) or _listed(line_words.get(kind, (kind,))) for kind in HEADS}
    usual |= {f"status:{status}": words for status, words in STATUS_WORDS.items()}
    usual |= {f"box:{style}": words for style, words in BOX_WORDS.items()}
    usual |= {f"mark:{shape}": words for shape, words in MARK_WORDS.items()}
    words = usual | dict(frame.legend_words)
    return tuple(Entry(key, said) for key, said in words.items() if key in used)


def _listed(words: Sequence[str]) -> str:
    whole = ", ".join(one[:1].lower() + one[1:] for one in words)
    return whole[:1].upper() + whole[1:]


class _Samples:
    def __init__(self, top: float, page_width: float) -> None:
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.texts: list[Text] = []
        self.marks: list[Mark] = []
        self._x, self._y, self._right = MARGIN, top + AFTER_SUBTITLE + LEGEND_ROW / 2, page_width - MARGIN
        self.bottom = self._y + LEGEND_ROW / 2

    def room(self, sample: float, words: str) -> Point:
        """Where the next entry stands; a new row where it would leave the page."""
        needed = sample + 6 + width(words, LEGEND) + 2
        if self._x > MARGIN and self._x + needed > self._right:
            self._x, self._y = MARGIN, self._y + LEGEND_ROW
            self.bottom = self._y + LEGEND_ROW / 2
        place = (self._x, self._y)
        self.texts.append(
            Text(f"legend-{len(self.texts)}", self._x + sample + 6, self._y, words, LEGEND, 400, "text2", role="legend")
        )
        self._x += needed + GAP
        return place


def _samples(entries: Sequence[Entry], body: Scene, top: float, page_width: float) -> _Samples:
    made = _Samples(top, page_width)
    shown = next((line.kind for line in body.lines if line.kind in HEADS), None)
    for entry in entries:
        sort, name = entry.key.split(":")
        if sort == "line":
            headed = any(line.headed for line in body.lines if line.kind == name)
            _line_sample(made, name, "current", entry.words, headed)
        elif sort == "status" and shown and any(line.status == name for line in body.lines):
            status: Status = name  # type: ignore[assignment]
            kind = next(line.kind for line in body.lines if line.status == name)
            headed = any(line.headed for line in body.lines if line.status == name and line.kind == kind)
            _line_sample(made, kind, status, entry.words, headed)
        elif sort == "mark":
            x, y = made.room(8, entry.words)
            shape: MarkShape = name  # type: ignore[assignment]
            like = next(mark for mark in body.marks if mark.shape == name)
            made.marks.append(Mark(f"legend-{name}", x + 4, y, like.radius, shape, like.style, legend=True))
        else:
            _box_sample(made, body, sort, name, entry.words)
    return made


def _line_sample(made: _Samples, kind: str, status: Status, words: str, headed: bool) -> None:
    x, y = made.room(SAMPLE, words)
    wide = 2.2 if status == "current" and kind != "brand" else 1.3
    made.lines.append(
        Line(f"legend-{kind}-{status}", ((x, y), (x + SAMPLE, y)), kind, status, wide, headed=headed, legend=True)
    )


def _box_sample(made: _Samples, body: Scene, sort: str, name: str, words: str) -> None:
    x, y = made.room(17, words)
    like = next(
        box
        for box in body.boxes
        if box.role != "ground" and (box.status == name if sort == "status" else box.style == name)
    )
    status: Status = like.status if sort == "status" else "current"
    made.boxes.append(
        Box(f"legend-{name}", x, y - 5, 17, 10, like.style, status, "legend", hatched=like.hatched, says=words)
    )


class _Foot(msgspec.Struct, frozen=True, gc=False):
    texts: tuple[Text, ...]
    lines: tuple[Line, ...]
    height: float


def _foot(frame: Frame, page_width: float, top: float, printed: int) -> _Foot:
    data = f"data {frame.version.partition(' (')[0]}" if frame.version else ""
    stamp = " · ".join(part for part in (f"As of {frame.as_of}", "keiretsu", data) if part)
    stamp_width = width(stamp, SMALL, 600)
    y = top + 14
    texts = [Text("asof", page_width - MARGIN, y, stamp, SMALL, 600, "text2", "end", "asof")]
    for line in _source_lines(frame, page_width - 2 * MARGIN - stamp_width - 24, printed):
        texts.append(Text(f"source-{len(texts)}", MARGIN, y, line, SMALL, 400, "text3", role="source"))
        y += SMALL * 1.4
    rule = Line("foot-rule", ((MARGIN, top), (page_width - MARGIN, top)), "hairline", width=0.7, headed=False)
    return _Foot(tuple(texts), (rule,), max(y, top + 14 + SMALL) + 14)


def _source_lines(frame: Frame, room: float, printed: int) -> list[str]:
    """The note, then all sources whose numbers are printed, and more as far as there are lines; the rest are counted."""
    note = list(flowed(frame.note, room, SMALL)) if frame.note else []
    if len(note) > NOTE_LINES:
        note = [*note[: NOTE_LINES - 1], shortened(" ".join(note[NOTE_LINES - 1 :]), room, SMALL)]
    least = max(printed, 1)
    for shown in range(min(len(frame.sources), max(least, MOST_SOURCES)), 0, -1):
        rest = len(frame.sources) - shown
        listed = APART.join(f"[{one.number}]{TOGETHER}{one.short}" for one in frame.sources[:shown])
        more = f"{APART}and {rest} more, in the picture's words" if rest else ""
        lines = flowed(f"Sources: {listed}{more}", room, SMALL)
        if len(lines) <= SOURCE_LINES or shown <= least:
            return [*note, *lines]
    return [*note, "Sources: none needed for what a thing is by definition."]
