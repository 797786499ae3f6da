"""DOT, for Graphviz."""

from __future__ import annotations

import networkx as nx


def write(graph: nx.MultiDiGraph) -> bytes:
    """A plain graph (see ``network.plain``) as DOT, a label on every node and edge."""
    lines = ["digraph keiretsu {", "  node [shape=box];"]
    lines += [f"  {_quoted(id_)} [label={_quoted(values['label'])}];" for id_, values in graph.nodes(data=True)]
    lines += [
        f"  {_quoted(tail)} -> {_quoted(head)} [label={_quoted(_edge_label(values))}, tooltip={_quoted(values['sentence'])}];"
        for tail, head, values in graph.edges(data=True)
    ]
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _edge_label(values: dict[str, str]) -> str:
    return values["capital"] or values["votes"] or values["kind"]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
