"""How facts stand on a day in a picture, and what headlines, labels and boxes say of it."""

import pytest

import picture_worlds as worlds
from keiretsu.period import Span
from keiretsu.pictures.standing import is_later, known_span, newest, since_or_seen, years
from keiretsu.pictures.templates.labels import figures_of

EVIDENCE = 'kei:evidence [ kei:source src:paper ; kei:says "So." ]'
COMPANIES = "".join(
    f'id:{name} a kei:Company ; rdfs:label "{name.capitalize()}"@en .\n' for name in ("hub", "own", "other", "third")
)
DAY = Span("2013-06-01", "2013-06-30")


def stake(name, holder, issuer, rest):
    return (
        f"id:{name} a kei:Shareholding ; kei:holder id:{holder} ; kei:issuer id:{issuer} ; {rest} ; "
        f"kei:stage kei:inEffect ; {EVIDENCE} .\n"
    )


def fact(world, rest):
    return world(COMPANIES + stake("s", "own", "hub", rest)).world.facts["s"]


def texts(picture):
    return [text.text for text in picture.scene.texts]


def headline(picture):
    return picture.scene.page.headline


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ('kei:start "2010"', "since 2010"),
        ('kei:start "2010" ; kei:end "2012"', "2010–2012"),
        ('kei:start "2010" ; kei:endedBy "2012"', "from 2010, over by 2012"),
        ('kei:observed "2022", "2021~"', "seen about 2021–2022"),
        ('kei:observed "2010" ; kei:endedBy "2012", "2011~"', "seen 2010, over by 2012"),
        ('kei:end "2012"', "until 2012"),
    ],
)
def test_what_is_over_is_not_said_to_hold_since(world, rest, words):
    assert years(fact(world, rest)) == words


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ('kei:start "2003"', "since 2003, not seen since"),
        ('kei:start "2000" ; kei:observed "2003", "2020"', "since 2000, last seen 2003"),
        ('kei:observed "2001", "2003-05"', "last seen 2003"),
    ],
)
def test_what_is_no_longer_confirmed_says_when_it_was_seen_before_the_day(world, rest, words):
    assert years(fact(world, rest), DAY) == words


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ('kei:start "2011"', "since 2011"),
        ('kei:observed "2012-03-31", "2018"', "Mar 2012"),
        ('kei:observed "2015-01"', "Jan 2015"),
    ],
)
def test_a_tie_in_force_says_since_when_or_when_it_was_seen(world, rest, words):
    assert since_or_seen(fact(world, rest), DAY) == words


@pytest.mark.parametrize(
    ("rest", "later"),
    [
        ('kei:observed "2014"', True),
        ('kei:end "2014"', True),
        ('kei:observed "2014" ; kei:start "2001"', False),
        ('kei:observed "2010", "2014"', False),
        ('kei:capital "10"', False),
    ],
)
def test_only_what_later_days_alone_tell_of_is_later(world, rest, later):
    assert is_later(fact(world, rest), DAY) == later


def test_the_newest_by_start_or_sighting(world):
    assert newest(fact(world, 'kei:start "2001" ; kei:observed "2014"')) == "2001-01-01"
    assert newest(fact(world, 'kei:observed "2010", "2014"')) == "2014-01-01"


def test_the_known_span_ends_where_the_end_begins(world):
    assert known_span(fact(world, 'kei:start "2001" ; kei:end "2004"')) == ("2001-01-01", "2004-01-01")


def test_ties_of_later_days_are_left_out_and_counted(world):
    known = stake("now", "own", "hub", 'kei:capital "20" ; kei:start "2010"')
    graph = world(COMPANIES + known + stake("then", "other", "hub", 'kei:capital "60" ; kei:observed "2020"'))
    for made in (worlds.asker(graph).owners("hub"), worlds.asker(graph).around("hub")):
        assert made.findings == []
        assert "Other" not in texts(made)
        assert [fold.facts for fold in made.scene.page.left_out] == [("then",)]
        assert any("Left out: one tie on record for later days only." in text for text in texts(made))


def test_holders_of_equal_shares_are_named_together(world):
    half = 'kei:capital "50" ; kei:start "2010" ; kei:observed "2013"'
    graph = world(COMPANIES + stake("a", "own", "hub", half) + stake("b", "other", "hub", half))

    assert headline(worlds.asker(graph).owners("hub")) == "Hub belongs half to Other and half to Own"


def test_a_holder_seen_lately_with_as_much_is_named_as_a_rival(world):
    now, then = 'kei:capital "15" ; kei:start "2012"', 'kei:capital "15" ; kei:observed "2008"'
    graph = world(COMPANIES + stake("a", "own", "hub", now) + stake("b", "other", "hub", then))

    found = headline(worlds.asker(graph).owners("hub"))

    assert found == "Own holds 15% of Hub; Other had 15% when last seen, in 2008"


