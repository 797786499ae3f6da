"""The ontology: every term has words, every kind reads both ways, the code names what exists."""

import ast
import re
from pathlib import Path

import pyoxigraph as ox

from keiretsu import declared, files, store, terms
from keiretsu.terms import KEI

GRAPH = Path(__file__).parents[1] / "graph" / "keiretsu"
ONTOLOGY = declared.described(quad for path in files.ontology_files() for quad in store.parse(path, path.read_bytes()))
ALIGNMENT = Path(files.ONTOLOGY) / "alignment.ttl"
VOCABULARY = declared.vocabulary(ONTOLOGY)
TERMS = {iri: about for iri, about in ONTOLOGY.items() if iri.startswith(KEI)}


def test_every_term_has_a_label_and_a_definition():
    for iri, about in TERMS.items():
        assert about.get(terms.LABEL), iri
        words = declared.text(about, terms.DEFINITION)
        assert words[:1].isupper(), iri
        assert words.endswith((".", "?")), iri
        assert len(words) > 8, iri


def test_every_kind_has_two_ends_or_members_and_reads_both_ways():
    for kind in VOCABULARY.kinds.values():
        assert kind.reads, kind.id
        assert kind.reads_back, kind.id
        assert kind.weight > 0, kind.id
        assert bool(kind.members) != bool(kind.tail or kind.head) or kind.link, kind.id
        for end in (kind.tail, kind.head, kind.members):
            assert not end or end in VOCABULARY.properties, (kind.id, end)


def test_every_place_in_a_reading_is_a_property():
    for kind in VOCABULARY.kinds.values():
        for words in (kind.reads, kind.reads_back, kind.reads_past, kind.reads_back_past):
            for name in re.findall(r"\{(\w+)", words):
                assert name in VOCABULARY.properties, (kind.id, name)


def test_every_concept_belongs_to_a_scale_that_a_property_uses():
    schemes = {term.above[0] for term in VOCABULARY.concepts.values()}
    used = {declared.value(scale) for about in TERMS.values() for scale in declared.all_of(about, KEI + "scale")}

    assert all(term.above for term in VOCABULARY.concepts.values())
    assert schemes - {terms.short(iri) for iri in used} == {"PassageScheme"}


def test_the_code_names_only_terms_that_exist():
    known = {*VOCABULARY.kinds, *VOCABULARY.classes, *VOCABULARY.concepts, *VOCABULARY.properties}
    annotations = {terms.short(iri) for iri in TERMS}
    for name in (*terms.MILESTONES, *terms.STAGES, *terms.STANDINGS):
        assert name in known, name
    for file in GRAPH.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Name) and node.left.id == "KEI":
                name = getattr(node.right, "value", None)
                assert name is None or name in known | annotations, (file.name, name)


def test_rules_queries_shapes_and_alignments_use_only_terms_that_exist():
    known = {terms.short(iri) for iri in TERMS}
    for path in (*files.checks(), *files.named_queries(), files.shapes(), ALIGNMENT):
        for name in re.findall(r"\bkei:(\w+)", path.read_text()):
            assert name in known or name.endswith("Shape") or name.startswith("In"), (path.name, name)


def test_all_files_parse_alike_in_both_libraries():
    import rdflib

    for path in (*files.ontology_files(), files.shapes(), ALIGNMENT):
        ours = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        assert len(rdflib.Graph().parse(path, format="turtle")) == len(set(ours)), path.name
