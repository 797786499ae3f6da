"""keiretsu model: the kinds of relation, as the ontology declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.cli.options import Session


@click.command("model")
@options.list_format
@options.session
def command(session: Session, form: str | None) -> None:
    """The kinds of relation: how each reads both ways, what it weighs in a path, and its definition.

    \b
    keiretsu model
    keiretsu model --format markdown
    """
    from keiretsu.prose import in_general

    vocabulary = session.graph.world.vocabulary
    rows = []
    for kind in vocabulary.kinds.values():
        term = vocabulary.classes.get(kind.id) or vocabulary.properties.get(kind.id)
        ends = kind.members or f"{kind.tail or 'subject'} -> {kind.head or 'object'}"
        rows.append(
            {
                "kind": kind.label.replace(" ", "-"),
                "ends": ends,
                "reads": in_general(kind.reads),
                "reads_back": in_general(kind.reads_back),
                "weight": kind.weight,
                "definition": term.definition if term else "",
            }
        )
    output.print_rows(rows, ("kind", "ends", "reads", "reads_back", "weight", "definition"), form)
