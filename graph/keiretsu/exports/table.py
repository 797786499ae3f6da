"""CSV: a row for each arrow."""

from __future__ import annotations

import csv
import io

import networkx as nx

_COLUMNS = [
    "fact",
    "kind",
    "from",
    "from_label",
    "to",
    "to_label",
    "sentence",
    "stage",
    "standing",
    "capital",
    "votes",
    "start",
    "end",
    "possible_from",
    "possible_until",
    "sources",
]


def write(graph: nx.MultiDiGraph) -> bytes:
    """A plain graph (see ``network.plain``) as CSV, cells that a spreadsheet would run being quoted with '."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for tail, head, values in graph.edges(data=True):
        labels = {"from_label": graph.nodes[tail]["label"], "to_label": graph.nodes[head]["label"]}
        row = {**values, "from": tail, "to": head, **labels}
        writer.writerow({name: _for_spreadsheets(cell) for name, cell in row.items()})
    return text.getvalue().encode()


def _for_spreadsheets(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
