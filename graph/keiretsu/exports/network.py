"""The projected graph with plain attributes, as the graph formats want them."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from keiretsu import figures
from keiretsu.facts import Fact, World
from keiretsu.period import BEGINNING, END_OF_TIME
from keiretsu.projection import project
from keiretsu.prose import Namer, sentence
from keiretsu.terms import id_iri


def plain(world: World, facts: Iterable[Fact], name: Namer) -> nx.MultiDiGraph:
    """The graph of the facts with text attributes alone: nodes by id in order, edges keyed by fact."""
    projected = project(world, facts)
    graph = nx.MultiDiGraph()
    for id_ in sorted(projected):
        thing = world.things[id_]
        graph.add_node(id_, label=name(id_), kind=thing.kind, iri=id_iri(id_))
    edges = sorted(projected.edges(keys=True, data="fact"), key=lambda edge: (edge[2], edge[0], edge[1]))
    for tail, head, key, fact in edges:
        graph.add_edge(tail, head, key=key, **attributes(world, fact, tail, head, name))
    return graph


def attributes(world: World, fact: Fact, tail: str, head: str, name: Namer) -> dict[str, str]:
    """What an edge says of its fact, each value a text; what is not known is an empty text."""
    return {
        "fact": id_iri(fact.id),
        "kind": fact.kind,
        "sentence": sentence(fact, tail, head, vocabulary=world.vocabulary, name=name),
        "stage": fact.stage,
        "standing": fact.standing,
        "capital": figures.in_words(fact.values, "capital") or "",
        "votes": figures.in_words(fact.values, "votes") or "",
        "start": fact.value("start"),
        "end": fact.value("end"),
        "possible_from": _bound(fact.period.possible_from),
        "possible_until": _bound(fact.period.possible_until),
        "sources": " ".join(fact.sources),
    }


def _bound(day: str) -> str:
    return "" if day in (BEGINNING, END_OF_TIME) else day
