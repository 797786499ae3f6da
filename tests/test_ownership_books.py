"""From facts to registers: what counts on a day, on capital and on votes, and with what assumption."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from conftest import EVIDENCE, companies, stake
from keiretsu.knowledge import KnowledgeGraph
from keiretsu.narrow import narrowed
from keiretsu.ownership.attribution import attribution
from keiretsu.ownership.bearing import bearing_on
from keiretsu.ownership.books import Books
from keiretsu.ownership.interest import interests
from keiretsu.ownership.successive import neighbours

World = Callable[[str], KnowledgeGraph]
DAY = "2020-06-30"


def books(kg: KnowledgeGraph, day: str = DAY, **asked: object) -> Books:
    scope = kg.scope(at=day, **asked)
    kept = narrowed(kg.world, scope)
    return Books(kg.world, kept, day, neighbours=neighbours(kg.world, scope, kept))


def percent(kg: KnowledgeGraph, holder: str, issuer: str, basis: str = "capital", day: str = DAY) -> list[float]:
    share = books(kg, day).register(basis).share(holder, issuer)  # type: ignore[arg-type]
    return [float(100 * bound) for bound in (share.low, share.written, share.high)] if share else []


def assumed(kg: KnowledgeGraph, fact: str, basis: str = "votes", day: str = DAY) -> list[str]:
    return [each.word for each in books(kg, day).assumed([fact], basis)]  # type: ignore[arg-type]


def test_capital_and_votes_are_two_registers(world: World) -> None:
    kg = world(
        companies("a", "b") + stake("x", "a", "b", 'kei:capital "31.4" ; kei:votes "53.3" ; kei:observed "2020-06-30"')
    )

    assert percent(kg, "a", "b") == [31.35, 31.4, 31.45]
    assert percent(kg, "a", "b", "votes") == [53.25, 53.3, 53.35]


def test_capital_stands_in_for_unknown_votes_and_that_is_said(world: World) -> None:
    kg = world(companies("a", "b") + stake("x", "a", "b", 'kei:capital "50" ; kei:observed "2020-06-30"'))

    assert percent(kg, "a", "b", "votes") == [50, 50, 50]
    assert assumed(kg, "x") == ["capital for votes"]
    assert assumed(kg, "x", "capital") == []


@pytest.mark.parametrize("mode", ["votesSuspended", "votesNeutralised", "nonVoting"])
def test_muted_stakes_have_no_votes(world: World, mode: str) -> None:
    rest = f'kei:capital "15" ; kei:votingMode kei:{mode} ; kei:observed "2020-06-30"'
    kg = world(companies("a", "b") + stake("x", "a", "b", rest))

    assert percent(kg, "a", "b") == [14.5, 15, 15.5]
    assert percent(kg, "a", "b", "votes") == [0, 0, 0]
    assert assumed(kg, "x") == ["muted"]


def test_a_presumed_stake_counts_at_its_last_figure_and_names_its_last_sighting(world: World) -> None:
    kg = world(
        companies("a", "b") + stake("x", "a", "b", 'kei:capital "60" ; kei:votes "60" ; kei:observed "2019-02-03"')
    )

    (presumed,) = books(kg).assumed(["x"], "votes")
    assert (presumed.word, presumed.day) == ("presumed", "2019-02-03")
    assert books(kg).ballot.verdict("b").word == "controls"


def test_a_stake_that_is_only_possible_counts_from_nothing(world: World) -> None:
    kg = world(companies("a", "b") + stake("x", "a", "b", 'kei:capital "60" ; kei:observed "1999-02-03"'))

    assert percent(kg, "a", "b") == [0, 0, 60.5]
    assert assumed(kg, "x") == ["possible"]
    assert books(kg).ballot.verdict("b").word == "may control"


SUCCESSIVE = (
    companies("a", "b")
    + stake("x", "a", "b", 'kei:capital "36.8" ; kei:observed "2001-10-30" ; kei:end "2010"')
    + stake("y", "a", "b", 'kei:capital "44.4" ; kei:start "2010" ; kei:observed "2012" ; kei:follows id:x')
)


def test_between_two_figures_one_of_them_holds(world: World) -> None:
    assert percent(world(SUCCESSIVE), "a", "b", day="2010-06-30") == [36.75, 36.8, 44.45]
    assert assumed(world(SUCCESSIVE), "x", "capital", day="2010-06-30") == ["changing"]
    assert assumed(world(SUCCESSIVE), "y", "capital", day="2010-06-30") == ["changing"]


def test_before_the_later_figure_can_hold_the_earlier_stands(world: World) -> None:
    open_end = SUCCESSIVE.replace(' ; kei:end "2010"', "")

    assert percent(world(open_end), "a", "b", day="2008-06-30") == [36.75, 36.8, 36.85]
    assert percent(world(open_end), "a", "b", day="2012-06-30")[1] == 44.4


def test_between_the_end_of_one_figure_and_the_first_sighting_of_the_next_the_stake_lies_between_them(
    world: World,
) -> None:
    turtle = SUCCESSIVE.replace('kei:start "2010" ; ', "")

    assert percent(world(turtle), "a", "b", day="2011-06-30") == [36.75, 36.8, 44.45]


def test_a_stake_without_a_figure_counts_from_nothing_to_the_whole(world: World) -> None:
    kg = world(companies("a", "b") + stake("x", "a", "b", 'kei:observed "2020-06-30"'))

    assert percent(kg, "a", "b") == [0, 0, 100]
    assert assumed(kg, "x", "capital") == ["no figure"]


def test_a_majority_in_words_controls(world: World) -> None:
    kg = world(companies("a", "b") + stake("x", "a", "b", 'kei:capitalAbove "50" ; kei:observed "2020-06-30"'))

    assert percent(kg, "a", "b")[1:] == [50, 100]
    assert books(kg).ballot.verdict("b").word == "controls"


def test_what_a_trust_holds_is_the_beneficiarys_in_capital_and_is_added_to_its_own(world: World) -> None:
    kg = world(
        companies("a", "b", "trust")
        + stake("x", "a", "b", 'kei:capital "15" ; kei:votes "15" ; kei:observed "2020-06-30"')
        + stake(
            "y",
            "trust",
            "b",
            'kei:beneficiary id:a ; kei:capital "28.4" ; kei:holdingMode kei:inTrust ; '
            'kei:votingMode kei:votesNeutralised ; kei:observed "2020-06-30"',
        )
    )

    assert percent(kg, "a", "b")[1] == 43.4
    assert percent(kg, "a", "b", "votes")[1] == 15
    assert percent(kg, "trust", "b", "votes") == [0, 0, 0]


def test_two_reports_of_one_stake_are_not_added_and_the_fresher_stands(world: World) -> None:
    kg = world(
        companies("a", "b")
        + stake("x", "a", "b", 'kei:capital "20" ; kei:start "2018-01-01" ; kei:observed "2018-05-01"')
        + stake("y", "a", "b", 'kei:capital "20.04" ; kei:observed "2019-11-29"')
    )

    assert percent(kg, "a", "b")[1] == 20.04


def test_each_basis_takes_the_freshest_report_that_states_it(world: World) -> None:
    kg = world(
        companies("a", "b")
        + stake("x", "a", "b", 'kei:capital "14.2" ; kei:votes "22.3" ; kei:observed "2019-01-01"')
        + stake("y", "a", "b", 'kei:capital "14.9" ; kei:observed "2020-01-01"')
    )

    assert (percent(kg, "a", "b")[1], percent(kg, "a", "b", "votes")[1]) == (14.9, 22.3)


def test_a_total_held_through_a_vehicle_is_not_counted_twice(world: World) -> None:
    kg = world(
        companies("a", "b", "vehicle")
        + stake("x", "a", "b", 'kei:votes "66" ; kei:holdingMode kei:throughSubsidiary ; kei:observed "2020-06-30"')
        + stake("y", "vehicle", "b", 'kei:beneficiary id:a ; kei:votes "44" ; kei:observed "2020-06-30"')
    )
    ballot = books(kg).ballot

    assert percent(kg, "a", "b", "votes")[1] == 22
    assert ballot.voter("a", "b").votes.written == Fraction(66, 100)
    assert ballot.verdict("b").word == "controls"


def test_a_family_total_and_its_members_stakes_are_not_added(world: World) -> None:
    kg = world(
        companies("b")
        + 'id:f a kei:Family ; rdfs:label "F"@en .\nid:p a kei:Person ; rdfs:label "P"@en .\n'
        + f'id:m a kei:Membership ; kei:joiner id:p ; kei:joined id:f ; kei:observed "2020-06-30" ; {EVIDENCE} .\n'
        + stake("x", "f", "b", 'kei:votes "46.7" ; kei:observed "2020-06-30"')
        + stake("y", "p", "b", 'kei:votes "26.6" ; kei:observed "2020-06-30"')
    )
    verdict = books(kg).ballot.verdict("b")

    assert verdict.word == "influence"
    assert [(v.holder, float(v.votes.written)) for v in verdict.influential] == [("f", 0.467), ("p", 0.266)]


def test_a_concert_with_a_stake_of_its_own_acts_as_one_there_alone(world: World) -> None:
    member = f'kei:joined id:pact ; kei:observed "2020-06-30" ; {EVIDENCE} .\n'
    kg = world(
        companies("a", "b", "c", "d")
        + 'id:pact a kei:Concert ; rdfs:label "Pact"@en .\n'
        + f"id:m a kei:Membership ; kei:joiner id:a ; {member}id:n a kei:Membership ; kei:joiner id:b ; {member}"
        + stake("x", "a", "c", 'kei:votes "50" ; kei:observed "2020-06-30"')
        + stake("y", "b", "c", 'kei:votes "50" ; kei:observed "2020-06-30"')
        + stake("z", "pact", "d", 'kei:votes "60" ; kei:observed "2020-06-30"')
    )
    ballot = books(kg).ballot

    assert ballot.verdict("c").word == "joint"
    assert [v.holder for v in ballot.verdict("d").voters] == ["pact"]


def test_a_concert_acts_as_one_only_where_its_members_hold_together(world: World) -> None:
    member = f'kei:joined id:pact ; kei:observed "2020-06-30" ; {EVIDENCE} .\n'
    kg = world(
        companies("a", "b", "c", "d")
        + 'id:pact a kei:Concert ; rdfs:label "Pact"@en .\n'
        + f"id:m a kei:Membership ; kei:joiner id:a ; {member}id:n a kei:Membership ; kei:joiner id:b ; {member}"
        + stake("x", "a", "c", 'kei:votes "30" ; kei:observed "2020-06-30"')
        + stake("y", "b", "c", 'kei:votes "30" ; kei:observed "2020-06-30"')
        + stake("z", "a", "d", 'kei:votes "70" ; kei:observed "2020-06-30"')
    )
    ballot = books(kg).ballot

    assert [v.holder for v in ballot.verdict("c").voters] == ["pact"]
    assert [v.holder for v in ballot.verdict("d").voters] == ["a"]


@pytest.mark.parametrize(
    ("basis", "word"),
    [
        ("kei:basis kei:byLaw ;", "controls"),
        ("kei:basis kei:byContract ;", "controls"),
        ("kei:basis kei:inFact ;", "nobody"),
        ("kei:basis kei:majorityOfVotes ;", "nobody"),
        ("", "nobody"),
    ],
)
def test_only_control_by_law_or_contract_is_followed_as_stated(world: World, basis: str, word: str) -> None:
    stated = f'id:x a kei:Control ; kei:controller id:a ; kei:controlled id:b ; {basis} kei:observed "2020-06-30" ; {EVIDENCE} .\n'
    kg = world(companies("a", "b") + stated)

    assert books(kg).ballot.verdict("b").word == word
    assert [fact.id for fact in books(kg).stated_control("b")] == ["x"]


def test_treasury_shares_have_no_votes_and_go_to_the_other_holders(world: World) -> None:
    kg = world(
        companies("a", "b")
        + stake("x", "a", "b", 'kei:capital "45" ; kei:observed "2020-06-30"')
        + stake("y", "b", "b", 'kei:capital "10" ; kei:holdingMode kei:asTreasury ; kei:observed "2020-06-30"')
    )

    assert attribution("b", books(kg).capital).holders[0][1].written == Fraction(1, 2)
    assert books(kg).ballot.verdict("b").word == "influence"


def test_a_plan_counts_only_if_it_is_asked_for(world: World) -> None:
    kg = world(
        companies("a", "b")
        + stake("x", "a", "b", 'kei:capital "60" ; kei:stage kei:announced ; kei:announcedOn "2020-01-01"')
    )

    assert books(kg).capital.shares == {}
    assert books(kg, include=["announced"]).capital.share("a", "b") is not None


def bearing(kg: KnowledgeGraph, whole: Books, **parties: tuple[str, ...]) -> Books:
    kept = bearing_on(whole.facts.values(), **parties)
    return Books(kg.world, kept, whole.day, neighbours=neighbours(kg.world, kg.scope(at=whole.day), kept))


@pytest.mark.parametrize("day", ["1998-06-30", "2013-11-08", "2024-06-30"])
def test_the_facts_that_bear_on_a_company_answer_like_all_facts(shipped: KnowledgeGraph, day: str) -> None:
    whole = books(shipped, day)
    for company in sorted(whole.votes.high.columns)[::7]:
        part = bearing(shipped, whole, above=(company,))
        assert part.ballot.verdict(company) == whole.ballot.verdict(company)
        assert attribution(company, part.capital) == attribution(company, whole.capital)


def test_below_a_holder_the_facts_that_bear_on_it_answer_like_all_facts(shipped: KnowledgeGraph) -> None:
    whole = books(shipped, "2018-06-30")
    for holder in ("toyota", "renault", "volkswagen", "geely-holding", "suzuki"):
        part = bearing(shipped, whole, above=(holder,), below=(holder,))
        assert interests(holder, part.capital).values == interests(holder, whole.capital).values
        assert part.ballot.low.controlled_by(holder) == whole.ballot.low.controlled_by(holder)
