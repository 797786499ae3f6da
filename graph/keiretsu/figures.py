"""Percentages as written: which texts are such, and how they are said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Basis = Literal["capital", "votes"]

_FIGURE = re.compile(r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)~?")


def is_written_figure(text: str) -> bool:
    """Whether the text is a percentage as this project writes it: digits from 0 to 100, with ~ behind for "about"."""
    return _FIGURE.fullmatch(text) is not None


def in_words(written: Mapping[str, tuple[str, ...]], basis: Basis) -> str | None:
    """The figure as a reader would say it ("43.4 %", "about 5 %", "more than 50 %", "34 to 37 %"), or None."""
    exact = one(written, basis)
    if exact:
        return _percent(exact)
    above, below = one(written, basis + "Above"), one(written, basis + "Below")
    least, most = one(written, basis + "From"), one(written, basis + "To")
    if least and most:
        return f"{_bare(least)} to {_percent(most)}"
    words = [
        f"{word} {_percent(text)}"
        for word, text in (("more than", above), ("at least", least), ("less than", below), ("at most", most))
        if text
    ]
    return " and ".join(words) or None


def one(written: Mapping[str, tuple[str, ...]], name: str) -> str | None:
    """The one well-written figure of a property, or None."""
    found = written.get(name)
    return found[0] if found and is_written_figure(found[0]) else None


def _bare(text: str) -> str:
    return text.rstrip("~")


def _percent(text: str) -> str:
    return f"about {_bare(text)} %" if text.endswith("~") else f"{text} %"
