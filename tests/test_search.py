"""The best ways between two things."""

from __future__ import annotations

import itertools
import json
import random
from fractions import Fraction
from pathlib import Path

import networkx as nx
import pytest

from conftest import EVIDENCE, companies, stake
from keiretsu.period import today
from keiretsu.search import DOUBT

CASES = {
    case["id"]: case
    for case in json.loads(
        (Path(__file__).parent / "cases" / "ownership_cases.json").read_text(), parse_float=Fraction
    )["cases"]
}


def tie(a, b, weight):
    """A kind of its own for each weight, so that a way costs what the case says: declared in the data itself."""
    kind = f"Tie{str(weight).replace('.', '')}"
    return (
        f'kei:{kind} a owl:Class , kei:Kind ; rdfs:subClassOf kei:Statement ; rdfs:label "tie"@en ; kei:tail kei:holder ; kei:head kei:issuer ;\n'
        f'    kei:reads "is tied to" ; kei:readsBack "is tied to" ; kei:weight {weight} ; kei:lasting true .\n'
        f'id:{a}-{b} a kei:{kind} ; kei:holder id:{a} ; kei:issuer id:{b} ; kei:start "2000" ; {EVIDENCE} .\n'
    )


def things(path):
    return ">".join(path.things)


def test_ksp_yen_wikipedia(world):
    """On a graph with tolls the order may differ from Yen's; here every way that he names is found, and at his weights."""
    case = CASES["ksp-yen-wikipedia"]
    kg = world(companies(*case["nodes"]) + "".join(tie(e["source"], e["target"], e["weight"]) for e in case["edges"]))

    found = {
        things(path): sum(kg.world.vocabulary.kinds[step.fact.kind].weight for step in path)
        for path in kg.ways("c", "h", k=10).paths
    }

    assert {way: found.get(way) for way, _ in case["expected"]} == dict(case["expected"])


def test_ksp_puppygraph_modern(world):
    case = CASES["ksp-puppygraph-modern"]
    kg = world(
        companies(*case["nodes"]) + "".join(tie(e["source"], e["target"], float(e["weight"])) for e in case["edges"])
    )

    found = kg.ways("marko", "lop", k=3).paths

    assert [things(path) for path in found] == [way for way, _ in case["expected"]]


def test_simple_paths_yugabyte(world):
    case = CASES["simple-paths-yugabyte"]
    kg = world(
        companies(*case["nodes"])
        + "".join(
            stake(f"{e['source']}-{e['target']}", e["source"], e["target"], 'kei:capital "9" ; kei:start "2000"')
            for e in case["edges"]
        )
    )
    asked = kg.scope(ever=True)

    found = {
        things(path)
        for end in case["nodes"]
        if end != "n2"
        for path in kg.ways("n2", end, k=10, asked=asked, directed=True, detours=True).paths
    }

    assert found == set(case["expected"])


def test_path_hub_penalty_dayz_ek(world):
    """A middleman costs log2 of its distinct neighbours, so the venture wins, then the class, then the country."""
    case = CASES["path-hub-penalty-dayz-ek"]
    hubs = {"nmkv": 4, "kei-car": 32, "japan": 256}
    extras = "".join(companies(*(f"{hub}-{n}" for n in range(size - 2))) for hub, size in hubs.items())
    ties = "".join(tie(end, hub, 1) for hub in hubs for end in ("dayz", "ek"))
    ties += "".join(tie(f"{hub}-{n}", hub, 1) for hub, size in hubs.items() for n in range(size - 2))
    kg = world(companies("dayz", "ek", *hubs) + extras + ties)

    found = kg.ways("dayz", "ek", k=3).paths

    assert [path.cost - 1 for path in found] == [cost - 1 for _, cost in case["expected"]]
    assert [path.things[1] for path in found] == ["nmkv", "kei-car", "japan"]


