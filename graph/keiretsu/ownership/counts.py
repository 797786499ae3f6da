"""Share counts: what a printed percentage tells about the number of shares that it is a part of."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec


class Counted(msgspec.Struct, frozen=True, gc=False):
    """A number of shares beside the percentage printed for it, rounding included (1 = 100 %)."""

    shares: int
    low: Fraction
    high: Fraction


class Base(msgspec.Struct, frozen=True, gc=False):
    """All shares of a company, somewhere from ``least`` to ``most``."""

    least: Fraction
    most: Fraction


def common_base(counts: Iterable[Counted]) -> Base | None:
    """The totals that all counts and percentages allow together; None if they cannot have one base."""
    bounds = [(count.shares / count.high, count.shares / count.low) for count in counts]
    least, most = max(low for low, _ in bounds), min(high for _, high in bounds)
    return Base(least, most) if least <= most else None


def after_buyback(held: int, sold: int, base: Fraction) -> tuple[Fraction, Fraction]:
    """A holder's share after a sale to the company itself: of the old base, and of what is left of it."""
    return (held - sold) / base, (held - sold) / (base - sold)
