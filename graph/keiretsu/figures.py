"""Percentages as written, and the range that each allows, in exact fractions of 100."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

import msgspec

Basis = Literal["capital", "votes"]

HUNDRED = Fraction(100)
_FIGURE = re.compile(r"(\d{1,3})(?:\.(\d+))?(~?)")
_SLIVER = Fraction(1, 10**9)


class Range(msgspec.Struct, frozen=True, gc=False):
    """A percentage known to lie from ``low`` to ``high``, both included, in percent (0 to 100)."""

    low: Fraction
    high: Fraction

    def excludes(self, other: Range) -> bool:
        """Whether no percentage lies in both."""
        return self.high < other.low or other.high < self.low


UNKNOWN = Range(Fraction(0), HUNDRED)


def is_written_figure(text: str) -> bool:
    """Whether the text is a percentage as this project writes it: digits from 0 to 100, with ~ behind for "about"."""
    match = _FIGURE.fullmatch(text)
    return match is not None and Fraction(text.rstrip("~")) <= HUNDRED


def value(text: str) -> Fraction:
    """The figure itself, in percent, digit for digit."""
    return Fraction(text.rstrip("~"))


def rounding(text: str) -> Range:
    """What a written figure allows: half of its last digit either way, one whole digit for "about".

    0, 50 and 100 stand as they are when written without a ~, since they are nearly always exact.
    """
    figure, about = value(text), text.endswith("~")
    if not about and figure in (0, 50, 100):
        return Range(figure, figure)
    decimals = len(text.rstrip("~").partition(".")[2])
    unit = Fraction(1, 10**decimals)
    slack = unit if about else unit / 2
    return Range(max(Fraction(0), figure - slack), min(HUNDRED, figure + slack))


def allowed(written: Mapping[str, tuple[str, ...]], basis: Basis) -> Range | None:
    """The range that a statement's figures and words allow for capital or votes; None if it says nothing of them."""
    exact = _one(written, basis)
    if exact:
        return rounding(exact)
    above, below = _one(written, basis + "Above"), _one(written, basis + "Below")
    least, most = _one(written, basis + "From"), _one(written, basis + "To")
    if not (above or below or least or most):
        return None
    lows = [value(above) + _SLIVER if above else Fraction(0), rounding(least).low if least else Fraction(0)]
    highs = [value(below) - _SLIVER if below else HUNDRED, rounding(most).high if most else HUNDRED]
    return Range(max(lows), min(highs))


def in_words(written: Mapping[str, tuple[str, ...]], basis: Basis) -> str | None:
    """The figure as a reader would say it ("43.4 %", "about 5 %", "more than 50 %", "34 to 37 %"), or None."""
    exact = _one(written, basis)
    if exact:
        return _percent(exact)
    above, below = _one(written, basis + "Above"), _one(written, basis + "Below")
    least, most = _one(written, basis + "From"), _one(written, basis + "To")
    if least and most:
        return f"{_bare(least)} to {_percent(most)}"
    words = [
        f"{word} {_percent(text)}"
        for word, text in (("more than", above), ("at least", least), ("less than", below), ("at most", most))
        if text
    ]
    return " and ".join(words) or None


def _one(written: Mapping[str, tuple[str, ...]], name: str) -> str | None:
    found = written.get(name)
    return found[0] if found and is_written_figure(found[0]) else None


def _bare(text: str) -> str:
    return text.rstrip("~")


def _percent(text: str) -> str:
    return f"about {_bare(text)} %" if text.endswith("~") else f"{text} %"
