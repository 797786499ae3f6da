"""GraphML, for yEd, Gephi and others."""

from __future__ import annotations

import io

import networkx as nx


def write(graph: nx.MultiDiGraph) -> bytes:
    """A plain graph (see ``network.plain``) as GraphML."""
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, encoding="utf-8", edge_id_from_attribute=None)
    return out.getvalue() + b"\n"
