"""Files in: what is refused, and how that is said."""

import pytest

from conftest import PREFIXES, WORLDS, companies, stake
from keiretsu.errors import BadFile, BrokenData
from keiretsu.knowledge import load

ABOUT_A_TRIPLE = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/" rdf:version="1.2">
<rdf:Description rdf:about="https://example.org/r"><rdf:reifies rdf:parseType="Triple">
<rdf:Description rdf:about="https://example.org/s"><e:p>x</e:p></rdf:Description></rdf:reifies></rdf:Description>
</rdf:RDF>"""


def refused(tmp_path, name, text, error=BadFile):
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(error) as caught:
        load([file], only_data=True)
    return str(caught.value)


def test_a_syntax_error_is_told_with_file_line_and_caret(tmp_path):
    told = refused(tmp_path, "bad.ttl", PREFIXES + "id:a a kei:Company ;; rdfs:label .\n")

    first, shown, mark = told.splitlines()
    assert "bad.ttl:" in first
    assert mark.index("^") == shown.index("rdfs:label") + len("rdfs:label ")


@pytest.mark.parametrize("left_open", ['id:a rdfs:label "A .\n', "id:a rdfs:label", "id:a kei:evidence [ kei:says 1"])
def test_a_file_that_ends_too_soon_is_told_with_what_may_be_missing(tmp_path, left_open):
    told = refused(tmp_path, "open.ttl", PREFIXES + left_open)

    assert "Parser error" not in told
    assert "missing" in told.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.ttl", PREFIXES + "id:a id:b " + "[ id:c " * 3000 + "1" + "]" * 3000 + " ."),
        ("entities.rdf", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF/>'),
        ("remote.jsonld", '{"@context": "https://example.org/context", "@id": "x:y"}'),
        ("binary.ttl", b"\x00\xff\xfe"),
        ("unknown.doc", "hello"),
        ("empty.jsonld", "{"),
        ("about.rdf", ABOUT_A_TRIPLE),
        ("tilde.ttl", PREFIXES + 'id:a a kei:Company ; rdfs:label "A"@en ; kei:shares 53~ .'),
    ],
)
def test_what_is_unsafe_or_no_rdf_is_refused_whole(tmp_path, name, text):
    assert name in refused(tmp_path, name, text)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadFile, match="no such file"):
        load([tmp_path / "nowhere.ttl"])


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(BadFile, match="no RDF file"):
        load([tmp_path])


def test_a_folder_is_read_whole(tmp_path):
    (tmp_path / "a.ttl").write_text(PREFIXES + companies("a", "b"))
    (tmp_path / "b.nt").write_text("")

    assert set(load([tmp_path], only_data=True, unchecked=True).world.things) == {"a", "b"}


@pytest.mark.parametrize(
    ("turtle", "rule", "cure"),
    [
        (stake("s", "a", "b", 'kei:capitl "20" ; kei:observed "2020"'), "unknown-term", "Did you mean kei:capital?"),
        (stake("s", "a", "b", 'kei:capital "143.4" ; kei:observed "2020"'), "figure-malformed", "digits"),
        (stake("s", "a", "b", 'kei:capital "20" ; kei:observed "2013-02-30"'), "date-that-does-not-exist", "about"),
        (stake("s", "a", "nobody", 'kei:capital "20" ; kei:observed "2020"'), "refers-to-nothing", "Describe"),
    ],
)
def test_broken_content_is_refused_with_file_subject_rule_and_cure(tmp_path, turtle, rule, cure):
    told = refused(tmp_path, "own.ttl", PREFIXES + companies("a", "b") + turtle, BrokenData)

    assert "own.ttl" in told
    assert "id:s" in told
    assert f"(rule {rule})" in told
    assert cure in told


def test_describing_anew_what_ships_is_refused_unless_asked_for(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(PREFIXES + 'id:cedar a kei:JointVenture ; rdfs:label "Mine"@en .\n')
    both = [WORLDS / "example.ttl", own]

    with pytest.raises(BrokenData, match="--override"):
        load(both, only_data=True)

    assert load(both, only_data=True, override=True).world.things["cedar"].label == "Mine"


def test_own_data_is_added_to_what_ships(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(
        PREFIXES
        + companies("zzz-maker")
        + stake("zzz-in-nissan", "zzz-maker", "nissan", 'kei:capital "0.1" ; kei:observed "2020"')
    )

    assert load([own]).world.facts["zzz-in-nissan"].heads == ("nissan",)


@pytest.mark.parametrize(
    "statement",
    [
        "id:a rdfs:label 'A' ~ id:r .",
        "id:a rdfs:label 'A' {| kei:says 'so' |} .",
        "<< id:a rdfs:label 'A' >> kei:says 'so' .",
    ],
)
def test_a_statement_about_a_triple_is_refused_and_not_dropped(tmp_path, statement):
    assert "is not read here" in refused(tmp_path, "triples.ttl", PREFIXES + statement)


def test_a_tilde_in_an_address_or_a_date_is_no_statement_about_a_triple(tmp_path):
    file = tmp_path / "tildes.ttl"
    file.write_text(PREFIXES + companies("a") + "<https://example.org/~me> rdfs:label 'from ~ 1985' .\n")

    assert load([file], only_data=True)["a"].id == "a"
