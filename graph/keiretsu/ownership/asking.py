"""The questions about ownership as methods of KnowledgeGraph; the desk that answers is opened when first asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from keiretsu.errors import BadValue

if TYPE_CHECKING:
    from keiretsu.facts import Fact, Thing, World
    from keiretsu.figures import Basis
    from keiretsu.narrow import Scope
    from keiretsu.ownership import answers
    from keiretsu.ownership.desk import Desk
    from keiretsu.period import Span
    from keiretsu.prose import Namer


class Questions:
    """Who owns, who controls. Every answer is a frozen value with its date, definition, facts, sentences and sources.

    Parties are named in any way that ``kg[name]`` understands; ``at`` is a day, or a month or year, which stands for
    its last day; ``include`` names further stages and standings, as everywhere.
    """

    if TYPE_CHECKING:

        @property
        def world(self) -> World:
            """All that is known."""

        def __getitem__(self, typed: str) -> Thing: ...
        def scope(self, **asked: object) -> Scope:
            """What counts for a question."""

        def namer(self, span: Span | None = None, lang: str | None = None) -> Namer:
            """What gives names."""

    def _desk(self, at: str | None, include: Collection[str], lang: str | None) -> Desk:
        from keiretsu.ownership.desk import Desk

        return Desk(self.world, self.scope(at=at, include=include), lambda span: self.namer(span, lang))

    def stake(
        self,
        holder: str,
        issuer: str,
        *,
        at: str | None = None,
        basis: Basis = "capital",
        measure: str = "",
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.StakeAnswer:
        """How much one party has of a company: direct stake, chains, effective interest, each under its name.

        ``measure`` adds "gross", "weakest-link" or "indirect-right".
        """
        desk = self._desk(at, include, lang)
        return desk.stake(self[holder].id, self[issuer].id, basis, measure)

    def owners(
        self,
        company: str,
        *,
        at: str | None = None,
        basis: Basis = "capital",
        measure: str = "",
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.OwnersAnswer:
        """To whom a company belongs in the end; all rows sum to exactly 100 % on the figures as written.

        ``measure`` adds "beneficial": who has 25 % or more by multiplying along chains and adding across them.
        """
        return self._desk(at, include, lang).owners(self[company].id, basis, measure)

    def holdings(
        self,
        holder: str,
        *,
        at: str | None = None,
        basis: Basis = "capital",
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.HoldingsAnswer:
        """All that a party holds, directly and through others."""
        return self._desk(at, include, lang).holdings(self[holder].id, basis)

    def close(
        self,
        one: str,
        other: str,
        *,
        at: str | None = None,
        basis: Basis = "capital",
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.CloseAnswer:
        """Whether two parties are closely linked: 20 % or more of one in the other, or of a third party in both."""
        return self._desk(at, include, lang).close(self[one].id, self[other].id, basis)

    def control(
        self,
        company: str,
        *,
        at: str | None = None,
        basis: Basis = "votes",
        measure: str = "",
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.ControlAnswer:
        """Who controls a company, with the proof.

        ``measure`` adds a power index, "shapley" or "banzhaf", or the "majority-chain". The basis "capital" counts
        the capital as if it voted.
        """
        return self._desk(at, include, lang).control(self[company].id, basis, measure)

    def group(
        self,
        holder: str,
        *,
        at: str | None = None,
        basis: Basis = "votes",
        measure: str = "",
        others: Collection[str] = (),
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.GroupAnswer:
        """All companies that a party controls, with the votes that decide.

        ``measure`` "pooled" adds the companies of which the party and ``others`` together hold half or more.
        """
        if measure not in ("", "pooled"):
            raise BadValue(f'"{measure}" is no measure of a group. Known: pooled.')
        if bool(measure) != bool(others):
            raise BadValue("the pooled threshold needs its name and its parties: --measure pooled --with NAME.")
        desk = self._desk(at, include, lang)
        return desk.group(self[holder].id, basis, [self[other].id for other in others])

    def status(
        self,
        holder: str,
        company: str,
        *,
        at: str | None = None,
        basis: Basis = "votes",
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.StatusAnswer:
        """What a company is to a party: subsidiary, joint venture, associate, financial stake or nothing, and why."""
        return self._desk(at, include, lang).status(self[holder].id, self[company].id, basis)

    def timeline(
        self, *subject: str, basis: Basis = "capital", include: Collection[str] = (), lang: str | None = None
    ) -> answers.TimelineAnswer:
        """Every day on which what is known of a company changes, or of a holder's stake in a company."""
        if len(subject) not in (1, 2):
            raise BadValue("a timeline is of one company, or of a holder and a company.")
        return self._desk(None, include, lang).timeline(*(self[party].id for party in subject), basis=basis)

    def diff(
        self,
        day: str,
        other: str,
        *,
        of: str = "",
        only: Collection[str] = (),
        basis: Basis | None = None,
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.DiffAnswer:
        """What began, ended and changed between two days, of all or of one thing, of all kinds or of some.

        A stake is told as changed if its share of the capital or of the votes is; with a ``basis``, if that one is.
        """
        from keiretsu.ownership.desk import Desk
        from keiretsu.period import span_of

        desk = Desk(self.world, self.scope(at=day, include=include, only=only), lambda span: self.namer(span, lang))
        return desk.diff(span_of(other), self[of].id if of else "", basis)

    def whatif(
        self,
        *,
        add: Collection[str] = (),
        without: Collection[str] = (),
        company: str = "",
        at: str | None = None,
        basis: Basis | None = None,
        include: Collection[str] = (),
        lang: str | None = None,
    ) -> answers.WhatIfAnswer:
        """What verdicts and interests would change; nothing is stored.

        Verdicts count votes and interests are shares of the capital; with a ``basis`` both go by that one.
        ``add``: ids of statements that do not count, or stakes as "Honda > Nissan 51", which
        take the place of what the pair has on file. ``without``: ids of statements.
        """
        desk = self._desk(at, include, lang)
        known = [self._statement(id_).id for id_ in without]
        supposed = [self._supposed(text) for text in add]
        return desk.whatif(supposed, known, self[company].id if company else "", basis)

    def _supposed(self, text: str) -> Fact:
        from keiretsu.figures import is_written_figure
        from keiretsu.ownership.supposing import as_if, supposed

        holder, arrow, rest = text.partition(">")
        if not arrow:
            return as_if(self._statement(text))
        issuer, _, percent = rest.strip().removesuffix("%").strip().rpartition(" ")
        if not is_written_figure(percent):
            raise BadValue(f'"{text}" is no stake. Write HOLDER > COMPANY PERCENT, such as "Honda > Nissan 51".')
        return supposed(self[holder.strip()].id, self[issuer.strip()].id, percent)

    def _statement(self, typed: str) -> Fact:
        fact = self.world.facts.get(typed.removeprefix("id:"))
        if fact is None:
            raise BadValue(
                f'there is no statement "{typed}". keiretsu show COMPANY lists their ids with --format json.'
            )
        return fact
