"""What if: the same books with statements added or left out, and only what changes. Nothing is stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction

from msgspec.structs import replace

from keiretsu.facts import Fact, World
from keiretsu.ownership.answers import WhatIfAnswer
from keiretsu.ownership.books import Books
from keiretsu.ownership.bounds import NOTHING, Bounds
from keiretsu.ownership.interest import interests
from keiretsu.ownership.verdict import Verdict
from keiretsu.period import BEGINNING, END_OF_TIME, Period

LEAST_CHANGE = Fraction(1, 1000)

AT_ALL_TIMES = Period(BEGINNING, BEGINNING, BEGINNING, END_OF_TIME, END_OF_TIME, END_OF_TIME)


def supposed(holder: str, issuer: str, percent: str) -> Fact:
    """A stake that nobody states, of the capital and of the votes alike."""
    values = {"holder": (holder,), "issuer": (issuer,), "capital": (percent,), "votes": (percent,)}
    return Fact.of("supposed", "Shareholding", (holder,), (issuer,), AT_ALL_TIMES, values=values, label="supposed")


def as_if(fact: Fact) -> Fact:
    """A statement on file as if it were accepted and in effect."""
    return replace(fact, stage="inEffect", standing="accepted", period=AT_ALL_TIMES)


def world_with(world: World, add: Iterable[Fact], without: Collection[str]) -> World:
    """The same world with some facts added and some left out."""
    facts = {id_: fact for id_, fact in world.facts.items() if id_ not in without} | {fact.id: fact for fact in add}
    return World(
        vocabulary=lambda: world.vocabulary,
        things=lambda: world.things,
        facts=lambda: facts,
        sources=lambda: world.sources,
    )


def parties_of(facts: Iterable[Fact]) -> set[str]:
    """All parties that some facts join."""
    return {end for fact in facts for end in (*fact.tails, *fact.heads)}


def compared(before: Books, after: Books, changed: Iterable[Fact], company: str = "") -> WhatIfAnswer:
    """Verdicts and interests that differ, for one company or for all that the changed facts bear on."""
    ends = [(fact.tails[0], fact.heads[0]) for fact in changed if fact.tails and fact.heads]
    companies = [company] if company else sorted(_below({issuer for _, issuer in ends}, before, after))
    verdicts = ((c, before.ballot.verdict(c), after.ballot.verdict(c)) for c in companies)
    return WhatIfAnswer(
        day=before.day,
        basis="votes",
        facts=tuple(sorted({fact.id for fact in changed})),
        verdicts=tuple(each for each in verdicts if _said(each[1]) != _said(each[2])),
        interests=tuple(_interests({holder for holder, _ in ends}, companies, before, after)),
    )


def _below(issuers: set[str], *both: Books) -> set[str]:
    return issuers.union(*(books.votes.high.below(issuer) for books in both for issuer in issuers))


def _said(verdict: Verdict) -> tuple[str, tuple[str, ...]]:
    return verdict.word, tuple(voter.holder for voter in verdict.voters)


def _interests(
    holders: set[str], companies: list[str], before: Books, after: Books
) -> Iterable[tuple[str, str, Bounds | None, Bounds | None]]:
    above = holders.union(*(books.capital.high.above(holder) for books in (before, after) for holder in holders))
    for holder in sorted(above):
        old, new = interests(holder, before.capital), interests(holder, after.capital)
        for company in companies:
            a, b = old.of(company), new.of(company)
            if company != holder and abs((b or NOTHING).written - (a or NOTHING).written) >= LEAST_CHANGE:
                yield holder, company, a, b
