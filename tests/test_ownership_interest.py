"""Stakes through chains and circles, from above and from below."""

from __future__ import annotations

from fractions import Fraction

from keiretsu.ownership.attribution import attribution
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.chains import chains
from keiretsu.ownership.components import components
from keiretsu.ownership.findings import ClosedLoop, OverAllocated
from keiretsu.ownership.interest import interests
from keiretsu.ownership.linear import fixed_point
from ownership_worlds import world


def percent(share: Fraction | None) -> float:
    assert share is not None
    return float(100 * share)


def test_components_come_holders_first_and_circles_as_one() -> None:
    held = {"a": "b", "b": "cd", "c": "b", "d": ""}

    assert components("a", lambda node: held[node]) == [("a",), ("b", "c"), ("d",)]


def test_a_chain_of_ten_thousand_companies_is_walked() -> None:
    found = components(["0"], lambda node: [str(int(node) + 1)] if int(node) < 9999 else [])

    assert len(found) == 10_000


def test_a_small_system_is_solved_exactly() -> None:
    half = Fraction(1, 2)
    weights = {"x": {"x": half, "y": half}, "y": {"x": Fraction(1, 3), "z": half}, "z": {}}

    x = fixed_point(weights, {"z": Fraction(1), "x": Fraction(1, 4)})

    assert x == {"x": Fraction(3, 2), "y": Fraction(1), "z": Fraction(1)}


def test_chains_multiply_along_and_add_across() -> None:
    found = chains("a", "d", world("a>b 50", "b>d 40", "a>c 20", "c>d 10", "a>d 5"))

    assert [percent(chain.product.written) for chain in found.found] == [20, 5, 2]
    assert percent(found.total.written) == 27


def test_equal_chains_go_by_steps_and_then_by_names() -> None:
    found = chains("a", "e", world("a>b 50", "a>c 50", "c>e 50", "b>e 50", "a>e 25"))

    assert [">".join(chain.members) for chain in found.found] == ["a>e", "a>b>e", "a>c>e"]


def test_a_search_that_is_cut_off_says_so() -> None:
    ladder = world(*(f"{a}>{b} 1" for a in "abcdefgh" for b in "abcdefgh" if a != b))

    assert not chains("a", "h", ladder, steps=50).complete
    assert chains("a", "h", ladder).complete


def test_a_range_stays_a_range_through_a_chain() -> None:
    assert interests("a", world("a>b 10-20", "b>c 50")).of("c") == Bounds(
        Fraction(1, 20), Fraction(1, 20), Fraction(1, 10)
    )


def test_what_comes_back_to_the_holder_is_cut_and_told_apart() -> None:
    found = interests("a", world("a>b 43.4", "b>a 15"))

    assert percent(found.of("b").written) == 43.4  # type: ignore[union-attr]
    assert found.of("a").written == Fraction("0.0651")  # type: ignore[union-attr]
    assert found.gross("b") == Fraction("0.434") / (1 - Fraction("0.0651"))


def test_an_outsider_with_a_sliver_of_a_nearly_closed_loop_has_nearly_all() -> None:
    found = interests("x", world("x>a 1", "b>a 99", "a>b 99", "y>b 1"))

    assert 0.5 < float(found.of("a").written) < 0.51  # type: ignore[union-attr]


def test_below_an_over_allocated_company_nothing_is_computed_and_the_reason_is_kept() -> None:
    found = interests("a", world("a>b 60", "x>b 60", "b>c 50", "a>d 10"))

    assert found.of("c") is None
    assert found.undefined["c"] == (OverAllocated("b", Fraction(6, 5)),)
    assert percent(found.of("d").written) == 10  # type: ignore[union-attr]


def test_below_a_closed_loop_nothing_is_computed() -> None:
    found = interests("a", world("a>b 100", "b>a 100", "b>c 50"))

    assert found.of("c") is None
    assert found.undefined["c"] == (ClosedLoop(("a", "b")),)


def test_possible_shares_that_could_close_a_circle_are_bounded_by_the_whole() -> None:
    assert interests("x", world("x>a 10", "a>b 0-100", "b>a 0-100")).of("b") == Bounds(
        Fraction(0), Fraction(0), Fraction(1)
    )


def test_no_chain_is_no_interest() -> None:
    assert interests("c", world("a>b 10", "b>c 10")).of("a") == Bounds(Fraction(0), Fraction(0), Fraction(0))


def test_a_company_belongs_to_its_outside_holders_and_to_those_unknown() -> None:
    found = attribution("c", world("a>b 60", "b>c 50", "x>c 10"))

    assert [(holder, percent(z.written)) for holder, z in found.holders] == [("a", 30), ("x", 10)]
    assert [(via, percent(share)) for via, share in found.unattributed] == [("c", 40), ("b", 20)]
    assert found.total == 1


def test_holders_are_listed_largest_first_and_then_by_id() -> None:
    found = attribution("c", world("b>c 10", "a>c 10", "d>c 20"))

    assert [holder for holder, _ in found.holders] == ["d", "a", "b"]


def test_treasury_shares_go_to_the_other_holders() -> None:
    found = attribution("c", world("a>c 60", "b>c 30", "c>c 10"))

    assert [z.written for _, z in found.holders] == [Fraction(2, 3), Fraction(1, 3)]
    assert found.total == 1


def test_what_a_closed_loop_swallows_is_a_row_of_its_own() -> None:
    found = attribution("c", world("a>b 100", "b>a 100", "b>c 30", "x>c 70"))

    assert found.loops == ((ClosedLoop(("a", "b")), Fraction(3, 10)),)
    assert found.total == 1


def test_rounded_figures_may_overshoot_and_the_overshoot_is_a_row() -> None:
    register = world("a>d 33.4", "b>d 33.4", "c>d 33.3")

    assert attribution("d", register).unattributed == (("d", Fraction(-1, 1000)),) or register.flaws


def test_a_company_without_a_register_is_wholly_unattributed() -> None:
    assert attribution("a", world("a>b 10")).unattributed == (("a", Fraction(1)),)


def test_the_owners_of_an_over_allocated_company_are_not_computed() -> None:
    found = attribution("c", world("a>c 60", "b>c 60"))

    assert found.holders == ()
    assert found.undefined == (OverAllocated("c", Fraction(6, 5)),)


def test_treasury_shares_that_might_be_all_shares_leave_the_bound_open() -> None:
    found = attribution("b", world("a>b 0-49", "b>b 1-100"))

    assert dict(found.holders)["a"] == Bounds(Fraction(0), Fraction(0), Fraction(1))


def test_what_others_surely_hold_is_left_to_nobody_else() -> None:
    found = attribution("c", world("a>c 60", "b>c 0-100"))

    assert dict(found.holders)["b"] == Bounds(Fraction(0), Fraction(0), Fraction(2, 5))
