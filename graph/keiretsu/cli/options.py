"""Options that several commands share, and the session that they ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from keiretsu.cli.output import FORMATS, remark

if TYPE_CHECKING:
    from keiretsu.facts import Source
    from keiretsu.knowledge import KnowledgeGraph
    from keiretsu.narrow import Scope

Command = TypeVar("Command", bound=Callable[..., object])


class Session:
    """What the words before the command asked for; the knowledge graph is loaded when first used."""

    def __init__(self, data: tuple[str, ...], *, only_data: bool, override: bool) -> None:
        self.data, self.only_data, self.override = data, only_data, override
        self._graph: KnowledgeGraph | None = None

    @property
    def graph(self) -> KnowledgeGraph:
        """Everything known in this session."""
        if self._graph is None:
            from keiretsu.knowledge import load

            self.need_data(self.data)
            self._graph = load(self.data, only_data=self.only_data, override=self.override)
        return self._graph

    def need_data(self, own: tuple[str, ...]) -> None:
        """Raise UsageError if the shipped data is left out and there is none of one's own."""
        if self.only_data and not own:
            raise click.UsageError("--only-data needs --data PATH, or nothing is left to ask.")


session = click.make_pass_decorator(Session)


def complete_names(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Names of things that begin as typed, in the script being typed."""
    from keiretsu.knowledge import load
    from keiretsu.names import beginning

    graph = load()
    return sorted(beginning(graph.world, graph.index, incomplete))[:200]


def thing_argument(name: str, *, required: bool = True) -> Callable[[Command], Command]:
    """An argument that is the name of a thing, completed by the shell."""
    return click.argument(name, required=required, shell_complete=complete_names)


def list_format(command: Command) -> Command:
    """--format for commands that list."""
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal, tsv in a pipe."
    )(command)


def text_format(command: Command) -> Command:
    """--format for commands that answer in sentences."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        show_default=True,
        help="Form of the answer.",
    )(command)


def at_option(command: Command) -> Command:
    """--at for questions about a day."""
    return click.option(
        "--at", metavar="DATE", help="A day, month or year (2013-11-08, 2013-11, 2013). Default: today."
    )(command)


def lang_option(command: Command) -> Command:
    """--lang for names in another language."""
    return click.option("--lang", metavar="CODE", help="Names in this language first, where on file (ja, ko, zh, ru).")(
        command
    )


def include_option(command: Command) -> Command:
    """--include for what is not simply accepted and in effect."""
    return click.option(
        "--include",
        metavar="WORDS",
        default="",
        help="Also these stages and standings, with commas: announced, rumoured, guessed, contested, rejected, all.",
    )(command)


def kind_options(command: Command) -> Command:
    """--only and --without for kinds of relation."""
    for name, words in (
        ("--without", "Leave out these kinds of relation."),
        ("--only", "Only these kinds of relation, with commas."),
    ):
        command = click.option(name, metavar="KINDS", default="", help=words)(command)
    return command


def words_of(text: str) -> list[str]:
    """The words of an option that takes several with commas between them."""
    return [word.strip() for word in text.split(",") if word.strip()]


def meaning(graph: KnowledgeGraph, typed: str, *, kind: str | None = None, cars: bool = False) -> str:
    """The id that a typed name means; what was chosen for the reader is said on standard error."""
    from keiretsu import names

    found = graph.meaning(typed, kind=kind, order=names.CAR_FIRST if cars else names.PARTY_FIRST)
    if found.remark:
        remark(found.remark)
    return found.id


def time_in_words(asked: Scope, at: str | None) -> str:
    """The time asked about, for a heading."""
    from keiretsu.prose import day_in_words

    if asked.ever:
        return "at any time"
    words = day_in_words(at or asked.span.first)
    return f"on {words}" if asked.span.first == asked.span.last else f"in {words}"


def source_lines(sources: list[Source], numbers: dict[str, int]) -> list[str]:
    """The list of sources under an answer, by number: publisher, date, title, address."""
    from keiretsu.prose import day_in_words

    by_id = {source.id: source for source in sources}
    lines = []
    for id_, number in numbers.items():
        source = by_id[id_]
        day = f", {day_in_words(source.published)}" if source.published else ""
        lines.append(f"[{number}] {source.publisher}{day}: {source.title}. {source.address}".rstrip())
    return lines
