"""Pictures of answers: of the same day, with what was included, and two days side by side."""

import re

import pytest

import picture_worlds as worlds
from conftest import companies, stake
from keiretsu.errors import BadValue, NoAnswer
from keiretsu.pictures import draw


@pytest.fixture(scope="module")
def graph():
    return worlds.known()


def words_of(picture):
    return [text.text for text in picture.scene.texts]


def bars(picture):
    return {box.facts[0]: box for box in picture.scene.boxes if box.role == "bar" and box.facts}


@pytest.mark.parametrize(
    "ask",
    [
        lambda g: g.ways("elm-family", "birch", asked=g.scope(at="2013-06")),
        lambda g: g.path("elm-family", "birch", at="2013-06"),
        lambda g: g.around("birch", at="2013-06"),
        lambda g: g.around("birch", at="2013-06", steps=2),
    ],
)
def test_an_answer_knows_the_days_that_it_is_about(ask, graph):
    assert draw(ask(graph), graph).scene.page.as_of == "June 2013"


@pytest.mark.parametrize(
    "ask",
    [
        lambda g: g.path("elm-family", "birch", at="2013"),
        lambda g: g.around("birch", at="2013"),
        lambda g: g.family("birch-box"),
        lambda g: g.owners("birch", at="2013"),
        lambda g: g.holdings("alder", at="2013"),
        lambda g: g.timeline("alder", "birch"),
        lambda g: g.diff("1998", "2013", of="birch"),
    ],
)
def test_a_picture_can_be_shown_taken_apart_and_saved(ask, graph, tmp_path):
    picture = draw(ask(graph), graph)
    picture.save(tmp_path / "a.html", tmp_path / "a.png")

    assert picture.findings == []
    assert picture._repr_svg_().startswith("<svg ")
    assert picture.figure.get_size_inches()[0] > 10
    assert picture.scene.page.headline in (tmp_path / "a.html").read_text()


def test_the_facts_of_a_day_surround_nothing(graph):
    with pytest.raises(BadValue, match="what is around a thing"):
        draw(graph.at("2013"), graph)


def test_what_an_answer_included_is_drawn_too(graph):
    without, including = (draw(graph.owners("sharp", at="2013", include=i), graph) for i in (["contested"], ["all"]))

    assert "Birch Werke" not in words_of(without)
    assert "Birch Werke" in words_of(including)


def test_a_car_gives_its_name_to_its_families(graph):
    picture = draw(graph.family("birch-box"), graph, about="birch-box")

    assert picture.scene.page.question == "Which cars are one car with Birch Box?"


# ---------------------------------------------------------------- one holder's stake over time


def test_the_holder_asked_about_is_set_off_from_others(graph):
    picture = draw(graph.timeline("alder", "birch"), graph)

    headline = picture.scene.page.headline
    assert headline.startswith("Alder Motors in Birch Werke: first 36.8% (1999–2002), latest 43.4% (since 2002")
    assert {box.style for box in bars(picture).values()} == {"subject"}
    assert {text.style for text in picture.scene.texts if text.owner.startswith("band")} == {"paper"}


def test_a_holder_without_a_stake_of_its_own_is_shown_in_the_company_between(graph):
    picture = draw(graph.timeline("elm-family", "birch"), graph)

    assert picture.scene.page.headline == "Elm family in Birch Werke: through Alder Motors"
    assert {fact for fact, box in bars(picture).items() if box.style == "subject"} == {"elm-in-alder"}
    assert {"alder-in-birch-43", "elm-in-alder"} <= bars(picture).keys()


def test_stakes_in_another_name_count_in_the_headline(world):
    made = world(
        companies("a", "b", "trust")
        + stake("old", "a", "b", 'kei:capital "30" ; kei:start "1999" ; kei:end "2020"')
        + stake("own", "a", "b", 'kei:capital "10" ; kei:start "2020" ; kei:observed "2100" ; kei:follows id:old')
        + stake(
            "other", "trust", "b", 'kei:capital "15.5" ; kei:beneficiary id:a ; kei:start "2020" ; kei:observed "2100"'
        )
    )

    assert draw(made.timeline("a", "b"), made).scene.page.headline == "A in B: first 30% (1999–2020), now 25.5%"


def test_a_headline_of_two_lines_moves_what_is_below(world):
    long = "The Very Long Name of a Company that Makes Cars and Much Else Besides in Many Lands and Seas of the Whole Wide World"
    made = world(companies("b") + f'id:a a kei:Company ; rdfs:label "{long}"@en .\n' + stake("s", "a", "b", 'kei:capital "30" ; kei:start "1999" ; kei:end "2020"'))  # fmt: skip
    picture = draw(made.timeline("a", "b"), made)

    assert picture.findings == []
    assert sum(text.role == "headline" for text in picture.scene.texts) == 2


