"""Facts in, networkx.MultiDiGraph out: a node a thing, an edge a fact, keyed by the fact's id."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from keiretsu.facts import Fact, World


def project(world: World, facts: Iterable[Fact]) -> nx.MultiDiGraph:
    """The graph of the facts given. Arrows run from tail to head; equals are joined by one edge, lower id first.

    Nodes carry ``thing``, edges carry ``fact`` and ``kind`` (the values themselves, not copies); the key is the
    fact's id. A fact with several tails or heads is an edge for each pair.
    """
    graph = nx.MultiDiGraph()
    for fact in facts:
        if fact.kind not in world.vocabulary.kinds:
            continue
        for tail, head in fact.ends():
            if tail in world.things and head in world.things:
                graph.add_edge(tail, head, key=fact.id, fact=fact, kind=fact.kind)
    for id_ in graph:
        graph.nodes[id_]["thing"] = world.things[id_]
    return graph


def around(graph: nx.MultiDiGraph, start: str, steps: int) -> nx.MultiDiGraph:
    """The part of a graph within so many steps of a thing, whichever way the arrows point; empty if it is not there."""
    if start not in graph:
        return graph.subgraph(()).copy()
    reached = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), start, cutoff=steps)
    return graph.subgraph(reached).copy()
