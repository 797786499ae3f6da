"""Chains: every simple way from a holder down to a company, each worth the product of its shares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from itertools import pairwise

import msgspec

from keiretsu.ownership.bounds import NOTHING, Bounds
from keiretsu.ownership.register import Register, Share

MOST_STEPS = 100_000


class Chain(msgspec.Struct, frozen=True, gc=False):
    """One simple way down: its shares in order and their product."""

    shares: tuple[Share, ...]
    product: Bounds

    @property
    def members(self) -> tuple[str, ...]:
        """The parties on the way, the holder first."""
        return (self.shares[0].holder, *(share.issuer for share in self.shares))


class Chains(msgspec.Struct, frozen=True, gc=False):
    """All chains of a pair, largest first, then fewest steps, then by names; ``total`` is their sum.

    ``complete`` is False where the search was cut off; then the total is a least figure.
    """

    found: tuple[Chain, ...]
    total: Bounds
    complete: bool = True


def chains(holder: str, issuer: str, register: Register, steps: int = MOST_STEPS) -> Chains:
    """All simple chains from a holder to a company; the search is cut off after so many steps tried."""
    ways = list(_ways(holder, issuer, register, steps))
    found = sorted((_chain(way, register) for way in ways if way), key=_rank)
    return Chains(tuple(found), reduce(Bounds.plus, (chain.product for chain in found), NOTHING), None not in ways)


def _rank(chain: Chain) -> tuple[Fraction, Fraction, int, tuple[str, ...]]:
    return -chain.product.written, -chain.product.high, len(chain.shares), chain.members


def _chain(way: tuple[str, ...], register: Register) -> Chain:
    shares = tuple(register.shares[pair] for pair in pairwise(way))
    return Chain(shares, reduce(Bounds.times, (_bounds(share, register) for share in shares)))


def _bounds(share: Share, register: Register) -> Bounds:
    return Bounds(share.low, share.written, register.high.share(share.holder, share.issuer))


def _ways(holder: str, issuer: str, register: Register, steps: int) -> Iterator[tuple[str, ...] | None]:
    """Every simple way by depth-first search; None at the end if it was cut off."""
    held, useful = register.high, register.high.above(issuer)
    way, trail = [holder], [iter(held.held_by(holder))]
    while trail:
        company = next(trail[-1], None)
        if company is None:
            trail.pop()
            way.pop()
        elif company in useful and company not in way:
            if company == issuer:
                yield (*way, issuer)
                continue
            if (steps := steps - 1) < 0:
                yield None
                return
            way.append(company)
            trail.append(iter(held.held_by(company)))
