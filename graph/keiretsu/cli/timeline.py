"""keiretsu timeline A [B]: every change of a figure or a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options
from keiretsu.cli.drawing import draw_option

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("timeline")
@options.thing_argument("first")
@options.thing_argument("second", required=False)
@answering.basis_option("capital")
@options.include_option
@options.lang_option
@answering.answer_format
@draw_option
@options.session
def command(
    session: Session,
    first: str,
    second: str | None,
    basis: Basis,
    include: str,
    lang: str | None,
    form: str,
    drawings: tuple[str, ...],
) -> None:
    """Every change of a company's holders and control, or of one party's stake in a company.

    \b
    keiretsu timeline Nissan
    keiretsu timeline Renault Nissan
    keiretsu timeline Toyota Subaru --format json
    keiretsu timeline Renault Nissan --draw renault-in-nissan.png

    Dates are as exact as the statements behind them; each change names its sources.
    """
    graph = session.graph
    subject = [options.meaning(graph, typed) for typed in (first, second) if typed]
    answer = graph.timeline(*subject, basis=basis, include=options.words_of(include), lang=lang)
    answering.give(graph, answer, form, empty=not answer.turns, drawings=drawings, lang=lang)
