"""keiretsu export: everything in other people's formats."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.knowledge import KnowledgeGraph

_RDF = ("turtle", "nquads", "jsonld")
_GRAPHS = ("graphml", "gexf", "dot", "csv")


@click.command("export")
@click.option("--format", "form", type=click.Choice((*_RDF, *_GRAPHS)), required=True, help="The format to write.")
@click.option(
    "-o", "--output", "target", metavar="FILE", required=True, help="The file to write, or - for standard output."
)
@options.at_option
@options.include_option
@click.option("--derived", is_flag=True, help="RDF: also what is reckoned (bounds, defaults, milestones).")
@options.session
def command(session: Session, form: str, target: str, at: str | None, include: str, derived: bool) -> None:
    """Write everything in other people's formats.

    \b
    keiretsu export --format turtle -o keiretsu.ttl
    keiretsu export --format gexf -o ties.gexf
    keiretsu export --format csv --at 2013-11-08 -o -

    RDF (turtle, nquads, jsonld) holds all statements with evidence and sources and can be loaded again with --data.
    The graph formats (graphml, gexf, dot, csv) hold accepted ties in effect, of any time unless --at says a day.
    """
    if form in _RDF and (at or include):
        raise click.UsageError("--at and --include narrow the graph formats; RDF always holds every statement.")
    if form in _GRAPHS and derived:
        raise click.UsageError("--derived is for RDF (turtle, nquads, jsonld).")
    content = _rdf(session.graph, form, derived) if form in _RDF else _graph(session.graph, form, at, include)
    if target == "-":
        sys.stdout.buffer.write(content)
    else:
        _write(target, content)


def _rdf(graph: KnowledgeGraph, form: str, derived: bool) -> bytes:
    from keiretsu.exports import rdf

    return rdf.write(graph.quads(derived=derived), form)


def _graph(graph: KnowledgeGraph, form: str, at: str | None, include: str) -> bytes:
    from importlib import import_module

    from keiretsu.exports.network import plain
    from keiretsu.narrow import narrowed

    asked = graph.scope(at=at, ever=at is None, include=options.words_of(include))
    network = plain(graph.world, narrowed(graph.world, asked), graph.namer(None if asked.ever else asked.span))
    writer = import_module(f"keiretsu.exports.{'table' if form == 'csv' else form}")
    content: bytes = writer.write(network)
    return content


def _write(target: str, content: bytes) -> None:
    from pathlib import Path

    from keiretsu.errors import BadValue
    from keiretsu.files import write_atomically

    try:
        write_atomically(Path(target), content)
    except OSError as error:
        raise BadValue(f"{target}: cannot be written ({error.strerror}). Is the folder there?") from error
    output.remark(f"{target}: {len(content):,} bytes written.")
