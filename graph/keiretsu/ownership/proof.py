"""Why a holder controls a company: the steps of the fixpoint that it needs, in firing order."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from keiretsu.ownership.control import Electorate
from keiretsu.ownership.holdings import ZERO


class Step(msgspec.Struct, frozen=True, gc=False):
    """A company falls to the holder: by the votes of those named, or as directed by one of them."""

    company: str
    votes: tuple[tuple[str, Fraction], ...] = ()
    directed_by: str = ""

    @property
    def total(self) -> Fraction:
        """All votes that decide the step."""
        return sum((share for _, share in self.votes), ZERO)

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom the step rests on."""
        return (self.directed_by,) if self.directed_by else tuple(party for party, _ in self.votes)


def proof(holder: str, company: str, electorate: Electorate) -> tuple[Step, ...]:
    """The steps by which control of the company follows, each resting on earlier ones; empty if it does not.

    Each step names all votes that had come together before it, so that its sum is more than half.
    """
    order = electorate.controlled_by(holder)
    if company not in order:
        return ()
    steps: dict[str, Step] = {}
    for position, fallen in enumerate(order):
        acting = electorate.bonds.acting(holder, fallen)
        steps[fallen] = _step(fallen, (*acting, *order[:position]), electorate)
    return _needed(company, steps)


def _step(company: str, ours: tuple[str, ...], electorate: Electorate) -> Step:
    column = electorate.holdings.holders_of(company)
    votes = tuple((party, column[party]) for party in ours if party in column)
    least = _enough(votes)
    if least:
        return Step(company, least)
    directed = electorate.bonds.directed
    return Step(company, directed_by=next(party for party in ours if company in directed.get(party, ())))


def _enough(votes: tuple[tuple[str, Fraction], ...]) -> tuple[tuple[str, Fraction], ...]:
    total = ZERO
    for count, (_, share) in enumerate(votes, 1):
        total += share
        if 2 * total > 1:
            return votes[:count]
    return ()


def _needed(company: str, steps: dict[str, Step]) -> tuple[Step, ...]:
    wanted = {company}
    kept: list[Step] = []
    for fallen, step in reversed(steps.items()):
        if fallen in wanted:
            kept.append(step)
            wanted.update(step.parties)
    return tuple(reversed(kept))
