"""keiretsu check: data against the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.checks import Level
    from keiretsu.cli.options import Session

_LEVELS = ("error", "warning", "information")


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option("--level", type=click.Choice(_LEVELS), default="warning", show_default=True, help="From this level up.")
@click.option("--shapes", is_flag=True, help="Also the SHACL shapes (needs the authors' extra: keiretsu[authors]).")
@options.list_format
@options.session
def command(session: Session, paths: tuple[str, ...], level: Level, shapes: bool, form: str | None) -> None:
    """Check data against the rules: the shipped data, or files and folders of your own beside it.

    \b
    keiretsu check
    keiretsu check --level information --format json
    keiretsu check my-facts.ttl

    Leaves with 3 if an error is found. With files of your own only what they break is told.
    """
    from pathlib import Path

    from keiretsu.errors import BrokenData
    from keiretsu.knowledge import load

    own = (*session.data, *paths)
    session.need_data(own)
    graph = load(own, only_data=session.only_data, override=session.override, unchecked=True)
    wanted = _LEVELS[: _LEVELS.index(level) + 1]
    mine = {str(file) for file in graph.own_files}
    found = [f for f in graph.findings(level) if not mine or f.file in mine]
    rows = [
        {
            "level": f.level,
            "file": Path(f.file).name,
            "subject": f.subject,
            "rule": f.rule,
            "what": f.words,
            "cure": f.cure,
        }
        for f in found
    ]
    if rows or form:
        output.print_rows(rows, ("level", "file", "subject", "rule", "what", "cure"), form)
    broken = [f"{sum(f.level == which for f in found)} {which}" for which in wanted]
    output.remark(f"{len(graph.statements):,} statements checked: {', '.join(broken)}.")
    by_shapes = graph.shape_findings() if shapes else []
    for sentence in by_shapes:
        output.say(sentence)
    if by_shapes or any(f.level == "error" for f in found):
        raise click.exceptions.Exit(BrokenData.exit_code)
