"""keiretsu status A B: what a company is to a party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("status")
@options.thing_argument("holder")
@options.thing_argument("company")
@answering.basis_option("votes")
@answering.day_options
@options.session
def command(
    session: Session, holder: str, company: str, basis: Basis, at: str | None, include: str, lang: str | None, form: str
) -> None:
    """What a company is to a party: subsidiary, joint venture, associate, financial stake, or nothing.

    \b
    keiretsu status Renault Nissan --at 2013-11-08
    keiretsu status Nissan NMKV --at 2013-11-08
    keiretsu status Toyota Subaru --at 2024-01-01

    The rule that gave the label is printed with it.
    """
    graph = session.graph
    ends = [options.meaning(graph, typed) for typed in (holder, company)]
    answer = graph.status(*ends, at=at, basis=basis, include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form, empty=answer.label == "none")
