"""Control: fixpoint, proof, and the six words of a verdict."""

from __future__ import annotations

from fractions import Fraction

import pytest

from keiretsu.ownership.control import Bonds, Electorate
from keiretsu.ownership.proof import Step
from keiretsu.ownership.register import Register
from keiretsu.ownership.verdict import Ballot
from ownership_worlds import world

D_SHAPE = ("a>b 60", "a>c 30", "b>c 30")


@pytest.mark.parametrize(
    ("register", "word", "who"),
    [
        (world("a>b 51"), "controls", ["a"]),
        (world("a>b 50"), "joint", ["a"]),
        (world("a>b 50", "c>b 50"), "joint", ["a", "c"]),
        (world("a>b 20"), "influence", []),
        (world("a>b 19.9"), "nobody", []),
        (world("a>b 25+"), "may control", ["a"]),
        (world("a>b 50+"), "controls", ["a"]),
        (world("a>b 0-100", "c>b 0-100"), "may control", ["a", "c"]),
        (world("a>b 100", "b>a 100"), "circular", ["a"]),
        (world("a>c 100", "c>a 100", "a>b 30", "c>b 30"), "circular", ["a", "c"]),
        (world("a>b 50", "c>b 50", "b>a 100", "b>c 100"), "circular", []),
        (world("b>b 60"), "nobody", []),
        (world("a>x 60", "a>b 30", "x>b 30"), "controls", ["a"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_verdict(register: Register, word: str, who: list[str]) -> None:
    verdict = Ballot(register).verdict("b")

    assert (verdict.word, [voter.holder for voter in verdict.voters]) == (word, who)


def test_a_chain_of_control_has_one_top() -> None:
    verdict = Ballot(world("a>b 60", "b>c 60", "c>d 60")).verdict("d")

    assert [(v.holder, v.top) for v in verdict.voters] == [("a", True), ("b", False), ("c", False)]


def test_the_proof_goes_in_firing_order_and_names_only_what_it_needs() -> None:
    ballot = Ballot(world(*D_SHAPE, "a>x 90", "x>y 90"))

    assert ballot.voter("a", "c").steps == (
        Step("b", (("a", Fraction(3, 5)),)),
        Step("c", (("a", Fraction(3, 10)), ("b", Fraction(3, 10)))),
    )


def test_companies_that_only_hold_each_other_up_do_not_count() -> None:
    ring = world("a>b 30", "a>c 30", "b>a 30", "b>c 30", "c>a 30", "c>b 30")

    assert Electorate(ring.low).all_controlled() == {}


def test_shares_in_oneself_give_nobody_votes() -> None:
    assert Electorate(world("a>b 40", "b>b 30").low).votes("a", "b") == Fraction(2, 5)


def test_a_subsidiary_that_holds_its_parent_is_no_top() -> None:
    verdict = Ballot(world("a>b 80", "b>a 25")).verdict("a")

    assert verdict.word == "nobody"
    assert [(v.holder, v.top) for v in verdict.influential] == [("b", False)]


def test_a_declared_group_counts_as_one_holder() -> None:
    register = world("p>c 30", "q>c 30")

    assert Ballot(register).verdict("c").word == "influence"
    verdict = Ballot(register, Bonds(concerts={"family": ("p", "q")})).verdict("c")
    assert (verdict.word, verdict.voters[0].holder) == ("controls", "family")


def test_a_member_with_a_majority_controls_below_its_group() -> None:
    verdict = Ballot(world("p>c 60"), Bonds(concerts={"family": ("p", "q")})).verdict("c")

    assert [(v.holder, v.top) for v in verdict.voters] == [("family", True), ("p", False)]


def test_control_by_law_is_followed_as_declared() -> None:
    ballot = Ballot(world("fund>c 60"), Bonds(directed={"state": ("fund",)}))
    verdict = ballot.verdict("c")

    assert [(v.holder, v.top) for v in verdict.voters] == [("state", True), ("fund", False)]
    assert verdict.voters[0].steps == (
        Step("fund", directed_by="state"),
        Step("c", (("fund", Fraction(3, 5)),)),
    )


def test_half_of_a_half_known_figure_is_on_the_boundary_and_not_joint() -> None:
    assert Ballot(world("a>b 49.95-50.05")).verdict("b").word == "may control"


def test_influence_begins_at_exactly_one_fifth() -> None:
    verdict = Ballot(world("a>b 60", "b>c 15", "a>c 5")).verdict("c")

    assert verdict.word == "influence"
    assert [(v.holder, v.votes.written) for v in verdict.influential] == [("a", Fraction(1, 5))]


def test_an_over_allocated_register_still_has_a_verdict() -> None:
    assert Ballot(world("a>b 90", "c>b 30")).verdict("b").word == "controls"
