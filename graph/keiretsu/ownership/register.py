"""The register of a day: who holds how much of whom, as ranges, and what makes it unfit for solving."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

import msgspec

from keiretsu.ownership.findings import Finding, flaws
from keiretsu.ownership.holdings import ONE, Holdings


class Share(msgspec.Struct, frozen=True, gc=False):
    """What one holder has of one company: at least ``low``, at most ``high``, ``written`` as printed.

    Where nothing but words is printed ("a majority"), ``written`` is the least figure that the words name.
    """

    holder: str
    issuer: str
    low: Fraction
    written: Fraction
    high: Fraction
    facts: tuple[str, ...] = ()

    @classmethod
    def exact(cls, holder: str, issuer: str, share: Fraction, *facts: str) -> Share:
        """A share without any doubt."""
        return cls(holder, issuer, share, share, share, facts)

    @classmethod
    def between(cls, holder: str, issuer: str, low: Fraction, high: Fraction, *facts: str) -> Share:
        """A share of which only bounds are known."""
        return cls(holder, issuer, low, low, high, facts)

    def plus(self, other: Share) -> Share:
        """Both shares of one pair as one."""
        return Share(
            self.holder,
            self.issuer,
            self.low + other.low,
            self.written + other.written,
            self.high + other.high,
            tuple(sorted({*self.facts, *other.facts})),
        )


class Register:
    """All shares that count on one day, on one basis. Parallel shares of a pair are added."""

    def __init__(self, shares: Iterable[Share]) -> None:
        pairs: dict[tuple[str, str], Share] = {}
        for share in shares:
            pair = (share.holder, share.issuer)
            pairs[pair] = pairs[pair].plus(share) if pair in pairs else share
        self.shares: Mapping[tuple[str, str], Share] = dict(sorted(pairs.items()))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """All holders and issuers, sorted."""
        return tuple(sorted({party for pair in self.shares for party in pair}))

    @cached_property
    def low(self) -> Holdings:
        """What is surely held."""
        return self._holdings(lambda share: share.low)

    @cached_property
    def written(self) -> Holdings:
        """The figures as printed."""
        return self._holdings(lambda share: share.written)

    @cached_property
    def high(self) -> Holdings:
        """What is held at most, given what the other holders of the same company surely have."""
        taken = {issuer: self.low.allocated(issuer) for issuer in self.low.columns}
        return self._holdings(lambda s: max(s.low, min(s.high, ONE - taken.get(s.issuer, 0) + s.low)))

    def _holdings(self, figure: Callable[[Share], Fraction]) -> Holdings:
        return Holdings.of((s.holder, s.issuer, figure(s)) for s in self.shares.values())

    @cached_property
    def flaws(self) -> tuple[Finding, ...]:
        """Companies that no sum is solved for: over-allocated ones and closed loops."""
        return flaws(self.low, self.written)

    def share(self, holder: str, issuer: str) -> Share | None:
        """The direct stake of one party in another, or None."""
        return self.shares.get((holder, issuer))
