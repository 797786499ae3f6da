"""Control: X controls Y if X and the companies that X controls hold more than half of the votes in Y.

The least fixpoint: companies that merely hold each other up do not count, X is never its own target, a
company's own shares give nobody votes, and exactly one half is not control.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from math import lcm

import msgspec

from keiretsu.ownership.holdings import ZERO, Holdings


class Bonds(msgspec.Struct, frozen=True):
    """Declared ties that votes do not show: who acts as one holder, and who directs by law or contract.

    ``concerts``: members by family, concert or other declared group. ``scopes``: the companies in which a group
    acts as one, for those that do so in these alone. ``directed``: companies by controller.
    """

    concerts: Mapping[str, tuple[str, ...]] = {}
    scopes: Mapping[str, frozenset[str]] = {}
    directed: Mapping[str, tuple[str, ...]] = {}

    def acting(self, holder: str, company: str | None = None) -> tuple[str, ...]:
        """Those who act as the holder from the start, in one company or anywhere: itself, members of a group."""
        scope = self.scopes.get(holder)
        apart = scope is not None and company is not None and company not in scope
        return (holder,) if apart else (holder, *self.concerts.get(holder, ()))


NO_BONDS = Bonds()


class Electorate:
    """All votes of a register in whole numbers of one unit."""

    def __init__(self, holdings: Holdings, bonds: Bonds = NO_BONDS) -> None:
        self.holdings = holdings
        self.bonds = bonds
        self._fallen: dict[str, tuple[str, ...]] = {}

    @cached_property
    def whole(self) -> int:
        """How many units all votes of a company are: the least number in which every share is whole."""
        rows = self.holdings.rows.values()
        return lcm(*{share.denominator for row in rows for share in row.values()})

    @cached_property
    def held(self) -> Mapping[str, list[tuple[str, int]]]:
        """(company, units) of each holder, by company."""
        whole = self.whole
        return {
            holder: [(issuer, share.numerator * (whole // share.denominator)) for issuer, share in row.items()]
            for holder, row in self.holdings.rows.items()
        }

    def controlled_by(self, holder: str) -> tuple[str, ...]:
        """All companies that the holder controls, in the order in which they fall to it."""
        if holder not in self._fallen:
            self._fallen[holder] = self._fixpoint(holder)
        return self._fallen[holder]

    def _fixpoint(self, holder: str) -> tuple[str, ...]:
        acting = list(self.bonds.acting(holder))
        starting = len(acting)
        ours, members = set(acting), set(acting[1:])
        scope, directed = self.bonds.scopes.get(holder), self.bonds.directed
        half = self.whole // 2
        counted: dict[str, int] = {}
        for party in acting:  # grows while it is walked
            apart = scope if party in members else None
            fallen = [c for c in directed.get(party, ()) if c not in ours and apart is None]
            for issuer, units in self.held.get(party, ()):
                if issuer not in ours and (apart is None or issuer in apart):
                    counted[issuer] = votes = counted.get(issuer, 0) + units
                    if votes > half:
                        fallen.append(issuer)
            if fallen:
                acting += dict.fromkeys(fallen)
                ours.update(fallen)
        return tuple(acting[starting:])

    def controls(self, holder: str, company: str) -> bool:
        """Whether the company is among those that the holder controls."""
        return company in self.controlled_by(holder)

    def votes(self, holder: str, company: str) -> Fraction:
        """The votes in a company of a holder together with all that it controls."""
        ours = {*self.bonds.acting(holder, company), *self.controlled_by(holder)} - {company}
        return sum((share for k, share in self.holdings.holders_of(company).items() if k in ours), ZERO)

    def all_controlled(self, holders: Iterable[str] | None = None) -> dict[str, tuple[str, ...]]:
        """Of every holder that controls anything, all that it controls: one pass over those who can begin."""
        asked = self._beginners() if holders is None else holders
        return {holder: found for holder in asked if (found := self.controlled_by(holder))}

    def _beginners(self) -> list[str]:
        half = self.whole // 2
        alone = {h for h, row in self.held.items() if any(units > half and i != h for i, units in row)}
        return sorted(alone | self.bonds.directed.keys() | self.bonds.concerts.keys())
