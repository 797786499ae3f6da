"""keiretsu stats: how much is on file, and how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.cli.options import Session


@click.command("stats")
@click.option("--gaps", is_flag=True, help="What is thin: list the holes one by one.")
@options.list_format
@options.session
def command(session: Session, gaps: bool, form: str | None) -> None:
    """How much is on file, and how good it is: by kind, by decade, and what is thin.

    \b
    keiretsu stats
    keiretsu stats --format json
    keiretsu stats --gaps
    """
    from keiretsu import counting

    if gaps:
        output.print_rows(counting.gaps(session.graph.world), ("gap", "label", "id"), form)
    else:
        output.print_rows(counting.counts(session.graph.world), ("group", "what", "count", "note"), form)
