"""Dates as written, their bounds and degrees of sureness."""

import pytest

from keiretsu.errors import BadValue
from keiretsu.period import BEGINNING, END_OF_TIME, Span, bounds, span_of


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2013", "2013-01-01", "2013-12-31"),
        ("2013-02", "2013-02-01", "2013-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2013-11-08", "2013-11-08", "2013-11-08"),
        ("1985~", "1984-01-01", "1986-12-31"),
        ("2013-12~", "2013-11-01", "2014-01-31"),
        ("2013-11-08~", "2013-11-07", "2013-11-09"),
    ],
)
def test_a_written_date_covers_its_days(written, first, last):
    assert span_of(written) == Span(first, last)


@pytest.mark.parametrize(
    "text", ["", "13", "2013-13", "2013-02-30", "2013-2-3", "november", "2013-11-08T00", "0000", "99999"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(BadValue):
        span_of(text)


def on(day):
    return Span(day, day)


def test_between_two_sightings_it_is_certain():
    period = bounds(observed=("2015-10-07", "2023-02-06"))

    assert period.sureness(on("2018-01-01")) == "certain"


def test_between_its_start_and_its_first_sighting_it_is_presumed():
    period = bounds(start="2011-06-01", observed=("2013-11-05",))

    assert period.sureness(on("2012-06-01")) == "presumed"


def test_an_open_statement_is_presumed_for_three_years_after_its_last_sighting_and_then_possible():
    period = bounds(start="2016", observed=("2020-05-05",))

    assert [period.sureness(on(day)) for day in ("2020-05-05", "2023-05-05", "2023-05-06", "2050-01-01")] == [
        "certain",
        "presumed",
        "possible",
        "possible",
    ]


def test_from_start_to_end_it_is_certain_if_both_are_written():
    period = bounds(start="1990", end="1994")

    assert [
        period.sureness(on(d))
        for d in ("1989-12-31", "1990-06-01", "1990-12-31", "1993-12-31", "1994-06-01", "1995-01-01")
    ] == [
        None,
        "possible",
        "certain",
        "certain",
        "possible",
        None,
    ]


def test_an_end_alone_sights_it_on_the_day_before():
    period = bounds(end="2005-01-11")

    assert period.sureness(on("2005-01-10")) == "certain"
    assert period.sureness(on("2005-01-11")) is None


def test_a_spell_within_one_year_is_not_certain_before_it_began():
    period = bounds(start="1997-03", end="1997")

    assert [period.sureness(on(day)) for day in ("1996-12-31", "1997-02-28", "1997-06-01", "1998-01-01")] == [
        None,
        None,
        "possible",
        None,
    ]


def test_found_over_bounds_it_without_an_end():
    period = bounds(observed=("2000",), ended_by=("2003-05",))

    assert period.sureness(on("2003-05-31")) is None
    assert period.sureness(on("2002-01-01")) == "presumed"


def test_what_lasts_stays_true_after_its_dates():
    period = bounds(start="1993", end="1998", lasting=True)

    assert period.sureness(on("2026-01-01")) == "certain"
    assert period.sureness(on("1990-01-01")) is None


def test_a_year_asked_about_takes_the_best_degree_of_its_days():
    period = bounds(start="2013-11-05", end="2014-02")

    assert period.sureness(span_of("2013")) == "certain"
    assert period.sureness(span_of("2012")) is None


def test_nothing_written_is_possible_at_all_times():
    period = bounds()

    assert (period.possible_from, period.possible_until) == (BEGINNING, END_OF_TIME)
    assert period.sureness(on("1950-01-01")) == "possible"


def test_the_three_spans_are_nested_whatever_is_written():
    import itertools

    dates = [None, "2001", "2005-03", "2005-03-10", "2009~"]
    for start, end, seen in itertools.product(dates, dates, dates):
        p = bounds(start=start, end=end, observed=(seen,) if seen else ())
        if p.certain_from < p.certain_until:
            assert p.presumed_from <= p.certain_from, (start, end, seen)
            assert p.certain_until <= p.presumed_until, (start, end, seen)
        assert p.presumed_until <= p.possible_until, (start, end, seen)
