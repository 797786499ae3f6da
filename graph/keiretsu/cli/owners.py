"""keiretsu owners B: to whom a company belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options
from keiretsu.cli.drawing import draw_option

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("owners")
@options.thing_argument("company")
@answering.basis_option("capital")
@click.option("--measure", type=click.Choice(("beneficial",)), help="Also who has 25 % by multiplying and adding.")
@answering.day_options
@draw_option
@options.session
def command(
    session: Session,
    company: str,
    basis: Basis,
    measure: str | None,
    at: str | None,
    include: str,
    lang: str | None,
    form: str,
    drawings: tuple[str, ...],
) -> None:
    """To whom a company belongs: its register, and its outside holders by effective interest.

    \b
    keiretsu owners NMKV --at 2013-11-08
    keiretsu owners Stellantis --at 2024-12-31 --basis votes
    keiretsu owners Nissan --at 2017 --format json
    keiretsu owners Nissan --draw owners.png --draw owners.pdf

    The rows sum to exactly 100 % on the figures as written; what no statement accounts for is unattributed.
    """
    graph = session.graph
    id_ = options.meaning(graph, company)
    answer = graph.owners(id_, at=at, basis=basis, measure=measure or "", include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form, empty=not answer.register, drawings=drawings, lang=lang)
