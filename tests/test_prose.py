"""Facts as sentences."""

import pytest

from conftest import EVIDENCE, companies, stake
from keiretsu.prose import dates, day_in_words, own_sentence, sentence, sureness_in_words


def said(kg, id_, start, end):
    return sentence(kg.world.facts[id_], start, end, vocabulary=kg.world.vocabulary, name=kg.namer())


def whole(kg, id_):
    return own_sentence(kg.world.facts[id_], vocabulary=kg.world.vocabulary, name=kg.namer())


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2013-11-08", "8 November 2013"),
        ("2013-11", "November 2013"),
        ("2013", "2013"),
        ("1985~", "about 1985"),
        ("odd", "odd"),
    ],
)
def test_a_date_is_said_as_a_reader_says_it(written, words):
    assert day_in_words(written) == words


def test_a_stake_reads_both_ways(example):
    assert said(example, "alder-in-cedar", "alder", "cedar") == "Alder Motor has held 50 % of Cedar since 1 June 2011"
    assert (
        said(example, "alder-in-cedar", "cedar", "alder")
        == "Cedar has been 50 % owned by Alder Motor since 1 June 2011"
    )


def test_what_is_over_is_told_in_the_past(example):
    assert said(example, "birch-in-alder-43", "birch", "alder") == "Birch held 43.4 % of Alder Motor from 1999 to 2023"


def test_votes_are_told_where_they_differ_and_trusts_say_for_whom(example):
    assert said(example, "elm-trust-in-alder-28", "elm-trust", "alder") == (
        "Elm trust has held 28.4 % of Alder Motor (0 % of the votes, votes neutralised) for Birch since 2023"
    )


def test_words_stand_where_there_is_no_figure(example):
    assert "more than 50 %" in said(example, "birch-in-alder-majority-claim", "birch", "alder")
    assert "about 20 %" in said(example, "fir-in-birch-20", "fir-state", "birch")


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        ("Ash and Fir families", "Ash and Fir families have held 30 % of B since 1999"),
        ("Employees of B", "Employees of B have held 30 % of B since 1999"),
        ("Employees Provident Fund", "Employees Provident Fund has held 30 % of B since 1999"),
        ("Bank of Firs", "Bank of Firs has held 30 % of B since 1999"),
    ],
)
def test_a_subject_named_as_many_has_its_verb_in_the_plural(world, holder, words):
    holding = stake("s", "h", "b", 'kei:capital "30" ; kei:start "1999" ; kei:observed "2026-11-01"')
    kg = world(f'id:h a kei:Company ; rdfs:label "{holder}"@en .\n' + companies("b") + holding)

    assert said(kg, "s", "h", "b") == words


@pytest.mark.parametrize(
    ("markets", "words"),
    [("id:in , id:us", "in India and the United States"), ("id:all", "worldwide")],
)
def test_a_market_is_named_as_in_a_sentence(world, markets, words):
    labels = {"us": "United States", "in": "India", "all": "World"}
    places = "".join(f'id:{id_} a kei:Market ; rdfs:label "{label}"@en .\n' for id_, label in labels.items())
    cars = 'id:x a kei:Model ; rdfs:label "X"@en . id:y a kei:Model ; rdfs:label "Y"@en .\n'
    kg = world(
        f"{places}{cars}id:r a kei:Rebadging ; kei:original id:x ; kei:rebadge id:y ; kei:market {markets} ; {EVIDENCE} ."
    )

    assert whole(kg, "r").endswith(f" {words}")


def test_neither_figure_nor_words_is_a_part(world):
    kg = world(companies("a", "b") + stake("s", "a", "b", 'kei:observed "2026-11-01"'))

    assert said(kg, "s", "a", "b") == "A holds part of B as of 1 November 2026"
    assert said(kg, "s", "b", "a") == "B is partly owned by A as of 1 November 2026"


def test_votes_alone_are_named_as_votes(world):
    kg = world(companies("a", "b") + stake("s", "a", "b", 'kei:votes "53.3" ; kei:observed "2026-11-01"'))

    assert said(kg, "s", "b", "a").startswith("B is 53.3 % (by votes) owned by A")


def test_what_was_only_announced_shelved_or_rejected_says_so(example):
    assert whole(example, "plan-sedan") == (
        "Shelved: A sedan of Birch's for Dogwood (announced 5 November 2013, shelved 3 February 2015)"
    )
    assert whole(example, "plan-sedan-leaf-guess").startswith("Contested, guess: ")
    assert whole(example, "birch-in-alder-majority-claim").startswith("Rejected: ")
    assert whole(example, "wood-cooperation").startswith("Announced: ")


