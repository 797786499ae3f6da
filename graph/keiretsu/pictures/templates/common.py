"""What all templates do alike: try foldings until one is fit to print, name sources, say facts in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from keiretsu.errors import TooMuch
from keiretsu.facts import Fact
from keiretsu.pictures.check import breaches
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.measure import missing, width, wrapped
from keiretsu.pictures.scene import Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.style import BOX_SIZE, FOCUS_SIZE, SECOND_SIZE
from keiretsu.pictures.told import Told

Rows = list[tuple[str, float, int, str]]
BOX_PAD = 18.0
TALL = 90.0
"""From this height on a focus is a pale slab and not a dark box."""


def first_fit(tries: Iterable[Scene], advice: str) -> Scene:
    """The first scene without a breach, else the one with the fewest. Raises TooMuch if there is none at all."""
    best: tuple[int, Scene] | None = None
    for scene in tries:
        found = len(breaches(scene))
        if not found:
            return scene
        if best is None or found < best[0]:
            best = found, scene
    if best is None:
        raise TooMuch(advice)
    return best[1]


def finished(
    sheet: Sheet,
    told: Told,
    citations: Citations,
    facts: Iterable[Fact],
    *,
    headline: str,
    subtitle: str,
    template: str,
    crossings: int = 0,
    legend_words: Mapping[str, str] | None = None,
    note: str = "",
) -> Scene:
    """The page around a sheet; every fact of the answer becomes a sentence of its text alternative."""
    known = list({fact.id: fact for fact in facts}.values())
    words = [f"{told.sentence(fact)}. {citations.mark([fact], most=99)}".rstrip() for fact in known]
    return sheet.finished(
        headline=headline,
        subtitle=subtitle,
        as_of=told.as_of,
        answer=[fact.id for fact in known],
        sources=citations.cited(),
        template=template,
        version=told.version,
        question=told.question,
        words=words,
        theme=told.theme,
        crossings=crossings,
        legend_words={"status:possible": told.words_of_possible(known), **(legend_words or {})},
        note=note,
    )


def box_rows(told: Told, id_: str, *, focus: bool = False, second: Iterable[str] = (), limit: float = 108.0) -> Rows:
    """What stands in the box of a thing: its name in up to three lines, then second lines in smaller type."""
    size, weight = (FOCUS_SIZE, 700) if focus else (BOX_SIZE, 600)
    name_style, second_style = ("paper", "paper2") if focus else ("text1", "text2")
    name = _name_lines(told.label(id_), limit * (2.2 if focus else 1), size, weight, 2 if focus else 3)
    rows: Rows = [(line, size, weight, name_style) for line in name]
    return rows + [(line, SECOND_SIZE, 400, second_style) for line in second if line]


def _name_lines(name: str, limit: float, size: float, weight: int, lines: int) -> tuple[str, ...]:
    """The name in lines; a name in another script and its Latin one in brackets part where the bracket opens."""
    native, opening, latin = name.partition(" (")
    if opening and missing(native) and width(name, size, weight) > limit:
        return (*wrapped(native, limit, size, weight, 1), *wrapped(f"({latin}", limit, size, weight, max(lines - 1, 1)))
    return wrapped(name, limit, size, weight, lines=lines)


def size_of(rows: Rows) -> tuple[float, float]:
    """How wide and high a box must be for its rows."""
    wide = max(width(words, size, weight) for words, size, weight, _ in rows) + BOX_PAD
    high = sum(size * 1.26 for _, size, _, _ in rows) + 13
    return max(wide, 52.0), max(high, 28.0)


def in_ink(rows: Rows) -> Rows:
    """The rows of a focus for a pale slab: a large box full of ink would shout."""
    inks = {"paper": "text1", "paper2": "text2"}
    return [(words, size, weight, inks.get(style, style)) for words, size, weight, style in rows]


def second_words(told: Told, id_: str) -> str:
    """What a box says of its kind, so that no colour is needed to know it."""
    style = told.box_style(id_)
    if style == "venture":
        return "joint venture"
    if style == "state":
        return "state"
    if style == "investor":
        return told.world.vocabulary.word(told.kind_of(id_))
    return ""


def chunks(words: Iterable[str], limit: float, size: float, weight: int = 400) -> Iterator[str]:
    """Words joined by middle dots, a line at a time."""
    line = ""
    for word in words:
        longer = f"{line} · {word}" if line else word
        if line and width(longer, size, weight) > limit:
            yield line
            longer = word
        line = longer
    if line:
        yield line
