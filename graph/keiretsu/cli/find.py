"""keiretsu find TEXT: things by any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.cli.options import Session


@click.command("find")
@click.argument("text")
@click.option("--kind", metavar="KIND", help="Only things of this kind (company, brand, car, shareholding, ...).")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@options.list_format
@options.session
def command(session: Session, text: str, kind: str | None, limit: int, form: str | None) -> None:
    """Find things by any name, in any spelling, best first.

    \b
    keiretsu find dayz
    keiretsu find 日産
    keiretsu find "mitsubishi motor" --kind company --format json
    """
    from keiretsu.errors import NoAnswer
    from keiretsu.terms import id_iri, term_iri

    whole = form in ("json", "jsonl")
    rows = [
        {
            "id": id_iri(match.id) if whole else match.id,
            "label": match.label,
            "kind": term_iri(match.kind) if whole else session.graph.world.vocabulary.word(match.kind),
            "score": match.score,
        }
        for match in session.graph.find(text, limit=limit, kind=kind)
    ]
    output.print_rows(rows, ("label", "kind", "id", "score"), form)
    if not rows:
        raise NoAnswer(f'nothing on file is called "{text}" or nearly so.')