def test_names_events_and_brands_read_as_sentences(example):
    assert whole(example, "dogwood-named-pinewood") == 'Dogwood was called "Pinewood Motors" from 2000 to 16 March 2022'
    assert whole(example, "dogwood-uses-pine-brand").startswith("Dogwood held the brand Pine")
    assert "has been a twin of" in whole(example, "twig-bud-twins")


def test_a_licensed_brand_is_not_called_owned(example):
    assert "was a brand used under licence by Dogwood" in said(
        example, "dogwood-uses-pine-brand", "pine-brand", "dogwood"
    )


def test_a_presumption_names_its_last_sighting(example):
    fact = example.world.facts["alder-in-birch-15"]

    assert sureness_in_words(fact, example.scope(at="2015")) == "presumed: last sighted 5 November 2013"
    assert sureness_in_words(fact, example.scope(at="2013-11-05")) == "certain"
    assert sureness_in_words(fact, example.scope(at="2025")) == "possible: its dates allow it"


def test_words_may_depend_on_the_value_of_a_property(world):
    cars = 'id:b a kei:Brand ; rdfs:label "B"@en .\n' + "".join(
        f'id:{car} a kei:Nameplate ; rdfs:label "{car.upper()}"@en ; kei:underBrand id:b .\n' for car in "xyz"
    )
    kg = world(
        cars
        + f'id:s a kei:PlatformSharing ; kei:sharer id:x , id:y ; kei:start "2000" ; {EVIDENCE} .\n'
        + f'id:t a kei:PlatformSharing ; kei:sharer id:x , id:z ; kei:likeness kei:sharedParts ; kei:start "2000" ; {EVIDENCE} .\n'
    )

    assert said(kg, "s", "x", "y") == "X has shared its platform with Y since 2000"
    assert said(kg, "t", "z", "x") == "Z has shared major parts with X since 2000"


def test_a_sighting_alone_is_as_of(world):
    kg = world(companies("a", "b") + stake("s", "a", "b", 'kei:capital "9" ; kei:observed "2019" , "2021-05"'))

    assert dates(kg.world.facts["s"]) == "as of 2019 and May 2021"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('kei:start "1967" ; kei:endedBy "2018-10-22"', "from 1967, over by 22 October 2018"),
        ('kei:observed "2006-04" ; kei:endedBy "2012" , "2010"', "as of April 2006, over by 2010"),
        ('kei:endedBy "2024-03-31"', ", over by 31 March 2024"),
        ('kei:end "2009" ; kei:endedBy "2010"', "until 2009"),
    ],
)
def test_the_day_by_which_it_was_over_is_told_where_no_end_is_known(world, written, told):
    kg = world(
        companies("a", "b")
        + f"id:s a kei:Shareholding ; kei:holder id:a ; kei:issuer id:b ; {written} ; {EVIDENCE} .\n"
    )

    assert dates(kg.world.facts["s"]) == told


def test_a_stake_that_another_took_the_place_of_ran_from_its_start(world):
    kg = world(
        companies("a", "b")
        + stake("s1", "a", "b", 'kei:capital "9" ; kei:start "2000"')
        + stake("s2", "a", "b", 'kei:capital "20" ; kei:start "2010" ; kei:follows id:s1')
    )

    assert said(kg, "s1", "a", "b") == "A held 9 % of B from 2000"


def test_what_was_last_sighted_long_ago_says_so(world):
    kg = world(
        companies("a", "b", "c", "d")
        + stake("open", "a", "b", 'kei:capital "9" ; kei:start "2000" ; kei:observed "2005-05-05"')
        + stake("once", "a", "c", 'kei:capital "9" ; kei:observed "2005-05-05"')
        + stake("start", "a", "d", 'kei:capital "9" ; kei:start "2005-05-05"')
    )

    assert said(kg, "open", "a", "b") == "A has held 9 % of B since 2000 (last sighted 5 May 2005)"
    assert said(kg, "once", "a", "c") == "A held 9 % of C as of 5 May 2005"
    assert said(kg, "start", "a", "d") == "A has held 9 % of D since 5 May 2005 (not sighted since)"


def test_several_equals_are_listed(world):
    kg = world(
        companies("a", "b", "c")
        + f'id:c1 a kei:Cooperation ; kei:party id:a , id:b , id:c ; kei:cooperationKind kei:licensing ; kei:observed "2026-11-01" ; {EVIDENCE} .\n'
    )

    assert whole(kg, "c1") == "A works with B and C as of 1 November 2026"
