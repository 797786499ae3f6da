"""What stands on the tie of a stake: its figure, and what a reader must know beside it."""

from __future__ import annotations

from collections.abc import Sequence

from keiretsu.pictures.measure import width
from keiretsu.pictures.style import PERCENT_SIZE, SECOND_SIZE
from keiretsu.pictures.templates.holdings import Bundle
from keiretsu.pictures.told import Citations, Told, figure_lines, years

NARROW = 62.0
Row = tuple[str, float, int]


def stake_label(told: Told, bundle: Bundle, cited: Citations) -> list[Row]:
    """The figure, or figures where sources differ; votes; word and years; sources: as (words, size, weight)."""
    first = bundle.facts[0]
    figures = list(dict.fromkeys(figure_lines(fact)[0] for fact in bundle.facts))
    figure = " or ".join(one for one in figures[:2] if one)
    figure += f" (+{len(figures) - 2})" if len(figures) > 2 else ""
    if first.kind == "Control":
        figure = "control"
    status, votes = told.status(first), figure_lines(first)[1]
    when = years(first) if status in ("ended", "announced", "possible") else ""
    word = told.word_of_status(first)
    plain = [votes, *_word_and_years(word, when), cited.mark(bundle.facts, 2)]
    small = [(words, SECOND_SIZE, 400) for words in _packed([words for words in plain if words])]
    return [(figure, PERCENT_SIZE, 700), *small] if figure else small


def row_height(row: Row) -> float:
    """How high a row of a label is, with what keeps it from the next."""
    return row[1] + 2.2


def _word_and_years(word: str, when: str) -> list[str]:
    """A status and its years: once where the years say both, as "announced 2026" does."""
    return [when] if word and when.startswith(word) else [word, when]


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
