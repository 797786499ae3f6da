"""A scene as SVG: text stays text, every tie and thing has an id, nothing is loaded from elsewhere."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from keiretsu.pictures.alt import summary
from keiretsu.pictures.beneath import fill_of, ground_at, patch_rect, text_rect
from keiretsu.pictures.fontface import family_of, font_css
from keiretsu.pictures.geometry import Point
from keiretsu.pictures.heads import End, drawn
from keiretsu.pictures.measure import missing
from keiretsu.pictures.scene import Box, Line, Mark, Scene, Text
from keiretsu.pictures.style import BASELINE, BEND, CORNER, DASHES, Theme, theme_of

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


HATCH = 6.0


def escaped(text: str) -> str:
    """The text as it may stand in SVG and HTML, between tags and in quoted attributes; control characters go."""
    clean = _CONTROLS.sub("", text)
    for plain, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        clean = clean.replace(plain, entity)
    return clean


def number(value: float) -> str:
    """A coordinate to a hundredth of a point, as short as it goes."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"


def to_svg(scene: Scene, *, embed_font: bool = True) -> str:
    """The whole SVG document, the same for the same scene; the font goes in as a subset unless it is not wanted."""
    page = scene.page
    style = f"<style>{font_css(scene.texts)}</style>" if embed_font else ""
    size = f'width="{number(page.width)}pt" height="{number(page.height)}pt"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" {size} viewBox="0 0 {number(page.width)} {number(page.height)}" '
        f'role="img" aria-labelledby="picture-title picture-desc" font-family="{escaped(family_of(""))}">\n'
        f'<title id="picture-title">{escaped(page.headline)}</title>\n'
        f'<desc id="picture-desc">{escaped(summary(scene))}</desc>\n{style}\n{inner(scene)}</svg>\n'
    )


def inner(scene: Scene) -> str:
    """All that is drawn, without the document around it."""
    theme, ids = theme_of(scene.page.theme), _Ids()
    return "\n".join(_parts(scene, theme, ids)) + "\n"


def _parts(scene: Scene, theme: Theme, ids: _Ids) -> Iterator[str]:
    yield f'<rect width="100%" height="100%" fill="{theme.ground}"/>'
    grounds = [box for box in scene.boxes if box.role == "ground"]
    yield from (_box(box, theme, ids) for box in grounds)
    yield from (_line(line, scene, theme, ids) for line in scene.lines)
    yield from (_box(box, theme, ids) for box in scene.boxes if box.role != "ground")
    yield from (_patch(text, scene, theme) for text in scene.texts if text.patch)
    yield from (_mark(mark, theme, ids) for mark in scene.marks)
    yield from (_text(text, theme) for text in scene.texts)


