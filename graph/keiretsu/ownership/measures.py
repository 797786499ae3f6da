"""Further measures, each under its own name and none of them the default.

Shares are fractions of the whole, taken as written; none of these says who controls.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import reduce

import msgspec

from keiretsu.ownership.bounds import NOTHING, Bounds
from keiretsu.ownership.chains import chains
from keiretsu.ownership.holdings import HALF, ZERO, Holdings
from keiretsu.ownership.register import Register

CLOSE = Fraction(1, 5)
BENEFICIAL = Fraction(1, 4)


class WeakestLink(msgspec.Struct, frozen=True, gc=False):
    """``votes``: sum over all chains of the smallest share in each; ``cash``: sum of the products.

    After R. La Porta, F. Lopez-de-Silanes, A. Shleifer (1999) and S. Claessens, S. Djankov, L. Lang (2000).
    """

    votes: Bounds
    cash: Bounds

    @property
    def wedge(self) -> Fraction | None:
        """Cash for each vote, on the figures as written; None without votes."""
        return self.cash.written / self.votes.written if self.votes.written else None


class CloseLink(msgspec.Struct, frozen=True, gc=False):
    """Whether two parties are closely linked at 20 %, and by which clause.

    ``surely`` counts low bounds, ``perhaps`` high ones; ``common`` are third parties with 20 % of both.
    """

    surely: bool
    perhaps: bool
    down: Bounds
    up: Bounds
    common: tuple[tuple[str, Bounds, Bounds], ...] = ()


class Indirect(msgspec.Struct, frozen=True, gc=False):
    """A right that majority links lead to: the way down to the last holder, and its share."""

    way: tuple[str, ...]
    share: Fraction


def weakest_link(holder: str, issuer: str, register: Register) -> WeakestLink:
    """Votes by the weakest link of each chain beside cash by products."""
    found = chains(holder, issuer, register)
    votes = (
        Bounds(*(min(bound) for bound in zip(*((s.low, s.written, s.high) for s in chain.shares), strict=True)))
        for chain in found.found
    )
    return WeakestLink(reduce(Bounds.plus, votes, NOTHING), found.total)


def pooled(seeds: Iterable[str], holdings: Holdings, quota: Fraction = HALF) -> tuple[str, ...]:
    """All companies of which the seeds together hold the quota or more, each such company counting in full.

    Sorted. The rule of the United States Treasury for blocked persons (OFAC FAQ 401).
    """
    ours = list(seeds)
    known = set(ours)
    counted: dict[str, Fraction] = {}
    for party in ours:  # grows while it is walked
        for issuer, share in holdings.held_by(party).items():
            counted[issuer] = counted.get(issuer, ZERO) + share
            if counted[issuer] >= quota and issuer not in known:
                known.add(issuer)
                ours.append(issuer)
    return tuple(sorted(known.difference(seeds)))


def close_link(one: str, other: str, register: Register, quota: Fraction = CLOSE) -> CloseLink:
    """Whether either holds the quota or more of the other through chains, or a third party of both."""
    down, up = chains(one, other, register).total, chains(other, one, register).total
    common = tuple(
        (third, of_one, of_other)
        for third in sorted(register.high.above(one) & register.high.above(other))
        if third not in (one, other) and (of_one := chains(third, one, register).total).high >= quota
        if (of_other := chains(third, other, register).total).high >= quota
    )
    surely = max(down.low, up.low, *(min(a.low, b.low) for _, a, b in common), ZERO) >= quota
    return CloseLink(surely, max(down.high, up.high) >= quota or bool(common), down, up, common)


def majority_chain(company: str, holdings: Holdings) -> tuple[str, ...]:
    """From the company up links above 50 %, as long as somebody holds one; the last is the ultimate owner.

    The company alone where nobody holds a majority of it; in a circle the way stops before it closes.
    """
    way = [company]
    while (owner := _majority_holder(way[-1], holdings)) and owner not in way:
        way.append(owner)
    return tuple(way)


def _majority_holder(company: str, holdings: Holdings) -> str | None:
    return next((holder for holder, share in holdings.holders_of(company).items() if share > HALF), None)


def beneficial(company: str, register: Register, quota: Fraction = BENEFICIAL) -> tuple[tuple[str, Bounds], ...]:
    """Holders with the quota or more by multiplying along chains and adding across, largest first.

    All levels count. Regulation (EU) 2024/1624, article 52, where the quota is 25 %.
    """
    above = register.high.above(company) - {company}
    held = ((holder, chains(holder, company, register).total) for holder in above)
    found = [(holder, share) for holder, share in held if share.high >= quota]
    return tuple(sorted(found, key=lambda item: (-item[1].written, -item[1].high, item[0])))


def indirect_rights(holder: str, company: str, holdings: Holdings) -> tuple[Indirect, ...]:
    """The stakes in the company at the end of majority links down from the holder, not multiplied.

    So counts the British register of people with significant control (Companies Act 2006, schedule 1A).
    """
    ways: dict[str, tuple[str, ...]] = {holder: (holder,)}
    for party in (order := [holder]):  # grows while it is walked
        for issuer, share in holdings.held_by(party).items():
            if share > HALF and issuer not in ways and issuer != company:
                ways[issuer] = (*ways[party], issuer)
                order.append(issuer)
    column = holdings.holders_of(company)
    return tuple(Indirect(ways[party], column[party]) for party in order if party in column)
