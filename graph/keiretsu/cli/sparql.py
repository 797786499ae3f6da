"""keiretsu sparql: questions in SPARQL."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output
from keiretsu.cli.output import FORMATS

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.sparql import Answer

GRAPHS = ("turtle", "ntriples", "jsonld", "rdfxml")
timeout_option = click.option(
    "--timeout", type=click.FloatRange(0.01), default=10.0, show_default=True, help="Stop after so many seconds."
)
at_option = click.option("--at", metavar="DATE", help="The day for which kei:ownsShareOf is made. Default: today.")
form_option = click.option(
    "--format",
    "form",
    type=click.Choice((*FORMATS, "xml", *GRAPHS)),
    help="Rows: table on a terminal, tsv in a pipe; triples: turtle. json is SPARQL 1.1 JSON.",
)


@click.command("sparql")
@click.argument("query")
@timeout_option
@at_option
@form_option
@options.session
def command(session: Session, query: str, timeout: float, at: str | None, form: str | None) -> None:
    """Ask in SPARQL: a query, a file, or - for standard input. SELECT, ASK, CONSTRUCT, DESCRIBE.

    \b
    keiretsu sparql "SELECT ?venture { ?venture a kei:JointVenture }"
    keiretsu sparql "ASK { id:nmkv a kei:JointVenture }"
    keiretsu sparql "DESCRIBE id:nmkv" --format ntriples

    The prefixes kei:, id:, src:, rdf:, rdfs:, skos:, prov:, xsd: are preset. A false ASK leaves with 1.
    Queries only read; SERVICE, LOAD and updates are refused.
    """
    print_answer(session, text_of(query), timeout, at, form)


def print_answer(session: Session, query: str, timeout: float, at: str | None, form: str | None) -> None:
    """Evaluate a query within its limits and print what it gives, leaving with 1 if that is false or empty."""
    from keiretsu.sparql import ask_bounded, guard

    guard(query)
    wanted = form or ("table" if sys.stdout.isatty() else "tsv")
    native = wanted if wanted in ("json", "csv", "tsv", "xml", *GRAPHS) else "json"
    answer = ask_bounded(session.graph.store(at), query, timeout=timeout, form=native)
    if answer.form == "boolean":
        _print_truth(answer, wanted)
    elif answer.form == "triples":
        click.echo(answer.content.decode(), nl=False)
    else:
        _print_solutions(answer, wanted)
    if not answer.truth:
        raise click.exceptions.Exit(1)


def text_of(query: str) -> str:
    """The query itself, from the words given, a file of that name, or standard input."""
    from pathlib import Path

    from keiretsu.errors import BadFile

    if query == "-":
        text: str = sys.stdin.read()
        return text
    if "{" in query or "\n" in query:
        return query
    path = Path(query)
    if path.suffix in (".rq", ".sparql") or path.exists():
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadFile(f"{query}: cannot be read as a query ({error}).") from error
    return query


def _print_truth(answer: Answer, wanted: str) -> None:
    if wanted in ("json", "xml"):
        click.echo(answer.content.decode())
    else:
        click.echo("true" if answer.truth else "false")


def _print_solutions(answer: Answer, wanted: str) -> None:
    if wanted in ("csv", "tsv", "xml", "json"):
        text = answer.content.decode()
        click.echo(text if wanted in ("csv", "xml", "json") else output.clean(text), nl=not text.endswith("\n"))
        return
    import msgspec

    results = msgspec.json.decode(answer.content)
    rows = [{name: _plain(term) for name, term in row.items()} for row in results["results"]["bindings"]]
    output.print_rows(rows, results["head"]["vars"], wanted)


def _plain(term: dict[str, str]) -> str:
    from keiretsu.terms import curie

    return curie(term["value"]) if term["type"] == "uri" else str(term["value"])