def test_covalid_path(world):
    case = CASES["covalid-path"]
    kg = world(
        companies(*case["nodes"])
        + "".join(
            stake(
                f"{e['source']}-{e['target']}",
                e["source"],
                e["target"],
                f'kei:capital "9" ; kei:start "{e["valid_from"]}-01-01"'
                + (f' ; kei:end "{e["valid_to"]}-01-01"' if e["valid_to"] else ' ; kei:observed "2020-01-01"'),
            )
            for e in case["edges"]
        )
    )

    found = {things(path): path.held_at_once() for path in kg.ways("a", "c", k=2, asked=kg.scope(ever=True)).paths}

    assert (found["a>b>c"].start, found["a>b>c"].until) == ("2012-01-01", "2014-01-01")
    assert found["a>d>c"] is None
    assert case["expected"] == {"a>b>c": [2012, 2014], "a>d>c": None}


def test_asked_on_a_day_only_ties_of_that_day_are_walked(world):
    kg = world(companies("a", "b") + stake("s", "a", "b", 'kei:capital "9" ; kei:start "2000" ; kei:end "2005"'))

    assert kg.ways("a", "b", asked=kg.scope(at="2003")).paths
    assert not kg.ways("a", "b", asked=kg.scope(at="2010")).paths


def cars_of_one_brand():
    brand = companies("maker") + 'id:brand a kei:Brand ; rdfs:label "Brand"@en .\n'
    plates = "".join(
        f'id:car-{n} a kei:Nameplate ; rdfs:label "Car {n}"@en ; kei:underBrand id:brand .\n' for n in (1, 2)
    )
    return brand + plates


def test_nothing_is_passed_from_sibling_to_sibling(world):
    kg = world(cars_of_one_brand())

    assert not kg.ways("car-1", "car-2", asked=kg.scope(ever=True)).paths


def test_a_brand_joins_its_car_to_its_holder(world):
    kg = world(
        cars_of_one_brand()
        + f'id:h a kei:BrandHolding ; kei:holder id:maker ; kei:brand id:brand ; kei:right kei:owned ; kei:start "2000" ; {EVIDENCE} .\n'
    )

    (path,) = kg.ways("car-1", "maker", asked=kg.scope(ever=True)).paths

    assert path.things == ("car-1", "brand", "maker")


def test_a_brand_may_be_where_one_starts(world):
    kg = world(cars_of_one_brand())

    assert kg.ways("brand", "car-2", asked=kg.scope(ever=True)).paths


def test_the_next_way_prefers_other_middlemen(world):
    names = ("a", "m1", "m2", "n", "z")
    ties = [("a", "m1"), ("m1", "m2"), ("m1", "z"), ("m2", "z"), ("a", "n"), ("n", "z"), ("n", "m2")]
    kg = world(companies(*names) + "".join(tie(x, y, 1) for x, y in ties))

    first, second = kg.ways("a", "z", k=2).paths

    assert set(first.things[1:-1]).isdisjoint(second.things[1:-1])


def test_a_merely_possible_tie_costs_more(world):
    kg = world(companies("a", "b") + stake("s", "a", "b", 'kei:capital "9" ; kei:observed "2000-01-01"'))

    sure, doubtful = (kg.ways("a", "b", asked=kg.scope(at=day)).paths[0] for day in ("2000-01-01", "2020-01-01"))

    assert doubtful.cost - sure.cost == DOUBT


def test_a_detour_round_a_tie_on_the_way_is_no_way(world):
    ties = [("a", "b"), ("b", "z"), ("b", "m"), ("m", "z")]
    kg = world(companies("a", "b", "m", "z") + "".join(tie(x, y, 1) for x, y in ties))

    assert [path.things for path in kg.ways("a", "z", k=5).paths] == [("a", "b", "z")]
    assert [path.things for path in kg.ways("b", "z", k=5).paths] == [("b", "z"), ("b", "m", "z")]


