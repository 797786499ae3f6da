"""Changes over time, two days side by side, and what might be."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from conftest import companies, stake
from keiretsu.errors import BadValue
from keiretsu.figures import Basis
from keiretsu.knowledge import KnowledgeGraph
from keiretsu.ownership.say_changes import STANDING_IN

World = Callable[[str], KnowledgeGraph]

CHANGING = (
    companies("a", "b")
    + stake("first", "a", "b", 'kei:capital "30" ; kei:start "2001-05-04" ; kei:end "2010"')
    + stake("then", "a", "b", 'kei:capital "60" ; kei:start "2010" ; kei:end "2015-03-02" ; kei:follows id:first')
)


def test_a_timeline_has_a_turn_for_each_change_with_the_date_as_written(world: World) -> None:
    turns = world(CHANGING).timeline("B").turns

    assert [turn.when for turn in turns] == ["4 May 2001", "2010", "2 March 2015"]
    assert [turn.changes[0] for turn in turns] == ["A 30 %", "A 60 % (before: 30 %)", "A none on file (before: 60 %)"]
    assert "Control of B: A" in turns[1].changes


def test_a_turn_names_the_facts_that_made_it(world: World) -> None:
    assert world(CHANGING).timeline("B").turns[1].facts == ("then", "first")


def test_the_timeline_of_a_pair_has_each_definition(world: World) -> None:
    (first, *_) = world(CHANGING).timeline("A", "B").turns

    assert first.changes == ("direct stake 30 %", "effective interest 30 %", "votes 30 %")


def test_a_stake_that_is_no_longer_sighted_lapses_and_that_is_said(world: World) -> None:
    kg = world(companies("a", "b") + stake("x", "a", "b", 'kei:capital "30" ; kei:observed "2001-05-04"'))

    assert [turn.when for turn in kg.timeline("B").turns] == [
        "by 4 May 2001",
        "5 May 2004, for want of a newer sighting",
    ]


def test_until_the_next_figure_is_sighted_the_stake_lies_between_the_two(world: World) -> None:
    later = 'kei:capital "18.66" ; kei:observed "2006-03-31" ; kei:follows id:x'
    earlier = 'kei:capital "24.63" ; kei:start "2003-12-13" ; kei:end "2004-03-28"'
    kg = world(companies("a", "b") + stake("x", "a", "b", earlier) + stake("y", "a", "b", later))

    assert [(turn.when, turn.changes[0]) for turn in kg.timeline("B").turns[:3]] == [
        ("13 December 2003", "A 24.63 %"),
        ("28 March 2004", "A 18.65 to 24.64 % (before: 24.63 %)"),
        ("by 31 March 2006", "A 18.66 % (before: 18.65 to 24.64 %)"),
    ]


def test_control_starts_on_the_day_the_whole_proof_holds(world: World) -> None:
    kg = world(
        companies("a", "b", "c")
        + stake("bc", "b", "c", 'kei:capital "60" ; kei:start "2000-01-01" ; kei:end "2020-01-01"')
        + stake("ab", "a", "b", 'kei:capital "70" ; kei:start "2004-04-30" ; kei:end "2020-01-01"')
    )

    turns = kg.timeline("A", "C").turns
    assert [(turn.when, turn.changes[-1]) for turn in turns] == [
        ("30 April 2004", "A controls C"),
        ("1 January 2020", "A is not known to control C"),
    ]


def test_diff_tells_what_began_ended_and_changed(world: World) -> None:
    kg = world(
        CHANGING
        + companies("c")
        + stake("new", "c", "a", 'kei:capital "5" ; kei:start "2008-01-01" ; kei:end "2012-01-01"')
    )

    early, late = kg.diff("2005-01-01", "2011-01-01"), kg.diff("2011-01-01", "2016-01-01")
    assert (early.began, early.ended, early.changed) == (("new",), (), (("first", "then"),))
    assert (late.began, late.ended) == ((), ("new", "then"))


def test_diff_of_one_thing_leaves_the_rest_out(world: World) -> None:
    assert world(CHANGING).diff("2000-01-01", "2005-01-01", of="A").began == ("first",)
    assert world(CHANGING + companies("c")).diff("2000-01-01", "2005-01-01", of="C").facts == ()


def test_what_was_only_possible_before_is_first_known_and_not_begun(world: World) -> None:
    kg = world(companies("a", "b") + stake("x", "a", "b", 'kei:capital "30" ; kei:observed "2001-05-04"'))

    assert kg.diff("2000-01-01", "2002-01-01").surfaced == ("x",)
    assert kg.diff("2002-01-01", "2010-01-01").lapsed == ("x",)


def test_whatif_lists_only_what_changes_and_stores_nothing(world: World) -> None:
    kg = world(CHANGING)

    answer = kg.whatif(add=["A > B 70"], without=["first"], company="B", at="2005-01-01")
    ((company, before, after),) = answer.verdicts
    assert (company, before.word, after.word) == ("b", "influence", "controls")
    assert kg.control("B", at="2005-01-01").verdict == before
    assert not kg.whatif(add=["A > B 31"], without=["first"], company="B", at="2005-01-01").verdicts


def test_whatif_takes_a_plan_on_file(world: World) -> None:
    kg = world(
        CHANGING + stake("plan", "a", "b", 'kei:capital "100" ; kei:stage kei:cancelled ; kei:rumouredOn "2005"')
    )

    assert kg.whatif(add=["plan"], without=["first"], at="2005-01-01").verdicts[0][2].word == "controls"


@pytest.mark.parametrize("wrong", ["nothing", "A > B", "A > B 170"])
def test_a_supposition_that_is_none_is_refused_with_the_form(world: World, wrong: str) -> None:
    with pytest.raises(BadValue):
        world(CHANGING).whatif(add=[wrong])


def test_a_supposed_stake_takes_the_place_of_what_the_pair_has(world: World) -> None:
    answer = world(CHANGING).whatif(add=["A > B 70"], company="B", at="2005-01-01")

    assert answer.text[1] == "Control of B: A (as things are: nobody known; influence: A)."


def test_a_supposition_beyond_the_whole_is_answered_in_words(world: World) -> None:
    text = world(CHANGING + companies("c")).whatif(add=["C > B 90"], company="B", at="2005-01-01").text

    assert "Effective interest of C in B: none → not computed." in text
    assert text[-1].startswith("Not computed where more than the whole")


def test_two_suppositions_count_together(world: World) -> None:
    answer = world(companies("a", "b", "c")).whatif(add=["A > B 70", "B > C 60"], at="2005-01-01")

    assert [(company, after.word) for company, _, after in answer.verdicts] == [("b", "controls"), ("c", "controls")]


def test_whatif_counts_votes_for_verdicts_and_capital_for_interests_unless_told(world: World) -> None:
    kg = world(companies("a", "b") + stake("x", "a", "b", 'kei:capital "30" ; kei:votes "60" ; kei:observed "2005"'))

    usual, capital = (kg.whatif(without=["x"], company="B", at="2005", basis=basis) for basis in (None, "capital"))
    assert (usual.verdicts[0][1].word, capital.verdicts[0][1].word) == ("controls", "influence")
    assert (usual.basis, usual.measured, capital.basis) == ("votes", "capital", "capital")
    votes = kg.whatif(without=["x"], company="B", at="2005", basis="votes").interests[0][2]
    assert votes is not None
    assert votes.written == Fraction(60, 100)
    assert usual.text[0].endswith("this would change, verdicts by votes and interests by capital:")


SAME_CAPITAL = companies("a", "b") + "".join(
    stake(id_, "a", "b", f'kei:capital "30" ; kei:votes "{votes}" ; kei:start "{start}" ; kei:end "{end}"')
    for id_, votes, start, end in (
        ("first", "30", "2001-01-01", "2003-01-01"),
        ("second", "45", "2003-01-01", "2005-01-01"),
        ("third", "45", "2005-01-01", "2007-01-01"),
    )
)


@pytest.mark.parametrize(("basis", "changed"), [(None, True), ("votes", True), ("capital", False)])
def test_diff_tells_the_change_of_the_figure_asked_for(world: World, basis: Basis | None, changed: bool) -> None:
    answer = world(SAME_CAPITAL).diff("2002-01-01", "2004-01-01", basis=basis)

    assert answer.changed == ((("first", "second"),) if changed else ())
    assert (answer.began, answer.ended) == ((), ())


def test_a_stake_whose_figures_stay_is_no_change(world: World) -> None:
    assert world(SAME_CAPITAL).diff("2004-01-01", "2006-01-01").facts == ()


def test_diff_tells_what_is_held_in_another_name_beside_it(world: World) -> None:
    turtle = companies("a", "b", "t")
    turtle += stake("old", "a", "b", 'kei:capital "43.4" ; kei:start "2001-01-01" ; kei:end "2003-01-01"')
    turtle += stake("new", "a", "b", 'kei:capital "15.0" ; kei:start "2003-01-01" ; kei:end "2005-01-01"')
    turtle += stake(
        "trust", "t", "b", 'kei:beneficiary id:a ; kei:capital "28.4" ; kei:start "2003-01-01" ; kei:end "2005-01-01"'
    )

    assert any("In all, A then has 43.4 % of the capital." in line for line in world(turtle).diff("2002", "2004").text)


def test_a_timeline_says_where_capital_stands_in_for_votes(world: World) -> None:
    assert world(CHANGING).timeline("A", "B").text[-1] == STANDING_IN


def test_a_timeline_of_three_is_refused(world: World) -> None:
    with pytest.raises(BadValue):
        world(CHANGING).timeline("A", "B", "A")
