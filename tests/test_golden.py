"""What commands print from the shipped data; the difference is to be read before it is accepted."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from keiretsu.cli.main import cli

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = {
    "path-dayz-renault-2013": ["path", "Nissan Dayz", "Renault", "--at", "2013-11-08", "-k", "3"],
    "show-majority-claim": ["show", "renault-in-nissan-majority-claim"],
    "show-plan-d-segment": ["show", "plan-d-segment"],
    "family-nissan-dayz": ["family", "Nissan Dayz"],
    "ask-plans-of-mitsubishi": ["ask", "plans-of-a-party", "Mitsubishi Motors", "--format", "csv"],
    "ask-rival-guesses": ["ask", "rival-guesses", "plan-d-segment", "--format", "csv"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_what_it_printed(name, shipped):
    file = GOLDEN / f"{name}.txt"
    done = CliRunner().invoke(cli, COMMANDS[name])
    assert shipped
    assert done.exit_code == 0, done.output
    told = "".join(line for line in done.stdout.splitlines(keepends=True) if not line.startswith("Data of "))
    if os.environ.get("KEIRETSU_GOLDEN") == "write":
        file.write_text(told, encoding="utf-8")

    assert told == file.read_text(encoding="utf-8"), "KEIRETSU_GOLDEN=write writes it anew; read the difference"
