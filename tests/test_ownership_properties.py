"""What must hold in every register: sums, recursion, monotony, order; control as a solver finds it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from fractions import Fraction

import clingo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiretsu.ownership.attribution import attribution
from keiretsu.ownership.chains import chains
from keiretsu.ownership.control import Bonds, Electorate
from keiretsu.ownership.interest import interests, walk_down
from keiretsu.ownership.register import Register, Share
from keiretsu.ownership.verdict import Ballot
from ownership_worlds import inverse_by_elimination

PARTIES = "abcdef"

unhurried = settings(deadline=None, max_examples=60)

RULES = """
voting(X, X) :- party(X).
voting(X, Z) :- controls(X, Z).
controls(X, Y) :- party(X), company(Y), X != Y, #sum { S, Z : owns(Z, Y, S), voting(X, Z), Z != Y } > 50.
#show controls/2.
"""


@st.composite
def registers(draw: st.DrawFn, *, exact: bool = True, whole: bool = False) -> Register:
    """Up to six parties who hold each other, each company allocated to 100 % at most, or wholly if asked."""
    shares: list[Share] = []
    for issuer in PARTIES[: draw(st.integers(2, 5))]:
        cuts = sorted(draw(st.lists(st.integers(0, 100), max_size=4)))
        holders = draw(st.permutations(PARTIES))[: len(cuts) + 1]
        for holder, start, end in zip(holders, [0, *cuts], [*cuts, 100], strict=True):
            if holder != holders[-1] or whole:
                shares.append(share(draw, holder, issuer, end - start, exact=exact))
    outside = [Share.exact("out", issuer, Fraction(1)) for issuer in PARTIES if whole and not held(issuer, shares)]
    return Register([*shares, *outside])


def share(draw: st.DrawFn, holder: str, issuer: str, percent: int, *, exact: bool) -> Share:
    figure = Fraction(percent, 100)
    if exact:
        return Share.exact(holder, issuer, figure)
    low, high = draw(st.integers(0, percent)), draw(st.integers(percent, 100))
    return Share(holder, issuer, Fraction(low, 100), figure, Fraction(high, 100))


def held(issuer: str, shares: Iterable[Share]) -> bool:
    return any(s.issuer == issuer and s.written for s in shares)


@unhurried
@given(registers(whole=True))
def test_all_rows_of_a_company_sum_to_exactly_one(register: Register) -> None:
    for company in register.parties:
        found = attribution(company, register)
        assert found.total == 1
        if company in register.written.columns:
            assert found.rest == 0


@unhurried
@given(registers(exact=False))
def test_rows_sum_to_one_with_ranges_too_and_lie_within_them(register: Register) -> None:
    for company in register.parties:
        found = attribution(company, register)
        assert found.undefined or found.total == 1
        assert all(0 <= z.low <= z.written <= z.high <= 1 for _, z in found.holders)


@unhurried
@given(registers(exact=False))
def test_an_outside_holder_has_the_same_interest_from_above_and_from_below(register: Register) -> None:
    for company in register.parties:
        for holder, interest in attribution(company, register).holders:
            from_above = interests(holder, register).of(company)
            assert from_above is None or from_above.written == interest.written


@unhurried
@given(registers())
def test_effective_interest_satisfies_its_recursion(register: Register) -> None:
    for holder in register.parties:
        found = interests(holder, register)
        z = {company: value.written for company, value in found.values.items()}
        if found.undefined:
            continue
        for company in register.parties:
            through = sum(
                (z.get(k, Fraction(0)) * register.written.share(k, company) for k in z if k != holder),
                Fraction(0),
            )
            assert z.get(company, 0) == register.written.share(holder, company) + through


@unhurried
@given(registers())
def test_without_a_circle_chains_and_effective_interest_agree(register: Register) -> None:
    downward = Register(s for s in register.shares.values() if s.holder < s.issuer)
    for holder in downward.parties:
        found = interests(holder, downward)
        for company in downward.parties:
            if company != holder:
                assert found.of(company) == chains(holder, company, downward).total


@unhurried
@given(registers(), st.data())
def test_no_interest_and_no_control_shrinks_when_a_share_grows(register: Register, data: st.DataObject) -> None:
    pair = data.draw(st.sampled_from(sorted(register.shares) or [("a", "b")]))
    free = 1 - register.written.allocated(pair[1])
    grown = Register([*register.shares.values(), Share.exact(*pair, free * data.draw(st.fractions(0, 1)))])
    before, after = Electorate(register.low), Electorate(grown.low)
    for holder in register.parties:
        assert set(before.controlled_by(holder)) <= set(after.controlled_by(holder))
        old, new = interests(holder, register), interests(holder, grown)
        for company in register.parties:
            if new.of(company) and old.of(company):
                assert old.of(company).written <= new.of(company).written  # type: ignore[union-attr]


@unhurried
@given(registers(exact=False))
def test_what_is_sure_is_also_possible(register: Register) -> None:
    ballot = Ballot(register)
    for holder in register.parties:
        assert set(ballot.low.controlled_by(holder)) <= set(ballot.high.controlled_by(holder))
        for value in interests(holder, register).values.values():
            assert value.low <= value.written <= value.high <= 1


@unhurried
@given(registers())
def test_a_ring_without_outside_votes_changes_no_verdict(register: Register) -> None:
    ring = [Share.exact(x, y, Fraction(3, 5)) for x, y in (("r", "s"), ("s", "t"), ("t", "r"))]
    before, after = Ballot(register), Ballot(Register([*register.shares.values(), *ring]))
    for company in register.parties:
        assert before.verdict(company) == after.verdict(company)


@unhurried
@given(registers(exact=False), st.randoms())
def test_no_answer_depends_on_the_order_of_the_shares(register: Register, shuffler: random.Random) -> None:
    shares = list(register.shares.values())
    shuffler.shuffle(shares)
    other = Register(shares)
    for party in register.parties:
        assert attribution(party, register) == attribution(party, other)
        assert interests(party, register) == interests(party, other)
        assert Ballot(register).verdict(party) == Ballot(other).verdict(party)


@unhurried
@given(registers())
def test_each_step_of_a_proof_has_more_than_half_from_those_that_fell_before(register: Register) -> None:
    ballot = Ballot(register)
    for holder, companies in ballot.low.all_controlled().items():
        for company in companies:
            known = {holder}
            for step in ballot.voter(holder, company).steps:
                assert 2 * step.total > 1
                assert known.issuperset(step.parties)
                known.add(step.company)
            assert company in known


@unhurried
@given(registers())
def test_effective_interest_is_the_quotient_of_the_inverse(register: Register) -> None:
    """Z[i][j] = V[i][j] / V[i][i] with V = (I - A)^-1, where the whole of I - A can be inverted."""
    if register.flaws or not register.parties:
        return
    place = {party: n for n, party in enumerate(register.parties)}
    v = inverse_by_elimination(register)
    for holder in register.parties:
        z, i = walk_down(holder, register.written), place[holder]
        for company in register.parties:
            if company != holder:
                assert z.get(company, 0) == v[i][place[company]] / v[i][i]
        assert z[holder] == 1 - 1 / v[i][i]


def random_register(seed: int) -> list[tuple[str, str, int]]:
    dice = random.Random(seed)
    parties = [f"p{n}" for n in range(dice.randint(3, 12))]
    shares = []
    for issuer in parties:
        left = 100
        for holder in dice.sample(parties, dice.randint(0, min(4, len(parties)))):
            percent = min(left, dice.choice((5, 10, 20, 25, 26, 30, 45, 49, 50, 51, 60, 90)))
            left -= percent
            if percent:
                shares.append((holder, issuer, percent))
    return shares


def control_by_clingo(shares: list[tuple[str, str, int]]) -> set[tuple[str, str]]:
    """The unique stable model of the recursive definition."""
    solver = clingo.Control(["--warn=none"])
    facts = "".join(f"owns({h},{i},{s}). party({h}). party({i}). company({i})." for h, i, s in shares)
    solver.add("base", [], RULES + facts)
    solver.ground([("base", [])])
    models: list[set[tuple[str, str]]] = []
    solver.solve(
        on_model=lambda model: models.append(
            {(atom.arguments[0].name, atom.arguments[1].name) for atom in model.symbols(shown=True)}
        )
    )
    (model,) = models
    return model


@pytest.mark.parametrize("hundred", range(5))
def test_control_is_what_an_answer_set_solver_finds_on_random_registers(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * (hundred + 1)):
        shares = random_register(seed)
        register = Register(Share.exact(h, i, Fraction(s, 100)) for h, i, s in shares)
        found = Electorate(register.low).all_controlled()
        assert control_by_clingo(shares) == {(x, y) for x, ys in found.items() for y in ys}, seed


@unhurried
@given(registers(), st.sets(st.sampled_from(PARTIES), min_size=2, max_size=3))
def test_a_declared_group_controls_all_that_its_members_control(register: Register, members: set[str]) -> None:
    group = Electorate(register.low, Bonds(concerts={"group": tuple(sorted(members))}))
    alone = Electorate(register.low)
    for member in members:
        assert set(alone.controlled_by(member)) <= {*group.controlled_by("group"), *members}
