"""How answers reach people and programs: clean text, tables, and data in the common forms."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence

import click

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown")

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t")

Row = Mapping[str, object]


def clean(text: str) -> str:
    """The text without signs that steer a terminal or turn its direction."""
    return _STEERING.sub("", text)


def say(text: str = "") -> None:
    """Print part of the answer."""
    click.echo(clean(text))


def remark(text: str) -> None:
    """Print a note that is no part of the answer, on standard error."""
    click.echo(clean(text), err=True)


def say_json(value: object) -> None:
    """Print a value as JSON, indented for reading."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def print_rows(rows: Sequence[Row], columns: Sequence[str], form: str | None) -> None:
    """Print rows: by default a table on a terminal and TSV in a pipe."""
    form = form or ("table" if sys.stdout.isatty() else "tsv")
    if form == "json":
        say_json(rows)
    elif form == "jsonl":
        _print_lines(rows)
    elif form == "table":
        _print_table(rows, columns)
    elif form == "markdown":
        _print_markdown(rows, columns)
    else:
        _print_separated(rows, columns, form)


def _print_lines(rows: Sequence[Row]) -> None:
    import msgspec

    for row in rows:
        click.echo(msgspec.json.encode(row))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return clean(", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value))


def _print_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row.get(column))) for column in columns))
    context = click.get_current_context(silent=True)
    colour = context.color if context else None
    Console(force_terminal=colour, color_system=None if colour is False else "auto", highlight=False).print(table)


def _print_markdown(rows: Sequence[Row], columns: Sequence[str]) -> None:
    click.echo("| " + " | ".join(columns) + " |")
    click.echo("|" + " --- |" * len(columns))
    for row in rows:
        cells = (_cell(row.get(column)).replace("|", "\\|").replace("\n", " ") for column in columns)
        click.echo("| " + " | ".join(cells) + " |")


def _print_separated(rows: Sequence[Row], columns: Sequence[str], form: str) -> None:
    import csv
    import io

    text = io.StringIO()
    if form == "csv":
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_for_spreadsheets(_cell(row.get(column))) for column in columns] for row in rows)
    else:
        for line in (columns, *([_cell(row.get(column)) for column in columns] for row in rows)):
            text.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in line) + "\n")
    click.echo(text.getvalue(), nl=False)


def _for_spreadsheets(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def numbered(source_ids: Sequence[str], numbers: dict[str, int], most: int = 3) -> str:
    """Footnote marks for the first sources, each keeping the number under which it came first: "[1][2] and 4 more"."""
    marks = "".join(f"[{numbers.setdefault(id_, len(numbers) + 1)}]" for id_ in source_ids[:most])
    return f"{marks} and {len(source_ids) - most} more" if len(source_ids) > most else marks


def with_stop(sentence: str) -> str:
    """The sentence with its full stop."""
    return sentence if sentence.endswith((".", "!", "?")) else sentence + "."
