"""The questions about control on one day, answered from its books; sentences are added by ``desk``."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from keiretsu.errors import BadValue
from keiretsu.facts import Fact
from keiretsu.ownership.answers import (
    ControlAnswer,
    Controlled,
    GroupAnswer,
    Label,
    StatusAnswer,
    Veto,
)
from keiretsu.ownership.books import Books
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.control import Electorate
from keiretsu.ownership.holdings import HALF, ONE, ZERO
from keiretsu.ownership.interest import interests
from keiretsu.ownership.measures import majority_chain, pooled
from keiretsu.ownership.power import banzhaf, power_over, shapley
from keiretsu.ownership.verdict import INFLUENCE, Verdict, Voter

MAJORITY_CHAIN, NETWORK = "majority-chain", "network"
INDICES = {"shapley": shapley, "banzhaf": banzhaf}
MEASURES = (*INDICES, NETWORK, MAJORITY_CHAIN)


def control(company: str, books: Books, measure: str = "") -> ControlAnswer:
    """Who controls a company, with the vetoes on file and what sources say of control."""
    verdict = books.ballot.verdict(company)
    stated = tuple(fact.id for fact in books.stated_control(company))
    rules = books.voting_rules(company)
    used = facts_of(company, verdict, books)
    if measure == NETWORK:
        used = tuple(sorted({*used, *_facts_above(company, books)}))
    allocated, surely = books.counted.written.allocated(company), books.counted.low.allocated(company)
    return ControlAnswer(
        day=books.day,
        basis=books.counting,
        facts=(*used, *stated, *(rule.id for rule in rules)),
        assumed=books.assumed(used, books.counting),
        company=company,
        verdict=verdict,
        missing=max(ZERO, ONE - allocated),
        self_held=_self_held(company, books),
        vetoes=tuple(_veto(rule, company, books) for rule in rules),
        stated=stated,
        over_allocated=surely if surely > ONE else None,
        measure=measure,
        index=_index(company, books, measure),
        majority_chain=majority_chain(company, books.counted.low) if measure == MAJORITY_CHAIN else (),
    )


def facts_of(company: str, verdict: Verdict, books: Books) -> tuple[str, ...]:
    """The facts that a verdict rests on: all stakes in the company, and those of the proof."""
    pairs = {(holder, company) for holder in books.counted.high.holders_of(company)}
    for voter in (*verdict.voters, *verdict.influential):
        pairs |= {(party, step.company) for step in voter.steps for party in step.parties}
    return tuple(
        sorted({fact for pair in pairs if pair in books.counted.shares for fact in books.counted.shares[pair].facts})
    )


def _facts_above(company: str, books: Books) -> set[str]:
    above = books.counted.written.above(company)
    return {fact for share in books.counted.shares.values() if share.issuer in above for fact in share.facts}


def _self_held(company: str, books: Books) -> Bounds:
    """The votes of a company that it and those it controls hold themselves."""
    ballot = books.ballot
    return Bounds(*(_held_by_own(company, count) for count in (ballot.low, ballot.written, ballot.high)))


def _held_by_own(company: str, count: Electorate) -> Fraction:
    own = set(count.controlled_by(company))
    return sum((share for holder, share in count.holdings.holders_of(company).items() if holder in own), ZERO)


def _veto(rule: Fact, company: str, books: Books) -> Veto:
    """Who can block what needs the quota; a quota of half or less says nothing about blocking."""
    quota = Fraction(rule.value("quota") or "0") / 100
    if quota <= HALF:
        return Veto(rule.id, quota, ())
    votes = books.counted.written.holders_of(company)
    able = [holder for holder, share in votes.items() if share >= ONE - quota]
    return Veto(rule.id, quota, tuple(sorted(able, key=lambda holder: (-votes[holder], holder))))


def _index(company: str, books: Books, measure: str) -> tuple[tuple[str, Fraction], ...]:
    if measure in ("", MAJORITY_CHAIN):
        return ()
    if measure not in MEASURES:
        raise BadValue(f'"{measure}" is no measure of control. Known: {", ".join(MEASURES)}.')
    votes = books.counted.written
    index = power_over(company, votes) if measure == NETWORK else INDICES[measure](dict(votes.holders_of(company)))
    return tuple(sorted(index.items(), key=lambda item: (-item[1], item[0])))


def group(holder: str, books: Books, others: Collection[str] = ()) -> GroupAnswer:
    """All that a party controls, most surely first and then in the order in which the companies fall to it.

    With others also what they and the party reach together by the pooled rule at one half.
    """
    ballot = books.ballot
    surely = ballot.low.controlled_by(holder)
    perhaps = [company for company in ballot.high.controlled_by(holder) if company not in surely]
    found = interests(holder, books.capital)
    companies = tuple(
        Controlled(company, ballot.voter(holder, company), found.of(company), company in surely)
        for company in (*surely, *perhaps)
    )
    pairs = {(p, step.company) for c in companies for step in c.voter.steps for p in step.parties}
    together = pooled((holder, *others), books.counted.low) if others else ()
    pairs |= {(p, company) for company in together for p in (holder, *others, *together)}
    facts = sorted(
        {fact for pair in pairs if pair in books.counted.shares for fact in books.counted.shares[pair].facts}
    )
    return GroupAnswer(
        day=books.day,
        basis=books.counting,
        facts=tuple(facts),
        assumed=books.assumed(facts, books.counting),
        holder=holder,
        companies=companies,
        in_loop=tuple(company for company in surely if ballot.low.controls(company, holder)),
        seeds=(holder, *others) if others else (),
        pooled=together,
    )


def status(holder: str, company: str, books: Books) -> StatusAnswer:
    """What a company is to a party: subsidiary, joint venture, associate, financial stake, or nothing."""
    voter = books.ballot.voter(holder, company)
    verdict = books.ballot.verdict(company)
    facts = facts_of(company, verdict, books)
    label, rule = _label(holder, company, voter, verdict, books)
    return StatusAnswer(
        day=books.day,
        basis=books.counting,
        facts=facts,
        assumed=books.assumed(facts, books.counting),
        holder=holder,
        company=company,
        label=label,
        rule=rule,
        voter=voter,
        effective=interests(holder, books.capital).of(company),
    )


def _label(holder: str, company: str, voter: Voter, verdict: Verdict, books: Books) -> tuple[Label, str]:
    if holder == company:
        return "itself", "the two are one and the same"
    if books.ballot.low.controls(holder, company):
        directed = bool(voter.steps and voter.steps[-1].directed_by)
        majority = f"its holder, with those it controls, has more than half of the {books.counting}"
        return "subsidiary", "it is directed by law or contract, as stated" if directed else majority
    thing = books.world.things.get(company)
    founded = thing is not None and books.world.vocabulary.is_a(thing.kind, "JointVenture")
    if founded and voter.votes.high > 0 and verdict.word != "controls":
        return (
            "joint venture",
            "it was founded as a joint venture of which this is one holder, and nobody is known to control it",
        )
    if voter.votes.reaches(INFLUENCE):
        rounded = "" if voter.votes.low >= INFLUENCE else ", as printed and on the boundary"
        return "associate", f"with 20 % of the {books.counting} or more{rounded}, influence is presumed"
    if voter.votes.high > 0 or company in books.capital.high.below(holder):
        return "financial", _financial_rule(company, voter, books)
    return "none", "no chain leads there, which says what is on file and not what is"


def _financial_rule(company: str, voter: Voter, books: Books) -> str:
    if not voter.votes.high:
        if books.capital.share(voter.holder, company):
            return "a stake is on file, but no votes that it may use"
        return "it has that only through companies that it is not known to control"
    boundary = ", though it may reach them" if voter.votes.high >= INFLUENCE else ""
    return f"a stake is on file, but not surely 20 % of the {books.counting}{boundary}"
