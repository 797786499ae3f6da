"""Which facts bear on a party: upward all who may hold or direct it, downward all that it may hold or direct."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from keiretsu.facts import Fact, reached


def bearing_on(facts: Iterable[Fact], above: Collection[str] = (), below: Collection[str] = ()) -> list[Fact]:
    """The facts about whoever stands above some parties or below others, each company with its whole register."""
    kept = list(facts)
    parties = _upwards(above, kept)
    if below:
        parties |= reach(below, (tie for fact in kept for tie in ties_of(fact)))
    return [fact for fact in kept if is_about(fact, parties)]


def _upwards(starts: Collection[str], facts: Iterable[Fact]) -> set[str]:
    """Whoever stands above; looks only into the statements about those it reaches, since looking costs."""
    about: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for party in fact.tails if fact.kind == "Membership" else fact.heads:
            about[party].append(fact)
    return reached(starts, lambda party: {upper for fact in about[party] for upper, _ in ties_of(fact)})


def is_about(fact: Fact, parties: set[str]) -> bool:
    """Whether a fact tells who holds, directs, joins or binds one of the parties."""
    return (
        bool(parties.intersection(fact.heads))
        or (fact.kind == "Membership" and bool(parties.intersection(fact.tails)))
        or (fact.kind == "VotingRule" and fact.value("ruledCompany") in parties)
    )


def ties_of(fact: Fact) -> Iterator[tuple[str, str]]:
    """From whom influence runs to whom: holder to company, beneficiary to holder and company, group to member."""
    if not fact.tails or not fact.heads:
        return
    tail, head = fact.tails[0], fact.heads[0]
    yield (head, tail) if fact.kind == "Membership" else (tail, head)
    if fact.kind == "Shareholding" and fact.value("beneficiary"):
        yield fact.value("beneficiary"), tail
        yield fact.value("beneficiary"), head


def reach(starts: Iterable[str], ties: Iterable[tuple[str, str]]) -> set[str]:
    """All that can be reached from the starts, themselves among them."""
    onward: dict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        onward[one].add(other)
    return reached(starts, onward.__getitem__)


def ends_of(fact: Fact) -> tuple[object, ...]:
    """What two statements about one matter have in common: kind and ends."""
    return fact.kind, fact.tails, fact.heads
