"""A picture in the making: a template puts boxes, lines and words on it, and gets the finished page around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from keiretsu.pictures.beneath import text_rect
from keiretsu.pictures.frame import Frame, framed
from keiretsu.pictures.measure import width
from keiretsu.pictures.scene import (
    Anchor,
    Box,
    BoxRole,
    Cited,
    Fold,
    Line,
    Mark,
    MarkShape,
    Page,
    Point,
    Scene,
    Status,
    Text,
    TextRole,
)
from keiretsu.pictures.style import PAGE_WIDTH


class Sheet:
    """Collects what a template places; y = 0 is the top of the content, below headline and legend."""

    def __init__(self, page_width: float = PAGE_WIDTH) -> None:
        self.width = page_width
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.texts: list[Text] = []
        self.marks: list[Mark] = []
        self.folded: list[Fold] = []
        self.left_out: list[Fold] = []
        self.line_words: dict[str, dict[str, None]] = {}

    def box(
        self,
        id_: str,
        x: float,
        y: float,
        wide: float,
        high: float,
        style: str = "company",
        *,
        status: Status = "current",
        role: BoxRole = "thing",
        facts: Iterable[str] = (),
        thing: str = "",
        outline: Sequence[Point] = (),
        hatched: bool = False,
        says: str = "",
    ) -> Box:
        """Put a box with its top left corner there."""
        made = Box(id_, x, y, wide, high, style, status, role, tuple(facts), thing, tuple(outline), hatched, says)
        self.boxes.append(made)
        return made

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        weight: int = 400,
        style: str = "text1",
        *,
        anchor: Anchor = "start",
        role: TextRole = "label",
        owner: str = "",
        turn: float = 0.0,
        patch: bool = False,
        facts: Iterable[str] = (),
    ) -> Text:
        """Put a line of words with its middle at that height."""
        id_ = f"text-{len(self.texts)}"
        made = Text(id_, x, y, words, size, weight, style, anchor, role, owner, turn, patch, tuple(facts))
        self.texts.append(made)
        return made

    def line(
        self,
        id_: str,
        points: Sequence[Point],
        kind: str,
        *,
        status: Status = "current",
        wide: float = 1.0,
        ends: tuple[str, str] = ("", ""),
        facts: Iterable[str] = (),
        headed: bool = True,
        smooth: bool = False,
        says: str = "",
        words: str = "",
    ) -> Line:
        """Draw a line; ``words`` name its kind in the legend."""
        made = Line(id_, tuple(points), kind, status, wide, ends, tuple(facts), headed=headed, smooth=smooth, says=says)
        self.lines.append(made)
        if words:
            self.line_words.setdefault(kind, {})[words] = None
        return made

    def rule(self, id_: str, points: Sequence[Point], kind: str = "hairline", wide: float = 0.7) -> Line:
        """Draw a line that states nothing: a hairline, a year, a bracket."""
        return self.line(id_, points, kind, wide=wide, headed=False)

    def mark(
        self,
        id_: str,
        x: float,
        y: float,
        radius: float,
        shape: MarkShape,
        style: str,
        *,
        thing: str = "",
        says: str = "",
    ) -> Mark:
        """Put a sign that stands for a thing."""
        made = Mark(id_, x, y, radius, shape, style, thing, says=says)
        self.marks.append(made)
        return made

    def lettered(
        self, box: Box, rows: Sequence[tuple[str, float, int, str]], *, leading: float = 1.26, anchor: Anchor = "middle"
    ) -> None:
        """Set rows of (words, size, weight, style) in the middle of a box."""
        y = box.centre[1] - sum(size * leading for _, size, _, _ in rows) / 2
        for words, size, weight, style in rows:
            x = box.centre[0] if anchor == "middle" else box.x + 10
            self.text(x, y + size * leading / 2, words, size, weight, style, anchor=anchor, owner=box.id)
            y += size * leading

    def fold(self, words: str, facts: Iterable[str]) -> None:
        """Say that facts are drawn together and not one by one."""
        self.folded.append(Fold(words, tuple(facts)))

    def leave_out(self, words: str, facts: Iterable[str]) -> None:
        """Say that facts are not drawn."""
        self.left_out.append(Fold(words, tuple(facts)))

    def bottom(self) -> float:
        """The lowest point of all that stands on it."""
        lows = [box.bottom for box in self.boxes] + [text_rect(text)[3] for text in self.texts]
        lows += [mark.y + mark.radius for mark in self.marks]
        return max([*lows, *(y for line in self.lines for _, y in line.points)], default=0.0)

    def finished(
        self,
        *,
        headline: str,
        subtitle: str,
        as_of: str,
        answer: Iterable[str],
        sources: Sequence[Cited],
        template: str,
        version: str = "",
        question: str = "",
        words: Sequence[str] = (),
        theme: str = "light",
        crossings: int = 0,
        legend_words: Mapping[str, str] | None = None,
        note: str = "",
    ) -> Scene:
        """The whole page: what was placed, with headline, legend, as-of date and sources around it."""
        frame = Frame(headline, subtitle, as_of, tuple(sources), version, note, dict(legend_words or {}))
        body = Scene(
            msgspec.structs.replace(_blank(self.width), theme=theme),
            tuple(self.boxes),
            tuple(self.lines),
            tuple(self.texts),
            tuple(self.marks),
        )
        scene = framed(body, frame, {kind: tuple(words) for kind, words in self.line_words.items()}, self.bottom())
        page = msgspec.structs.replace(
            scene.page,
            answer=tuple(dict.fromkeys(answer)),
            template=template,
            question=question,
            words=tuple(words),
            crossings=crossings,
            folded=tuple(self.folded),
            left_out=tuple(self.left_out),
        )
        return msgspec.structs.replace(scene, page=page)


def _blank(page_width: float) -> Page:
    return Page(page_width, 0.0, "", "", "")


def widest(rows: Iterable[tuple[str, float, int]]) -> float:
    """The widest of some rows of (words, size, weight)."""
    return max((width(words, size, weight) for words, size, weight in rows), default=0.0)
