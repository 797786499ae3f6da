"""The books of a day: registers of capital and of votes, declared groups, and stated control, from the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from keiretsu.facts import Fact, World, reached
from keiretsu.figures import Basis
from keiretsu.ownership.control import Bonds, Electorate
from keiretsu.ownership.holdings import ZERO
from keiretsu.ownership.register import Register, Share
from keiretsu.ownership.stakes import Assumed, Stake, stakes
from keiretsu.ownership.verdict import Ballot
from keiretsu.period import Span

FOLLOWED = ("byLaw", "byContract")
GROUPS = ("Family", "Concert")


class Books:
    """What counts on one day, for control in votes unless ``counting`` says capital."""

    def __init__(
        self,
        world: World,
        facts: Iterable[Fact],
        day: str,
        counting: Basis = "votes",
        neighbours: Mapping[str, Fact] | None = None,
    ) -> None:
        self.world, self.day, self.counting = world, day, counting
        self.facts: Mapping[str, Fact] = {fact.id: fact for fact in facts}
        self.stakes: tuple[Stake, ...] = tuple(stakes(self.facts.values(), day, neighbours or {}))
        self._assumed: dict[Basis, dict[str, tuple[Assumed, ...]]] = {}

    @cached_property
    def capital(self) -> Register:
        """Who has the economic benefit of which share."""
        return self._register("capital")

    @cached_property
    def votes(self) -> Register:
        """Who casts which votes."""
        return self._register("votes")

    def register(self, basis: Basis) -> Register:
        """The register on one basis."""
        return self.capital if basis == "capital" else self.votes

    @cached_property
    def ballot(self) -> Ballot:
        """All votes of the day with declared groups and stated control; the capital's, if that is to be counted."""
        return Ballot(self.counted, self.bonds)

    @cached_property
    def counted(self) -> Register:
        """The register on which control is counted."""
        return self.register(self.counting)

    def assumed(self, facts: Iterable[str], basis: Basis) -> tuple[Assumed, ...]:
        """What is taken for granted about some facts, each thing once."""
        self.register(basis)
        return tuple(dict.fromkeys(a for fact in facts for a in self._assumed[basis].get(fact, ())))

    # ------------------------------------------------------------ registers

    def _register(self, basis: Basis) -> Register:
        """All shares, of a declared total only what its parts on file leave over."""
        counted = [(stake, *stake.counted(basis)) for stake in self.stakes]
        assumed = {share.facts[0]: taken for _, share, taken in counted}
        parts = [share for stake, share, _ in counted if not self._is_total(stake)]
        totals = [(stake, share) for stake, share, _ in counted if self._is_total(stake)]
        for stake, total in sorted(totals, key=lambda item: self._rank(item[0])):
            beside = [share for share in parts if share.issuer == stake.issuer]
            below = self._vehicles(stake.owner) | self._majorities(stake.owner, parts) if beside else set()
            own = [share for share in beside if share.holder in below]
            parts = [share for share in parts if share not in own or share.holder != stake.owner or share.written]
            if own:
                assumed[total.facts[0]] += (Assumed("through others", total.facts[0]),)
            parts.append(_left_over(total, own))
        self._assumed[basis] = {fact: assumed[s.facts[0]] for _, s, _ in counted for fact in s.facts}
        return Register(parts)

    def _is_total(self, stake: Stake) -> bool:
        return stake.way == "throughSubsidiary" or self._kind(stake.holder) in GROUPS

    def _rank(self, stake: Stake) -> tuple[bool, str, str]:
        """Totals of single parties go before those of groups, which contain them."""
        return self._kind(stake.holder) in GROUPS, stake.holder, stake.issuer

    def _kind(self, party: str) -> str:
        return self.world.things[party].kind if party in self.world.things else ""

    def _vehicles(self, party: str) -> set[str]:
        """Those through whom a party holds: members, holders for its benefit, and whom it is said to control."""
        return reached([party], lambda one: self._linked.get(one, ()))

    def _majorities(self, party: str, parts: Iterable[Share]) -> set[str]:
        return set(Electorate(Register(parts).low, self.bonds).controlled_by(party))

    @cached_property
    def _linked(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for stake in self.stakes:
            if stake.owner != stake.holder and not stake.is_possible_only:
                found[stake.owner].add(stake.holder)
        for fact in self._holding("Control"):
            found[fact.tails[0]].add(fact.heads[0])
        for fact in self._holding("Membership"):
            if self._kind(fact.heads[0]) in GROUPS:
                found[fact.heads[0]].add(fact.tails[0])
        return found

    # ------------------------------------------------------------ declared ties

    @cached_property
    def bonds(self) -> Bonds:
        """Families and concerts by their memberships, and control by law or contract as stated."""
        members: dict[str, list[str]] = defaultdict(list)
        for fact in self._holding("Membership"):
            if self._kind(fact.heads[0]) in GROUPS:
                members[fact.heads[0]].append(fact.tails[0])
        directed: dict[str, list[str]] = defaultdict(list)
        for fact in self._holding("Control"):
            if fact.value("basis") in FOLLOWED:
                directed[fact.tails[0]].append(fact.heads[0])
        for controller, vehicle in self._own_vehicles():
            directed[controller].append(vehicle)
        return Bonds(
            concerts={group: tuple(sorted(set(parties))) for group, parties in sorted(members.items())},
            scopes={
                group: self._scope(group, set(who)) for group, who in members.items() if self._kind(group) == "Concert"
            },
            directed={party: tuple(sorted(set(companies))) for party, companies in sorted(directed.items())},
        )

    def _own_vehicles(self) -> Iterable[tuple[str, str]]:
        """Parties said to hold through a company that they control, with the holder that is linked to them."""
        in_fact = {(f.tails[0], f.heads[0]) for f in self._holding("Control") if f.value("basis") == "inFact"}
        for stake in self.stakes:
            if stake.way == "throughSubsidiary" and not stake.is_possible_only:
                for vehicle in self._linked.get(stake.owner, ()):
                    if (stake.owner, vehicle) in in_fact:
                        continue  # what is so only in fact is reported, and no verdict rests on it
                    if any(s.holder == vehicle and s.issuer == stake.issuer for s in self.stakes):
                        yield stake.owner, vehicle

    def _scope(self, concert: str, members: set[str]) -> frozenset[str]:
        """A concert acts as one in what it is said to hold, at any time; without that in what all its members hold."""
        own = {f.heads[0] for f in self.world.facts.values() if f.kind == "Shareholding" and f.tails == (concert,)}
        holders: dict[str, set[str]] = defaultdict(set)
        for stake in self.stakes:
            holders[stake.issuer].add(stake.holder)
        return frozenset(own or (issuer for issuer, who in holders.items() if members <= who))

    def _holding(self, kind: str) -> list[Fact]:
        """Facts of a kind that surely or presumably hold on the day."""
        day = Span(self.day, self.day)
        return [f for f in self.facts.values() if f.kind == kind and f.period.sureness(day) in ("certain", "presumed")]

    def linking(self, party: str, other: str) -> list[str]:
        """The facts that tie a party to one that it directs or that holds for it."""
        stated = [f.id for f in self._holding("Control") if (f.tails[0], f.heads[0]) == (party, other)]
        held = [s.reports[0].fact.id for s in self.stakes if s.holder == other and s.owner == party]
        return stated + held

    def stated_control(self, company: str) -> list[Fact]:
        """What sources say of who controls a company, on whatever basis."""
        return [fact for fact in self._holding("Control") if fact.heads[0] == company]

    def voting_rules(self, company: str) -> list[Fact]:
        """Rules on file about the majorities that a company's decisions need."""
        return [fact for fact in self._holding("VotingRule") if fact.value("ruledCompany") == company]


def _left_over(total: Share, parts: Iterable[Share]) -> Share:
    kept = list(parts)
    low = max(ZERO, total.low - sum((part.low for part in kept), ZERO))
    written = max(ZERO, total.written - sum((part.written for part in kept), ZERO))
    high = max(ZERO, total.high - sum((part.high for part in kept), ZERO))
    return Share(total.holder, total.issuer, min(low, written), written, max(high, written), total.facts)
