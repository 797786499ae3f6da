"""The six templates on a made-up world.

After a change of layout: ``KEIRETSU_GOLDEN=write pytest tests/test_pictures_templates.py``, draw the picture, look at
it, and read the difference before it is kept.
"""

import os
from pathlib import Path

import pytest

import picture_worlds as worlds
from conftest import EVIDENCE, companies, stake
from keiretsu.errors import BadValue, NoAnswer, TooMuch
from keiretsu.pictures import draw
from keiretsu.pictures.check import check
from keiretsu.pictures.templates.columns import columns, spread

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = ("path", "around", "owners", "holdings", "family", "timeline", "industry")


@pytest.fixture(scope="module")
def graph(_cache_of_its_own):
    return worlds.known()


@pytest.fixture(scope="module")
def pictures(graph):
    return worlds.pictures(graph)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_scene_is_the_one_on_file(template, pictures):
    file = GOLDEN / f"scene-{template}.json"
    made = pictures[template].scene.to_json()
    if os.environ.get("KEIRETSU_GOLDEN") == "write":
        file.write_bytes(made)

    assert file.read_bytes() == made, "KEIRETSU_GOLDEN=write writes it anew; look at the picture first"


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_template_keeps_every_rule_in_every_theme(theme, graph):
    found = {name: one.findings for name, one in worlds.pictures(graph, theme=theme).items()}

    assert found == {template: [] for template in TEMPLATES}


@pytest.mark.parametrize("width", [820.0, 1400.0])
def test_pages_of_other_widths_keep_every_rule(width, graph):
    found = {name: one.findings for name, one in worlds.pictures(graph, width=width).items()}

    assert found == {template: [] for template in TEMPLATES}


def texts(picture):
    return [text.text for text in picture.scene.texts]


def line(picture, fact):
    return next(line for line in picture.scene.lines if fact in line.facts)


def test_the_largest_holder_makes_the_headline(pictures):
    assert (
        pictures["owners"].scene.page.headline
        == "Alder Motors is the largest holder of Birch Werke on file, with 43.4%"
    )


def test_capital_stands_above_and_the_smaller_stake_of_a_loop_runs_upwards(pictures):
    bought, back = line(pictures["owners"], "alder-in-birch-43"), line(pictures["owners"], "birch-in-alder-15")

    assert bought.points[-1][1] > bought.points[0][1]
    assert back.points[-1][1] < back.points[0][1]


def test_votes_stand_below_the_capital_where_they_differ(pictures):
    assert "20.2%" in texts(pictures["owners"])
    assert any(text.startswith("28.6% of votes") for text in texts(pictures["owners"]))


def test_what_is_announced_or_guessed_is_dashed_and_says_so(graph):
    made = worlds.asker(graph, include=("announced", "contested")).holdings("birch")
    guess = worlds.asker(graph, include=("contested",)).owners("sharp")

    assert line(made, "birch-in-sharp-plan").status == "announced"
    assert any("announced" in text for text in texts(made))
    assert line(guess, "cedar-in-sharp-guess").status == "guessed"
    assert any("contested" in text or "guess" in text for text in texts(guess))


def test_a_brand_is_folded_into_its_owner_and_said_to_be(pictures):
    page = pictures["holdings"].scene.page

    assert "alder-holds-alder-brand" in {fact for fold in page.folded for fact in fold.facts}
    assert "Brands of Alder Motors: Alder." in [fold.words for fold in page.folded]


def test_a_venture_keeps_its_other_parent(graph):
    made = worlds.asker(graph).holdings("birch")

    assert {"birch-in-twig", "sharp-in-twig"} <= {fact for line in made.scene.lines for fact in line.facts}


def test_a_step_against_the_arrow_is_read_backwards(graph):
    ways = graph.ways("birch", "elm-family", asked=graph.scope(at=worlds.DAY))
    made = worlds.asker(graph).path(ways)

    assert any("is" in text and "held" in text for text in texts(made))
    points = line(made, "elm-in-alder").points
    assert points[-1][0] < points[0][0]


def test_a_thing_of_two_ways_stands_in_one_column():
    found = columns([["a", "x", "y", "b"], ["a", "y", "b"], ["a", "x", "b"]])

    assert found[0] == [0, 2, 4, 6]
    assert found[1][1] == 4
    assert found[2][1] == 2


