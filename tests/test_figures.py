"""Percentages as written, and what they allow."""

from fractions import Fraction

import pytest

from keiretsu.figures import in_words, is_written_figure
from keiretsu.ranges import Range, allowed, rounding


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("43.4", "43.35", "43.45"),
        ("34", "33.5", "34.5"),
        ("50", "50", "50"),
        ("100", "100", "100"),
        ("0", "0", "0"),
        ("5~", "4", "6"),
        ("50~", "49", "51"),
        ("33.88~", "33.87", "33.89"),
        ("99.9", "99.85", "99.95"),
    ],
)
def test_a_figure_allows_half_its_last_digit_and_about_a_whole_one(written, low, high):
    assert rounding(written) == Range(Fraction(low), Fraction(high))


def test_a_majority_never_meets_a_half():
    majority = allowed({"capitalAbove": ("50",)}, "capital")

    assert majority.low > 50
    assert majority.excludes(Range(Fraction(50), Fraction(50)))


def test_words_bound_a_range_from_both_sides():
    between = allowed({"capitalFrom": ("34",), "capitalTo": ("37",)}, "capital")

    assert (between.low, between.high) == (Fraction("33.5"), Fraction("37.5"))


def test_nothing_said_of_votes_is_nothing_known():
    assert allowed({"capital": ("43.4",)}, "votes") is None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"capital": ("43.40",)}, "43.40 %"),
        ({"capital": ("5~",)}, "about 5 %"),
        ({"capitalAbove": ("50",)}, "more than 50 %"),
        ({"capitalFrom": ("34",), "capitalTo": ("37",)}, "34 to 37 %"),
        ({"capitalFrom": ("25",)}, "at least 25 %"),
        ({}, None),
    ],
)
def test_a_figure_is_said_as_the_source_has_it(values, words):
    assert in_words(values, "capital") == words


@pytest.mark.parametrize("text", ["101", "143.4", "-3", "43,4", "43.4%", "", "a"])
def test_what_is_no_percentage_is_not_taken_for_one(text):
    assert not is_written_figure(text)
