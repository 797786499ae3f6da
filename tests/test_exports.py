"""Statements out, in other people's formats."""

import csv
import io
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from keiretsu.exports import dot, gexf, graphml, rdf, table
from keiretsu.exports.network import plain
from keiretsu.knowledge import load
from keiretsu.narrow import narrowed

GEXF = {"g": "http://gexf.net/1.3"}


@pytest.fixture(scope="module")
def network(example):
    return plain(example.world, narrowed(example.world, example.scope(ever=True)), example.namer())


@pytest.mark.parametrize(("form", "ending"), [("turtle", ".ttl"), ("nquads", ".nq"), ("jsonld", ".jsonld")])
def test_rdf_comes_back_as_it_went(example, tmp_path, form, ending):
    file = tmp_path / f"out{ending}"
    file.write_bytes(rdf.write(example.quads(), form))

    again = load([file], only_data=True)

    assert again.world.facts == example.world.facts
    assert again.world.sources == example.world.sources
    assert rdf.write(again.quads(), form) == file.read_bytes()


def test_what_is_derived_comes_only_when_asked_for(example):
    assert b"possibleFrom" not in rdf.write(example.quads(), "turtle")
    assert b"possibleFrom" in rdf.write(example.quads(derived=True), "turtle")


def test_graphml_is_read_by_networkx_with_all_edges(network):
    again = nx.parse_graphml(graphml.write(network).decode(), force_multigraph=True)

    assert sorted(again.nodes) == sorted(network.nodes)
    assert again.number_of_edges() == network.number_of_edges()


def test_gexf_has_a_spell_for_every_tie(network):
    root = ET.fromstring(gexf.write(network))

    edges = root.findall(".//g:edge", GEXF)
    assert root.find("g:graph", GEXF).get("mode") == "dynamic"
    assert len(edges) == network.number_of_edges()
    spells = {
        edge.find("g:attvalues/g:attvalue[@for='1']", GEXF).get("value"): edge.find(".//g:spell", GEXF).attrib
        for edge in edges
    }
    assert spells["Birch held 43.4 % of Alder Motor from 1999 to 2023"] == {
        "start": "1999-01-01",
        "endopen": "2023-12-31",
    }
    assert spells["Alder Twig is sold under the brand Alder"] == {}


def test_dot_quotes_what_would_end_a_string(network):
    graph = network.copy()
    graph.nodes["alder"]["label"] = 'A<B & "C" \\'

    assert '"A<B & \\"C\\" \\\\"' in dot.write(graph).decode()


def test_csv_has_a_row_for_every_arrow_and_no_formula(network):
    graph = network.copy()
    for _, _, values in graph.edges(data=True):
        values["sentence"] = "=HYPERLINK(1)"

    rows = list(csv.DictReader(io.StringIO(table.write(graph).decode())))

    assert len(rows) == graph.number_of_edges()
    assert {row["sentence"] for row in rows} == {"'=HYPERLINK(1)"}
    assert {row["kind"] for row in rows} >= {"Shareholding", "Rebadging"}


def test_the_same_data_gives_the_same_bytes(example, network):
    again = plain(example.world, list(reversed(narrowed(example.world, example.scope(ever=True)))), example.namer())

    for writer in (graphml, gexf, dot, table):
        assert writer.write(again) == writer.write(network), writer.__name__
