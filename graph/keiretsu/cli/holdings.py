"""keiretsu holdings A: what a party holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("holdings")
@options.thing_argument("holder")
@answering.basis_option("capital")
@answering.day_options
@options.session
def command(
    session: Session, holder: str, basis: Basis, at: str | None, include: str, lang: str | None, form: str
) -> None:
    """All that a party holds, directly and through others, largest first.

    \b
    keiretsu holdings Toyota --at 2024-01-01
    keiretsu holdings "Lower Saxony" --basis votes --at 2024
    keiretsu holdings Renault --at 2013 --format json
    """
    graph = session.graph
    id_ = options.meaning(graph, holder)
    answer = graph.holdings(id_, at=at, basis=basis, include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form, empty=not answer.direct)
