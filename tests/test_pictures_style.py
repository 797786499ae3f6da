"""Colours, widths and ends of lines."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from keiretsu.errors import BadValue
from keiretsu.pictures import style
from keiretsu.pictures.colours import contrast, distance, seen
from keiretsu.pictures.heads import drawn
from keiretsu.pictures.scene import STATUSES, Line

PICTURES = Path(style.__file__).parent
TIES = ("shareholding", "venture", "rebadge", "supply", "brand")


def test_colours_stand_in_one_file():
    named = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b")
    files = [*PICTURES.rglob("*.py"), *PICTURES.rglob("*.css"), *PICTURES.rglob("*.js"), *PICTURES.rglob("page.html")]

    assert {file.name for file in files if named.search(file.read_text(encoding="utf-8"))} == {"style.py"}


@pytest.mark.parametrize("theme", style.THEMES.values(), ids=style.THEMES)
def test_lines_stay_apart_for_every_eye_and_stand_out_from_their_ground(theme):
    closest = min(distance(theme.lines[a], theme.lines[b]) for a, b in combinations(TIES, 2))

    assert closest >= 13
    assert min(contrast(theme.lines[kind], ground) for kind in TIES for ground in (theme.ground, theme.wash)) >= 4.5


@pytest.mark.parametrize("theme", style.THEMES.values(), ids=style.THEMES)
def test_words_can_be_read_on_every_box(theme):
    for name, look in theme.boxes.items():
        if name != "unrecorded":
            assert contrast(look.text, look.fill) >= 4.5, name
            assert contrast(look.second, look.fill) >= 4.5, name


def test_the_distance_of_colours_is_the_one_of_the_literature():
    closest = min(distance(style.LIGHT.lines[a], style.LIGHT.lines[b]) for a, b in combinations(TIES, 2))

    assert closest == pytest.approx(13.35, abs=0.02)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert seen("#808080", "deutan") == pytest.approx(seen("#808080", "normal"), abs=1e-4)


def test_every_kind_of_tie_has_an_end_of_its_own():
    ends = [style.HEADS[kind] for kind in TIES]

    assert len(set(ends)) == len(ends)


def test_every_status_has_a_dash_of_its_own():
    assert len({style.DASHES[status] for status in STATUSES}) == len(STATUSES)


def test_hollow_ends_tell_what_is_not_in_force_without_colour():
    hollow = {s: drawn(Line("l", ((0, 0), (50, 0)), "shareholding", s)).end.hollow for s in STATUSES}

    assert hollow == {"current": False, "possible": False, "announced": True, "guessed": True, "ended": True}


def test_width_grows_with_the_share_of_what_is_in_force_only():
    assert style.line_width(100.0, "current") == 4.0
    assert style.line_width(1.0, "current") < style.line_width(25.0, "current")
    assert style.line_width(None, "current") == 1.0
    assert style.line_width(100.0, "ended") == style.QUIET_WIDTH


def test_a_new_kind_of_relation_needs_no_colour(example):
    for kind in [*example.world.vocabulary.kinds, "Unheard"]:
        assert style.line_style(kind) in style.HEADS


def test_an_unknown_theme_is_named_with_those_there_are():
    with pytest.raises(BadValue, match="light, dark, print"):
        style.theme_of("pink")
