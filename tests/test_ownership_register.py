"""Registers: parallel shares, caps, and what is found unfit for solving."""

from __future__ import annotations

from fractions import Fraction

from keiretsu.ownership.findings import ClosedLoop, OverAllocated
from keiretsu.ownership.register import Register, Share
from ownership_worlds import world


def test_parallel_shares_of_one_pair_are_added_and_keep_their_facts() -> None:
    register = Register([Share.exact("a", "b", Fraction(1, 5), "x"), Share.exact("a", "b", Fraction(1, 10), "y")])

    assert register.share("a", "b") == Share.exact("a", "b", Fraction(3, 10), "x", "y")


def test_nobody_can_hold_more_than_the_others_surely_leave() -> None:
    register = world("a>c 0-100", "b>c 60-70")

    assert register.high.share("a", "c") == Fraction(2, 5)
    assert register.high.share("b", "c") == Fraction(7, 10)


def test_a_column_surely_above_the_whole_is_a_finding_with_its_sum() -> None:
    assert world("a>c 60", "b>c 60").flaws == (OverAllocated("c", Fraction(6, 5)),)


def test_ranges_that_only_may_overflow_are_no_finding() -> None:
    assert world("a>c 40-60", "b>c 50-70").flaws == ()


def test_a_ring_that_holds_itself_wholly_is_a_closed_loop() -> None:
    assert world("a>b 100", "b>c 100", "c>a 100", "c>d 5").flaws == (ClosedLoop(("a", "b", "c")),)


def test_a_ring_with_a_sliver_outside_is_not_closed() -> None:
    assert world("a>b 100", "b>a 99.9").flaws == ()


def test_a_company_that_holds_itself_wholly_is_a_closed_loop() -> None:
    assert world("a>a 100").flaws == (ClosedLoop(("a",)),)


def test_over_allocation_inside_a_ring_is_told_once() -> None:
    assert world("a>b 100", "c>b 20", "b>a 50").flaws == (OverAllocated("b", Fraction(6, 5)),)


def test_the_register_knows_no_order() -> None:
    assert world("a>b 1", "b>c 2").shares == world("b>c 2", "a>b 1").shares
