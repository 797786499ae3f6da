"""Fills README.md's answers in anew: the outputs of its commands and of its Python, and the table of commands."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

from keiretsu.cli.main import COMMANDS, cli

README = Path(__file__).parents[1] / "README.md"


def output_of(words: list[str]) -> str:
    """What a command prints on standard output."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        cli.main(args=words, prog_name="keiretsu", standalone_mode=False)
    return out.getvalue().rstrip()


def result_of(code: str) -> str:
    """What lines of Python print, entered one statement at a time."""
    source = "\n".join(line[4:] for line in code.splitlines() if line.startswith((">>> ", "... ")))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "README.md", "exec"), {})
    return out.getvalue().rstrip()


def filled(text: str) -> str:
    """The README with every answer as it is today."""
    text = re.sub(
        r"(```console\n\$ \./scripts/keiretsu (.*)\n)[\s\S]*?(\n```)",
        lambda m: f"{m[1]}{output_of(shlex.split(m[2]))}{m[3]}",
        text,
    )
    text = re.sub(
        r"(```python\n)((?:(?:>>>|\.\.\.) .*\n)+)[\s\S]*?(\n```)",
        lambda m: f"{m[1]}{m[2]}{result_of(m[2])}{m[3]}",
        text,
    )
    rows = "\n".join(f"| `{name}` | {words} |" for name, words in COMMANDS.items())
    return re.sub(r"(\| command \| answers \|\n\|---\|---\|\n)(?:[@|].*\n)*", lambda m: f"{m[1]}{rows}\n", text)


if __name__ == "__main__":
    new = filled(README.read_text(encoding="utf-8"))
    README.write_text(new, encoding="utf-8")
    sys.stdout.write("README.md is filled anew.\n")
