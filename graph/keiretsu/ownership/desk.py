"""The desk where questions about ownership are asked: opens the books of a day, answers, and says it in words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from msgspec.structs import replace

from keiretsu.errors import BadValue
from keiretsu.facts import Fact, World
from keiretsu.figures import Basis
from keiretsu.narrow import Scope, narrowed
from keiretsu.ownership import governance, questions
from keiretsu.ownership.answers import (
    Answer,
    CloseAnswer,
    ControlAnswer,
    DiffAnswer,
    GroupAnswer,
    HoldingsAnswer,
    OwnersAnswer,
    StakeAnswer,
    StatusAnswer,
    TimelineAnswer,
    WhatIfAnswer,
)
from keiretsu.ownership.bearing import bearing_on, reach, ties_of
from keiretsu.ownership.books import Books
from keiretsu.ownership.say_control import tell_control, tell_group, tell_status
from keiretsu.ownership.say_stakes import tell_close, tell_holdings, tell_owners, tell_stake
from keiretsu.ownership.successive import neighbours
from keiretsu.ownership.words import Teller
from keiretsu.period import Span, today
from keiretsu.prose import Namer

KINDS = frozenset({"Shareholding", "Control", "Membership", "VotingRule"})

Told = TypeVar("Told", bound=Answer)


def day_of(span: Span) -> str:
    """The one day on which ownership is reckoned: the last of a month or year, but today for one that still runs."""
    now = today()
    return now if span.first <= now <= span.last else span.last


class Desk:
    """Questions about one day, or about several; ``name`` gives names on a day."""

    def __init__(self, world: World, asked: Scope, name: Callable[[Span], Namer]) -> None:
        if asked.ever:
            raise BadValue("ownership is reckoned for a day. Name one with --at, or ask for the timeline.")
        self.world, self.asked, self._name = world, asked, name
        self.day = day_of(asked.span)

    def scope(self, day: str) -> Scope:
        """What counts about ownership on a day."""
        return replace(self.asked, span=Span(day, day), only=KINDS)

    def books(self, *, above: Collection[str] = (), below: Collection[str] = (), counting: Basis = "votes") -> Books:
        """The books of the day: whole, or only what bears on those above some companies or below some holders."""
        facts = narrowed(self.world, self.scope(self.day))
        kept = bearing_on(facts, above, below) if above or below else facts
        return Books(self.world, kept, self.day, counting, neighbours(self.world, self.scope(self.day), kept))

    def no_books(self) -> Books:
        """Books without entries, for sentences that need names and sources alone."""
        return Books(self.world, (), self.day)

    def namer(self, day: str) -> Namer:
        """What gives names on a day."""
        return self._name(Span(day, day))

    def told(self, answer: Told, tell: Callable[[Told, Teller], list[str]], books: Books) -> Told:
        """The answer with its sentences and sources."""
        teller = Teller(books, self.namer(books.day))
        text = tuple(line.replace("..", ".") for line in tell(answer, teller))  # "Exor N.V.." ends in one stop
        return replace(answer, text=text, sources=teller.sources())

    # ------------------------------------------------------------ questions

    def stake(self, holder: str, issuer: str, basis: Basis, measure: str = "") -> StakeAnswer:
        """How much one party has of a company."""
        books = self.books(above=(holder, issuer))
        return self.told(questions.stake(holder, issuer, books, basis, measure), tell_stake, books)

    def owners(self, company: str, basis: Basis, measure: str = "") -> OwnersAnswer:
        """To whom a company belongs."""
        books = self.books(above=(company,))
        return self.told(questions.owners(company, books, basis, measure), tell_owners, books)

    def holdings(self, holder: str, basis: Basis) -> HoldingsAnswer:
        """What a party holds."""
        books = self.books(above=(holder,), below=(holder,))
        return self.told(questions.holdings(holder, books, basis), tell_holdings, books)

    def close(self, one: str, other: str, basis: Basis) -> CloseAnswer:
        """Whether two parties are closely linked."""
        books = self.books(above=(one, other))
        return self.told(questions.close(one, other, books, basis), tell_close, books)

    def control(self, company: str, basis: Basis = "votes", measure: str = "") -> ControlAnswer:
        """Who controls a company."""
        books = self.books(above=(company,), counting=basis)
        return self.told(governance.control(company, books, measure), tell_control, books)

    def group(self, holder: str, basis: Basis = "votes", pooled: Collection[str] = ()) -> GroupAnswer:
        """All that a party controls; with ``pooled`` also what it and these reach together at one half."""
        seeds = (holder, *pooled)
        books = self.books(above=seeds, below=seeds, counting=basis)
        return self.told(governance.group(holder, books, pooled), tell_group, books)

    def status(self, holder: str, company: str, basis: Basis = "votes") -> StatusAnswer:
        """What a company is to a party."""
        books = self.books(above=(holder, company), counting=basis)
        return self.told(governance.status(holder, company, books), tell_status, books)

    # ------------------------------------------------------------ over time, and supposing

    def timeline(self, *subject: str, basis: Basis = "capital") -> TimelineAnswer:
        """Every day on which what is known of a company, or of one party's stake in it, changes."""
        from keiretsu.ownership.history import History
        from keiretsu.ownership.say_changes import tell_timeline

        history = History(self.world, self.scope(self.day), subject, basis)
        turns = history.turns(self.namer(self.day))
        facts = tuple(sorted({fact for turn in turns for fact in turn.facts}))
        answer = TimelineAnswer(day=self.day, basis=basis, facts=facts, subject=subject, turns=turns)
        return self.told(answer, tell_timeline, self.no_books())

    def diff(self, other: Span, of: str = "", basis: Basis | None = None) -> DiffAnswer:
        """What began, ended and changed from the day asked about to another, by one figure of stakes or by either."""
        from keiretsu.ownership import changes
        from keiretsu.ownership.say_changes import tell_diff

        answer = changes.compared(
            self.world, self.asked, (self.day, day_of(other)), of, (basis,) if basis else changes.BOTH
        )
        late, fresh = day_of(other), [self.world.facts[id_] for _, id_ in answer.changed]
        companies = {fact.heads[0] for fact in fresh if fact.kind == "Shareholding"}
        kept = bearing_on(narrowed(self.world, self.scope(late)), above=companies) if companies else ()
        books = Books(self.world, kept, late, neighbours=neighbours(self.world, self.scope(late), kept))
        return self.told(answer, tell_diff, books)

    def whatif(
        self, add: Collection[Fact], without: Collection[str], company: str = "", basis: Basis | None = None
    ) -> WhatIfAnswer:
        """What would be otherwise with some facts added and some left out; verdicts by votes, interests by capital.

        With a basis both are by that one.
        """
        from keiretsu.ownership import supposing
        from keiretsu.ownership.say_changes import tell_whatif

        changed = [*add, *(self.world.facts[id_] for id_ in without)]
        parties = supposing.parties_of(changed)
        worlds = self.world, supposing.world_with(self.world, add, without)
        facts = [narrowed(world, self.scope(self.day)) for world in worlds]
        around = {company} if company else reach(parties, [tie for fact in facts[1] for tie in ties_of(fact)])
        before, after = (
            Books(world, kept, self.day, basis or "votes", neighbours(world, self.scope(self.day), kept))
            for world, each in zip(worlds, facts, strict=True)
            for kept in [bearing_on(each, above={*parties, *around})]
        )
        answer = supposing.compared(before, after, changed, company, basis or "capital")
        return self.told(answer, tell_whatif, after)
