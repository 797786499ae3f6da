"""keiretsu ask: the named questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output
from keiretsu.cli.sparql import at_option, form_option, print_answer, timeout_option

if TYPE_CHECKING:
    from keiretsu.asking import Question
    from keiretsu.cli.options import Session


@click.command("ask")
@click.argument("name", required=False)
@click.argument("words", nargs=-1)
@timeout_option
@at_option
@form_option
@click.option("--show-sparql", is_flag=True, help="Print the query that would run, and do not run it.")
@options.session
def command(
    session: Session,
    name: str | None,
    words: tuple[str, ...],
    timeout: float,
    at: str | None,
    form: str | None,
    show_sparql: bool,
) -> None:
    """Ask one of the named questions, its parameters in order or as name=value; without a name, list them.

    \b
    keiretsu ask
    keiretsu ask held-on-a-day 2013-11-08
    keiretsu ask history-of-a-stake holder=Renault issuer=Nissan
    """
    from keiretsu import asking

    if name is None:
        _list(asking.questions(), form)
        return
    question = asking.named(name)
    given = asking.words_by_parameter(question, words)
    query = asking.bound(question, given, session.graph.world, session.graph.index)
    if show_sparql:
        output.say(query)
    else:
        print_answer(session, query, timeout, at, form)


def _list(questions: list[Question], form: str | None) -> None:
    rows = [
        {
            "name": question.name,
            "asks": question.summary,
            "parameters": [
                f"{p.name} ({p.sort}{', default ' + p.default if p.default else ''})" for p in question.parameters
            ],
            "example": question.example,
        }
        for question in questions
    ]
    output.print_rows(rows, ("name", "asks", "parameters", "example"), form if form in output.FORMATS else None)
