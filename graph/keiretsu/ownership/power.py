"""Power indices of weighted votes: how often a holder decides, which is not how much it holds."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import factorial, lcm

from keiretsu.errors import NoAnswer, TooMuch
from keiretsu.ownership.components import components
from keiretsu.ownership.holdings import ONE, ZERO, Holdings

MOST_HOLDERS = 20

Index = dict[str, Fraction]
Outcome = tuple[tuple[str, str], ...]
"""Who decides each company, for those whose own holdings are still to come."""


def shapley(votes: Mapping[str, Fraction]) -> Index:
    """How often each holder turns the vote if all join one after another in random order.

    L. Shapley, M. Shubik (1954); the quota is more than half. Sums to 1 where all votes together pass,
    to 0 where they cannot.
    """
    n = len(votes)
    if n > MOST_HOLDERS:
        raise TooMuch(f"{n} holders have too many coalitions; a power index takes {MOST_HOLDERS} at most.")
    weight = [Fraction(factorial(size) * factorial(n - size - 1), factorial(n)) for size in range(n)]
    return {
        holder: sum((weight[size] * count for size, count in _swings(holder, votes).items()), ZERO) for holder in votes
    }


def banzhaf(votes: Mapping[str, Fraction]) -> Index:
    """In which part of all coalitions of the others each holder would turn the vote.

    J. Banzhaf (1965), as a swing probability, which does not sum to 1; the quota is more than half.
    """
    return {holder: Fraction(sum(_swings(holder, votes).values()), 2 ** (len(votes) - 1)) for holder in votes}


def _swings(holder: str, votes: Mapping[str, Fraction]) -> dict[int, int]:
    """By size, the number of coalitions of the others that pass only with the holder."""
    unit = lcm(*(share.denominator for share in votes.values()))
    coalitions = {(0, 0): 1}
    for other, share in votes.items():
        if other != holder:
            for (size, held), count in list(coalitions.items()):
                joined = (size + 1, held + int(share * unit))
                coalitions[joined] = coalitions.get(joined, 0) + count
    own = int(votes[holder] * unit)
    swings: dict[int, int] = {}
    for (size, held), count in coalitions.items():
        if 2 * held <= unit < 2 * (held + own):
            swings[size] = swings.get(size, 0) + count
    return swings


def network_power(holdings: Holdings) -> Index:
    """How many companies, itself among them, each outside holder decides in the mean.

    Network Shapley-Shubik: each company is decided by one of those who decide its holders, drawn by their
    Shapley index, holders decided by the same one voting together (T. Mizuno, S. Doi, S. Kurizaki, "The
    power of corporate control in the global ownership network", 2020). Exact, over all joint outcomes;
    raises NoAnswer where companies hold each other in a circle.
    """
    parties = {*holdings.rows, *holdings.columns}
    power = dict.fromkeys(sorted(parties - holdings.columns.keys()), ONE)
    for index in _all_decided(holdings).values():
        for decider in power.keys() & index.keys():
            power[decider] += index[decider]
    return power


def power_over(company: str, holdings: Holdings) -> Index:
    """The chance of each party to decide one company, by the rule of ``network_power``; sums to 1.

    A company whose holders cannot pass anything decides itself.
    """
    above = holdings.above(company)
    rows = ((holder, c, share) for c in above for holder, share in holdings.holders_of(c).items())
    return _all_decided(Holdings.of(rows)).get(company, {})


def _all_decided(holdings: Holdings) -> dict[str, Index]:
    """By company, the chance of each party to decide it."""
    companies = [party for party in _in_order(holdings) if party in holdings.columns]
    outcomes: dict[Outcome, Fraction] = {(): ONE}
    found: dict[str, Index] = {}
    for position, company in enumerate(companies):
        to_come = {holder for later in companies[position + 1 :] for holder in holdings.holders_of(later)}
        outcomes, found[company] = _decided(company, holdings.holders_of(company), outcomes, to_come)
    return found


def _in_order(holdings: Holdings) -> list[str]:
    found = components(sorted({*holdings.rows, *holdings.columns}), holdings.held_by)
    circle = next((c for c in found if len(c) > 1 or holdings.share(c[0], c[0])), None)
    if circle:
        raise NoAnswer(f"{', '.join(circle)} hold each other in a circle; this index takes none.")
    return [party for (party,) in found]


def _decided(
    company: str,
    column: Mapping[str, Fraction],
    outcomes: dict[Outcome, Fraction],
    to_come: set[str],
) -> tuple[dict[Outcome, Fraction], Index]:
    after: dict[Outcome, Fraction] = {}
    index: Index = {}
    for outcome, chance in outcomes.items():
        kept = tuple(pair for pair in outcome if pair[0] in to_come)
        for decider, share in _deciders(company, column, dict(outcome)).items():
            index[decider] = index.get(decider, ZERO) + chance * share
            widened = (*kept, (company, decider)) if company in to_come else kept
            after[widened] = after.get(widened, ZERO) + chance * share
    return after, index


def _deciders(company: str, column: Mapping[str, Fraction], decided: Mapping[str, str]) -> Index:
    blocks: dict[str, Fraction] = {}
    for holder, share in column.items():
        decider = decided.get(holder, holder)
        blocks[decider] = blocks.get(decider, ZERO) + share
    index = {decider: share for decider, share in shapley(blocks).items() if share}
    return index or {company: ONE}
