"""keiretsu completion: the script that a shell needs, and the names it offers."""

from __future__ import annotations

import os

import click

_SHELLS = ("bash", "zsh", "fish")
_LINES = {
    "bash": 'eval "$(keiretsu completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(keiretsu completion zsh)"   in ~/.zshrc',
    "fish": "keiretsu completion fish > ~/.config/fish/completions/keiretsu.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
@click.pass_context
def command(ctx: click.Context, shell: str | None) -> None:
    """Print the completion script for a shell; it completes commands, options and names of things.

    \b
    keiretsu completion bash
    keiretsu completion zsh
    keiretsu completion fish
    """
    if shell is None:
        shell = os.environ.get("SHELL", "bash").rpartition("/")[2]
        if shell not in _SHELLS:
            raise click.UsageError(f"name a shell: {', '.join(_SHELLS)}.")
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    assert completion is not None
    root = ctx.find_root()
    click.echo(completion(root.command, {}, "keiretsu", "_KEIRETSU_COMPLETE").source())
    click.echo(f"# to keep it: {_LINES[shell]}", err=True)
