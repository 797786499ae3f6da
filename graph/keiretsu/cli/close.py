"""keiretsu close A B: whether two parties are closely linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("close")
@options.thing_argument("one")
@options.thing_argument("other")
@answering.basis_option("capital")
@answering.day_options
@options.session
def command(
    session: Session,
    one: str,
    other: str,
    basis: Basis,
    at: str | None,
    include: str,
    lang: str | None,
    form: str,
) -> None:
    """Whether two parties are closely linked: 20 % or more through chains, or a third party with 20 % of both.

    \b
    keiretsu close Toyota Subaru --at 2024-01-01
    keiretsu close Renault NMKV --at 2013-11-08
    keiretsu close Nissan "Mitsubishi Motors" --at 2017-12-31

    Leaves with 1 where they are not known to be.
    """
    graph = session.graph
    ends = [options.meaning(graph, typed) for typed in (one, other)]
    answer = graph.close(*ends, at=at, basis=basis, include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form, empty=not answer.link.perhaps)
