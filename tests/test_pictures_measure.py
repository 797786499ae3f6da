"""Widths of text without matplotlib."""

import importlib.util
from pathlib import Path

import pytest

from keiretsu.pictures import fallback
from keiretsu.pictures.measure import FONTS, WEIGHTS, evened, flowed, font_file, missing, shortened, width, wrapped

ROOT = Path(__file__).parents[1]
NAMES = ("Škoda Auto", "Mercedes-Benz Group", "GAC Mitsubishi Motors", "34–37%", "AVTOVAZ", "Citroën ë-C3 WAVE")


def test_the_table_of_advances_is_the_one_of_the_fonts():
    spec = importlib.util.spec_from_file_location("font_advances", ROOT / "scripts" / "font_advances.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert (FONTS / "advances.json").read_text(encoding="utf-8") == script.table(), (
        "run: python scripts/font_advances.py"
    )


def test_the_licence_of_the_fonts_goes_with_them():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()
    assert all(font_file(weight).is_file() for weight in WEIGHTS)


@pytest.mark.slow
@pytest.mark.parametrize("weight", WEIGHTS)
def test_summed_advances_are_those_that_matplotlib_draws(weight):
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

    renderer, font = RendererAgg(10, 10, 72), FontProperties(fname=str(font_file(weight)), size=90)
    for name in NAMES:
        drawn = renderer.get_text_width_height_descent(name, font, False)[0] / 10

        assert width(name, 9, weight) == pytest.approx(drawn, rel=0.035, abs=0.5)


def test_what_fits_stays_on_one_line():
    assert wrapped("Alder Motors", 200, 9) == ("Alder Motors",)


def test_lines_are_broken_evenly_and_cut_with_an_ellipsis():
    assert wrapped("Cooperation Manufacturing Plant Aguascalientes", 130, 9, 600) == (
        "Cooperation Manufacturing",
        "Plant Aguascalientes",
    )
    cut = wrapped("one two three four five six seven eight", 40, 9, lines=2)
    assert cut[-1].endswith("…")
    assert max(width(line, 9) for line in cut) <= 40


def test_a_word_wider_than_the_line_is_broken():
    assert max(width(line, 9) for line in flowed("x" * 60, 50, 9)) <= 50


def test_a_word_wider_than_the_line_is_broken_behind_its_hyphen():
    assert wrapped("Mercedes-Benz Group", 80, 13, 700) == ("Mercedes-", "Benz Group")
    assert flowed("Daimler-Renault-Nissan", 90, 9) == ("Daimler-Renault-", "Nissan")
    assert wrapped("Mercedes-Benz Group", 105, 13, 700) == ("Mercedes-Benz", "Group")


def test_no_word_is_left_alone_on_the_last_line():
    assert flowed("was 3.1% owned by", 70, 7.8, 600) == ("was 3.1% owned", "by")
    assert evened("was 3.1% owned by", 70, 7.8, 600) == ("was 3.1%", "owned by")
    assert evened("owned", 70, 7.8) == ("owned",)


def test_what_is_too_long_is_shortened_to_fit():
    assert width(shortened("Volkswagen Aktiengesellschaft", 60, 9), 9) <= 60
    assert shortened("VW", 60, 9) == "VW"


def test_missing_characters_are_named_once_each():
    assert missing("日産自動車の日産 Škoda") == "日産自動車の"
    assert missing("Škoda – 34–37% €") == ""


def test_wide_characters_count_a_whole_em():
    assert width("日産", 10) == 20


def test_a_fallback_font_has_every_character(monkeypatch):
    face = fallback.font_for("Ниссан")

    assert face is None or Path(face.path).is_file()
    assert fallback.font_for("Nissan") is None


def test_a_font_can_be_named_by_its_folder(tmp_path, monkeypatch):
    (tmp_path / "ipag.ttf").write_bytes(font_file(400).read_bytes())
    monkeypatch.setenv("KEIRETSU_FONTS", str(tmp_path))
    fallback.forget()
    try:
        assert str(tmp_path / "ipag.ttf") in [face.path for face, _ in fallback._faces()]
    finally:
        monkeypatch.undo()
        fallback.forget()
