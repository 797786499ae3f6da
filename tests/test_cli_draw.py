"""keiretsu draw: words in, files out, exit codes."""

import pytest
from click.testing import CliRunner

import picture_worlds as worlds
from keiretsu.cli.draw import command, draw_to
from keiretsu.cli.main import cli
from keiretsu.cli.options import Session

WORLD = ["--only-data", "--data", str(worlds.WORLD)]


@pytest.fixture
def draw(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*words):
        return CliRunner().invoke(cli, [*WORLD, "draw", *words])

    return run


@pytest.mark.parametrize(
    "words",
    [
        ["path", "Elm family", "Birch Werke", "--at", "2013"],
        ["around", "Birch Werke", "--at", "2013"],
        ["owners", "Birch Werke", "--at", "2013"],
        ["holdings", "Alder Motors", "--at", "2013"],
        ["family", "Birch Box"],
        ["timeline", "Birch Werke", "Alder Motors", "--from", "1990", "--to", "2014"],
        ["industry", "--at", "2013"],
    ],
)
def test_every_question_is_drawn(words, draw, tmp_path):
    done = draw(*words, "-o", "a.svg", "-o", "a.json", "--strict", "--alt", "a.txt")

    assert done.exit_code == 0, done.output
    assert {path.name for path in tmp_path.iterdir()} == {"a.svg", "a.json", "a.txt"}
    assert "Sources:" in (tmp_path / "a.txt").read_text()


def test_without_a_file_the_picture_is_named_after_its_question(draw, tmp_path):
    assert draw("owners", "Birch Werke", "--at", "2013").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["owners-birch.png"]


def test_the_answer_goes_to_files_and_remarks_to_standard_error(draw):
    done = draw("owners", "Birch Werke", "--at", "2013", "-o", "a.svg")

    assert done.stdout == ""
    assert "saved a.svg" in done.stderr


def test_an_unknown_ending_is_a_slip_of_the_reader(draw, tmp_path):
    done = draw("owners", "Birch Werke", "-o", "a.gif")

    assert "no ending of a picture" in str(done.exception)
    assert done.exception.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_draw_leaves_with_one(draw):
    assert draw("owners", "Elm family", "-o", "a.svg").exception.exit_code == 1


def test_an_unknown_name_is_told_the_nearest(draw):
    assert "Did you mean Birch" in str(draw("owners", "Bitch Werke", "-o", "a.svg").exception)


def test_other_commands_can_draw_their_answers(tmp_path):
    session = Session((str(worlds.WORLD),), only_data=True, override=False)
    draw_to(session, session.graph.owners("birch", at="2013-06"), (str(tmp_path / "a.svg"),))
    draw_to(session, object(), ())

    assert (tmp_path / "a.svg").read_text().startswith("<svg ")


def test_every_question_has_three_examples():
    for name, one in command.commands.items():
        assert one.help.count(f"keiretsu draw {name}") == 3
