"""Facts in, networkx.MultiDiGraph out: a node a thing, an edge a fact, keyed by the fact's id."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from keiretsu.facts import Fact, World
from keiretsu.narrow import Scope, narrowed


def project(world: World, facts: Iterable[Fact]) -> nx.MultiDiGraph:
    """The graph of the facts given. Arrows run from tail to head; equals are joined by one edge, lower id first.

    Nodes carry ``thing``, edges carry ``fact`` and ``kind`` (the values themselves, not copies); the key is the
    fact's id. A fact with several tails or heads is an edge for each pair.
    """
    graph = nx.MultiDiGraph()
    for fact in facts:
        if fact.kind in world.vocabulary.kinds:
            _add(graph, world, fact)
    for id_ in graph:
        graph.nodes[id_]["thing"] = world.things[id_]
    return graph


def _add(graph: nx.MultiDiGraph, world: World, fact: Fact) -> None:
    for tail, head in fact.ends():
        if tail in world.things and head in world.things:
            graph.add_edge(tail, head, key=fact.id, fact=fact, kind=fact.kind)


class Growing:
    """A projected graph that grows from the things that are looked at, with the facts that count."""

    def __init__(self, world: World, asked: Scope) -> None:
        self.graph = nx.MultiDiGraph()
        self._world, self._asked = world, asked
        self._grown: set[str] = set()

    def at(self, id_: str) -> nx.MultiDiGraph:
        """The graph with every edge of a thing in it."""
        if id_ not in self._grown:
            self._grown.add(id_)
            self.graph.add_node(id_)
            for fact in narrowed(self._world, self._asked, self._world.about(id_)):
                if fact.kind in self._world.vocabulary.kinds and (id_ in fact.tails or id_ in fact.heads):
                    _add(self.graph, self._world, fact)
        return self.graph


def around(graph: nx.MultiDiGraph, start: str, steps: int) -> nx.MultiDiGraph:
    """The part of a graph within so many steps of a thing, whichever way the arrows point; empty if it is not there."""
    if start not in graph:
        return graph.subgraph(()).copy()
    reached = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), start, cutoff=steps)
    return graph.subgraph(reached).copy()
