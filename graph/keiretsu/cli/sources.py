"""keiretsu sources: the sources, and what rests on them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.cli.options import Session


@click.command("sources")
@click.argument("text", required=False)
@options.list_format
@options.session
def command(session: Session, text: str | None, form: str | None) -> None:
    """The sources, and how many statements rest on each; with TEXT those whose title or publisher holds it.

    \b
    keiretsu sources
    keiretsu sources reuters
    keiretsu sources "green car congress" --format markdown
    """
    from keiretsu.errors import NoAnswer
    from keiretsu.names import fold

    graph = session.graph
    resting = Counter(id_ for fact in graph.statements for id_ in fact.sources)
    rows = [
        {
            "publisher": source.publisher,
            "published": source.published,
            "title": source.title,
            "tier": graph.world.vocabulary.word(source.tier),
            "statements": resting[source.id],
            "address": source.address,
            "id": source.id,
        }
        for source in sorted(graph.world.sources.values(), key=lambda s: (s.publisher.casefold(), s.published, s.id))
        if not text or fold(text) in fold(f"{source.publisher} {source.title} {source.id}")
    ]
    output.print_rows(rows, ("publisher", "published", "title", "tier", "statements", "address", "id"), form)
    if not rows:
        raise NoAnswer(f'no source has "{text}" in its title or publisher.')
