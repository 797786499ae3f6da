"""Stakes of one company that are drawn as one quiet box: what stands in it, and its tie."""

from __future__ import annotations

from keiretsu.pictures.layered import Tie
from keiretsu.pictures.style import SECOND_SIZE
from keiretsu.pictures.templates.common import Rows
from keiretsu.pictures.templates.holdings import More
from keiretsu.pictures.told import Told, share_of

WIDEST = 116.0


def more_rows(told: Told, more: More) -> Rows:
    """What stands in a quiet box: how many parties, the first of them by name, and what they hold together."""
    others = list(dict.fromkeys(bundle.tail if more.upwards else bundle.head for bundle in more.bundles))
    rows: Rows = [(f"and {len(others)} more", 8.4, 600, "text2")]
    named = [] if len(others) < 3 else [told.short(id_, WIDEST, SECOND_SIZE) for id_ in others[:2]]
    second = [*named, *_together(told, more)]
    return [*rows, *((words, SECOND_SIZE, 400, "text2") for words in second)]


def _together(told: Told, more: More) -> list[str]:
    """The sum of stakes in one company that are in force, as far as their figures are on file."""
    if not more.upwards:
        return []
    shares = [share_of(bundle.facts[0]) for bundle in more.bundles if told.status(bundle.facts[0]) == "current"]
    known = [share for share in shares if share is not None]
    if not shares:
        return ["not confirmed lately"]
    return [f"together {'about' if len(known) == len(more.bundles) else 'over'} {sum(known):.3g}%"] if known else []


def more_tie(more: More) -> Tie:
    """The tie between a quiet box and the company whose stakes it holds."""
    tail, head = (more.id, more.of) if more.upwards else (more.of, more.id)
    return Tie(more.id, tail, head)
