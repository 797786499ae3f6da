"""The named questions: two engines, one answer."""

import decimal

import pytest
import rdflib

from keiretsu import asking
from keiretsu.errors import BadFile, BadValue

GIVEN = {
    "held-on-a-day": ["2013-11-08"],
    "history-of-a-stake": ["Birch", "alder"],
    "partners-of-ventures": ["2014-01-01"],
    "claims-in-conflict": ["alder"],
    "audit-of-a-source": ["gazette-2013"],
    "plans-open-on-a-day": ["2014-06-01"],
    "plans-of-a-party": ["Dogwood"],
    "rival-guesses": ["plan-sedan"],
    "who-builds-twins": ["alder-twig"],
    "reach-of-stakes": ["Birch"],
    "capital-beside-votes": [],
    "cross-holdings": [],
    "name-on-a-day": ["Dogwood", "2013-11-08"],
    "stale-statements": ["2021-11-22"],
    "stakes-beyond-100": ["2013-11-08"],
    "owners-of": ["alder"],
    "rebadges-of-a-brand": ["pine-brand"],
}


def bound(kg, name, words):
    question = asking.named(name)
    return asking.bound(question, asking.words_by_parameter(question, words), kg.world, kg.index)


def plain(term):
    """A value without its way of writing: decimals by value, the rest by text."""
    if term is None:
        return None
    text, datatype = (
        (str(term), getattr(term, "datatype", None))
        if isinstance(term, rdflib.term.Node)
        else (term.value, getattr(term, "datatype", None))
    )
    if str(getattr(datatype, "value", datatype) or "").endswith(("#decimal", "#integer")):
        return decimal.Decimal(text)
    return text


@pytest.fixture(scope="session")
def in_rdflib(example):
    graph = rdflib.Graph()
    for quad in example.store():
        graph.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="nt")
    return graph


def test_every_question_is_asked_here():
    assert set(GIVEN) == {question.name for question in asking.questions()}


@pytest.mark.parametrize("name", GIVEN)
def test_both_engines_give_the_same_rows_in_the_same_order(example, in_rdflib, name):
    query = bound(example, name, GIVEN[name])
    native = example.sparql(query)
    names = [variable.value for variable in native.variables]

    ours = [[plain(row[n]) for n in names] for row in native]
    theirs = [[plain(row[n] if row[n] is not None else None) for n in names] for row in in_rdflib.query(query)]

    assert ours == theirs
    assert ours, "a question that finds nothing proves nothing"


def test_no_question_has_an_id_or_a_day_written_into_it():
    for question in asking.questions():
        body = "\n".join(line for line in question.query.splitlines() if not line.startswith("#+"))
        assert " id:" not in body, question.name
        assert "<https://w3id.org/keiretsu/id/" not in body, question.name
        assert '"20' not in body, question.name


def test_parameters_are_taken_in_order_or_by_name():
    question = asking.named("history-of-a-stake")

    assert asking.words_by_parameter(question, ["issuer=alder", "Birch"]) == {"issuer": "alder", "holder": "Birch"}


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("held-on-a-day", ["2013", "2014"], "one too many"),
        ("history-of-a-stake", ["Birch"], "needs issuer"),
        ("held-on-a-day", ["tomorrow"], "no date"),
        ("held-on-a-dya", [], "Did you mean held-on-a-day"),
    ],
)
def test_a_wrong_word_is_told_with_the_cure(example, name, words, told):
    with pytest.raises(BadValue, match=told):
        bound(example, name, words)


def test_a_word_cannot_break_out_of_its_place(example):
    with pytest.raises(Exception, match="no company or car"):
        bound(example, "owners-of", ["x> } SELECT * { ?a ?b ?c"])


def test_a_question_without_its_head_is_told(tmp_path):
    file = tmp_path / "headless.rq"
    file.write_text("SELECT * { ?a ?b ?c }")

    with pytest.raises(BadFile, match="summary"):
        asking.question(file)
