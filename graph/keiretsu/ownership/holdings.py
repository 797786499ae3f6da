"""Who holds which share of whom, one number a pair: the matrix A of the formulas, kept both ways round.

Shares are fractions of the whole (1 = 100 %), never floats. A[i][j] is the share of company j that i holds;
column j is the register of j, row i is what i holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

import msgspec

from keiretsu.facts import reached

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


class Holdings(msgspec.Struct, frozen=True):
    """The matrix A by rows and by columns; ids in sorted order, no zeros."""

    rows: Mapping[str, Mapping[str, Fraction]]
    columns: Mapping[str, Mapping[str, Fraction]]

    @classmethod
    def of(cls, shares: Iterable[tuple[str, str, Fraction]]) -> Holdings:
        """From (holder, issuer, share), each pair once."""
        rows: dict[str, dict[str, Fraction]] = {}
        columns: dict[str, dict[str, Fraction]] = {}
        for holder, issuer, share in sorted(shares):
            if share:
                rows.setdefault(holder, {})[issuer] = share
                columns.setdefault(issuer, {})[holder] = share
        return cls(rows, columns)

    def held_by(self, holder: str) -> Mapping[str, Fraction]:
        """What the holder has of each company."""
        return self.rows.get(holder, {})

    def holders_of(self, issuer: str) -> Mapping[str, Fraction]:
        """What each holder has of the company."""
        return self.columns.get(issuer, {})

    def share(self, holder: str, issuer: str) -> Fraction:
        """The direct stake; 0 if none is on file."""
        return self.held_by(holder).get(issuer, ZERO)

    def allocated(self, issuer: str) -> Fraction:
        """The sum of all stakes on file in the company."""
        return sum(self.holders_of(issuer).values(), ZERO)

    def above(self, issuer: str) -> set[str]:
        """The company and everyone above it, through all chains."""
        return reached([issuer], lambda one: self.columns.get(one, {}))

    def below(self, holder: str) -> set[str]:
        """The holder and everything below it, through all chains."""
        return reached([holder], lambda one: self.rows.get(one, {}))
