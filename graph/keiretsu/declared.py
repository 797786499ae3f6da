"""Triples in, what is said of each subject out; and what the ontology declares of kinds, classes and concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern

import pyoxigraph as ox

from keiretsu import terms
from keiretsu.facts import Kind, Term, Vocabulary
from keiretsu.terms import KEI, short

Value = str | ox.Literal
Description = dict[str, Value | list[Value]]
"""By predicate what is said of a subject: a value, or all of them where there are several."""
Described = dict[str, Description]


def described(quads: Iterable[ox.Quad]) -> Described:
    """What is said of each subject, by predicate, in the order written; blank nodes go by their own label.

    Nodes are plain texts, but for a literal with a language, which stays what it is.
    """
    found: Described = {}
    subject, about, literal = "", {}, ox.Literal
    for quad in quads:
        here = quad.subject.value  # type: ignore[union-attr]
        if here != subject:
            subject, about = here, found.setdefault(here, {})
        predicate, node = intern(quad.predicate.value), quad.object
        said: Value = node if isinstance(node, literal) and node.language else node.value  # type: ignore[union-attr]
        if predicate not in about:
            about[predicate] = said
            continue
        known = about[predicate]
        if isinstance(known, list):
            if said not in known:
                known.append(said)
        elif said != known:
            about[predicate] = [known, said]
    return found


def vocabulary(ontology: Described) -> Vocabulary:
    """What the ontology declares: kinds, classes, concepts and properties, by name."""
    parents = {iri: list(map(value, all_of(about, terms.SUBCLASS))) for iri, about in ontology.items()}
    kinds, classes, concepts, properties = {}, {}, {}, {}
    for iri, about in ontology.items():
        types = set(map(value, all_of(about, terms.TYPE)))
        name = short(iri)
        if KEI + "Kind" in types or KEI + "Link" in types:
            kinds[name] = _kind(name, about, link=KEI + "Link" in types)
        if any(type_.endswith("owl#Class") for type_ in types):
            classes[name] = _term(name, about, _all_above(iri, parents))
        elif terms.SKOS + "Concept" in types:
            concepts[name] = _term(name, about, map(value, all_of(about, terms.IN_SCHEME)))
        elif any(type_.endswith("Property") for type_ in types):
            properties[name] = _term(name, about, map(value, all_of(about, KEI + "whenLeftOut")))
    return Vocabulary(kinds=kinds, classes=classes, concepts=concepts, properties=properties)


def _all_above(iri: str, parents: Mapping[str, list[str]]) -> list[str]:
    above: list[str] = []
    waiting = list(parents.get(iri, ()))
    while waiting:
        parent = waiting.pop(0)
        if parent not in above:
            above.append(parent)
            waiting += parents.get(parent, ())
    return above


def _kind(name: str, about: Description, *, link: bool) -> Kind:
    return Kind(
        id=name,
        label=text(about, terms.LABEL) or name,
        tail=short(text(about, KEI + "tail")),
        head=short(text(about, KEI + "head")),
        members=short(text(about, KEI + "members")),
        reads=text(about, KEI + "reads"),
        reads_back=text(about, KEI + "readsBack"),
        reads_past=text(about, KEI + "readsPast") or text(about, KEI + "reads"),
        reads_back_past=text(about, KEI + "readsBackPast") or text(about, KEI + "readsBack"),
        reads_since=text(about, KEI + "readsSince") or text(about, KEI + "reads"),
        reads_back_since=text(about, KEI + "readsBackSince") or text(about, KEI + "readsBack"),
        weight=float(text(about, KEI + "weight") or 1),
        lasting=text(about, KEI + "lasting") == "true",
        gathers=text(about, KEI + "passage") == KEI + "notToSiblings",
        link=link,
    )


def _term(name: str, about: Description, above: Iterable[str]) -> Term:
    return Term(
        name, text(about, terms.LABEL) or name, text(about, terms.DEFINITION), tuple(short(iri) for iri in above)
    )


def default(vocabulary: Vocabulary, name: str) -> str:
    """What the ontology says is meant where an author left a property out."""
    term = vocabulary.properties.get(name)
    return term.above[0] if term and term.above else ""


def value(said: Value) -> str:
    """A value as text, without its language."""
    return said if isinstance(said, str) else said.value


def all_of(about: Description, predicate: str) -> list[Value]:
    """Every value of a property, in the order written."""
    said = about.get(predicate)
    if said is None:
        return []
    return said if isinstance(said, list) else [said]


def text(about: Description, predicate: str) -> str:
    """The English value of a property, else the first one, else an empty text."""
    said = about.get(predicate)
    if said is None:
        return ""
    if isinstance(said, list):
        english = (one.value for one in said if isinstance(one, ox.Literal) and one.language == "en")
        return next(english, value(said[0]))
    return said if isinstance(said, str) else said.value
