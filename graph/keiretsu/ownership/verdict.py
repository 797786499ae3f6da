"""Who controls a company, in three values: surely, possibly, not; and what is short of control."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec
from msgspec.structs import replace

from keiretsu.facts import reached
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.components import components
from keiretsu.ownership.control import NO_BONDS, Bonds, Electorate
from keiretsu.ownership.findings import ClosedLoop, is_closed
from keiretsu.ownership.holdings import HALF, ONE
from keiretsu.ownership.proof import Step, proof
from keiretsu.ownership.register import Register

Word = Literal["controls", "may control", "joint", "influence", "nobody", "circular"]

INFLUENCE = Fraction(1, 5)


class Voter(msgspec.Struct, frozen=True, gc=False):
    """A holder with all votes in the company that it and those it controls have; ``steps`` prove its control.

    ``top``: nobody else in the same list controls it.
    """

    holder: str
    votes: Bounds
    steps: tuple[Step, ...] = ()
    top: bool = True


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """The word, and those it is said of, most votes first; ``influential`` are all others with 20 % or more.

    "circular": whoever controls it is itself controlled by one of its own, and nobody stands outside.
    """

    company: str
    word: Word
    voters: tuple[Voter, ...] = ()
    influential: tuple[Voter, ...] = ()
    loop: ClosedLoop | None = None


class Ballot:
    """The votes of a day, counted thrice: at the least, as written, at the most."""

    def __init__(self, register: Register, bonds: Bonds = NO_BONDS) -> None:
        self.register = register
        self.bonds = bonds
        self.low = Electorate(register.low, bonds)
        self.written = Electorate(register.written, bonds)
        self.high = Electorate(register.high, bonds)

    def voter(self, holder: str, company: str) -> Voter:
        """The votes of one holder in a company, with the proof if they control it."""
        low, written, high = (count.votes(holder, company) for count in (self.low, self.written, self.high))
        votes = Bounds(low, written, max(low, written, min(ONE, high)))
        steps = proof(holder, company, self.low) or proof(holder, company, self.high)
        return Voter(holder, votes, steps)

    def casting(self, holder: str, company: str) -> tuple[str, ...]:
        """Those who cast the votes of a holder in a company: itself, its members, and those it controls."""
        ours = {*self.bonds.acting(holder, company), *self.low.controlled_by(holder)} - {company}
        return tuple(party for party in self.register.high.holders_of(company) if party in ours)

    def verdict(self, company: str) -> Verdict:
        """Who controls the company, and how surely."""
        voters = [self.voter(holder, company) for holder in self._above(company)]
        surely = self._ranked(company, self.low, [v for v in voters if self.low.controls(v.holder, company)])
        perhaps = self._ranked(company, self.high, [v for v in voters if self.high.controls(v.holder, company)])
        halves = self._ranked(company, self.high, [v for v in voters if v.votes.low == v.votes.high == HALF])
        loop = self._closed_loop(company)
        word, said = _word(surely, perhaps, halves, loop)
        named = {v.holder for v in said}
        rest = [v for v in voters if v.votes.high >= INFLUENCE and v.holder not in named]
        others = self._ranked(company, self.high, rest)
        if word == "nobody" and any(v.top and v.votes.reaches(INFLUENCE) for v in others):
            word = "influence"
        return Verdict(company, word, said, others, loop)

    def _above(self, company: str) -> tuple[str, ...]:
        return tuple(sorted(reached([company], self._next_above) - {company}))

    def _next_above(self, company: str) -> set[str]:
        holders = set(self.register.high.holders_of(company))
        directing = {c for c, companies in self.bonds.directed.items() if company in companies}
        return holders | directing | {c for c, members in self.bonds.concerts.items() if company in members}

    def _ranked(self, company: str, count: Electorate, voters: list[Voter]) -> tuple[Voter, ...]:
        """Tops first, then by votes; whoever is controlled by the company itself is no top either."""
        others = (company, *(v.holder for v in voters))
        below = {o: {*self.bonds.acting(o, company), *count.controlled_by(o)} - {o} for o in others}
        marked = (replace(v, top=not any(v.holder in below[o] for o in others)) for v in voters)
        return tuple(sorted(marked, key=lambda v: (not v.top, -v.votes.written, -v.votes.high, v.holder)))

    def _closed_loop(self, company: str) -> ClosedLoop | None:
        circle = components((company,), self.register.written.holders_of)[0]
        return ClosedLoop(circle) if is_closed(circle, self.register.written) else None


def _word(
    surely: tuple[Voter, ...], perhaps: tuple[Voter, ...], halves: tuple[Voter, ...], loop: ClosedLoop | None
) -> tuple[Word, tuple[Voter, ...]]:
    if surely:
        return ("controls" if any(v.top for v in surely) else "circular"), surely
    if loop:
        return "circular", ()
    if perhaps:
        return "may control", perhaps
    if any(v.top for v in halves):
        return "joint", halves
    return "nobody", ()
