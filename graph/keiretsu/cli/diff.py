"""keiretsu diff DATE1 DATE2: what began, ended and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options
from keiretsu.cli.drawing import draw_option

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("diff")
@click.argument("day")
@click.argument("other")
@click.option(
    "--of", metavar="THING", default="", shell_complete=options.complete_names, help="Only ties of this thing."
)
@click.option("--only", metavar="KINDS", default="", help="Only these kinds of relation, with commas.")
@answering.either_basis_option("Tell a stake as changed by this figure alone. Default: by either.")
@options.include_option
@options.lang_option
@answering.answer_format
@draw_option
@options.session
def command(
    session: Session,
    day: str,
    other: str,
    of: str,
    only: str,
    basis: Basis | None,
    include: str,
    lang: str | None,
    form: str,
    drawings: tuple[str, ...],
) -> None:
    """What began, ended and changed between two days.

    \b
    keiretsu diff 2013-11-08 2017 --of Nissan
    keiretsu diff 2013 2024 --of Nissan --only shareholding --basis votes
    keiretsu diff 2023-01-01 2024-01-01 --only shareholding,control
    keiretsu diff 2013-11-08 2017 --of Nissan --draw nissan.svg

    A month or a year stands for its last day.
    """
    graph = session.graph
    answer = graph.diff(
        day,
        other,
        of=options.meaning(graph, of) if of else "",
        only=options.words_of(only),
        basis=basis,
        include=options.words_of(include),
        lang=lang,
    )
    answering.give(graph, answer, form, empty=not answer.facts, drawings=drawings, lang=lang)
