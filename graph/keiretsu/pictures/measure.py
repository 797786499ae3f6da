"""How wide a text is, without matplotlib: summed advances of the shipped fonts, in points."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import msgspec

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Keiretsu Inter"
WEIGHTS = (400, 600, 700)
SLACK = 2.0
"""Shaped text differs from summed advances by this much at most: boxes and patches add it on each side."""
ELLIPSIS = "…"


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
    words = _breakable(text, limit, size, weight)
    for count in range(2, lines + 1):
        broken = _even(words, count, limit, size, weight)
        if broken:
            return broken
    return _cut(words, limit, size, weight, lines)


def _breakable(text: str, limit: float, size: float, weight: int) -> list[str]:
    words = []
    for whole in text.split(" "):
        word = whole
        while width(word, size, weight) > limit and len(word) > 1:
            fit = max(1, sum(width(word[: i + 1], size, weight) <= limit for i in range(len(word))))
            words.append(word[:fit])
            word = word[fit:]
        words.append(word)
    return words


def _even(words: list[str], count: int, limit: float, size: float, weight: int) -> tuple[str, ...] | None:
    if count == 1:
        whole = " ".join(words)
        return (whole,) if width(whole, size, weight) <= limit else None
    best: tuple[str, ...] | None = None
    for cut in range(1, len(words)):
        head = " ".join(words[:cut])
        if width(head, size, weight) > limit:
            break
        rest = _even(words[cut:], count - 1, limit, size, weight)
        if rest and (best is None or _widest((head, *rest), size, weight) < _widest(best, size, weight)):
            best = (head, *rest)
    return best


def _widest(lines: tuple[str, ...], size: float, weight: int) -> float:
    return max(width(line, size, weight) for line in lines)


def _cut(words: list[str], limit: float, size: float, weight: int, lines: int) -> tuple[str, ...]:
    kept: list[str] = []
    rest = words
    for _ in range(lines - 1):
        count = max(1, sum(width(" ".join(rest[: i + 1]), size, weight) <= limit for i in range(len(rest))))
        kept.append(" ".join(rest[:count]))
        rest = rest[count:]
    return (*kept, shortened(" ".join(rest), limit, size, weight))


def flowed(text: str, limit: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """The text in as many lines as it takes, each filled."""
    lines: list[str] = []
    for word in _breakable(text, limit, size, weight):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, weight) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def shortened(text: str, limit: float, size: float, weight: int = 400) -> str:
    """The text if it fits, else its beginning and an ellipsis."""
    if width(text, size, weight) <= limit:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size, weight) > limit:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
