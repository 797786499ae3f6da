"""What makes a register unfit for solving: more than 100 % allocated, or a circle that holds itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import msgspec

from keiretsu.ownership.components import components
from keiretsu.ownership.holdings import ONE, ZERO, Holdings


class OverAllocated(msgspec.Struct, frozen=True, gc=False):
    """The shares on file of one company add to more than the whole; ``total`` is their least sum."""

    issuer: str
    total: Fraction

    @property
    def members(self) -> tuple[str, ...]:
        """The one company that it is about."""
        return (self.issuer,)


class ClosedLoop(msgspec.Struct, frozen=True, gc=False):
    """Companies that are wholly held by each other: nobody outside owns them."""

    members: tuple[str, ...]


Finding = OverAllocated | ClosedLoop


def flaws(low: Holdings, written: Holdings) -> tuple[Finding, ...]:
    """What forbids solving: columns surely above 100 %, and circles closed or overfull as written."""
    overfull = {finding.issuer: finding for finding in (*_overfull_loops(written), *over_allocated(low))}
    return (*(overfull[issuer] for issuer in sorted(overfull)), *closed_loops(written))


def over_allocated(low: Holdings) -> tuple[OverAllocated, ...]:
    """Companies of which, even at the low bounds, more than 100 % is allocated, by id."""
    totals = {issuer: low.allocated(issuer) for issuer in low.columns}
    return tuple(OverAllocated(issuer, total) for issuer, total in sorted(totals.items()) if total > ONE)


def closed_loops(holdings: Holdings) -> tuple[ClosedLoop, ...]:
    """Circles whose members are all held inside, to the last share; by their first member."""
    return tuple(ClosedLoop(circle) for circle in sorted(_circles(holdings)) if is_closed(circle, holdings))


def is_closed(circle: Iterable[str], holdings: Holdings) -> bool:
    """Whether the members wholly hold each other: I - A is singular there."""
    return set(_held_inside(circle, holdings).values()) == {ONE}


def is_solvable(circle: Iterable[str], holdings: Holdings) -> bool:
    """Whether walks among the members die out: none held inside beyond the whole, and not all wholly."""
    held = _held_inside(circle, holdings).values()
    return max(held) <= ONE and min(held) < ONE


def _overfull_loops(written: Holdings) -> Iterator[OverAllocated]:
    for circle in _circles(written):
        held = _held_inside(circle, written)
        yield from (OverAllocated(issuer, total) for issuer, total in held.items() if total > ONE)


def _circles(holdings: Holdings) -> Iterator[tuple[str, ...]]:
    for circle in components(sorted(holdings.columns), holdings.held_by):
        if len(circle) > 1 or holdings.share(circle[0], circle[0]):
            yield circle


def _held_inside(circle: Iterable[str], holdings: Holdings) -> dict[str, Fraction]:
    inside = set(circle)
    return {
        member: sum((share for holder, share in holdings.holders_of(member).items() if holder in inside), ZERO)
        for member in sorted(inside)
    }
