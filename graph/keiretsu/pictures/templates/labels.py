"""What stands on the tie of a stake: its figure, and what a reader must know beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keiretsu.facts import Fact
from keiretsu.period import BEGINNING, day_before
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.measure import width
from keiretsu.pictures.standing import known_span, since_or_seen
from keiretsu.pictures.style import PERCENT_SIZE, SECOND_SIZE
from keiretsu.pictures.templates.holdings import Bundle
from keiretsu.pictures.told import Told, figure_lines

NARROW = 62.0
MOST_FIGURES = 4
Row = tuple[str, float, int]


def stake_label(told: Told, bundle: Bundle, cited: Citations) -> list[Row]:
    """The figure or figures; votes; word and years; sources: as (words, size, weight)."""
    first = bundle.facts[0]
    lately = told.status(first) != "ended"
    figure = "control" if first.kind == "Control" else figures_of(bundle.facts, lately=lately)
    plain = [*_unknown(first, figure), figure_lines(first)[1], *_word_and_years(told, bundle.facts)]
    small = [(words, SECOND_SIZE, 400) for words in _packed([w for w in (*plain, cited.mark(bundle.facts, 2)) if w])]
    return [(figure, PERCENT_SIZE, 700), *small] if figure else small


def row_height(row: Row) -> float:
    """How high a row of a label is, with what keeps it from the next."""
    return row[1] + 2.2


def figures_of(facts: Sequence[Fact], *, lately: bool = False) -> str:
    """The figure; figures of one time joined by "or"; successive ones in the order of time: "25%, 33.4% … 2.1%".

    ``lately`` of successive ones only the last.
    """
    found: dict[str, Fact] = {}
    for fact in sorted(facts, key=known_span):
        figure = figure_lines(fact)[0]
        if figure:
            found.setdefault(figure, fact)
    times: list[list[str]] = []
    before: Fact | None = None
    for figure, fact in found.items():
        if before and _meet(before, fact):
            times[-1].append(figure)
        else:
            times.append([figure])
        before = fact
    words = [_alternatives(figures) for figures in times]
    if lately:
        return words[-1] if words else ""
    return ", ".join(words) if len(words) < MOST_FIGURES else f"{words[0]}, {words[1]} … {words[-1]}"


def _alternatives(figures: Sequence[str]) -> str:
    more = f" (+{len(figures) - 2})" if len(figures) > 2 else ""
    return " or ".join(figures[:2]) + more


def _meet(one: Fact, other: Fact) -> bool:
    (a, a_until), (b, b_until) = known_span(one), known_span(other)
    return max(a, b) < min(a_until, b_until)


def _unknown(first: Fact, figure: str) -> list[str]:
    return [] if figure or first.kind == "Control" else ["share", "not on file"]


def _word_and_years(told: Told, facts: Sequence[Fact]) -> Iterator[str]:
    """A status and its years: once where the years say both, as "announced 2026" does."""
    first, word = facts[0], told.word_of_status(facts[0])
    when = _all_years(told, facts) or (
        since_or_seen(first, told.day) if told.status(first) == "current" else told.years(first)
    )
    if word and not when.startswith(word):
        yield word
    clauses = when.split(", ")
    yield from (f"{clause}," for clause in clauses[:-1])
    yield clauses[-1]


def _all_years(told: Told, facts: Sequence[Fact]) -> str:
    """From the start of the first to the end of the last of several stakes that are over."""
    if told.status(facts[0]) != "ended" or len(facts) < 2:
        return ""
    order = sorted((fact for fact in facts if known_span(fact)[0] > BEGINNING), key=known_span)
    if not order:
        return ""
    last = max(order, key=lambda fact: known_span(fact)[1])
    seen = "" if order[0].value("start") and last.value("end") else "seen "
    first_year, last_year = known_span(order[0])[0][:4], day_before(known_span(last)[1])[:4]
    last_year = last.value("end")[:4] or last_year
    return f"{seen}{first_year}" if first_year == last_year else f"{seen}{first_year}–{last_year}"


def _packed(words: Sequence[str]) -> list[str]:
    """Short words on one line, as long as it stays narrower than 62 pt."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, SECOND_SIZE) <= NARROW:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
