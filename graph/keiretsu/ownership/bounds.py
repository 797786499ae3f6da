"""A computed share as a range: from the low bounds, on the figures as written, from the high bounds."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from keiretsu.ownership.holdings import ZERO

ROUNDING = Fraction(15, 1000)
"""Bounds no wider than this leave open what rounding leaves open, and no more."""


class Bounds(msgspec.Struct, frozen=True, gc=False):
    """A share (1 = 100 %): at least ``low``, at most ``high``, and ``written`` on the figures as written."""

    low: Fraction
    written: Fraction
    high: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left open."""
        return self.low == self.high

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, known but for its rounding."""
        return self.written > 0 and self.high - self.low <= ROUNDING

    def reaches(self, quota: Fraction) -> bool:
        """Whether it surely reaches a quota, or does so as printed, rounding apart."""
        return self.low >= quota or (self.is_figure and self.written >= quota)

    def contains(self, share: Fraction) -> bool:
        """Whether a figure that a source declares can be true beside the register."""
        return self.low <= share <= self.high

    def plus(self, other: Bounds) -> Bounds:
        """The sum, bound by bound."""
        return Bounds(self.low + other.low, self.written + other.written, self.high + other.high)

    def times(self, other: Bounds) -> Bounds:
        """The product, bound by bound."""
        return Bounds(self.low * other.low, self.written * other.written, self.high * other.high)


NOTHING = Bounds(ZERO, ZERO, ZERO)
