"""Documentation is tested: examples run, answers are true, links to files hold."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from keiretsu.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[1]


def script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_prints_what_its_commands_print():
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert script("readme").filled(text) == text, "run: .venv/bin/python scripts/readme.py, and read the difference"


def test_the_readme_shows_the_pictures_that_its_script_draws():
    shown = set(re.findall(r"\]\(scripts/pictures/(\w+)\.png\)", (ROOT / "README.md").read_text(encoding="utf-8")))
    drawn = dict(script("readme_pictures").pictures())

    assert shown == set(drawn)
    for name, picture in drawn.items():
        kept = (ROOT / "scripts" / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
        assert picture._repr_svg_() == kept, "run: .venv/bin/python scripts/readme_pictures.py, and look at them"
        assert picture.findings == []


def test_the_readme_draws_its_pictures(tmp_path, monkeypatch):
    lines = re.findall(r"^`\./scripts/keiretsu (draw .*)`:$", (ROOT / "README.md").read_text(), re.MULTILINE)
    monkeypatch.chdir(tmp_path)

    assert len(lines) == 3
    for line in lines:
        done = CliRunner().invoke(cli, [*shlex.split(line), "--strict"])
        assert done.exit_code == 0, done.output
    assert {"ways.png", "holdings.png", "holdings.html", "family.png"} <= {file.name for file in tmp_path.iterdir()}


def test_every_command_stands_in_the_readme_and_its_help_begins_with_its_words():
    for name, words in COMMANDS.items():
        assert f"| `{name}` | {words} |" in (ROOT / "README.md").read_text()
        help_ = cli.get_command(None, name).help
        assert help_.split()[: len(words.rstrip(".").split()) - 1], name


def examples():
    for name in COMMANDS:
        command = cli.get_command(None, name)
        commands = {name: command} | {f"{name} {sub}": c for sub, c in getattr(command, "commands", {}).items()}
        for whole, one in commands.items():
            lines = re.findall(r"^\s*keiretsu (.*)$", one.help or "", re.MULTILINE)
            yield from (pytest.param(whole, line.strip(), id=line.strip()) for line in lines)


def test_every_command_has_two_examples_or_more():
    found = [parameters.values[0].split()[0] for parameters in examples()]

    assert {name for name in COMMANDS if found.count(name) < 2} == set()


@pytest.mark.parametrize(("name", "line"), list(examples()))
def test_the_examples_of_a_help_run(name, line, tmp_path, monkeypatch, shipped):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-facts.ttl").write_text("")
    line = line.replace("~/.config", str(tmp_path))

    done = CliRunner().invoke(cli, shlex.split(line))

    assert done.exit_code == 0, done.output
    assert shipped
    assert done.output.strip() or list(tmp_path.iterdir())


def test_the_examples_of_the_named_questions_run(shipped):
    from keiretsu import asking

    assert shipped
    for question in asking.questions():
        done = CliRunner().invoke(cli, [*shlex.split(question.example)[1:], "--format", "json"])
        assert done.exit_code == 0, (question.name, done.output)
        assert '"bindings":[{' in done.output, question.name


def test_the_examples_of_the_first_page_run(shipped):
    done = CliRunner().invoke(cli, [])
    lines = [line.strip() for line in done.output.splitlines() if line.startswith("  keiretsu")]

    assert shipped
    assert len(done.output.splitlines()) <= 12
    for line in lines:
        words = shlex.split(re.split(r"\s{2,}", line)[0])[1:]
        if "..." not in line:
            assert CliRunner().invoke(cli, words).exit_code == 0, line


def test_files_named_in_the_papers_exist():
    for paper in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md"):
        for name in re.findall(r"`((?:data|ontology|tests|scripts|graph)/[\w./-]*)`", (ROOT / paper).read_text()):
            assert (ROOT / name).exists(), (paper, name)
