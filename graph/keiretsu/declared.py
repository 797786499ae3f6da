"""Triples in, what is said of each subject out; and what the ontology declares of kinds, classes and concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern

import pyoxigraph as ox

from keiretsu import terms
from keiretsu.facts import Kind, Term, Vocabulary
from keiretsu.terms import KEI, short

Value = str | ox.Literal
Description = dict[str, list[Value]]
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
        said: Value
        if isinstance(node, literal):
            said = node if node.language else node.value
        else:
            said = str(node) if isinstance(node, ox.Triple) else node.value
        if predicate not in about:
            about[predicate] = [said]
        elif said not in about[predicate]:
            about[predicate].append(said)
    return found


def vocabulary(ontology: Described) -> Vocabulary:
    """What the ontology declares: kinds, classes, concepts and properties, by name."""
    parents = {iri: [value(parent) for parent in about.get(terms.SUBCLASS, ())] for iri, about in ontology.items()}
    kinds, classes, concepts, properties = {}, {}, {}, {}
    for iri, about in ontology.items():
        types = {value(type_) for type_ in about.get(terms.TYPE, ())}
        name = short(iri)
        if KEI + "Kind" in types or KEI + "Link" in types:
            kinds[name] = _kind(name, about, link=KEI + "Link" in types)
        if any(type_.endswith("owl#Class") for type_ in types):
            classes[name] = _term(name, about, _all_above(iri, parents))
        elif terms.SKOS + "Concept" in types:
            concepts[name] = _term(name, about, [value(scheme) for scheme in about.get(terms.IN_SCHEME, ())])
        elif any(type_.endswith("Property") for type_ in types):
            properties[name] = _term(name, about, [value(v) for v in about.get(KEI + "whenLeftOut", ())])
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


def _term(name: str, about: Description, above: list[str]) -> Term:
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


def text(about: Mapping[str, list[Value]], predicate: str) -> str:
    """The English value of a property, else the first one, else an empty text."""
    values = about.get(predicate)
    if not values:
        return ""
    if len(values) == 1:
        return values[0] if isinstance(values[0], str) else values[0].value
    english = (said.value for said in values if isinstance(said, ox.Literal) and said.language == "en")
    return next(english, value(values[0]))
