"""What if: the same books with statements added or left out, and only what changes. Nothing is stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction

from msgspec.structs import replace

from keiretsu.facts import Fact, World
from keiretsu.figures import Basis
from keiretsu.ownership.answers import WhatIfAnswer
from keiretsu.ownership.bearing import ends_of
from keiretsu.ownership.books import Books
from keiretsu.ownership.bounds import NOTHING, Bounds
from keiretsu.ownership.interest import interests
from keiretsu.ownership.register import Register
from keiretsu.ownership.verdict import Verdict
from keiretsu.period import BEGINNING, END_OF_TIME, Period

LEAST_CHANGE = Fraction(1, 1000)

AT_ALL_TIMES = Period(BEGINNING, BEGINNING, BEGINNING, END_OF_TIME, END_OF_TIME, END_OF_TIME)


def supposed(holder: str, issuer: str, percent: str) -> Fact:
    """A stake that nobody states, of the capital and of the votes alike."""
    id_ = f"supposed-{holder}-in-{issuer}"
    values = {"holder": (holder,), "issuer": (issuer,), "capital": (percent,), "votes": (percent,)}
    return Fact.of(id_, "Shareholding", (holder,), (issuer,), AT_ALL_TIMES, values=values, label="supposed")


def as_if(fact: Fact) -> Fact:
    """A statement on file as if it were accepted and in effect."""
    return replace(fact, stage="inEffect", standing="accepted", period=AT_ALL_TIMES)


def world_with(world: World, add: Iterable[Fact], without: Collection[str]) -> World:
    """The same world with some facts added and some left out; an added stake takes the place of what its pair has."""
    added = {fact.id: fact for fact in add}
    pairs = {ends_of(fact) for fact in added.values() if fact.kind == "Shareholding"}
    kept = ((id_, fact) for id_, fact in world.facts.items() if id_ not in without and ends_of(fact) not in pairs)
    facts = dict(kept) | added
    return World(
        vocabulary=lambda: world.vocabulary,
        things=lambda: world.things,
        facts=lambda: facts,
        sources=lambda: world.sources,
    )


def parties_of(facts: Iterable[Fact]) -> set[str]:
    """All parties that some facts join."""
    return {end for fact in facts for end in (*fact.tails, *fact.heads)}


def compared(
    before: Books, after: Books, changed: Iterable[Fact], company: str = "", measured: Basis = "capital"
) -> WhatIfAnswer:
    """Verdicts and interests that differ, for one company or for all that the changed facts bear on.

    Verdicts by what the books count, interests by what is to be ``measured``.
    """
    ends = [(fact.tails[0], fact.heads[0]) for fact in changed if fact.tails and fact.heads]
    companies = [company] if company else sorted(_below({issuer for _, issuer in ends}, before, after))
    verdicts = ((c, before.ballot.verdict(c), after.ballot.verdict(c)) for c in companies)
    registers = before.register(measured), after.register(measured)
    return WhatIfAnswer(
        day=before.day,
        basis=before.counting,
        measured=measured,
        facts=tuple(sorted({fact.id for fact in changed})),
        verdicts=tuple(each for each in verdicts if _said(each[1]) != _said(each[2])),
        interests=tuple(_interests({holder for holder, _ in ends}, companies, *registers)),
    )


def _below(issuers: set[str], *both: Books) -> set[str]:
    return issuers.union(*(books.counted.high.below(issuer) for books in both for issuer in issuers))


def _said(verdict: Verdict) -> tuple[str, tuple[str, ...]]:
    return verdict.word, tuple(voter.holder for voter in verdict.voters)


def _interests(
    holders: set[str], companies: list[str], before: Register, after: Register
) -> Iterable[tuple[str, str, Bounds | None, Bounds | None]]:
    above = holders.union(*(register.high.above(holder) for register in (before, after) for holder in holders))
    for holder in sorted(above):
        old, new = interests(holder, before), interests(holder, after)
        for company in companies:
            a, b = old.of(company), new.of(company)
            moved = abs((b or NOTHING).written - (a or NOTHING).written) >= LEAST_CHANGE
            if company != holder and (moved or (a is None) != (b is None)):
                yield holder, company, a, b
