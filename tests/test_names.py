"""From what a person types to the thing meant."""

import pytest

from conftest import EVIDENCE, companies
from keiretsu.errors import AmbiguousName, UnknownName
from keiretsu.names import Meaning, fold

SHARED = companies("a") + (
    'id:talbot a kei:Company ; rdfs:label "Talbot"@en .\n'
    'id:talbot-brand a kei:Brand ; rdfs:label "Talbot"@en .\n'
    'id:talbot-car a kei:Nameplate ; rdfs:label "Talbot"@en ; kei:underBrand id:talbot-brand .\n'
)


@pytest.mark.parametrize(
    "typed", ["Alder", "ALDER  motor", "alder-motor", "アルダー自動車", "ｱﾙﾀﾞｰ自動車", "id:alder", "alder", "q1"]
)
def test_any_known_name_in_any_spelling_finds_the_thing(example, typed):
    assert example.meaning(typed, kind="company").id == "alder"


def test_accents_and_punctuation_do_not_matter():
    assert fold("Citroën C-Zéro") == fold("citroen czero")


def test_the_whole_address_is_a_name(example):
    assert example["https://w3id.org/keiretsu/id/cedar"].label == "Cedar"


def test_unknown_name_suggests_the_nearest(example):
    with pytest.raises(UnknownName) as caught:
        example["Cedr"]

    assert caught.value.nearest[0] == "Cedar"
    assert len(caught.value.nearest) <= 3


def test_a_former_name_is_taken_and_said(example):
    found = example.meaning("Pinewood Motors")

    assert (found.id, found.remark) == ("dogwood", "Pinewood Motors is now Dogwood")


def test_a_company_goes_before_its_brand_and_a_brand_before_its_car(world):
    kg = world(SHARED)

    found = kg.meaning("talbot", kind=None)

    assert found.id == "talbot"


def test_the_choice_is_said(world):
    kg = world(SHARED)

    assert "also: talbot-brand (brand)" in kg.meaning("Talbot").remark or kg.meaning("Talbot").id == "talbot"


def test_the_kind_decides(world):
    kg = world(SHARED)

    assert kg.meaning("Talbot", kind="brand").id == "talbot-brand"
    assert kg.meaning("Talbot", kind="car").id == "talbot-car"


def test_two_of_one_kind_are_listed(world):
    kg = world(
        'id:talbot-1903 a kei:Company ; rdfs:label "Talbot"@en .\nid:talbot-psa a kei:Company ; rdfs:label "Talbot"@en .\n'
    )

    with pytest.raises(AmbiguousName) as caught:
        kg["Talbot"]

    assert [id_ for id_, _ in caught.value.choices] == ["talbot-1903", "talbot-psa"]


def test_a_sign_that_spelling_forgives_tells_two_cars_apart(world):
    kg = world(
        'id:swift a kei:Nameplate ; rdfs:label "Swift"@en .\nid:swift-plus a kei:Nameplate ; rdfs:label "Swift+"@en .\n'
    )

    assert kg.meaning("SWIFT") == Meaning("swift")
    assert kg.meaning("Swift+") == Meaning("swift-plus")
    with pytest.raises(AmbiguousName):
        kg["swi ft"]


def test_get_gives_none_where_brackets_raise(example):
    assert example.get("nobody at all") is None


def test_names_of_the_day_are_used(example):
    name_then, name_now = example.namer(example.scope(at="2013").span), example.namer(example.scope(at="2023").span)

    assert (name_then("dogwood"), name_now("dogwood")) == ("Pinewood Motors", "Dogwood")


def test_another_language_turns_the_name_round(example):
    assert example.namer(lang="ja")("alder") == "アルダー自動車 (Alder Motor)"
    assert example.namer(lang="ja")("birch") == "Birch"


def test_find_puts_whole_names_before_parts_and_things_before_statements(example):
    found = example.find("alder")

    assert found[0].id == "alder"
    assert found[0].score == 100
    statements = [match.score for match in found if match.id in example.world.facts]
    things = [match.score for match in found if match.id in example.world.things]
    assert max(statements) < min(things)


def test_find_forgives_a_slip(example):
    assert example.find("dogwod")[0].id == "dogwood"


def test_a_statement_is_found_by_its_label(example):
    assert example.meaning("A sedan of Birch's for Dogwood").id == "plan-sedan"


def test_an_alias_of_the_thing_is_no_former_name(world):
    kg = world(
        'id:a a kei:Company ; rdfs:label "A Motor"@en ; skos:altLabel "A"@en .\n'
        f'id:n a kei:Naming ; kei:names id:a ; kei:name "A"@en ; kei:start "2000" ; {EVIDENCE} .\n'
    )

    assert kg.meaning("A").remark == ""
