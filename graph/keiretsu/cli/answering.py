"""How the answers about ownership are printed, and the options that these commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output
from keiretsu.cli.drawing import draw_to

if TYPE_CHECKING:
    from keiretsu.cli.options import Command
    from keiretsu.knowledge import KnowledgeGraph
    from keiretsu.ownership.answers import Answer


def day_options(command: Command) -> Command:
    """--at, --include, --lang and --format."""
    for option in (answer_format, options.lang_option, options.include_option, options.at_option):
        command = option(command)
    return command


def answer_format(command: Command) -> Command:
    """--format for answers that are sentences, data or a table."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", *output.FORMATS)),
        default="text",
        show_default=True,
        help="Sentences, data, or a table.",
    )(command)


def basis_option(default: str) -> Callable[[Command], Command]:
    """--basis, with what the question usually counts."""
    return click.option(
        "--basis",
        type=click.Choice(("capital", "votes")),
        default=default,
        show_default=True,
        help="Count shares of the capital or of the votes.",
    )


def either_basis_option(words: str) -> Callable[[Command], Command]:
    """--basis where, unless it is given, both bases count in their places."""
    return click.option("--basis", type=click.Choice(("capital", "votes")), help=words)


def give(
    graph: KnowledgeGraph,
    answer: Answer,
    form: str,
    *,
    empty: bool = False,
    drawings: tuple[str, ...] = (),
    lang: str | None = None,
) -> None:
    """Print an answer with its sources, and draw it into files; one that is empty leaves with 1."""
    if form == "json":
        output.say_json(_data(graph, answer))
    elif form == "text":
        _print(graph, answer)
    else:
        _print_rows(graph, answer, form)
    draw_to(graph, answer, drawings, lang)
    if empty:
        click.get_current_context().exit(1)


def _print(graph: KnowledgeGraph, answer: Answer) -> None:
    for line in answer.text:
        output.say(line)
    if answer.sources:
        output.say("\nSources")
        numbers = {source.id: number for number, source in enumerate(answer.sources, start=1)}
        for line in options.source_lines(list(answer.sources), numbers):
            output.say(line)
    facts = f"{len(answer.facts):,} statement" + ("" if len(answer.facts) == 1 else "s")
    output.say(f"\nRests on {facts}; data {graph.version}.")


def _print_rows(graph: KnowledgeGraph, answer: Answer, form: str) -> None:
    from keiretsu.cli.answer_rows import rows

    found = rows(answer, graph.namer())
    output.print_rows(found, list(found[0]) if found else [], form)


def _data(graph: KnowledgeGraph, answer: Answer) -> object:
    from keiretsu.ownership.answers import as_data
    from keiretsu.terms import id_iri

    world = graph.world
    return as_data(answer, lambda text: id_iri(text) if text in world.things or text in world.facts else text)