def test_columns_stand_as_far_apart_as_their_words_need():
    places, fits = spread([(0, 1, 100), (1, 2, 50), (0, 2, 200)], 10, 310)

    assert fits
    assert places[0] == 10
    assert places[2] == pytest.approx(310)
    assert places[1] - places[0] >= 100
    assert places[2] - places[1] >= 50


def test_a_rebadge_of_a_rebadge_is_indented_under_its_own_donor(pictures):
    names = {text.text: text.x for text in pictures["family"].scene.texts}

    assert names["Alder Van"] < names["Birch Box"] < names["Birch Cube"]


def test_an_end_that_is_not_on_file_is_toothed(pictures):
    bars = {box.says.partition(":")[0]: box for box in pictures["family"].scene.boxes if box.role == "bar"}

    assert len(bars["Birch Box"].outline) == 4
    assert len(bars["Birch Cube"].outline) > 8


def test_each_badge_has_one_row_under_its_own_donor_and_several_twins_share_no_markets(world):
    made = family(
        world,
        rebadge("donor-as-first", "donor", "first", 'kei:start "2003" ; kei:observed "2005"'),
        rebadge("main-as-second", "main", "second", 'kei:start "2004" ; kei:end "2009" ; kei:market id:east'),
        twins("all", ("main", "first", "second", "third"), 'kei:start "2003" ; kei:market id:west'),
        asked="main",
    )

    names = {text.text: text.x for text in made.scene.texts}
    assert made.findings == []
    assert [texts(made).count(name) for name in ("Donor", "First", "Main", "Second", "Third")] == [1] * 5
    assert names["Donor"] == names["Main"] < names["First"] == names["Second"] == names["Third"]
    assert "East" in names
    assert "West" not in names


def test_the_dark_bar_is_that_of_the_car_asked_for(world):
    made = family(world, rebadge("a-as-b", "donor", "first", 'kei:start "2003" ; kei:end "2005"'), asked="first")

    assert {box.says: box.style for box in made.scene.boxes if box.role == "bar"} == {"First: 2003–2005": "donor"}
    assert "Sold as First, asked for" in texts(made)


def test_years_apart_are_two_bars_and_a_single_date_is_a_stroke(world):
    made = family(
        world,
        rebadge("once", "donor", "first", 'kei:start "1980" ; kei:end "1985"'),
        rebadge("again", "donor", "first", 'kei:start "1995" ; kei:end "1999"'),
        rebadge("glimpse", "donor", "second", 'kei:observed "1990"'),
        asked="donor",
    )

    bars = [(box.says, box.width < 4) for box in made.scene.boxes if box.role == "bar"]
    assert bars == [("First: 1980–1985", False), ("First: 1995–1999", False), ("Second: seen 1990", True)]
    assert "1980–1985, 1995–1999" in texts(made)


def test_the_years_of_a_badge_that_is_only_guessed_stand_on_the_ground(world):
    dates = 'kei:start "1990" ; kei:end "2012" ; kei:standing kei:contested'
    made = family(world, rebadge("guess", "donor", "main", dates), asked="main", include=("contested",))
    bar = next(box for box in made.scene.boxes if box.role == "bar")

    assert (bar.style, bar.status) == ("donor", "guessed")
    assert [text.style for text in made.scene.texts if text.owner == bar.id] == ["text1"]
    assert made.findings == []


def test_two_generations_under_two_names_are_not_four_badges(world):
    generations = "".join(
        f'id:{car}-{n} a kei:Generation ; rdfs:label "{car.title()} ({n})"@en ; kei:generationOf id:{car} .\n'
        for car in ("first", "second")
        for n in (1, 2)
    )
    made = family(
        world,
        generations,
        *(twins(f"twins-{n}", (f"first-{n}", f"second-{n}"), f'kei:start "200{n}"') for n in (1, 2)),
        asked="first",
    )

    assert made.scene.page.headline == "First and Second are one car, in each of two generations"


def rebadge(id_, donor, badge, dates):
    return f"id:{id_} a kei:Rebadging ; kei:original id:{donor} ; kei:rebadge id:{badge} ; {dates} ; {EVIDENCE} .\n"


def twins(id_, cars, dates):
    named = " , ".join(f"id:{car}" for car in cars)
    return f"id:{id_} a kei:Twinning ; kei:twin {named} ; {dates} ; {EVIDENCE} .\n"


