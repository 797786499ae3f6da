"""keiretsu control B: who controls a company, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis

MEASURES = ("shapley", "banzhaf", "network", "majority-chain")


@click.command("control")
@options.thing_argument("company")
@click.option("--measure", type=click.Choice(MEASURES), help="One more, under its own name.")
@answering.basis_option("votes")
@answering.day_options
@options.session
def command(
    session: Session,
    company: str,
    measure: str | None,
    basis: Basis,
    at: str | None,
    include: str,
    lang: str | None,
    form: str,
) -> None:
    """Who controls a company, and why: more than half of the votes, or as stated by law or contract.

    \b
    keiretsu control "Porsche AG" --at 2023-06-30
    keiretsu control NMKV --at 2013-11-08
    keiretsu control Volkswagen --at 2024-06-30 --measure shapley

    Exactly half is joint, from 20 % on it is influence. What a source merely reports is shown as reported.
    """
    graph = session.graph
    id_ = options.meaning(graph, company)
    answer = graph.control(id_, at=at, basis=basis, measure=measure or "", include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form)
