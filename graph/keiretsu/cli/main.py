"""The command: reads the first word, opens only that command's room, turns errors into words and exit codes."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys

import click

from keiretsu.cli.options import Session
from keiretsu.cli.output import remark
from keiretsu.errors import KeiretsuError

COMMANDS = {
    "path": "How two names are joined, step by step, with dates and sources.",
    "show": "Everything on file about a thing or a statement.",
    "find": "Find things by any name, in any spelling.",
    "list": "List things or statements of one kind.",
    "family": "Every badge of one car, with markets and years.",
    "stake": "How much one party has of another, through every chain.",
    "owners": "To whom a company belongs in the end.",
    "holdings": "What a party holds, directly and through others.",
    "control": "Who controls a company, and why.",
    "group": "All that a party controls.",
    "status": "Subsidiary, joint venture, associate, or what else.",
    "close": "Whether two parties are closely linked.",
    "timeline": "Every change of a figure or a verdict.",
    "diff": "What began, ended and changed between two days.",
    "whatif": "What would change with statements added or left out.",
    "sources": "The sources, and what rests on them.",
    "ask": "Ask one of the named questions.",
    "sparql": "Ask in SPARQL.",
    "draw": "Pictures fit to print: PNG, SVG, PDF, HTML.",
    "export": "Write everything in other people's formats.",
    "check": "Check data against the rules.",
    "stats": "How much is on file, and how good it is.",
    "model": "The kinds of relation, with their definitions.",
    "completion": "Print the completion script for a shell.",
}
_MODULES = {"list": "listing"}

_FIRST_PAGE = """\
keiretsu: who owns whom, who builds with whom, whose car is whose rebadge.

  keiretsu path "Nissan Dayz" Renault       how two names are joined
  keiretsu path Nissan Mercedes-Benz --ever  the same, for ties of any time
  keiretsu show Renault                     all that is on file about one
  keiretsu family "Mercedes-Benz X-Class"   which cars are one car
  keiretsu find dayz                        any name, in any spelling
  keiretsu ask                              the named questions
  keiretsu sparql "SELECT ..."              your own question

keiretsu --help lists all commands; keiretsu COMMAND --help shows examples."""


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"keiretsu.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant by the first word; an unknown one is an error with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=3, cutoff=0.5)
            hint = f" Did you mean {', '.join(near)}?" if near else " keiretsu --help lists them."
            ctx.fail(f'there is no command "{args[0]}".{hint}')
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from keiretsu import __version__
        from keiretsu.knowledge import load

        click.echo(f"keiretsu {__version__}, data {load().version}")
        ctx.exit()


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", multiple=True, metavar="PATH", help="Add a file or folder of your own, in any RDF syntax.")
@click.option("--only-data", is_flag=True, help="Leave the shipped data out.")
@click.option("--override", is_flag=True, help="Let your data describe anew what is described already.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour in tables.")
@click.option("--debug", is_flag=True, help="Show the trace of an error.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Program and data."
)
@click.pass_context
def cli(ctx: click.Context, data: tuple[str, ...], only_data: bool, override: bool, color: str, debug: bool) -> None:
    """Who owns whom, who builds with whom, whose car is whose rebadge: with dates and sources.

    Exit codes: 0 an answer; 1 an empty answer, or ASK is false; 2 usage, or an unknown or ambiguous name;
    3 the data breaks a rule; 4 a limit of time or size; 130 interrupted. Where an answer is printed and the picture
    asked for with --draw cannot be made, the code is that of the picture.
    """
    ctx.obj = Session(data, only_data=only_data, override=override)
    if color != "auto" or "NO_COLOR" in os.environ:
        ctx.color = color == "always"
    if ctx.invoked_subcommand is None:
        click.echo(_FIRST_PAGE)


def main(args: list[str] | None = None) -> None:
    """Run the command and leave with its exit code; no user slip prints a trace."""
    gc.disable()  # a command is over before there is anything worth collecting
    try:
        code = cli.main(args=args, prog_name="keiretsu", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except KeiretsuError as error:
        _raise_if_debugging()
        remark(f"Error: {error}")
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # noqa: BLE001 - a fault of ours is told in one line too
        _raise_if_debugging()
        remark(
            f"Error: keiretsu failed inside ({type(error).__name__}: {error}). --debug shows where; please report it."
        )
        code = 70
    sys.exit(code if isinstance(code, int) else 0)


def run() -> None:
    """The command as a process of its own, which is over as soon as the answer is out.

    Taking the interpreter down value by value would cost a seventh of the whole process and change nothing that stays.
    """
    try:
        main()
    except SystemExit as end:
        atexit._run_exitfuncs()  # noqa: SLF001 - what is registered to run at the end still must, though the rest of leaving is skipped
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            raise end from None
        os._exit(end.code if isinstance(end.code, int) else 0)


def _raise_if_debugging() -> None:
    if "--debug" in sys.argv:
        raise  # noqa: PLE0704 - called while an error is handled