def family(world, *facts, asked, include=()):
    cars = "".join(
        f'id:{car} a kei:Generation ; rdfs:label "{car.title()}"@en .\n'
        for car in ("donor", "main", "first", "second", "third")
    )
    markets = "".join(f'id:{name} a kei:Market ; rdfs:label "{name.title()}"@en .\n' for name in ("east", "west"))
    graph = world(cars + markets + "".join(facts))
    return worlds.asker(graph, ever=True, include=include).family(asked, graph.family(asked, include=include))


def test_ways_say_which_of_them_is_in_force_and_a_single_one_is_told(world):
    graph = world(
        companies("a", "b", "m", "n")
        + stake("am", "a", "m", 'kei:capital "50" ; kei:start "2000" ; kei:observed "2100"')
        + stake("mb", "m", "b", 'kei:capital "43" ; kei:start "2000" ; kei:end "2005"')
        + stake("now", "m", "b", 'kei:capital "17" ; kei:start "2008" ; kei:end "2011"')
        + stake("an", "n", "a", 'kei:capital "60" ; kei:start "1990" ; kei:observed "2100"')
        + stake("nb", "n", "b", 'kei:capital "70" ; kei:start "1990" ; kei:observed "2100"')
    )
    ask, ever = worlds.asker(graph, ever=True), graph.scope(ever=True)
    both = ask.path(graph.ways("a", "b", k=2, asked=ever))
    one = ask.path(graph.ways("a", "b", asked=ever, not_via=["m"]))

    assert "known to be in force" in both.scene.page.headline
    assert any("+1 more" in text for text in texts(both))
    assert one.scene.page.headline.endswith(", which has held 70% of B")


def test_what_is_not_in_force_says_what_is_so_now(world):
    graph = world(
        companies("a", "b", "c")
        + stake("was", "a", "b", 'kei:capital "43" ; kei:start "2000" ; kei:end "2013"')
        + stake("is", "a", "b", 'kei:capital "17" ; kei:start "2015" ; kei:observed "2100"')
        + stake("bc", "b", "c", 'kei:capital "9" ; kei:start "2005" ; kei:end "2012"')
    )
    made = worlds.asker(graph, ever=True).path(graph.ways("a", "c", asked=graph.scope(ever=True)))

    assert any(text.startswith("2000–2013, now 17%") for text in texts(made))
    assert "Two steps, all at once 2005–2012" in texts(made)


@pytest.mark.parametrize("page_width", [700.0, 1040.0])
def test_no_name_is_cut_on_the_way(world, page_width):
    long = 'id:m a kei:Company ; rdfs:label "Cooperation Manufacturing Plant Aguascalientes"@en .\n'
    hyphen = 'id:b a kei:Company ; rdfs:label "Mercedes-Benz Group"@en .\n'
    graph = world(
        companies("a") + long + hyphen
        + stake("am", "a", "m", 'kei:capital "50" ; kei:start "2000"')
        + stake("mb", "b", "m", 'kei:capital "50" ; kei:start "2000"')
    )  # fmt: skip
    made = worlds.asker(graph, ever=True, width=page_width).path(graph.ways("a", "b", asked=graph.scope(ever=True)))

    words = {word for text in texts(made) for word in text.split()}
    assert {"Mercedes-Benz", "Group", "Manufacturing", "Aguascalientes"} <= words


def bands(picture):
    return {box.facts[0]: box for box in picture.scene.boxes if box.facts}


def test_stakes_of_one_holder_stand_in_one_row_and_meet_where_their_dates_do(world):
    graph = world(
        companies("a", "b", "c")
        + stake("one", "a", "b", 'kei:capital "25" ; kei:start "1979" ; kei:end "1996"')
        + stake("two", "a", "b", 'kei:capital "33.4" ; kei:start "1996" ; kei:end "2008"')
        + stake("old", "c", "b", 'kei:capital "5.05" ; kei:start "2009" ; kei:observed "2010"')
        + stake("new", "c", "b", 'kei:capital "5.07" ; kei:observed "2025"')
    )
    made = worlds.asker(graph, ever=True).timeline(["b"])
    found = bands(made)

    assert found["one"].right == pytest.approx(found["two"].x)
    assert found["one"].centre[1] == pytest.approx(found["two"].centre[1])
    assert found["old"].right == pytest.approx(found["new"].x)
    assert made.scene.page.headline.startswith("A in B: 25% from 1979, 33.4% 1996–2008")