def test_ties_that_never_held_together_cost_more(world):
    kg = world(
        companies("a", "m", "n", "z")
        + stake("am", "a", "m", 'kei:capital "9" ; kei:start "1950" ; kei:end "1960"')
        + stake("mz", "m", "z", 'kei:capital "9" ; kei:start "1990" ; kei:end "1995"')
        + stake("an", "a", "n", 'kei:capital "9" ; kei:start "1990" ; kei:end "1995"')
        + stake("nz", "n", "z", 'kei:capital "9" ; kei:start "1990" ; kei:end "1995"')
        + stake("nothing", "n", "nothing", 'kei:capital "9" ; kei:start "1990" ; kei:end "1995"')
        + companies("nothing")
    )

    assert kg.ways("a", "z", asked=kg.scope(ever=True)).paths[0].things == ("a", "n", "z")


def test_of_parallel_stakes_the_one_that_held_beside_the_rest_is_told(world):
    kg = world(
        companies("a", "b", "c")
        + stake("old", "a", "b", 'kei:capital "9" ; kei:start "1950" ; kei:end "1960"')
        + stake("new", "a", "b", 'kei:capital "20" ; kei:start "1990" ; kei:end "1999"')
        + stake("bc", "b", "c", 'kei:capital "9" ; kei:start "1952" ; kei:end "1955"')
    )

    (path,) = kg.ways("c", "a", asked=kg.scope(ever=True)).paths

    assert [step.fact.id for step in path] == ["bc", "old"]
    assert path.held_at_once() is not None


def test_a_way_that_held_at_once_is_told_so_whichever_of_its_parallel_stakes_is_newest(world):
    kg = world(
        companies("a", "b", "c")
        + stake("old", "a", "b", 'kei:capital "43" ; kei:start "2000" ; kei:end "2023"')
        + stake("new", "a", "b", 'kei:capital "17" ; kei:start "2024-06" ; kei:observed "2025"')
        + stake("bc", "b", "c", 'kei:capital "9" ; kei:start "2010" ; kei:end "2021"')
    )

    (there,), (back,) = (kg.ways(*ends, asked=kg.scope(ever=True)).paths for ends in (("a", "c"), ("c", "a")))

    assert [step.fact.id for step in there] == ["old", "bc"]
    assert [step.fact.id for step in back] == ["bc", "old"]
    assert [fact.id for fact in there.steps[0].also] == ["new"]
    assert there.held_at_once().sureness == "certain"


def test_of_parallel_stakes_that_are_over_the_largest_is_told_and_one_in_force_before_it(world):
    past = stake("large", "a", "b", 'kei:capital "43" ; kei:start "2000" ; kei:end "2013"')
    past += stake("small", "a", "b", 'kei:capital "17" ; kei:start "2013" ; kei:end "2016"')
    past += stake("bc", "b", "c", 'kei:capital "9" ; kei:start "2010" ; kei:end "2021"')
    now = stake("now", "a", "b", f'kei:capital "3" ; kei:start "2020" ; kei:observed "{today()}"')

    def told(data, **asked):
        kg = world(companies("a", "b", "c") + data)
        return [step.fact.id for step in kg.ways("a", asked.pop("end", "c"), asked=kg.scope(**asked)).paths[0]]

    assert told(past, ever=True) == ["large", "bc"]
    assert told(past, at="2014") == ["small", "bc"]
    assert told(past + now, ever=True, end="b") == ["now"]


def test_of_parallel_ties_one_without_a_date_is_told_last(world):
    def works(id_, more):
        return f"id:{id_} a kei:Cooperation ; kei:party id:a , id:b ; kei:cooperationKind kei:licensing {more} ; {EVIDENCE} .\n"

    kg = world(companies("a", "b") + works("a-undated", "") + works("b-dated", '; kei:start "2014"'))

    assert kg.ways("a", "b").paths[0].steps[0].fact.id == "b-dated"


