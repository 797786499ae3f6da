"""keiretsu group A: all that a party controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session


@click.command("group")
@options.thing_argument("holder")
@answering.day_options
@options.session
def command(session: Session, holder: str, at: str | None, include: str, lang: str | None, form: str) -> None:
    """All companies that a party controls, each with the votes that decide.

    \b
    keiretsu group Toyota --at 2024-01-01
    keiretsu group "Porsche SE" --at 2023-06-30
    keiretsu group Suzuki --at 2024-01-01 --format json
    """
    graph = session.graph
    id_ = options.meaning(graph, holder)
    answer = graph.group(id_, at=at, include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form, empty=not answer.companies)
