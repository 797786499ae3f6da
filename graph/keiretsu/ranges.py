"""What percentages as written allow: ranges in exact fractions of 100."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

import msgspec

from keiretsu.figures import Basis, one

HUNDRED = Fraction(100)
_SLIVER = Fraction(1, 10**9)


class Range(msgspec.Struct, frozen=True, gc=False):
    """A percentage known to lie from ``low`` to ``high``, both included, in percent (0 to 100)."""

    low: Fraction
    high: Fraction

    def excludes(self, other: Range) -> bool:
        """Whether no percentage lies in both."""
        return self.high < other.low or other.high < self.low


UNKNOWN = Range(Fraction(0), HUNDRED)


def value(text: str) -> Fraction:
    """The figure itself, in percent, digit for digit."""
    return Fraction(text.rstrip("~"))


@cache
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
    exact = one(written, basis)
    if exact:
        return rounding(exact)
    above, below = one(written, basis + "Above"), one(written, basis + "Below")
    least, most = one(written, basis + "From"), one(written, basis + "To")
    if not (above or below or least or most):
        return None
    lows = [value(above) + _SLIVER if above else Fraction(0), rounding(least).low if least else Fraction(0)]
    highs = [value(below) - _SLIVER if below else HUNDRED, rounding(most).high if most else HUNDRED]
    return Range(max(lows), min(highs))
