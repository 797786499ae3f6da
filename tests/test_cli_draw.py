"""keiretsu draw: words in, files out, exit codes."""

import pytest
from click.testing import CliRunner

import picture_worlds as worlds
from keiretsu.cli.draw import command
from keiretsu.cli.drawing import NotDrawn
from keiretsu.cli.main import cli
from keiretsu.errors import KeiretsuError
from keiretsu.pictures.picture import Picture

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


@pytest.fixture
def ask(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*words):
        done = CliRunner().invoke(cli, [*WORLD, *words])
        assert done.exception is None or isinstance(done.exception, KeiretsuError | SystemExit), done.output
        return done

    return run


ASKED = {
    "path": (["Elm family", "Birch Werke", "--at", "2013", "-k", "2"], "Elm family"),
    "owners": (["Birch Werke", "--at", "2013"], "Alder Motors"),
    "family": (["Birch Box"], "Birch Cube"),
    "timeline": (["Alder Motors", "Birch Werke"], "Alder Motors in Birch Werke"),
    "diff": (["1998", "2013", "--of", "Birch Werke"], "Birch Werke"),
}


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_is_printed_as_ever_and_drawn_beside(name, ask, tmp_path):
    words = [name, *ASKED[name][0]]
    drawn = ask(*words, "--draw", "a.svg", "--draw", "a.json")

    assert drawn.exit_code == 0, drawn.output
    assert drawn.stdout == ask(*words).stdout
    assert drawn.stderr.endswith("saved a.svg\nsaved a.json\n")
    assert {path.name for path in tmp_path.iterdir()} == {"a.svg", "a.json"}
    assert ASKED[name][1] in (tmp_path / "a.json").read_text()


@pytest.mark.parametrize("name", ASKED)
def test_an_unknown_ending_is_refused_before_anything_is_printed_or_saved(name, ask, tmp_path):
    done = ask(name, *ASKED[name][0], "--draw", "a.svg", "--draw", "a.gif")

    assert done.exception.exit_code == 2
    assert "a.gif" in str(done.exception)
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ASKED)
def test_the_help_shows_how_to_draw(name):
    assert f"keiretsu {name} " in cli.get_command(None, name).help
    assert " --draw " in cli.get_command(None, name).help


@pytest.mark.parametrize(
    ("words", "code", "cure"),
    [
        (["path", "Elm family", "Birch Werke", "--at", "2013"], 4, "Ask for fewer"),
        (["timeline", "Birch Werke", "--basis", "votes"], 2, "Ask by capital"),
        (["diff", "2013-01", "2013-02", "--of", "Birch Werke"], 1, "Days further apart"),
        (["owners", "Elm family", "--at", "2013"], 1, "keiretsu draw owners --help"),
    ],
)
def test_an_answer_without_a_picture_is_printed_and_the_reason_said(words, code, cure, ask, tmp_path, monkeypatch):
    monkeypatch.setattr("keiretsu.pictures.templates.path.MOST_STEPS", 1)
    done = ask(*words, "--draw", "a.svg")

    assert done.stdout == ask(*words).stdout != ""
    assert isinstance(done.exception, NotDrawn)
    assert done.exception.exit_code == code
    assert cure in str(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_a_rule_is_said(ask, monkeypatch):
    monkeypatch.setattr(Picture, "findings", ["one rule is broken"])

    assert ask("owners", "Birch Werke", "--at", "2013", "--draw", "a.svg").stderr == "one rule is broken\nsaved a.svg\n"


def test_the_picture_is_of_the_same_day_plans_and_language(ask, tmp_path):
    ask("owners", 'A<B & "C"', "--at", "2013-06", "--include", "announced", "--draw", "a.json")
    picture = (tmp_path / "a.json").read_text()

    assert '"as_of": "30 June 2013"' in picture
    assert "birch-in-sharp-plan" in picture


def test_a_family_is_drawn_for_the_car_that_was_asked_for(ask, tmp_path):
    ask("family", "Birch Cube", "--draw", "a.json")

    assert "Which cars are one car with Birch Cube?" in (tmp_path / "a.json").read_text()


def test_every_question_has_three_examples():
    for name, one in command.commands.items():
        assert one.help.count(f"keiretsu draw {name}") == 3
