"""How wide a text is, without matplotlib: summed advances of the shipped fonts, in points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Keiretsu Inter"
WEIGHTS = (400, 600, 700)
SLACK = 2.0
"""Shaped text differs from summed advances by this much at most: boxes and patches add it on each side."""
ELLIPSIS = "…"
_HYPHEN = re.compile(r"(?<=[-–/])(?=\w\w)")


def font_file(weight: int) -> Path:
    """The shipped font of a weight."""
    return FONTS / f"inter-{weight}.ttf"


@cache
def _table() -> dict[int, dict[str, int]]:
    content = msgspec.json.decode((FONTS / "advances.json").read_bytes())
    return {weight: dict(zip(content["characters"], content[str(weight)], strict=True)) for weight in WEIGHTS}


@cache
def width(text: str, size: float, weight: int = 400) -> float:
    """The width of a text in points; characters outside the shipped fonts count by their East Asian width."""
    found = _table()[weight]
    return sum(found.get(one) or _elsewhere(one) for one in text) * size / 1000


def _elsewhere(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    return 880 if character.isupper() else 700


@cache
def missing(text: str) -> str:
    """The characters of a text that the shipped fonts lack, each once, in order."""
    found = _table()[400]
    return "".join(dict.fromkeys(one for one in text if one not in found))


def wrapped(text: str, limit: float, size: float, weight: int = 400, lines: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines of at most that width, broken evenly; what is too long ends in an ellipsis."""
    if width(text, size, weight) <= limit:
        return (text,)
    pieces = _breakable(text, limit, size, weight)
    for count in range(2, lines + 1):
        broken = _even(pieces, count, limit, size, weight)
        if broken:
            return broken
    return _cut(pieces, limit, size, weight, lines)


def _breakable(text: str, limit: float, size: float, weight: int) -> list[str]:
    """The pieces between which a text may be broken, each with the space behind it.

    A word wider than the line is broken behind its hyphens, and anywhere where that does not help.
    """
    pieces: list[str] = []
    for word in text.split(" "):
        parts = [word] if width(word, size, weight) <= limit else _HYPHEN.split(word)
        chopped = [piece for part in parts for piece in _chopped(part, limit, size, weight)]
        pieces += [*chopped[:-1], f"{chopped[-1]} "]
    return pieces


def _chopped(word: str, limit: float, size: float, weight: int) -> Iterator[str]:
    while width(word, size, weight) > limit and len(word) > 1:
        fit = max(1, sum(width(word[: i + 1], size, weight) <= limit for i in range(len(word))))
        yield word[:fit]
        word = word[fit:]
    yield word


def _line(pieces: Sequence[str]) -> str:
    return "".join(pieces).removesuffix(" ")


def _even(pieces: list[str], count: int, limit: float, size: float, weight: int) -> tuple[str, ...] | None:
    if count == 1:
        whole = _line(pieces)
        return (whole,) if width(whole, size, weight) <= limit else None
    best: tuple[str, ...] | None = None
    for cut in range(1, len(pieces)):
        head = _line(pieces[:cut])
        if width(head, size, weight) > limit:
            break
        rest = _even(pieces[cut:], count - 1, limit, size, weight)
        if rest and (best is None or _widest((head, *rest), size, weight) < _widest(best, size, weight)):
            best = (head, *rest)
    return best


def _widest(lines: tuple[str, ...], size: float, weight: int) -> float:
    return max(width(line, size, weight) for line in lines)


def _cut(pieces: list[str], limit: float, size: float, weight: int, lines: int) -> tuple[str, ...]:
    kept: list[str] = []
    rest = pieces
    for _ in range(lines - 1):
        count = max(1, sum(width(_line(rest[: i + 1]), size, weight) <= limit for i in range(len(rest))))
        kept.append(_line(rest[:count]))
        rest = rest[count:]
    return (*kept, shortened(_line(rest), limit, size, weight))


def flowed(text: str, limit: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """The text in as many lines as it takes, each filled."""
    lines: list[list[str]] = []
    for piece in _breakable(text, limit, size, weight):
        if lines and width(_line([*lines[-1], piece]), size, weight) <= limit:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return tuple(map(_line, lines))


def evened(text: str, limit: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """The text in as many lines as it takes, all about as long: no word is left alone on the last."""
    count = len(flowed(text, limit, size, weight))
    return _even(_breakable(text, limit, size, weight), count, limit, size, weight) or (text,)


def shortened(text: str, limit: float, size: float, weight: int = 400) -> str:
    """The text if it fits, else its beginning and an ellipsis."""
    if width(text, size, weight) <= limit:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size, weight) > limit:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
