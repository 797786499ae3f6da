"""Queries that may be anyone's."""

import time

import pytest

from keiretsu.errors import BadQuery, TooMuch
from keiretsu.sparql import ask_bounded, guard


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }",
        "SELECT * { SERVI\\u0043E <http://127.0.0.1/> { ?a ?b ?c } }",
        "LOAD <file:///etc/passwd>",
        "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }",
        "INSERT DATA { id:a id:b id:c }",
        "delete where { ?a ?b ?c }",
        "CLEAR ALL",
        "ASK {" + "{" * 5000 + "}" * 5000 + "}",
        "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
        "SELECT * { ?a ?b ?c } #" + "x" * 70_000,
    ],
)
def test_what_would_write_reach_out_or_end_the_engine_is_refused(query):
    with pytest.raises(BadQuery):
        guard(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?a ?b "SERVICE and LOAD are words" }',
        "SELECT * { ?a ?b ?c } # no INSERT here",
        "SELECT * { ?load ?from ?service }",
        "SELECT * { <http://x/load#FROM> ?b ?c }",
        "PREFIX load: <http://x/> SELECT * { load:from ?b ?c }",
        "SELECT * { ?a ?b '''INSERT ((((''' }",
    ],
)
def test_words_inside_strings_names_and_comments_are_no_matter(query):
    guard(query)


def test_a_bad_query_is_told_with_line_column_and_caret(example):
    with pytest.raises(BadQuery) as caught:
        example.sparql("SELECT ?x {\n ?x ?y ")

    assert "line 2" in str(caught.value)
    assert str(caught.value).endswith("^")


def test_an_unknown_prefix_lists_the_known(example):
    with pytest.raises(BadQuery, match=r'unknown prefix "keii:"\. Did you mean kei:'):
        example.sparql("SELECT ?x { ?x a keii:Company }")


def test_a_query_past_its_time_is_stopped_within_a_second(example):
    start = time.monotonic()
    with pytest.raises(TooMuch, match="--timeout"):
        ask_bounded(
            example.store(), "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.5
        )

    assert time.monotonic() - start < 1.5


def test_a_query_that_fills_the_memory_is_stopped(example):
    with pytest.raises((TooMuch, BadQuery)):
        ask_bounded(example.store(), "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g", timeout=60)


def test_the_four_forms_are_answered(example):
    store = example.store()

    rows = ask_bounded(store, "SELECT ?v { ?v a kei:JointVenture }", timeout=9)
    truth = ask_bounded(store, "ASK { id:cedar a kei:Brand }", timeout=9)
    made = ask_bounded(store, "CONSTRUCT { ?v a kei:Company } { ?v a kei:JointVenture }", timeout=9, form="ntriples")
    told = ask_bounded(store, "DESCRIBE id:cedar", timeout=9)

    assert rows.form == "solutions"
    assert b"id/cedar" in rows.content
    assert (truth.form, truth.truth) == ("boolean", False)
    assert made.content.endswith(b"def#Company> .\n")
    assert b"kei:JointVenture" in told.content


def test_what_is_derived_is_there_to_ask(example):
    (row,) = example.sparql("SELECT ?f ?l WHERE { id:birch-in-alder-43 kei:certainFrom ?f ; kei:capitalLow ?l }")
    stages = sorted(row["s"].value for row in example.sparql("SELECT ?s { id:plan-sedan kei:milestone/kei:stage ?s }"))

    assert (row["f"].value, row["l"].value) == ("1999-12-31", "43.35")
    assert [stage.rpartition("#")[2] for stage in stages] == ["announced", "shelved"]


def test_owns_share_of_is_made_for_the_day_asked_about(example):
    def reached(day):
        return {
            row["x"].value.rpartition("/")[2]
            for row in example.store(day).query(
                "PREFIX kei: <https://w3id.org/keiretsu/def#> PREFIX id: <https://w3id.org/keiretsu/id/> SELECT ?x { id:alder kei:ownsShareOf ?x }"
            )
        }

    assert reached("2013-11-08") == {"birch", "cedar"}
    assert reached("2023-12-31") == {"birch", "cedar", "dogwood"}


def test_the_rdflib_face_shows_the_same_store(example):
    rdf = example.rdf

    assert len(rdf) == len(list(example.store()))
    assert bool(rdf.query("ASK { id:cedar a kei:JointVenture }"))
