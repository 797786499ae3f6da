"""keiretsu stake A B: how much one party has of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis

MEASURES = ("gross", "weakest-link", "indirect-right")


@click.command("stake")
@options.thing_argument("holder")
@options.thing_argument("company")
@answering.basis_option("capital")
@click.option("--measure", type=click.Choice(MEASURES), help="One more figure, under its own name.")
@answering.day_options
@options.session
def command(
    session: Session,
    holder: str,
    company: str,
    basis: Basis,
    measure: str | None,
    at: str | None,
    include: str,
    lang: str | None,
    form: str,
) -> None:
    """How much one party has of a company: direct stake, chains, effective interest.

    \b
    keiretsu stake Renault "Mitsubishi Motors" --at 2017-12-31
    keiretsu stake Renault Nissan --at 2024-01-01
    keiretsu stake "Chung Mong-koo" "Hyundai Motor" --at 2017-08-22 --measure weakest-link

    Chains multiply the shares along each simple way and add the ways. The effective interest also counts what goes
    round in circles, but not what comes back to the holder. Leaves with 1 where no chain is on file.
    """
    graph = session.graph
    ends = [options.meaning(graph, typed) for typed in (holder, company)]
    answer = graph.stake(*ends, at=at, basis=basis, measure=measure or "", include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form, empty=not answer.chains.found)
