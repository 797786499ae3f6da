"""Texts as outlines: as wide as measured, each letter where shaping puts it."""

import pytest

from keiretsu.pictures.lettering import EM, outline
from keiretsu.pictures.measure import font_file, width

BOLD = str(font_file(700))


@pytest.mark.parametrize("text", ["Renault–Nissan", "43.4 % (votes capped)", "Škoda Auto", "À Ñ ß"])
def test_an_outline_is_about_as_wide_as_measured(text):
    found = outline(BOLD, text)

    (left, bottom), (right, top) = found.get_extents().get_points()

    assert 0 <= left < 0.2 * EM
    assert right == pytest.approx(width(text, EM, 700), rel=0.04)
    assert -0.35 * EM < bottom <= 0.01 * EM
    assert 0.6 * EM < top < 1.1 * EM


def test_joined_letters_are_left_to_the_renderer():
    assert outline(BOLD, "a -> b") is None


def test_blank_text_has_no_ink():
    assert len(outline(BOLD, "  ")) == 0