def test_limits_are_kept(world):
    kg = world(
        companies("a", "b", "c", "d")
        + stake("ab", "a", "b", 'kei:capital "60" ; kei:start "2000"')
        + stake("bc", "b", "c", 'kei:capital "10" ; kei:start "2000"')
        + stake("ac", "d", "c", 'kei:capital "80" ; kei:start "2000"')
        + stake("ad", "a", "d", 'kei:capital "80" ; kei:start "2000"')
    )
    ever = kg.scope(ever=True)

    assert kg.ways("a", "c", asked=ever, not_via=["b"]).paths[0].things == ("a", "d", "c")
    assert kg.ways("a", "c", asked=kg.scope(ever=True, min_share="50")).paths[0].things == ("a", "d", "c")
    assert not kg.ways("a", "c", asked=ever, max_steps=1).paths
    assert not kg.ways("c", "a", asked=ever, directed=True).paths
    assert not kg.ways("a", "c", asked=kg.scope(ever=True, without=["shareholding"])).paths


def test_no_way_says_what_cut_it(world):
    kg = world(companies("a", "b") + stake("s", "a", "b", 'kei:capital "9" ; kei:start "2000" ; kei:end "2005"'))

    assert "--ever" in kg.ways("a", "b").why_none
    assert "one and the same" in kg.ways("a", "a").why_none
    assert "Nothing on file" in world(companies("a", "b")).ways("a", "b").why_none


def test_the_answer_does_not_depend_on_the_order_of_the_file(world):
    names = "abcdefgh"
    ties = [tie(x, y, 1) for x, y in itertools.combinations(names, 2) if (ord(x) * ord(y)) % 3]
    answers = set()
    for seed in range(8):
        random.Random(seed).shuffle(ties)
        kg = world(companies(*names) + "".join(ties))
        answers.add(tuple(path.things for path in kg.ways("a", "h", k=5).paths))

    assert len(answers) == 1


def test_the_best_way_costs_what_networkx_finds_on_random_graphs(world):
    rng = random.Random(7)
    for _ in range(15):
        names = [f"n{i}" for i in range(12)]
        pairs = sorted({tuple(sorted(rng.sample(names, 2))) for _ in range(20)})
        kg = world(companies(*names) + "".join(tie(a, b, 1) for a, b in pairs))
        graph = nx.Graph(pairs)
        for start, end in itertools.combinations(sorted(graph), 2):
            found = kg.ways(start, end, max_steps=12).paths
            assert bool(found) == nx.has_path(graph, start, end)
            if found:
                assert found[0].cost == pytest.approx(_least_cost(graph, start, end), abs=1e-3)


def _least_cost(graph, start, end):
    import math

    def weight(_, to, __):
        return 1 + (0 if to == end else math.log2(graph.degree(to)))

    return nx.shortest_path_length(graph, start, end, weight=weight)


def test_sparql_path_multiplicity(world):
    """SPARQL counts routes with / and not with +: why ways come from the projection."""
    case = CASES["sparql-path-multiplicity"]
    kg = world(
        companies(*case["nodes"])
        + "".join(
            stake(
                f"{e['source']}{e['target']}", e["source"], e["target"], 'kei:capital "9" ; kei:observed "2026-11-01"'
            )
            for e in case["edges"]
        )
    )

    rows = [
        len(list(kg.sparql(f"SELECT ?x {{ id:a kei:ownsShareOf{path} ?x }}"))) for path in ("/kei:ownsShareOf", "+")
    ]

    assert rows == [case["expected"]["seq_rows"], case["expected"]["plus_rows"]]


def test_a_small_parcel_joins_less_than_a_venture_of_both(world):
    def held(holder, issuer, percent):
        return stake(
            f"{holder}-{issuer}", holder, issuer, f'kei:capital "{percent}" ; kei:start "2010" ; kei:end "2020"'
        )

    kg = world(
        companies("a", "b", "bank", "venture")
        + held("bank", "a", "1.2")
        + held("bank", "b", "2")
        + held("a", "venture", "40")
        + held("b", "venture", "60")
    )

    (path,) = kg.ways("a", "b", asked=kg.scope(ever=True)).paths

    assert things(path) == "a>venture>b"
