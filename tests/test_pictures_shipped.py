"""Every picture of everything that ships keeps every rule."""

import random

import pytest

import picture_worlds as worlds
from keiretsu.errors import NoAnswer
from keiretsu.families import families
from keiretsu.narrow import narrowed


def parties(graph):
    return [id_ for id_, thing in graph.world.things.items() if graph.world.vocabulary.is_a(thing.kind, "Party")]


def breaches(calls):
    """How many pictures there are, and what is wrong with which."""
    count, wrong = 0, []
    for call, *given in calls:
        try:
            picture = call(*given)
        except NoAnswer:
            continue
        count += 1
        wrong += [f"{call.__name__} {given[:1]}: {finding}" for finding in picture.findings]
    return count, wrong


@pytest.mark.slow
@pytest.mark.parametrize("ever", [False, True])
def test_all_parties(shipped, ever):
    ask = worlds.asker(shipped, at="2026-11-24", ever=ever)
    calls = [(make, id_) for id_ in parties(shipped) for make in (ask.around, ask.owners, ask.holdings)]

    count, wrong = breaches(calls)

    assert wrong == []
    assert count > 600


@pytest.mark.slow
def test_all_families(shipped):
    ask = worlds.asker(shipped, ever=True)
    found = families(shipped.world, narrowed(shipped.world, shipped.scope(ever=True)))

    count, wrong = breaches((ask.family, family.id, [family]) for family in found)

    assert wrong == []
    assert count == len(found) > 300


@pytest.mark.slow
def test_fifty_paths(shipped):
    chance, found = random.Random(2013), []
    cars = [id_ for id_, thing in shipped.world.things.items() if shipped.world.vocabulary.is_a(thing.kind, "Product")]
    ends = sorted([*parties(shipped), *cars])
    while len(found) < 50:
        scope = shipped.scope(ever=True)
        ways = shipped.ways(*chance.sample(ends, 2), k=chance.choice([1, 2, 3, 6]), asked=scope, max_steps=7)
        if ways.paths:
            found.append(ways)
    ask = worlds.asker(shipped, ever=True)

    assert breaches((ask.path, ways) for ways in found) == (50, [])


@pytest.mark.slow
def test_all_timelines(shipped):
    ask = worlds.asker(shipped, ever=True)

    count, wrong = breaches((ask.timeline, [id_]) for id_ in parties(shipped))

    assert wrong == []
    assert count > 200


@pytest.mark.parametrize("day", ["1995", "2005", "2013-11-08", "2026-11-24"])
def test_the_ring_of_everything(shipped, day):
    assert worlds.asker(shipped, at=day).industry().findings == []


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_a_few_well_known_ones_in_every_theme(shipped, theme):
    ask = worlds.asker(shipped, at="2013-11-08", include=("announced", "contested", "rumoured"), theme=theme)
    well_known = ("nissan", "renault", "mitsubishi-motors", "toyota", "volkswagen")

    count, wrong = breaches([(make, id_) for id_ in well_known for make in (ask.around, ask.owners, ask.holdings)])

    assert wrong == []
    assert count >= 12


def test_a_narrow_page_cuts_no_row_before_its_years_and_sources(shipped):
    scene = worlds.asker(shipped, at="2026-11-24", width=700).around("nissan").scene

    low = [
        text.text for text in scene.texts if text.owner.startswith("row-") and text.text.startswith(("as ", "from "))
    ]

    assert len(low) > 6
    assert [words for words in low if not words.endswith("]")] == []