def test_what_is_held_in_trust_counts_as_the_beneficiarys(world):
    direct = stake("a", "own", "hub", 'kei:capital "17.05" ; kei:start "2012"')
    trust = stake(
        "b", "other", "hub",
        'kei:capital "18.66" ; kei:start "2012" ; kei:beneficiary id:own ; kei:holdingMode kei:inTrust',
    )  # fmt: skip

    found = headline(worlds.asker(world(COMPANIES + direct + trust)).owners("hub"))

    assert found == "Own holds 17.05% of Hub, and 18.66% more through a trust"


def test_the_two_largest_holders_make_the_headline_of_what_is_around(world):
    first = stake("a", "own", "hub", 'kei:capital "26.67" ; kei:start "2012"')
    second = stake("b", "other", "hub", 'kei:capital "22.23" ; kei:observed "2012-03"')
    made = worlds.asker(world(COMPANIES + first + second)).around("hub")

    assert headline(made) == "Own holds 26.67% of Hub, Other 22.23%"
    assert any(text.startswith("Mar 2012") for text in texts(made))


def test_a_venture_that_one_party_holds_alone_is_a_company(world):
    venture = 'id:joint a kei:JointVenture ; rdfs:label "Joint"@en .\n'
    whole = stake("a", "own", "joint", 'kei:capital "100" ; kei:start "2010"')
    old = stake("b", "other", "joint", 'kei:capital "50" ; kei:start "2000" ; kei:end "2010"')
    graph = world(COMPANIES + venture + whole + old)
    now, before = worlds.asker(graph).holdings("own"), worlds.asker(graph, at="2005").holdings("other")

    assert headline(now) == "Own holds stakes in one company"
    assert {line.kind for line in now.scene.lines if "a" in line.facts} == {"shareholding"}
    assert headline(before) == "Other holds stakes in one joint venture"


def test_stakes_that_come_to_more_than_all_are_warned_of(world):
    venture = 'id:joint a kei:JointVenture ; rdfs:label "Joint"@en .\n'
    held = [
        stake(f"{holder}-in", holder, "joint", f'kei:capital "{share}" ; kei:start "2012"')
        for holder, share in (("own", 51), ("other", 49), ("third", 30))
    ]
    made = worlds.asker(world(COMPANIES + venture + "".join(held))).holdings("own")

    assert "together 130% on file" in texts(made)


NINETIES, LATER = 'kei:start "1990" ; kei:end "1996"', 'kei:start "1996" ; kei:end "2008"'


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (f'kei:capital "33.4" ; {LATER}', f'kei:capital "25" ; {NINETIES}', "25%, 33.4%"),
        (f'kei:capital "50" ; {LATER}', f'kei:capital "49" ; {LATER}', "50% or 49%"),
    ],
)
def test_figures_of_one_time_are_alternatives_and_others_follow_one_another(world, one, other, words):
    graph = world(COMPANIES + stake("a", "own", "hub", one) + stake("b", "own", "hub", other))
    facts = [graph.world.facts[id_] for id_ in ("a", "b")]

    assert figures_of(facts) == words


CARS = (
    'id:brand a kei:Brand ; rdfs:label "Badge"@en .\n'
    'id:donor a kei:Nameplate ; rdfs:label "Donor"@en .\n'
    f'id:h a kei:BrandHolding ; kei:holder id:hub ; kei:brand id:brand ; kei:start "2000" ; {EVIDENCE} .\n'
)


def badge(name, start):
    return (
        f'id:{name} a kei:Nameplate ; rdfs:label "{name.capitalize()}"@en ; kei:underBrand id:brand .\n'
        f"id:{name}-badge a kei:Rebadging ; kei:original id:donor ; kei:rebadge id:{name} ; "
        f'kei:start "{start}" ; {EVIDENCE} .\n'
    )


def test_a_rebadge_unseen_for_ten_years_is_not_drawn_as_in_force(world):
    graph = world(COMPANIES + CARS + badge("antique", 1971) + badge("recent", 2010))
    made = worlds.asker(graph).around("hub")
    status = {fact: line.status for line in made.scene.lines for fact in line.facts}
    heights = {text.text: text.y for text in made.scene.texts}

    assert (status["antique-badge"], status["recent-badge"]) == ("possible", "current")
    assert heights["Recent"] < heights["Antique"]
    assert any(text.startswith("from Donor, since 1971, not seen since") for text in texts(made))
    assert "Not confirmed lately" in texts(made)
