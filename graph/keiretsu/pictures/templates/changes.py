"""What became of ties between two days, and how much of a company a stake was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from keiretsu.facts import Fact, World
from keiretsu.figures import Basis
from keiretsu.ownership.answers import DiffAnswer
from keiretsu.ownership.stakes import MUTED, stated
from keiretsu.pictures.told import figure_lines, percent, share_of
from keiretsu.prose import day_in_words

UNSURE = ("first known", "no newer sighting")


class Change(msgspec.Struct, frozen=True, gc=False):
    """What became of a tie: its statement of the first day and of the last, one of which may be missing."""

    word: str
    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """The later statement, or the one that ended."""
        fact = self.new or self.old
        assert fact is not None
        return fact

    @property
    def ids(self) -> list[str]:
        """The ids of its statements."""
        return [fact.id for fact in (self.old, self.new) if fact]

    @property
    def is_stake(self) -> bool:
        """Whether it is about a stake."""
        return self.fact.kind == "Shareholding"

    @property
    def when(self) -> str:
        """The date as the statement has it; without one the day on which it was first seen."""
        if self.word in UNSURE:
            return ""
        if self.word == "ended":
            return _dated(self.fact.value("end"), "by {}", self.fact.values.get("endedBy", ()))
        return _dated(self.fact.value("start"), "(seen {})", self.fact.values.get("observed", ()))


def _dated(written: str, otherwise: str, days: Iterable[str]) -> str:
    if written:
        return day_in_words(written)
    return next((otherwise.format(day_in_words(day)) for day in sorted(days)), "")


def changes_of(world: World, answer: DiffAnswer) -> Iterator[Change]:
    """What an answer lists, a change a tie."""
    facts = world.facts
    yield from (Change("changed", facts[old], facts[new]) for old, new in answer.changed)
    yield from (Change("began", None, facts[id_]) for id_ in answer.began)
    yield from (Change("ended", facts[id_], None) for id_ in answer.ended)
    yield from (Change("first known", None, facts[id_]) for id_ in answer.surfaced)
    yield from (Change("no newer sighting", facts[id_], None) for id_ in answer.lapsed)


def share_on(basis: Basis, fact: Fact | None) -> float:
    """The share that a statement gives, in percent, the capital standing in for votes; 0 where it gives none."""
    if fact is None:
        return 0.0
    if basis == "votes":
        return float(100 * stated("", fact.heads[0], fact, basis).written)
    return share_of(fact) or 0.0


def votes_lines(fact: Fact) -> tuple[str, str]:
    """The share of the votes, or of the capital, which stands in; none where they may not be cast."""
    votes, (capital, second) = percent(fact, "votes"), figure_lines(fact)
    if fact.value("votingMode") in MUTED:
        return "0%", second.removesuffix("0% of votes")
    return (votes, second.removesuffix(f"{votes} of votes")) if votes else (capital, second)