def test_a_year_alone_is_drawn_at_its_middle(world):
    graph = world(
        companies("a", "b") + stake("s", "a", "b", 'kei:capital "25" ; kei:start "1990" ; kei:end "2000-01-01"')
    )
    made = worlds.asker(graph, ever=True).timeline(["b"], "1990", "2010")
    ticks = {text.text: text.x for text in made.scene.texts if text.role == "axis"}
    year = (ticks["2000"] - ticks["1990"]) / 10

    assert bands(made)["s"].x == pytest.approx(ticks["1990"] + year / 2, abs=0.5)
    assert bands(made)["s"].right == pytest.approx(ticks["2000"], abs=0.5)


def test_what_nobody_is_on_record_for_is_hatched_and_never_called_public(pictures):
    scene = pictures["timeline"].scene

    assert any(box.hatched and box.says == "not on record" for box in scene.boxes)
    assert not any("public" in text.text.casefold() for text in scene.texts)


def test_the_height_of_a_band_is_the_share(pictures):
    bands = {fact: box for box in pictures["timeline"].scene.boxes for fact in box.facts}

    share = bands["elm-in-alder"].height / bands["birch-in-alder-15"].height

    assert share == pytest.approx(31 / 15, rel=0.02)


def test_a_ring_map_shows_the_groups_of_its_day(graph):
    then, before = worlds.asker(graph).industry(), worlds.asker(graph, at="1995").industry()

    assert "twig" in {mark.thing for mark in then.scene.marks}
    assert "twig" not in {mark.thing for mark in before.scene.marks}


HUB = "".join(
    f'id:h{i} a kei:Company ; rdfs:label "Holder {i}"@en .\n'
    f'id:s{i} a kei:Shareholding ; kei:holder id:h{i} ; kei:issuer id:hub ; kei:capital "{6 + i / 10}" ; kei:start "2000" ; '
    'kei:observed "2013" ; kei:evidence [ kei:source src:paper ; kei:says "So." ] .\n'
    for i in range(14)
)


def test_a_hub_is_capped_and_the_rest_counted_with_its_sum(world):
    graph = world('id:hub a kei:Company ; rdfs:label "Hub"@en .\n' + HUB)
    made = worlds.asker(graph).owners("hub")

    assert made.findings == []
    assert any(text.startswith("and ") and text.endswith(" more") for text in texts(made))
    assert any(text.startswith("together about ") for text in texts(made))
    assert len({fact for line in made.scene.lines for fact in line.facts}) == 14


def test_nothing_to_draw_is_no_answer(graph):
    with pytest.raises(NoAnswer, match="nobody on file"):
        worlds.asker(graph).owners("elm-family")
    with pytest.raises(NoAnswer, match="no rebadge"):
        worlds.asker(graph).family("alder", [])
    with pytest.raises(NoAnswer, match="no dated stakes"):
        worlds.asker(graph, ever=True).timeline(["ossia"])


def test_too_much_is_refused_with_the_ways_out(graph):
    with pytest.raises(TooMuch, match="Ask for fewer"):
        worlds.asker(graph, ever=True).timeline(["birch"] * 9)


def test_draw_takes_what_questions_answer(graph):
    asked = graph.scope(at=worlds.DAY)
    answers = [
        graph.ways("elm-family", "birch", asked=asked),
        graph.path("elm-family", "birch", at=worlds.DAY),
        graph.family("birch-box"),
        graph.family("birch-box")[0],
        graph.owners("birch", at=worlds.DAY),
        graph.holdings("alder", at=worlds.DAY),
        graph.control("birch", at=worlds.DAY),
        graph.group("alder", at=worlds.DAY),
        graph.timeline("alder", "birch"),
    ]

    assert [draw(answer, graph).findings for answer in answers] == [[]] * 9


def test_draw_says_what_it_can_draw(graph):
    with pytest.raises(BadValue, match="There is one of ways"):
        draw(42, graph)
    with pytest.raises(BadValue, match="light, dark, print"):
        worlds.asker(graph, theme="pink")


def test_a_label_in_another_script_is_drawn_or_replaced_and_never_lost(world):
    graph = world(
        'id:hub a kei:Company ; rdfs:label "Hub"@en , "ハブ自動車"@ja .\nid:own a kei:Company ; rdfs:label "Own"@en .\n'
        'id:s a kei:Shareholding ; kei:holder id:own ; kei:issuer id:hub ; kei:capital "60" ; kei:start "2000" ; kei:observed "2013" ;'
        ' kei:evidence [ kei:source src:paper ; kei:says "So." ] .\n'
    )
    made = worlds.asker(graph, lang="ja").owners("hub")

    assert check(made.scene) == []
    assert any("Hub" in text for text in texts(made))
