"""Answers about ownership as rows, for tables and spreadsheets; shares in percent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from keiretsu.ownership.answers import Answer, GroupAnswer, HoldingsAnswer, OwnersAnswer, TimelineAnswer

if TYPE_CHECKING:
    from keiretsu.ownership.bounds import Bounds
    from keiretsu.ownership.register import Share
    from keiretsu.prose import Namer

Row = dict[str, object]


def rows(answer: Answer, name: Namer) -> list[Row]:
    """The rows of an answer that lists; columns are the keys of the first."""
    if isinstance(answer, OwnersAnswer):
        return list(_owners(answer, name))
    if isinstance(answer, HoldingsAnswer):
        return list(_holdings(answer, name))
    if isinstance(answer, GroupAnswer):
        return list(_group(answer, name))
    if isinstance(answer, TimelineAnswer):
        return [{"when": t.when, "change": change, "day": t.day} for t in answer.turns for change in t.changes]
    return [{"sentence": line} for line in answer.text]


def _owners(answer: OwnersAnswer, name: Namer) -> Iterator[Row]:
    direct = {share.holder: share for share in answer.register}
    effective = dict(answer.attribution.holders)
    for holder in dict.fromkeys((*direct, *effective)):
        yield {
            "holder": name(holder),
            "id": holder,
            **_figures("direct", direct.get(holder)),
            **_figures("effective", effective.get(holder)),
        }
    for via, part in answer.attribution.unattributed:
        row: Row = {"holder": f"unattributed, via {name(via)}", "id": "", **_figures("direct", None)}
        yield {**row, "effective": round(float(100 * part), 4), "effective least": None, "effective most": None}


def _holdings(answer: HoldingsAnswer, name: Namer) -> Iterator[Row]:
    for row in (*answer.direct, *answer.through):
        yield {
            "company": name(row.company),
            "id": row.company,
            **_figures("direct", row.direct),
            **_figures("effective", row.effective),
            "controlled": row.controlled,
        }


def _group(answer: GroupAnswer, name: Namer) -> Iterator[Row]:
    for each in answer.companies:
        yield {
            "company": name(each.company),
            "id": each.company,
            **_figures("votes", each.voter.votes),
            **_figures("effective", each.effective),
            "controlled": "yes" if each.surely else "perhaps",
        }


def _figures(of: str, share: Bounds | Share | None) -> Row:
    bounds = (share.written, share.low, share.high) if share else (None, None, None)
    names = (of, f"{of} least", f"{of} most")
    return {
        name: None if bound is None else round(float(100 * bound), 4) for name, bound in zip(names, bounds, strict=True)
    }
