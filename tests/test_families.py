"""Which cars are one car."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import EVIDENCE, companies
from keiretsu.families import Link, chained, families, follows
from keiretsu.narrow import narrowed

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parent / "cases" / "ownership_cases.json").read_text())["cases"]
    if case["family"] == "equivalence_chain"
}


def cars(*ids):
    brand = 'id:brand a kei:Brand ; rdfs:label "Brand"@en .\n' + companies("a")
    return brand + "".join(f'id:{i} a kei:Nameplate ; rdfs:label "{i}"@en ; kei:underBrand id:brand .\n' for i in ids)


def rebadge(original, copy, rest='kei:start "2000"'):
    return f"id:{original}-as-{copy} a kei:Rebadging ; kei:original id:{original} ; kei:rebadge id:{copy} ; {rest} ; {EVIDENCE} .\n"


def found(kg):
    return families(kg.world, narrowed(kg.world, kg.scope(ever=True)))


def test_a_rebadge_of_a_rebadge_is_of_the_family(world):
    kg = world(cars("x", "y", "z") + rebadge("x", "y") + rebadge("y", "z"))

    (family,) = found(kg)

    assert [member.id for member in family.members] == ["x", "y", "z"]
    assert family.id == "x"


def test_a_shared_platform_builds_no_family(world):
    kg = world(
        cars("x", "y") + f'id:s a kei:PlatformSharing ; kei:sharer id:x , id:y ; kei:start "2000" ; {EVIDENCE} .\n'
    )

    assert found(kg) == []


def test_two_generations_of_one_name_stay_two_families(world):
    kg = world(
        cars("x", "y")
        + "".join(
            f'id:{n}-{year} a kei:Generation ; rdfs:label "{n} {year}"@en ; kei:generationOf id:{n} .\n'
            for n in ("x", "y")
            for year in (2013, 2019)
        )
        + rebadge("x-2013", "y-2013")
        + rebadge("x-2019", "y-2019")
    )

    assert [[member.id for member in family.members] for family in found(kg)] == [
        ["x-2013", "y-2013"],
        ["x-2019", "y-2019"],
    ]
    assert len(kg.family("x")) == 2


def test_equals_are_members_without_an_arrow(world):
    kg = world(
        cars("x", "y", "z") + f'id:t a kei:Twinning ; kei:twin id:x , id:y , id:z ; kei:start "2000" ; {EVIDENCE} .\n'
    )

    (family,) = found(kg)

    assert [fact.id for fact in family.facts] == ["t"]
    assert follows(family, kg.world) == []


def test_the_one_fact_that_holds_a_family_together_is_its_bridge(world):
    kg = world(cars("x", "y", "z") + rebadge("x", "y") + rebadge("y", "z") + rebadge("x", "z"))
    other = world(cars("x", "y", "z") + rebadge("x", "y") + rebadge("y", "z"))

    assert found(kg)[0].bridges == ()
    assert found(other)[0].bridges == ("x-as-y", "y-as-z")


def test_a_nameplate_joins_only_rebadges_whose_years_meet(world):
    kg = world(
        cars("x", "old", "late", "later")
        + rebadge("x", "old", 'kei:start "1989" ; kei:end "1996"')
        + rebadge("x", "late", 'kei:start "2020" ; kei:end "2024"')
        + rebadge("x", "later", 'kei:observed "2022"')
    )

    assert [[member.id for member in family.members] for family in found(kg)] == [["late", "later", "x"], ["old", "x"]]


def test_undated_rebadges_of_a_nameplate_are_not_joined_by_it(world):
    kg = world(
        cars("x", "y", "z")
        + rebadge("x", "y", "kei:likeness kei:badgeOnly")
        + rebadge("x", "z", "kei:likeness kei:badgeOnly")
    )

    assert [[member.id for member in family.members] for family in found(kg)] == [["x", "y"], ["x", "z"]]


def test_a_rejected_rebadge_joins_nothing(world):
    kg = world(cars("x", "y") + rebadge("x", "y", 'kei:standing kei:rejected ; kei:reason "No." ; kei:start "2000"'))

    assert found(kg) == []


def test_chain_semra_exact4(world):
    case = CASES["chain-semra-exact4"]
    kg = world(cars(*case["nodes"]) + "".join(rebadge(edge["source"], edge["target"]) for edge in case["edges"]))

    derived = [[link.start, link.relation, link.end] for link in follows(found(kg)[0], kg.world)]

    assert sorted(derived) == sorted(case["expected"])


@pytest.mark.parametrize("id_", ["chain-semra-exact-broad-exact", "chain-semra-broad-exact-broad"])
def test_a_chain_is_as_its_links_that_are_not_exact(id_):
    case = CASES[id_]
    steps = {(edge["source"], edge["target"]): edge["predicate"] for edge in case["edges"]}
    names = case["nodes"]

    derived = [
        [start, chained(steps[hop] for hop in zip(names[i:j], names[i + 1 : j + 1], strict=True)), end]
        for i, start in enumerate(names)
        for j, end in enumerate(names)
        if j > i + 1
    ]

    assert derived == case["expected"]


def test_chain_confidence_semra_trap_cannot_be_set():
    """Statements carry degrees of sureness and no numeric confidence, so a longer chain cannot grow surer."""
    assert CASES["chain-confidence-semra-trap"]["expected"]["semra_default"] == 1
    assert not hasattr(Link, "confidence")


def test_broad_and_narrow_in_one_chain_say_nothing():
    assert chained(["broad", "exact", "narrow"]) is None
