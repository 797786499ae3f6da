"""The Python face."""

import networkx as nx
import pytest
import rdflib

import keiretsu
from conftest import EVIDENCE, companies
from keiretsu.counting import gaps
from keiretsu.errors import NoAnswer, UnknownName


def test_a_path_is_steps_that_say_themselves_and_know_their_sources(example):
    path = example.path("Alder Twig", "Birch", at="2013-11-08")

    assert [str(step) for step in path][-1] == "Alder Motor was 43.4 % owned by Birch from 1999 to 2023"
    assert path.steps[-1].fact.sources == ("gazette-2013", "report-2023")


def test_no_path_is_an_error_that_says_what_cut_it(example):
    with pytest.raises(NoAnswer, match="--ever"):
        example.path("alder", "birch", at="1900")


def test_a_day_has_only_what_held_then(example):
    ids = {fact.id for fact in example.at("2013-11-08").facts}

    assert "birch-in-alder-43" in ids
    assert not ids & {"birch-in-alder-15", "alder-in-dogwood-34", "birch-in-alder-majority-claim"}


def test_what_is_around_a_thing_is_a_plain_networkx_graph(example):
    near = example.around("Cedar", at="2013-11-08").network

    assert type(near) is nx.MultiDiGraph
    assert set(near) == {"cedar", "alder", "dogwood", "alder-twig-2013"}
    assert near.edges["alder", "cedar", "alder-in-cedar"]["fact"].value("capital") == "50"


def test_the_whole_network_has_an_edge_for_each_accepted_fact_in_effect(example):
    keys = {key for _, _, key in example.network.edges(keys=True)}

    assert "twig-bud-twins" in keys
    assert "birch-in-alder-majority-claim" not in keys
    assert "plan-sedan" not in keys


def test_sparql_is_native_and_rdf_is_rdflib(example):
    assert bool(example.sparql("ASK { id:cedar a kei:JointVenture }"))
    assert isinstance(example.rdf, rdflib.Graph)


def test_an_unknown_name_is_an_error_of_the_library(example):
    with pytest.raises(UnknownName):
        example["nobody"]


def test_the_package_shows_its_two_names():
    assert keiretsu.__all__ == ["KnowledgeGraph", "load"]
    assert all(hasattr(keiretsu, name) for name in keiretsu.__all__)
    with pytest.raises(AttributeError):
        _ = keiretsu.nothing


def test_a_plant_that_a_production_names_is_no_gap(world):
    kg = world(
        companies("a")
        + 'id:b a kei:Brand ; rdfs:label "B"@en .\nid:x a kei:Nameplate ; rdfs:label "X"@en ; kei:underBrand id:b .\n'
        + "".join(f'id:{plant} a kei:Plant ; rdfs:label "{plant}"@en .\n' for plant in ("used", "idle"))
        + f'id:s a kei:Production ; kei:builder id:a ; kei:product id:x ; kei:plant id:used ; kei:start "2000" ; {EVIDENCE} .\n'
    )

    untied = [row["id"] for row in gaps(kg.world) if row["gap"] == "party or plant without a tie"]

    assert untied == ["idle"]
