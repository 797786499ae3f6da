"""A picture as frozen values in points: origin top left, y downwards, styles by name and never by colour."""

from __future__ import annotations

from typing import Literal

import msgspec

Point = tuple[float, float]
Status = Literal["current", "possible", "announced", "guessed", "ended"]
STATUSES: tuple[Status, ...] = ("current", "possible", "announced", "guessed", "ended")
BoxRole = Literal["thing", "bar", "ground", "legend"]
TextRole = Literal["label", "pill", "axis", "headline", "subtitle", "legend", "source", "asof", "note"]
Anchor = Literal["start", "middle", "end"]
MarkShape = Literal["dot", "circle", "square", "diamond"]


class Box(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A thing, a bar of a timeline or the ground under a row; ``x`` and ``y`` are its top left corner.

    ``outline`` replaces the rounded rectangle and lies within it. ``facts`` are the ids it states, ``thing`` the
    id it stands for, ``says`` its words for readers without sight of it.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    style: str = "company"
    status: Status = "current"
    role: BoxRole = "thing"
    facts: tuple[str, ...] = ()
    thing: str = ""
    outline: tuple[Point, ...] = ()
    hatched: bool = False
    says: str = ""

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class Line(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A polyline; ``ends`` are the ids of the boxes or marks that it may touch, and only at its tips."""

    id: str
    points: tuple[Point, ...]
    kind: str
    status: Status = "current"
    width: float = 1.0
    ends: tuple[str, str] = ("", "")
    facts: tuple[str, ...] = ()
    headed: bool = True
    smooth: bool = False
    legend: bool = False
    says: str = ""


class Text(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One line of words; ``y`` is the middle of its height, ``turn`` in degrees against the clock about its anchor.

    A text with ``patch`` lies on a patch of the ground that cuts the lines under it; ``owner`` is the box it is in.
    """

    id: str
    x: float
    y: float
    text: str
    size: float
    weight: int = 400
    style: str = "text1"
    anchor: Anchor = "start"
    role: TextRole = "label"
    owner: str = ""
    turn: float = 0.0
    patch: bool = False
    facts: tuple[str, ...] = ()


class Mark(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A small sign that stands for a thing where a box has no room."""

    id: str
    x: float
    y: float
    radius: float
    shape: MarkShape = "dot"
    style: str = "company"
    thing: str = ""
    legend: bool = False
    says: str = ""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One line of the legend; ``key`` names the style that it explains, such as ``line:shareholding``."""

    key: str
    words: str


class Cited(msgspec.Struct, frozen=True, gc=False):
    """A numbered source: short words for the page, all words for metadata."""

    number: int
    short: str
    full: str
    address: str = ""


class Fold(msgspec.Struct, frozen=True, gc=False):
    """Facts that are not drawn one by one, and the words that say so."""

    words: str
    facts: tuple[str, ...] = ()


class Page(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The sheet and what is said about the picture as a whole; ``answer`` are the ids of all facts to be shown."""

    width: float
    height: float
    headline: str
    subtitle: str
    as_of: str
    version: str = ""
    question: str = ""
    template: str = ""
    legend: tuple[Entry, ...] = ()
    sources: tuple[Cited, ...] = ()
    folded: tuple[Fold, ...] = ()
    left_out: tuple[Fold, ...] = ()
    answer: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    theme: str = "light"
    crossings: int = 0


class Scene(msgspec.Struct, frozen=True, dict=True):
    """Everything that is drawn, in the order of drawing within each sort: boxes, lines, marks, texts."""

    page: Page
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    texts: tuple[Text, ...] = ()
    marks: tuple[Mark, ...] = ()

    def to_json(self) -> bytes:
        """The scene as indented JSON with coordinates to a hundredth of a point, for comparing by eye."""
        return msgspec.json.format(msgspec.json.encode(_rounded(msgspec.to_builtins(self))), indent=1) + b"\n"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 2) + 0.0
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
