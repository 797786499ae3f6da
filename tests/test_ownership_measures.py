"""Further measures: each rule on a toy register."""

from __future__ import annotations

from fractions import Fraction

import pytest

from keiretsu.errors import NoAnswer, TooMuch
from keiretsu.ownership.counts import Counted, common_base
from keiretsu.ownership.measures import (
    Indirect,
    beneficial,
    close_link,
    indirect_rights,
    majority_chain,
    pooled,
    weakest_link,
)
from keiretsu.ownership.power import banzhaf, network_power, power_over, shapley
from keiretsu.ownership.register import Register
from ownership_worlds import world


def test_the_weakest_link_of_each_chain_counts_as_votes() -> None:
    found = weakest_link("a", "c", world("a>b 60", "b>c 20", "a>c 10"))

    assert (found.votes.written, found.cash.written) == (Fraction(3, 10), Fraction(11, 50))
    assert found.wedge == Fraction(11, 15)


def test_no_chain_has_no_wedge() -> None:
    assert weakest_link("c", "a", world("a>c 5")).wedge is None


def test_pooled_holders_reach_half_together_and_count_in_full_below() -> None:
    assert pooled(["x", "y"], world("x>a 25", "y>a 25", "a>b 50", "a>c 49").low) == ("a", "b")


@pytest.mark.parametrize(
    ("register", "surely"),
    [
        (world("a>b 20"), "close"),
        (world("b>a 20"), "close"),
        (world("a>b 19.9"), "not"),
        (world("a>x 50", "x>b 40"), "close"),
        (world("z>a 20", "z>b 20"), "close"),
        (world("z>a 20", "z>b 19"), "not"),
    ],
)
def test_close_link_includes_its_boundary_both_ways_and_a_common_holder(register: Register, surely: str) -> None:
    assert close_link("a", "b", register).surely is (surely == "close")


def test_a_close_link_that_only_may_be_is_told_apart() -> None:
    found = close_link("a", "b", world("a>b 10-30"))

    assert (found.surely, found.perhaps) == (False, True)


def test_the_majority_chain_stops_where_nobody_holds_a_majority_and_in_a_circle() -> None:
    assert majority_chain("c", world("a>b 70", "b>c 60", "x>a 50").low) == ("c", "b", "a")
    assert majority_chain("a", world("a>b 70", "b>a 60").low) == ("a", "b")


def test_products_along_and_sums_across_at_one_quarter() -> None:
    found = beneficial("c", world("a>b 50", "b>c 50", "d>c 24"))

    assert [(holder, share.written) for holder, share in found] == [
        ("b", Fraction(1, 2)),
        ("a", Fraction(1, 4)),
    ]


def test_a_right_held_through_majorities_is_not_multiplied() -> None:
    found = indirect_rights("a", "d", world("a>b 51", "b>c 51", "c>d 30", "a>x 50", "x>d 9").low)

    assert found == (Indirect(("a", "b", "c"), Fraction(3, 10)),)


def test_power_is_not_size() -> None:
    votes = {"a": Fraction(1, 2), "b": Fraction(49, 100), "c": Fraction(1, 100)}

    assert shapley(votes)["b"] == shapley(votes)["c"] == Fraction(1, 6)
    assert banzhaf(votes)["a"] == Fraction(3, 4)


def test_votes_that_cannot_pass_give_no_power() -> None:
    assert shapley({"a": Fraction(1, 4), "b": Fraction(1, 4)}) == {"a": 0, "b": 0}


def test_too_many_holders_are_refused() -> None:
    with pytest.raises(TooMuch, match="21 holders"):
        shapley({f"h{n}": Fraction(1, 21) for n in range(21)})


def test_power_in_a_circle_is_refused_by_name() -> None:
    with pytest.raises(NoAnswer, match="a, b"):
        network_power(world("a>b 60", "b>a 60").low)


def test_a_company_that_nobody_can_decide_decides_for_itself() -> None:
    assert network_power(world("a>b 10", "b>c 90").low) == {"a": 1}


def test_power_over_one_company_is_the_chance_to_decide_it() -> None:
    register = world("a>d 50", "b>d 50", "a>e 10", "c>e 45", "d>e 45", "e>f 60", "c>f 40", "a>z 30").low

    assert power_over("f", register) == {"a": Fraction(2, 3), "b": Fraction(1, 6), "c": Fraction(1, 6)}
    assert power_over("z", register) == {"z": 1}
    assert power_over("a", register) == {}


def test_counts_of_different_bases_have_no_common_total() -> None:
    whole = Counted(30, Fraction(295, 1000), Fraction(305, 1000))
    other = Counted(30, Fraction(395, 1000), Fraction(405, 1000))

    assert common_base([whole]) is not None
    assert common_base([whole, other]) is None
