"""How a fact stands on the days that a picture shows, and when it held, in few words."""

from __future__ import annotations

from keiretsu.facts import Fact, Kind
from keiretsu.period import BEGINNING, Span, day_after, is_written_date, span_of, today
from keiretsu.pictures.scene import Status

GIVEN_UP = ("shelved", "cancelled")
DISPUTED = ("contested", "unreviewed", "rejected")
PLANNED = ("announced", "agreed")
IN_FORCE_FIRST: tuple[Status, ...] = ("current", "possible", "announced", "guessed", "ended")
LIFE = 10
"""For so many years after the last word of it a car is taken to be sold under a badge."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def status_of(fact: Fact, day: Span, kind: Kind | None) -> Status:
    """In force, possible, only announced, only guessed, or ended."""
    if fact.stage == "rumoured" or fact.standing in DISPUTED or is_guess(fact):
        return "guessed"
    if fact.stage in GIVEN_UP:
        return "ended"
    if fact.stage in PLANNED:
        return "announced"
    over = fact.value("end") if kind and kind.lasting else ""
    if fact.period.possible_until <= day.first or (over and _is_past(over, day)):
        return "ended"
    dated = fact.kind != "Rebadging" or fact.value("end") or last_word(fact)
    sure = dated and fact.period.sureness(day) in ("certain", "presumed") and not is_unconfirmed(fact, day)
    return "current" if sure else "possible"


def word_of(fact: Fact) -> str:
    """The word that must stand beside a fact that is not accepted or not in effect; else an empty text."""
    if fact.standing in DISPUTED:
        return fact.standing
    if is_guess(fact):
        return "guess"
    return fact.stage if fact.stage in ("rumoured", *PLANNED, *GIVEN_UP) else ""


def is_guess(fact: Fact) -> bool:
    """Whether all that speaks for it are guesses."""
    return bool(fact.evidence) and all(piece.modality == "guesses" for piece in fact.evidence)


def is_unconfirmed(fact: Fact, day: Span) -> bool:
    """Whether it is open, and the last word of it is so old that it may no longer be presumed."""
    known = last_word(fact, day)
    if not known or fact.stage != "inEffect" or fact.value("end"):
        return False
    if fact.kind == "Rebadging":
        return int(known[:4]) + LIFE <= int(day.first[:4])
    return fact.period.presumed_until <= day.first


def is_later(fact: Fact, day: Span) -> bool:
    """Whether all that is on record of it comes after the days, and nothing tells since when it held."""
    if fact.period.presumed_from < day.last or fact.value("start") or fact.value("on"):
        return False
    dates = ("observed", "end", "endedBy", "announcedOn", "agreedOn", "rumouredOn")
    known = [span_of(text).first for name in dates for text in _written(fact, name)]
    return bool(known) and day.last < min(known)


def last_word(fact: Fact, day: Span | None = None) -> str:
    """The date, as written, on which it was last on record: of a sighting, else of its start; none after the days."""
    found = [*_written(fact, "start"), *_written(fact, "observed")]
    known = [text for text in found if day is None or span_of(text).first <= day.last]
    return max(known, key=lambda text: span_of(text).last, default="")


def known_span(fact: Fact) -> tuple[str, str]:
    """The first day on which it is on record, and the day after the last, as narrow as its end allows."""
    found = [span_of(text) for name in ("start", "observed") for text in _written(fact, name)]
    ends = [span_of(text).first for text in _written(fact, "end")]
    first = min([span.first for span in found] or ends, default=BEGINNING)
    return first, min(ends, default=max((day_after(span.last) for span in found), default=BEGINNING))


def years(fact: Fact, unconfirmed_on: Span | None = None) -> str:
    """When it held, in years: "since 2016", "2010–2021", "seen 2015", or an empty text.

    ``unconfirmed_on`` are days on which it is no longer confirmed: then also when it was last seen before them.
    """
    start, end, on = (_year(fact.value(name)) for name in ("start", "end", "on"))
    if on:
        return on
    if end:
        return f"until {end}" if not start else start if start == end else f"{start}–{end.removeprefix('about ')}"
    if unconfirmed_on:
        last = _year(last_word(fact, unconfirmed_on))
        seen = "not seen since" if last == start else f"last seen {last}"
        return f"since {start}, {seen}" if start else seen
    return _since(fact, start) if start else _sighted(fact)


def _since(fact: Fact, start: str) -> str:
    over = _over(fact)
    if over:
        return f"from {start}, over by {over}"
    return f"from {start}" if fact.period.possible_until <= today() else f"since {start}"


def _sighted(fact: Fact) -> str:
    over, seen = _over(fact), [_year(text) for text in sorted(_written(fact, "observed"), key=_middle)]
    bare = list(dict.fromkeys(year.removeprefix("about ") for year in seen))
    whole = f"seen {seen[0] if len(bare) == 1 else f'{seen[0]}–{bare[-1]}'}" if seen else ""
    if over:
        return f"{whole}, over by {over}".removeprefix(", ")
    if seen:
        return whole
    milestones = [(name, _year(fact.value(name))) for name in ("agreedOn", "announcedOn", "rumouredOn")]
    return next((f"{name[:-2]} {year}" for name, year in milestones if year), "")


def since_or_seen(fact: Fact, day: Span) -> str:
    """For a tie in force: since when it held or the years between, else when it was seen last: "Mar 2025"."""
    if fact.value("start") or fact.value("end") or fact.value("on"):
        return years(fact)
    before, seen = last_word(fact, day), _written(fact, "observed")
    return _month(before or min(seen, key=_middle, default=""))


def _over(fact: Fact) -> str:
    return _year(min(_written(fact, "endedBy"), key=lambda text: span_of(text).last, default=""))


def _written(fact: Fact, name: str) -> list[str]:
    return [text for text in fact.values.get(name, ()) if is_written_date(text)]


def _middle(written: str) -> tuple[str, str]:
    span = span_of(written)
    return (written[:4], span.first)


def _year(written: str) -> str:
    if not is_written_date(written):
        return ""
    return ("about " if written.endswith("~") else "") + written[:4]


def _month(written: str) -> str:
    year, _, rest = written.rstrip("~").partition("-")
    return _year(written) if not rest else f"{_MONTHS[int(rest[:2]) - 1]} {year}"


def _is_past(written: str, day: Span) -> bool:
    return is_written_date(written) and span_of(written).first <= day.first


def newest(fact: Fact) -> str:
    """A day by which the newest come last: of its start or event, else of its last sighting or announcement."""
    for name in ("start", "on", "observed", "announcedOn", "agreedOn", "rumouredOn"):
        found = _written(fact, name)
        if found:
            return max(span_of(text).first for text in found)
    return BEGINNING
