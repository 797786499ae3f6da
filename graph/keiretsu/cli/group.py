"""keiretsu group A: all that a party controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("group")
@options.thing_argument("holder")
@answering.basis_option("votes")
@click.option("--measure", type=click.Choice(("pooled",)), help="Also what it and others together hold half of.")
@click.option("--with", "others", multiple=True, metavar="NAME", help="Whom to pool it with; may be repeated.")
@answering.day_options
@options.session
def command(
    session: Session,
    holder: str,
    basis: Basis,
    measure: str | None,
    others: tuple[str, ...],
    at: str | None,
    include: str,
    lang: str | None,
    form: str,
) -> None:
    """All companies that a party controls, each with the votes that decide.

    \b
    keiretsu group Toyota --at 2024-01-01
    keiretsu group "Porsche SE" --at 2023-06-30
    keiretsu group Nissan --measure pooled --with Mitsubishi-Motors --at 2017-12-31

    Pooled, half is enough, and a company that is reached counts in full for the next; that is no verdict of control.
    """
    graph = session.graph
    id_ = options.meaning(graph, holder)
    pooled = [options.meaning(graph, other) for other in others]
    answer = graph.group(
        id_, at=at, basis=basis, measure=measure or "", others=pooled, include=options.words_of(include), lang=lang
    )
    answering.give(graph, answer, form, empty=not (answer.companies or answer.pooled))
