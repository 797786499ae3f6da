"""Pictures beside answers: the option that asks for them, and how they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli.output import remark
from keiretsu.errors import KeiretsuError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from keiretsu.cli.options import Command
    from keiretsu.pictures.asking import Known
    from keiretsu.pictures.picture import Picture


class NotDrawn(KeiretsuError):
    """An answer was given whose picture cannot be made; the exit code is that of the reason."""

    def __init__(self, reason: KeiretsuError) -> None:
        self.exit_code = reason.exit_code
        super().__init__(f"the answer has no picture, and nothing was saved: {reason}{_further_options()}")


def _further_options() -> str:
    """Where the options stand that a reason may name and the command itself lacks."""
    from keiretsu.cli.draw import command

    name = click.get_current_context().info_name
    return f" keiretsu draw {name} --help lists all options of pictures." if name in command.commands else ""


def draw_option(command: Command) -> Command:
    """--draw FILE for commands whose answer has a picture; hand what it gave to ``draw_to``."""
    return click.option(
        "--draw",
        "drawings",
        multiple=True,
        metavar="FILE",
        callback=_with_known_endings,
        help="Also save a picture of the answer (.png, .svg, .pdf, .html, .json, .txt); may be repeated.",
    )(command)


def _with_known_endings(_: click.Context, __: click.Parameter, files: tuple[str, ...]) -> tuple[str, ...]:
    if files:
        from keiretsu.pictures.picture import form_of

        for file in files:
            form_of(file)
    return files


def draw_to(graph: Known, answer: object, files: tuple[str, ...], lang: str | None = None, *, about: str = "") -> None:
    """Draw an answer into files, if any are asked for. Raises NotDrawn where it has no picture."""
    if files:
        from keiretsu.pictures import draw

        try:
            picture = draw(answer, graph, about=about, lang=lang)
        except KeiretsuError as reason:
            raise NotDrawn(reason) from reason
        save(picture, files)


def save(picture: Picture, files: Sequence[str], *, strict: bool = False) -> None:
    """Save a picture; what breaks a rule and what was saved is said on standard error."""
    for words in (picture.remark, *map(str, picture.findings)):
        if words:
            remark(words)
    picture.save(*files, strict=strict)
    for file in files:
        remark(f"saved {file}")
