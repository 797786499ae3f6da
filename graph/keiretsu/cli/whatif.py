"""keiretsu whatif: what would change with statements added or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import answering, options

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.figures import Basis


@click.command("whatif")
@click.argument("question", type=click.Choice(("control",)), required=False)
@options.thing_argument("company", required=False)
@click.option(
    "--add",
    multiple=True,
    metavar="STATEMENT",
    help='An id, or "Honda > Nissan 51" in place of what that pair has; may be repeated.',
)
@click.option("--without", multiple=True, metavar="STATEMENT", help="The id of a statement; may be repeated.")
@answering.either_basis_option("Default: verdicts by votes, interests by capital.")
@answering.day_options
@options.session
def command(
    session: Session,
    question: str | None,
    company: str | None,
    add: tuple[str, ...],
    without: tuple[str, ...],
    basis: Basis | None,
    at: str | None,
    include: str,
    lang: str | None,
    form: str,
) -> None:
    """What verdicts and interests would change if statements were added or left out; only what changes is listed.

    \b
    keiretsu whatif --add plan-honda-in-nissan control Nissan --at 2025-02-01
    keiretsu whatif --add "Renault > Nissan 51" control Nissan --at 2013-11-08 --basis votes
    keiretsu whatif --without nissan-in-mitsubishi-motors-34 --at 2017

    Nothing is stored. Leaves with 1 where nothing would change.
    """
    if not add and not without:
        raise click.UsageError("name at least one statement with --add or --without.")
    if question and not company:
        raise click.UsageError("control needs the company: keiretsu whatif --add STATEMENT control COMPANY.")
    graph = session.graph
    id_ = options.meaning(graph, company) if company else ""
    answer = graph.whatif(
        add=add, without=without, company=id_, at=at, basis=basis, include=options.words_of(include), lang=lang
    )
    answering.give(graph, answer, form, empty=not (answer.verdicts or answer.interests))
