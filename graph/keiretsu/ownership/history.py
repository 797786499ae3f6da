"""Ownership over time: the days on which what is known of a company, or of a stake in it, changes.

Only what is sure or presumed on a day counts here; what is merely possible would make every half-known date a change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from keiretsu.facts import Fact, World, reached
from keiretsu.figures import Basis
from keiretsu.narrow import Scope
from keiretsu.ownership.answers import Turn
from keiretsu.ownership.bearing import bearing_on, ends_of, is_about, reach, ties_of
from keiretsu.ownership.books import GROUPS, Books
from keiretsu.ownership.interest import interests
from keiretsu.ownership.say_control import verdict_in_brief
from keiretsu.ownership.words import Teller, amount
from keiretsu.period import BEGINNING, END_OF_TIME, Span, today
from keiretsu.prose import Namer, day_in_words

KNOWN = ("certain", "presumed")
NOTHING, VERDICT = "none on file", "verdict"


class History:
    """The facts that bear on a company, or on one party's stake in it, and what they add up to on any day.

    A statement counts from the day on which it is known to hold until it may end or is presumed no longer; where
    the next about the same pair comes before its latest end, the change is one and not two.
    """

    def __init__(self, world: World, asked: Scope, subject: tuple[str, ...], basis: Basis) -> None:
        self.world, self.subject, self.basis = world, subject, basis
        self.facts = _bearing_on(subject, world, asked)
        self.spans = _spans(self.facts.values())
        self.gaps = _gaps(self.facts, self.spans)

    def turns(self, name: Namer) -> tuple[Turn, ...]:
        """Every day on which the summary differs from the day before, with the facts that made it so."""
        found: list[Turn] = []
        before: Mapping[str, str] = {}
        known: Mapping[str, Fact] = {}
        for books in self._days():
            now, held = self._summary(books, name), books.facts
            changes = tuple(_changes(before, now))
            if changes:
                moved = self._moved(books.day, held.keys() | known.keys(), held)
                begun = [id_ for id_ in moved if self.spans[id_][0] == books.day]
                when = _when(books.day, moved, begun, self.facts)
                found.append(Turn(books.day, when, changes, tuple(moved)))
            before, known = now, held
        return tuple(found)

    def _days(self) -> Iterator[Books]:
        """The books of every day on which something changes above the company, up to today."""
        active: dict[str, Fact] = {}
        parties = {self.subject[-1]}
        for day, moved in sorted(self._moves().items()):
            for id_ in moved:
                active.pop(id_, None)
                start, until = self.spans[id_]
                if start <= day < until:
                    active[id_] = _known(self.facts[id_])
                elif id_ in self.gaps and day < start:
                    active[id_] = self.facts[id_]
            if any(is_about(self.facts[id_], parties) for id_ in moved):
                bearing = bearing_on(active.values(), above=self.subject[-1:])
                parties = {self.subject[-1], *(end for fact in bearing for tie in ties_of(fact) for end in tie)}
                between = {
                    id_: self.gaps[id_][1] for id_ in active.keys() & self.gaps.keys() if day < self.spans[id_][0]
                }
                yield Books(self.world, bearing, day, neighbours=between)

    def _moves(self) -> dict[str, list[str]]:
        moves: dict[str, list[str]] = defaultdict(list)
        last = today()
        for id_ in self.spans:
            for day in self._days_of(id_):
                if BEGINNING < day <= last:
                    moves[day].append(id_)
        return moves

    def _days_of(self, id_: str) -> tuple[str, ...]:
        """The days on which what is known of a statement changes."""
        return (*self.spans[id_], self.gaps[id_][0]) if id_ in self.gaps else self.spans[id_]

    def _moved(self, day: str, known: Iterable[str], held: Collection[str]) -> list[str]:
        """The facts that begin or cease on the day, those about the company itself and new ones first."""
        today_only = [id_ for id_ in known if day in self._days_of(id_)]
        return sorted(today_only, key=lambda id_: (self.facts[id_].heads[0] != self.subject[-1], id_ not in held, id_))

    def _summary(self, books: Books, name: Namer) -> dict[str, str]:
        company = self.subject[-1]
        if len(self.subject) == 1:
            held = {
                name(s.holder): amount(s) for s in books.register(self.basis).shares.values() if s.issuer == company
            }
            said = verdict_in_brief(books.ballot.verdict(company), Teller(books, name)).removesuffix(".")
            return {**held, VERDICT: said}
        holder = self.subject[0]
        register = books.register(self.basis)
        direct, found = register.share(holder, company), interests(holder, register).of(company)
        votes, control = books.ballot.voter(holder, company).votes, books.ballot.low.controls(holder, company)
        return {
            "direct stake": amount(direct) if direct else NOTHING,
            "effective interest": "not computed" if found is None else amount(found) if found.high else NOTHING,
            "votes": amount(votes) if votes.high else NOTHING,
            VERDICT: f"{name(holder)} {'controls' if control else 'is not known to control'} {name(company)}",
        }


def _spans(facts: Iterable[Fact]) -> dict[str, tuple[str, str]]:
    """From when to when each statement counts as known; without those that never do."""
    spans = {f.id: (f.period.presumed_from, min(f.period.presumed_until, f.period.possible_until)) for f in facts}
    by_ends: dict[tuple[object, ...], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: spans[fact.id]):
        earlier = by_ends.setdefault(ends_of(fact), [])
        for old in earlier:
            start, until = spans[old.id]
            if until < spans[fact.id][0] <= old.period.possible_until:
                spans[old.id] = (start, spans[fact.id][0])
        earlier.append(fact)
    return {id_: (start, until) for id_, (start, until) in spans.items() if start < until}


def _gaps(facts: Mapping[str, Fact], spans: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, Fact]]:
    """By statements sighted only after the one that they follow had ended: the day it ended, and that one."""
    return {
        id_: (spans[old][1], facts[old])
        for id_, (start, _) in spans.items()
        for old in facts[id_].follows
        if old in spans and spans[old][1] == facts[old].period.possible_until < start
    }


def _known(fact: Fact) -> Fact:
    return replace(fact, period=replace(fact.period, presumed_until=END_OF_TIME, possible_until=END_OF_TIME))


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterable[str]:
    for what in sorted(dict.fromkeys((*before, *now)), key=lambda what: what == VERDICT):
        old, new = before.get(what, NOTHING), now.get(what, NOTHING)
        if old != new and not (what == VERDICT and not before and _says_nothing(new)):
            yield new if what == VERDICT else f"{what} {new}" + (f" (before: {old})" if old != NOTHING else "")


def _says_nothing(verdict: str) -> bool:
    return verdict.endswith("nobody known") or "is not known to control" in verdict


def _when(day: str, moved: Iterable[str], begun: Collection[str], facts: Mapping[str, Fact]) -> str:
    """The date as the facts have it: an opening before a closing, a day before a month before a year."""
    openings = [_opening(facts[id_]) for id_ in moved if id_ in begun]
    closings = [
        _closing(facts[id_], day) for id_ in moved if id_ not in begun and facts[id_].period.presumed_from < day
    ]
    words = [word for word in (*openings, *closings) if word]
    return words[0] if words else day_in_words(day)


def _opening(fact: Fact) -> str:
    start, seen = fact.value("start") or fact.value("on"), sorted(fact.values.get("observed", ()))
    return day_in_words(start) if start else f"by {day_in_words(seen[0])}" if seen else ""


def _closing(fact: Fact, day: str) -> str:
    if fact.value("end") and fact.period.possible_until <= day:
        return day_in_words(fact.value("end"))
    if fact.value("endedBy") and fact.period.possible_until <= day:
        return f"by {day_in_words(fact.value('endedBy'))}"
    return f"{day_in_words(day)}, for want of a newer sighting"


def _bearing_on(subject: tuple[str, ...], world: World, asked: Scope) -> dict[str, Fact]:
    """All facts of any time on who stands above a company, members of groups and stated controllers among them.

    With a holder before it only those on a way down from that holder.
    """
    ever = replace(asked, span=Span(BEGINNING, END_OF_TIME))

    def told_of(party: str) -> list[Fact]:
        return [fact for fact in world.about(party) if ever.counts(fact) and _is_kept(fact, world)]

    def uppers(party: str) -> set[str]:
        return {upper for fact in told_of(party) for upper, lower in ties_of(fact) if lower == party}

    above = reached(subject[-1:], uppers)
    known = {fact.id: fact for party in above for fact in told_of(party)}
    ties = [tie for fact in known.values() for tie in ties_of(fact)]
    below = reach(subject[:1], ties) if len(subject) > 1 else above
    return {id_: known[id_] for id_ in sorted(known) if _lies_between(known[id_], above, below)}


def _is_kept(fact: Fact, world: World) -> bool:
    """Whether it ties two; of memberships only those in groups that act as one."""
    if not fact.tails or not fact.heads:
        return False
    joined = world.things.get(fact.heads[0])
    return fact.kind != "Membership" or (joined is not None and joined.kind in GROUPS)


def _lies_between(fact: Fact, above: set[str], below: set[str]) -> bool:
    if fact.kind == "Membership":
        return fact.heads[0] in below and fact.tails[0] in above
    return fact.heads[0] in above and bool(below & {fact.tails[0], fact.value("beneficiary")})
