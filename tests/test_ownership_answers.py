"""What is said: definitions by name, ranges as ranges, and never control where there is none."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import msgspec
import pytest

from conftest import EVIDENCE, companies, stake
from keiretsu.errors import BadValue
from keiretsu.knowledge import KnowledgeGraph
from keiretsu.narrow import narrowed
from keiretsu.ownership import governance
from keiretsu.ownership.answers import Answer, as_data
from keiretsu.ownership.books import Books
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.say_control import tell_control
from keiretsu.ownership.words import PRODUCTS, Teller, amount, few, percent

World = Callable[[str], KnowledgeGraph]
SEEN = 'kei:observed "2013-06-30"'

CEDAR = (
    companies("alder", "birch", "elm")
    + 'id:cedar a kei:JointVenture ; rdfs:label "Cedar"@en .\n'
    + stake("ab", "alder", "birch", f'kei:capital "43.4" ; kei:votes "43.4" ; {SEEN}')
    + stake("bc", "birch", "cedar", f'kei:capital "50" ; kei:votes "50" ; {SEEN}')
    + stake("ec", "elm", "cedar", f'kei:capital "50" ; kei:votes "50" ; {SEEN}')
)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((43.35, 43.4, 43.45), "43.4 %"),
        ((50, 50, 50), "50 %"),
        ((10, 10, 20), "10 to 20 %"),
        ((0, 0, 18.7), "up to 18.7 %"),
        ((20, 20, 100), "at least 20 %"),
        ((0.001, 0.001, 0.001), "less than 0.01 %"),
    ],
)
def test_an_amount_in_words(bounds: tuple[float, float, float], words: str) -> None:
    assert amount(Bounds(*(Fraction(str(bound)) / 100 for bound in bounds))) == words


def test_more_than_half_is_said_so() -> None:
    assert amount(Bounds(Fraction(1, 2) + Fraction(1, 10**11), Fraction(1, 2), Fraction(1))) == "more than 50 %"


def test_percentages_have_two_decimals_at_most() -> None:
    assert [percent(Fraction(n, 70)) for n in (1, 35, 70)] == ["1.43 %", "50 %", "100 %"]


def test_long_lists_are_cut() -> None:
    assert few(["a", "b", "c", "d"], 3) == "a, b and 2 more"


def test_a_stake_names_each_definition_and_its_arithmetic(world: World) -> None:
    answer = world(CEDAR).stake("Alder", "Cedar", at="2013-06-30")

    assert list(answer.text) == [
        "Alder in Cedar, on 30 June 2013, by capital.",
        "Direct stake: none on file.",
        "Chains: 21.7 % (21.67 to 21.73 with the rounding of the figures) = 43.4 % (Alder in Birch [1]) × 50 % (Birch in Cedar [1]).",
        "Effective interest: 21.7 % (21.67 to 21.73 with the rounding of the figures).",
        "Unattributed: 56.6 % of Birch, whose holders are not on file.",
        "Control of Cedar: nobody (joint, exactly 50 % with Birch and Elm).",
    ]


def test_an_answer_is_a_frozen_value_with_facts_and_sources(world: World) -> None:
    answer = world(CEDAR).stake("Alder", "Cedar", at="2013-06-30")

    assert answer.facts == ("ab", "bc")
    assert [source.id for source in answer.sources] == ["paper"]
    with pytest.raises(AttributeError):
        answer.day = "2014-01-01"  # type: ignore[misc]


def test_a_notebook_shows_the_sentences_with_their_signs_escaped(world: World) -> None:
    turtle = CEDAR.replace('"Alder"@en', '"<b>Alder</b>"@en')

    assert "&lt;b&gt;Alder" in world(turtle).control("birch", at="2013-06-30")._repr_html_()


def test_json_has_percentages_exact_fractions_and_whole_addresses(world: World) -> None:
    kg = world(CEDAR)
    answer = kg.stake("Alder", "Cedar", at="2013-06-30")
    data = as_data(answer, lambda text: f"id:{text}" if text in kg.world.things else text)

    decoded = msgspec.json.decode(msgspec.json.encode(data))
    assert decoded["holder"] == "id:alder"
    assert decoded["effective"] == {"percent": 21.7, "low": 21.675, "high": 21.725, "exact": "217/1000"}


def test_rows_of_owners_sum_to_a_hundred(world: World) -> None:
    answer = world(CEDAR).owners("Cedar", at="2013-06-30")

    assert answer.attribution.total == 1
    assert "  unattributed, via Birch: 28.3 %" in answer.text
    assert "  together 100 %" in answer.text


def test_proofs_say_since_and_therefore(world: World) -> None:
    turtle = (
        companies("alder", "birch", "dogwood")
        + stake("ab", "alder", "birch", f'kei:votes "60" ; {SEEN}')
        + stake("ad", "alder", "dogwood", f'kei:votes "30" ; {SEEN}')
        + stake("bd", "birch", "dogwood", f'kei:votes "30" ; {SEEN}')
    )

    verdict, proof, *_ = world(turtle).control("Dogwood", at="2013-06-30").text
    assert verdict == "Alder controls Dogwood on 30 June 2013."
    assert proof == (
        "Since Alder holds 60 % [1] of the votes in Birch, which gives control of it, and since Alder 30 % [1] and Birch "
        "30 % [1] of the votes in Dogwood come together, which is more than half, therefore Alder controls Dogwood."
    )


def test_a_merely_possible_majority_may_control_and_names_its_last_sighting(world: World) -> None:
    text = str(
        world(companies("a", "b") + stake("x", "a", "b", 'kei:votes "60" ; kei:observed "1999"')).control(
            "B", at="2013"
        )
    )

    assert "Nobody surely controls B on 31 December 2013; A may." in text
    assert "Not sure on that day, so counted from nothing to the figure: A in B (last sighted 1999)." in text


def test_a_veto_is_shown_with_those_who_can_block(world: World) -> None:
    rule = f'id:r a kei:VotingRule ; kei:ruledCompany id:b ; kei:quota "80" ; kei:decides "Changes" ; {SEEN} ; {EVIDENCE} .\n'
    turtle = companies("a", "b", "c") + rule
    turtle += stake("x", "a", "b", f'kei:votes "20" ; {SEEN}') + stake("y", "c", "b", f'kei:votes "12" ; {SEEN}')

    assert "Enough to block them: A (20 % [1])." in str(world(turtle).control("B", at="2013-06-30"))


def test_reported_control_is_told_as_reported_with_its_source(world: World) -> None:
    stated = f"id:x a kei:Control ; kei:controller id:a ; kei:controlled id:b ; kei:basis kei:inFact ; {SEEN} ; {EVIDENCE} .\n"
    answer = world(companies("a", "b") + stated).control("B", at="2013-06-30")

    assert answer.verdict.word == "nobody"
    assert any(line.startswith("As reported, not computed: A control") and "[1]" in line for line in answer.text)


def test_a_closed_loop_is_answered_in_words(world: World) -> None:
    turtle = companies("a", "b") + stake("x", "a", "b", f'kei:capital "100" ; {SEEN}')
    kg = world(turtle + stake("y", "b", "a", f'kei:capital "100" ; {SEEN}'))

    assert "Effective interest: not computed. A and B wholly own each other" in str(kg.stake("A", "B", at="2013-06-30"))
    assert "A stands in a circle without an outside owner" in str(kg.control("A", at="2013-06-30"))
    assert "100 % in the circle of A and B, which own each other" in str(kg.owners("A", at="2013-06-30"))


def test_an_overfull_register_is_answered_in_words(world: World) -> None:
    turtle = companies("a", "b", "c") + stake("x", "a", "b", f'kei:capital "60" ; {SEEN}')
    kg = world(turtle + stake("y", "c", "b", f'kei:capital "60" ; {SEEN}'))

    assert "119 % of B is on file, more than there is." in str(kg.owners("B", at="2013-06-30"))
    assert "Warning: 119 % of the votes in B are on file" in str(kg.control("B", at="2013-06-30"))


@pytest.mark.parametrize(
    ("holder", "company", "label"),
    [
        ("Birch", "Cedar", "joint venture"),
        ("Alder", "Birch", "associate"),
        ("Alder", "Cedar", "financial"),
        ("Cedar", "Alder", "none"),
        ("Elm", "Elm", "itself"),
    ],
)
def test_status(world: World, holder: str, company: str, label: str) -> None:
    assert world(CEDAR).status(holder, company, at="2013-06-30").label == label


def test_a_month_or_a_year_stands_for_its_last_day(world: World) -> None:
    assert world(CEDAR).control("Birch", at="2013-06").day == "2013-06-30"
    assert world(CEDAR).control("Birch", at="2013").day == "2013-12-31"


def test_an_unknown_measure_is_refused(world: World) -> None:
    with pytest.raises(BadValue, match="shapley"):
        world(CEDAR).control("Birch", at="2013-06-30", measure="luck")


def test_the_network_index_speaks_of_holders_on_file_and_rests_on_all_above(world: World) -> None:
    answer = world(CEDAR).control("Cedar", at="2013-06-30", measure="network")

    assert "Power index (network) among the holders on file, not control: Birch 0.5, Elm 0.5." in answer.text
    assert answer.facts == ("ab", "bc", "ec")
    none = world(CEDAR).control("Birch", at="2013-06-30", measure="shapley").text
    assert any(line.endswith("none, for together they have no more than half of the votes.") for line in none)


def test_the_pooled_threshold_has_one_door(world: World) -> None:
    kg = world(CEDAR)
    answer = kg.group("Birch", measure="pooled", others=["Elm"], at="2013-06-30")

    assert (answer.seeds, answer.pooled, answer.facts) == (("birch", "elm"), ("cedar",), ("bc", "ec"))
    assert any(line.startswith("Pooled threshold, not control: Birch and Elm together hold") for line in answer.text)
    for wrong in ({"others": ["Elm"]}, {"measure": "pooled"}, {"measure": "luck", "others": ["Elm"]}):
        with pytest.raises(BadValue, match="pooled"):
            kg.group("Birch", at="2013-06-30", **wrong)  # type: ignore[arg-type]


def test_products_of_votes_are_said_to_be_no_votes_cast(world: World) -> None:
    kg = world(CEDAR)

    assert PRODUCTS in str(kg.stake("Alder", "Cedar", at="2013-06-30", basis="votes"))
    assert PRODUCTS not in str(kg.stake("Birch", "Cedar", at="2013-06-30", basis="votes"))
    assert PRODUCTS in str(kg.owners("Cedar", at="2013-06-30", basis="votes"))


def test_a_verdict_beside_a_stake_says_where_capital_stands_in_for_votes(world: World) -> None:
    turtle = companies("a", "b") + stake("x", "a", "b", f'kei:capital "60" ; {SEEN}')

    assert "the share of the capital stands in: A in B." in str(world(turtle).stake("A", "B", at="2013-06-30"))


def test_a_name_with_a_stop_ends_a_sentence_with_one(world: World) -> None:
    turtle = companies("a") + 'id:b a kei:Company ; rdfs:label "B N.V."@en .\n'

    assert ".." not in str(
        world(turtle + stake("x", "a", "b", f'kei:votes "60" ; {SEEN}')).control("b", at="2013-06-30")
    )


def test_a_date_that_is_about_the_year_asked_for_is_not_later(world: World) -> None:
    turtle = companies("a", "b") + stake("x", "a", "b", 'kei:votes "30" ; kei:observed "2017~"')

    assert "(last sighted about 2017)" in str(world(turtle).control("B", at="2017-08-22"))


def test_a_financial_stake_says_why_it_has_no_votes(world: World) -> None:
    turtle = companies("a", "b", "c") + stake(
        "x", "a", "b", f'kei:capital "30" ; kei:votingMode kei:votesSuspended ; {SEEN}'
    )
    kg = world(turtle + stake("y", "b", "c", f'kei:capital "30" ; {SEEN}'))

    assert kg.status("A", "B", at="2013-06-30").rule == "a stake is on file, but no votes that it may use"
    assert kg.status("A", "C", at="2013-06-30").rule.startswith("it has that only through companies")


def test_what_is_not_on_file_is_not_denied(world: World) -> None:
    (said,) = world(CEDAR).status("Cedar", "Alder", at="2013-06-30").text

    assert said.startswith("No stake of Cedar in Alder is on file on 30 June 2013: ")


@pytest.mark.parametrize("day", ["1975-06-30", "1999-12-31", "2013-11-08", "2024-06-30"])
def test_on_the_shipped_data_only_a_verdict_of_control_is_called_control(shipped: KnowledgeGraph, day: str) -> None:
    books = Books(shipped.world, narrowed(shipped.world, shipped.scope(at=day)), day)
    for company in books.votes.high.columns:
        answer = governance.control(company, books)
        first = tell_control(answer, Teller(books, shipped.namer()))[0]
        said = any(f" {verb} " in first for verb in ("controls", "control")) and not first.startswith("Nobody")
        assert said == (answer.verdict.word == "controls")


@pytest.mark.parametrize("question", ["control", "owners", "holdings", "group"])
def test_every_question_answers_about_every_great_maker(shipped: KnowledgeGraph, question: str) -> None:
    for maker in ("toyota", "volkswagen", "renault", "hyundai", "stellantis", "geely-holding", "ford", "bmw", "nissan"):
        for day in ("1970", "1999", "2013-11-08", "2026-11-24"):
            answer: Answer = getattr(shipped, question)(maker, at=day)
            assert answer.text
            assert len(answer.sources) == len({source.id for source in answer.sources})