class _Ids:
    """Ids for the document: ``thing-…`` and ``fact-…``, each once."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def new(self, sort: str, names: Sequence[str], else_: str) -> str:
        wanted = f"{sort}-{names[0]}" if names and names[0] else f"part-{else_}"
        self._given[wanted] += 1
        count = self._given[wanted]
        return escaped(wanted if count == 1 else f"{wanted}.{count}")


def _box(box: Box, theme: Theme, ids: _Ids) -> str:
    look = theme.boxes[box.style]
    fill = fill_of(box, theme)
    stroke = "none" if box.role == "ground" or (box.hatched and box.role == "bar") else look.border
    dash = _dashes(box.status) if box.status != "current" else ""
    name = ids.new("thing", (box.thing,), box.id) if box.thing else ids.new("fact", box.facts, box.id)
    title = f"<title>{escaped(box.says)}</title>" if box.says else ""
    wide = 1.1 if box.role == "thing" else 0.8
    shape = _polygon(box.outline) if box.outline else _rectangle(box)
    hatch = _hatching(box, look.border) if box.hatched else ""
    return f'<g id="{name}">{title}<{shape} fill="{fill}" stroke="{stroke}" stroke-width="{wide}"{dash}/>{hatch}</g>'


def _rectangle(box: Box) -> str:
    radius = CORNER if box.role == "thing" else 2.5 if box.role == "legend" else 0
    return (
        f'rect x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" '
        f'height="{number(box.height)}" rx="{number(radius)}"'
    )


def hatching(box: Box) -> list[tuple[Point, Point]]:
    """Slanted strokes that fill a box, 6 pt apart; those of neighbours run on into one another."""
    strokes = []
    for step in range(math.ceil((box.x + box.y) / HATCH), math.ceil((box.right + box.bottom) / HATCH)):
        at = step * HATCH
        top = max(box.y, at - box.right)
        low = min(box.bottom, at - box.x)
        strokes.append(((at - top, top), (at - low, low)))
    return strokes


def _hatching(box: Box, colour: str) -> str:
    d = "".join(f"M{number(a)} {number(b)}L{number(c)} {number(e)}" for (a, b), (c, e) in hatching(box))
    return f'<path d="{d}" stroke="{colour}" stroke-width="0.5" fill="none"/>'


def _polygon(points: Sequence[Point]) -> str:
    return f'polygon points="{" ".join(f"{number(x)},{number(y)}" for x, y in points)}"'


def _dashes(status: str) -> str:
    dashes = DASHES[status]  # type: ignore[index]
    return f' stroke-dasharray="{" ".join(number(one) for one in dashes)}"' if dashes else ""


def bends(points: Sequence[Point], radius: float = BEND) -> list[tuple[str, tuple[Point, ...]]]:
    """A polyline with its corners rounded: ("M" | "L" | "Q", points)."""
    steps: list[tuple[str, tuple[Point, ...]]] = [("M", (points[0],))]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into, out = math.dist(before, here), math.dist(here, after)
        reach = min(radius, into / 2, out / 2)
        if reach < 0.1:
            steps.append(("L", (here,)))
            continue
        steps.append(("L", (_toward(here, before, reach / into),)))
        steps.append(("Q", (here, _toward(here, after, reach / out))))
    return [*steps, ("L", (points[-1],))]


def _toward(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def path_data(line: Line, points: Sequence[Point]) -> str:
    """The d of a path: rounded corners, or the points as they are where the line is smooth."""
    steps = [("M" if not i else "L", (p,)) for i, p in enumerate(points)] if line.smooth else bends(points)
    return "".join(letter + " ".join(f"{number(x)} {number(y)}" for x, y in at) for letter, at in steps)


def _line(line: Line, scene: Scene, theme: Theme, ids: _Ids) -> str:
    colour, made = theme.lines[line.kind], drawn(line)
    name = ids.new("fact", line.facts, line.id)
    title = f"<title>{escaped(line.says)}</title>" if line.says else ""
    end = _end(made.end, colour, scene, theme) if made.end else ""
    return (
        f'<g id="{name}">{title}<path d="{path_data(line, made.points)}" fill="none" stroke="{colour}" '
        f'stroke-width="{number(line.width)}"{_dashes(line.status)}/>{end}</g>'
    )


def _end(end: End, colour: str, scene: Scene, theme: Theme) -> str:
    if not end.closed:
        points = " ".join(f"{number(x)},{number(y)}" for x, y in end.points)
        return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{number(end.width)}"/>'
    fill = ground_at(scene, theme, *end.points[0]) if end.hollow else colour
    return f'<{_polygon(end.points)} fill="{fill}" stroke="{colour}" stroke-width="{number(end.width)}"/>'


def _patch(text: Text, scene: Scene, theme: Theme) -> str:
    left, top, right, bottom = patch_rect(text)
    fill = ground_at(scene, theme, *_middle(text))
    return (
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(right - left)}" '
        f'height="{number(bottom - top)}" fill="{fill}"/>'
    )


def _middle(text: Text) -> Point:
    left, top, right, bottom = text_rect(text)
    return (left + right) / 2, (top + bottom) / 2


def _mark(mark: Mark, theme: Theme, ids: _Ids) -> str:
    look = theme.boxes[mark.style]
    name = ids.new("thing", (mark.thing,), mark.id)
    title = f"<title>{escaped(mark.says)}</title>" if mark.says else ""
    return f'<g id="{name}">{title}<{_mark_shape(mark)} fill="{mark_fill(mark, theme)}" stroke="{look.border}"/></g>'


def mark_fill(mark: Mark, theme: Theme) -> str:
    """Dots are full, all others show what their box would."""
    look = theme.boxes[mark.style]
    return look.border if mark.shape in ("dot", "circle") else look.fill


def mark_corners(mark: Mark) -> tuple[Point, ...]:
    """The corners of a square or a diamond."""
    x, y, r = mark.x, mark.y, mark.radius
    if mark.shape == "diamond":
        return (x, y - r), (x + r, y), (x, y + r), (x - r, y)
    r *= 0.85
    return (x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)


def _mark_shape(mark: Mark) -> str:
    if mark.shape in ("dot", "circle"):
        return f'circle cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.radius)}"'
    return _polygon(mark_corners(mark))


def _text(text: Text, theme: Theme) -> str:
    turn = f' transform="rotate({number(-text.turn)} {number(text.x)} {number(text.y)})"' if text.turn else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    weight = f' font-weight="{text.weight}"' if text.weight != 400 else ""
    family = f' font-family="{escaped(family_of(text.text))}"' if missing(text.text) else ""
    return (
        f'<text x="{number(text.x)}" y="{number(text.y + BASELINE * text.size)}" font-size="{number(text.size)}"'
        f'{weight}{anchor}{family}{turn} fill="{theme.text(text.style)}">{escaped(text.text)}</text>'
    )
