"""What the commands print about real companies, read by eye against the sources.

After a change of data or wording: ``KEIRETSU_GOLDEN=write pytest tests/test_ownership_golden.py``, then read the
difference before it is kept.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from keiretsu.cli.main import COMMANDS, cli

GOLDEN = Path(__file__).parent / "golden"

CASES = {
    "ownership-renault-nissan-mitsubishi": (
        "stake Renault Nissan --at 2013-11-08",
        "stake Renault NMKV --at 2013-11-08",
        "control NMKV --at 2013-11-08",
        "status Renault Nissan --at 2013-11-08",
        "stake Renault 'Mitsubishi Motors' --at 2017-12-31",
        "control 'Mitsubishi Motors' --at 2017-12-31",
        "stake Renault NMKV --at 2017-12-31",
        "stake Renault Nissan --at 2024-01-15",
        "control Nissan --at 2024-01-15",
        "owners NMKV --at 2024-12-31",
        "timeline Renault Nissan",
    ),
    "ownership-volkswagen": (
        "owners Volkswagen --at 2022-04-30",
        "owners Volkswagen --at 2022-04-30 --basis votes",
        "control Volkswagen --at 2022-04-30",
        "control Volkswagen --at 2024-06-30",
        "stake 'Porsche SE' 'Porsche AG' --at 2023-06-30",
        "control 'Porsche AG' --at 2023-06-30",
    ),
    "ownership-hyundai": (
        "stake 'Chung Mong-koo' 'Hyundai Motor' --at 2017-08-22",
        "stake 'Chung Mong-koo' 'Hyundai Mobis' --at 2017-08-22",
        "stake 'Chung Mong-koo' Kia --at 2017-08-22",
        "stake 'Hyundai Motor' 'Hyundai Mobis' --at 2017-08-22",
        "control 'Hyundai Motor' --at 2017-08-22",
        "control Kia --at 2017-08-22",
    ),
    "ownership-toyota": (
        "stake Toyota Subaru --at 2020-06-30",
        "stake Toyota Suzuki --at 2020-06-30",
        "stake Toyota Mazda --at 2020-06-30",
        "status Toyota Subaru --at 2020-06-30",
        "status Toyota Suzuki --at 2020-06-30",
        "close Toyota Subaru --at 2020-06-30",
        "timeline Toyota Subaru",
    ),
    "ownership-geely-volvo-polestar": (
        "control 'Volvo Cars' --at 2024-06-30",
        "stake 'Geely Holding' Polestar --at 2022-12-31",
        "control Polestar --at 2025-06-30",
        "owners Polestar --at 2025-06-30",
    ),
    "ownership-stellantis": (
        "owners Stellantis --at 2024-12-31",
        "owners Stellantis --at 2024-12-31 --basis votes",
        "control Stellantis --at 2024-12-31",
        "stake Exor Stellantis --at 2024-12-31",
    ),
}

OWNERSHIP = ("stake", "owners", "holdings", "control", "group", "status", "close", "timeline", "diff", "whatif")


def printed(line: str) -> str:
    """A command and what it prints, without the line that counts all data on file."""
    result = CliRunner().invoke(cli, shlex.split(line))
    assert result.exit_code in (0, 1), result.output
    kept = [each for each in result.stdout.splitlines() if not each.startswith("Rests on ")]
    return "\n".join((f"$ keiretsu {line}", *kept)).rstrip() + "\n"


@pytest.mark.parametrize("case", CASES)
def test_the_real_cases_print_what_was_read_by_eye(case: str) -> None:
    file = GOLDEN / f"{case}.txt"
    actual = "\n".join(printed(line) for line in CASES[case])
    if os.environ.get("KEIRETSU_GOLDEN") == "write":
        file.write_text(actual, encoding="utf-8")

    assert file.read_text(encoding="utf-8") == actual, "KEIRETSU_GOLDEN=write writes it anew; read the difference first"


@pytest.mark.parametrize("command", OWNERSHIP)
def test_the_examples_in_the_help_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    help_text = CliRunner().invoke(cli, [command, "--help"]).output
    examples = [line.strip() for line in help_text.splitlines() if line.strip().startswith("keiretsu ")]

    assert command in COMMANDS
    assert len(examples) >= 3
    for example in examples:
        result = CliRunner().invoke(cli, shlex.split(example)[1:])
        assert result.exit_code == 0, (example, result.output, result.exception)
        assert result.stdout.strip()


@pytest.mark.parametrize(
    "line",
    [
        "stake Renault",
        "control Nowhere",
        "whatif control Nissan",
        "whatif --add x control",
        "stake A B --basis luck",
        "group Nissan --with Renault",
        "group Nissan --measure pooled",
        "diff 2013 2014 --basis luck",
    ],
)
def test_a_slip_leaves_with_two(line: str) -> None:
    result = CliRunner().invoke(cli, shlex.split(line), standalone_mode=False)

    assert getattr(result.exception, "exit_code", None) == 2


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "markdown", "table"])
@pytest.mark.parametrize("line", ["owners NMKV --at 2013-11-08", "group Toyota --at 2024", "timeline Nissan"])
def test_what_lists_comes_in_every_form(line: str, form: str) -> None:
    result = CliRunner().invoke(cli, [*shlex.split(line), "--format", form])

    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) > 2


def test_a_question_about_ownership_loads_no_heavy_library() -> None:
    code = (
        "import sys; from keiretsu.cli.main import cli; "
        "cli.main(args=['control', 'nissan', '--at', '2013-11-08'], standalone_mode=False); "
        "heavy = {'networkx', 'rdflib', 'matplotlib', 'numpy', 'rich'} & set(sys.modules); "
        "sys.stdout.write(f'heavy: {sorted(heavy)}')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.endswith("heavy: []")
