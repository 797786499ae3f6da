"""Triples in, facts out; and a kind of relation that costs no Python."""

from conftest import EVIDENCE, companies, stake
from keiretsu.knowledge import load


def test_a_new_kind_of_relation_costs_no_python(world):
    kg = world(
        companies("a", "b")
        + """
kei:Sponsoring a owl:Class , kei:Kind ; rdfs:subClassOf kei:Statement ; rdfs:label "sponsoring"@en ;
    kei:tail kei:sponsor ; kei:head kei:sponsored ; kei:reads "sponsors {season|now}" ; kei:readsBack "is sponsored by" ; kei:weight 2 ;
    skos:definition "A party pays for another's racing."@en .
kei:sponsor a owl:ObjectProperty ; rdfs:label "sponsor"@en . kei:sponsored a owl:ObjectProperty ; rdfs:label "sponsored"@en .
kei:season a owl:DatatypeProperty ; rdfs:label "season"@en .
"""
        + f'id:s a kei:Sponsoring ; kei:sponsor id:a ; kei:sponsored id:b ; kei:season "in summer" ; kei:observed "2020-05-05" ; {EVIDENCE} .\n'
    )
    asked = kg.scope(at="2020-05-05")

    (path,) = kg.ways("a", "b", asked=asked).paths
    (back,) = kg.ways("b", "a", asked=asked).paths

    assert str(path.steps[0]) == "A sponsors in summer B as of 5 May 2020"
    assert str(back.steps[0]) == "B is sponsored by A as of 5 May 2020"
    assert path.cost == 2
    assert [finding.rule for finding in kg.findings("error")] == []


def test_a_link_is_a_fact_without_dates_and_evidence(example):
    link = example.world.facts["alder-twig/underBrand/alder-brand"]

    assert (link.tails, link.heads, link.evidence) == (("alder-twig",), ("alder-brand",), ())


def test_what_an_author_leaves_out_is_what_the_ontology_says(example):
    fact = example.world.facts["alder-in-cedar"]

    assert (fact.stage, fact.standing, fact.evidence[0].modality) == ("inEffect", "accepted", "states")


def test_figures_and_dates_are_kept_as_written(world):
    kg = world(companies("a", "b") + stake("s", "a", "b", 'kei:capital "43.40" ; kei:start "1985~"'))

    assert kg.world.facts["s"].values["capital"] == ("43.40",)
    assert kg.world.facts["s"].values["start"] == ("1985~",)


def test_a_plan_holds_from_its_announcement_until_it_is_shelved(example):
    period = example.world.facts["plan-sedan"].period

    assert (period.possible_from, period.possible_until) == ("2013-11-05", "2015-02-03")


def test_two_that_follow_one_another_never_surely_hold_together(example):
    earlier, later = (example.world.facts[f"birch-in-alder-{n}"].period for n in (43, 15))

    assert earlier.possible_until <= max(later.certain_from, "2023-12-31")
    assert later.possible_from >= earlier.certain_until


def test_of_two_that_follow_one_another_one_is_taken_on_any_day(example):
    days = [f"2023-{month:02}-15" for month in range(1, 13)]

    for day in days:
        held = [fact.id for fact in example.at(day).facts if fact.id.startswith("birch-in-alder")]
        assert len(held) == 1, (day, held)


def test_a_generation_is_not_there_before_its_first_dated_statement(example):
    asked = example.scope(at="2005")

    assert not example.ways("alder-twig", "cedar", asked=asked).paths


def test_an_event_is_sure_only_on_a_day_that_is_known(world):
    kg = world(
        companies("a")
        + "".join(
            f'id:e{n} a kei:CorporateEvent ; kei:eventKind kei:founding ; kei:concerns id:a ; kei:on "{day}" ; {EVIDENCE} .\n'
            for n, day in enumerate(("2000", "2000-05-05"))
        )
    )
    asked = kg.scope(at="2000-05-05").span

    assert [kg.world.facts[f"e{n}"].period.sureness(asked) for n in (0, 1)] == ["presumed", "certain"]


def test_the_same_in_every_rdf_syntax(tmp_path, example):
    import pyoxigraph as ox

    quads = example.quads()
    for ending, form in (
        (".nt", ox.RdfFormat.N_TRIPLES),
        (".nq", ox.RdfFormat.N_QUADS),
        (".trig", ox.RdfFormat.TRIG),
        (".rdf", ox.RdfFormat.RDF_XML),
        (".jsonld", ox.RdfFormat.JSON_LD),
    ):
        file = tmp_path / f"same{ending}"
        file.write_bytes(ox.serialize(quads, format=form))
        again = load([file], only_data=True)

        assert again.world.facts == example.world.facts, ending
        assert again.world.things == example.world.things, ending