def test_a_timeline_by_votes_has_no_picture(graph):
    with pytest.raises(BadValue, match="by shares of the capital"):
        draw(graph.timeline("birch", basis="votes"), graph)


# ---------------------------------------------------------------- two days side by side

CHANGES = (
    companies("a", "b", "c", "d")
    + stake("gone", "a", "b", 'kei:capital "40" ; kei:start "2000" ; kei:end "2012"')
    + stake("come", "c", "b", 'kei:capital "60" ; kei:start "2012"')
    + stake("was", "a", "c", 'kei:capital "15" ; kei:votes "0" ; kei:votingMode kei:votesSuspended ; kei:start "2000" ; kei:end "2012-05"')
    + stake("now", "a", "c", 'kei:capital "15" ; kei:votes "15" ; kei:start "2012-05" ; kei:follows id:was')
    + stake("seen", "d", "c", 'kei:capital "5" ; kei:observed "2013-01-01"')
    + "id:work a kei:Cooperation ; kei:party id:a , id:d ; kei:cooperationKind kei:jointPurchasing ; "
    'kei:start "2012" ; kei:observed "2013" ; kei:evidence [ kei:source src:paper ; kei:says "They do." ] .\n'
)  # fmt: skip


def test_two_days_are_compared_a_row_a_stake_the_biggest_change_first(world):
    made = world(CHANGES)
    picture = draw(made.diff("2011", "2013-01-01"), made)

    assert picture.findings == []
    assert picture.scene.page.headline == (
        "One stake began, one ended and one changed between 31 December 2011 and 1 January 2013"
    )
    rows = sorted(bars(picture).values(), key=lambda box: (box.y, box.x))
    assert [box.facts[0] for box in rows] == ["come", "gone", "was", "now", "seen"]
    assert {box.facts[0]: box.style for box in rows} == {
        "gone": "quiet", "was": "quiet", "come": "subject", "now": "subject", "seen": "subject",
    }  # fmt: skip
    assert rows[0].width == pytest.approx(1.5 * rows[1].width)
    told = words_of(picture)
    assert {"none", "not known", "0% of votes", "ended 2012 [1]", "changed May 2012 [1]", "first known [1]"} <= {*told}
    assert any(re.match("A (works|worked|has worked) with D", text) for text in told)


def test_by_votes_the_bars_are_votes_and_muted_ones_none(world):
    made = world(CHANGES)
    picture = draw(made.diff("2011", "2013-01-01", basis="votes"), made)

    assert picture.findings == []
    assert "was" not in bars(picture)
    assert "votes suspended" in words_of(picture) or "0%" in words_of(picture)
    assert "Where no votes are on file, the capital stands in" in picture.scene.page.subtitle


def test_a_thing_that_all_is_about_opens_the_headline(world):
    made = world(CHANGES)

    assert draw(made.diff("2011", "2013-01-01", of="b"), made).scene.page.headline.startswith("B: one stake began and")


def test_ties_that_are_no_stakes_stand_alone_if_there_are_no_stakes(world):
    made = world(CHANGES)
    picture = draw(made.diff("2011", "2013-01-01", only=["cooperation"]), made)

    assert picture.findings == []
    assert "One tie began" in picture.scene.page.headline
    assert "Holder" not in words_of(picture)


def test_more_than_a_page_holds_is_counted_as_left_out(world):
    names = [f"h{number}" for number in range(30)]
    made = world(
        companies("z", *names)
        + "".join(stake(f"s{n}", n, "z", 'kei:capital "3" ; kei:start "2012"') for n in names)
    )  # fmt: skip
    picture = draw(made.diff("2011", "2012"), made)

    assert picture.findings == []
    assert len(bars(picture)) == 24
    assert picture.scene.page.left_out[0].words == (
        "Not drawn for want of room: six stakes with smaller changes or less known of them."
    )


def test_days_between_which_nothing_changed_have_no_picture(graph):
    with pytest.raises(NoAnswer, match="nothing on file changed between 1 January 2013 and 2 January 2013"):
        draw(graph.diff("2013-01-01", "2013-01-02"), graph)


@pytest.mark.parametrize("look", [{"theme": "dark"}, {"theme": "print"}, {"width": 700.0}])
def test_two_days_look_well_in_every_theme_and_width(look, world):
    made = world(CHANGES)

    assert draw(made.diff("2011", "2013-01-01"), made, **look).findings == []
