"""Which picture an answer asks for."""

from __future__ import annotations

from typing import Any

from keiretsu.errors import BadValue, NoAnswer
from keiretsu.families import Family
from keiretsu.paths import Ways
from keiretsu.pictures.asking import Asker, Known, Look
from keiretsu.pictures.picture import Picture
from keiretsu.search import Path


def drawn(answer: Any, known: Known, look: Look) -> Picture:
    """The picture of an answer. Raises BadValue for one that has none."""
    if isinstance(answer, Ways):
        return Asker(known, answer.asked, "", look).path(answer)
    ever = known.scope(ever=True)
    if isinstance(answer, Path):
        ways = Ways(answer.steps[0].start, answer.steps[-1].end, ever, (answer,))
        return Asker(known, ever, "", look).path(ways)
    if isinstance(answer, Family):
        return Asker(known, ever, "", look).family(answer.id, [answer])
    if isinstance(answer, list) and all(isinstance(one, Family) for one in answer):
        if not answer:
            raise NoAnswer("there is no family to draw.")
        return Asker(known, ever, "", look).family(answer[0].id, answer)
    return _of_ownership(answer, known, look)


def _of_ownership(answer: Any, known: Known, look: Look) -> Picture:
    from keiretsu.ownership.answers import ControlAnswer, GroupAnswer, HoldingsAnswer, OwnersAnswer, TimelineAnswer

    if isinstance(answer, OwnersAnswer | ControlAnswer):
        return Asker(known, known.scope(at=answer.day), answer.day, look).owners(answer.company)
    if isinstance(answer, HoldingsAnswer | GroupAnswer):
        return Asker(known, known.scope(at=answer.day), answer.day, look).holdings(answer.holder)
    if isinstance(answer, TimelineAnswer):
        return Asker(known, known.scope(ever=True), "", look).timeline(list(answer.subject[-1:]))
    raise BadValue(
        f"there is no picture of a {type(answer).__name__}. There is one of ways, a path, a family, owners, holdings, "
        "control, a group and a timeline; keiretsu draw has more."
    )
