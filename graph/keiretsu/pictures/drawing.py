"""Which picture an answer asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable

from keiretsu.errors import BadValue, NoAnswer
from keiretsu.families import Family
from keiretsu.narrow import Scope
from keiretsu.ownership import answers
from keiretsu.paths import Ways
from keiretsu.period import span_of
from keiretsu.pictures.asking import Asker, Known, Look
from keiretsu.pictures.picture import Picture
from keiretsu.search import Path


@runtime_checkable
class Surroundings(Protocol):
    """Facts around a thing, and the time that was asked about."""

    about: str
    asked: Scope | None


def drawn(answer: Any, known: Known, look: Look, about: str = "") -> Picture:
    """The picture of an answer. Raises BadValue for one that has none."""
    if isinstance(answer, Path):
        answer = Ways(answer.steps[0].start, answer.steps[-1].end, answer.asked, (answer,))
    if isinstance(answer, Ways):
        return Asker(known, answer.asked, _written(answer.asked), look).path(answer)
    if isinstance(answer, Surroundings) and answer.asked:
        return Asker(known, answer.asked, _written(answer.asked), look).around(answer.about)
    if isinstance(answer, Family):
        answer = [answer]
    if isinstance(answer, list) and all(isinstance(one, Family) for one in answer):
        return _of_cars(answer, known, look, about)
    if isinstance(answer, answers.Answer):
        return _of_ownership(answer, known, look)
    raise _without_picture(answer)


def _without_picture(answer: object) -> BadValue:
    return BadValue(
        f"there is no picture of a {type(answer).__name__}. There is one of ways, a path, a family, what is around a "
        "thing, owners, holdings, control, a group, a timeline and a diff; keiretsu draw has more."
    )


def _written(asked: Scope) -> str:
    """The days asked about as a date is typed; empty for any time."""
    day = asked.span.last
    return "" if asked.ever else next((d for d in (day[:4], day[:7]) if span_of(d) == asked.span), day)


def _included(known: Known, facts: Iterable[str]) -> frozenset[str]:
    """The stages and standings beside the ordinary ones that an answer was asked to count, as its facts show."""
    counted = [known.world.facts[id_] for id_ in facts if id_ in known.world.facts]
    return frozenset(word for fact in counted for word in (fact.stage, fact.standing)) - {"inEffect", "accepted", ""}


def _of_cars(families: list[Family], known: Known, look: Look, about: str) -> Picture:
    if not families:
        raise NoAnswer("there is no family to draw.")
    asked = known.scope(ever=True, include=_included(known, (fact.id for one in families for fact in one.facts)))
    return Asker(known, asked, "", look).family(about or families[0].id, families)


def _of_ownership(answer: answers.Answer, known: Known, look: Look) -> Picture:
    include = _included(known, answer.facts)

    def on(day: str) -> Asker:
        return Asker(known, known.scope(at=day, include=include), day, look)

    if isinstance(answer, answers.OwnersAnswer | answers.ControlAnswer):
        return on(answer.day).owners(answer.company)
    if isinstance(answer, answers.HoldingsAnswer | answers.GroupAnswer):
        return on(answer.day).holdings(answer.holder)
    if isinstance(answer, answers.DiffAnswer):
        return on(answer.other_day).between(answer)
    if isinstance(answer, answers.TimelineAnswer):
        return _over_time(answer, known, Asker(known, known.scope(ever=True, include=include), "", look))
    raise _without_picture(answer)


def _over_time(answer: answers.TimelineAnswer, known: Known, ever: Asker) -> Picture:
    if answer.basis == "votes":
        raise BadValue("a timeline is drawn by shares of the capital, and this one counts votes. Ask by capital.")
    if len(answer.subject) == 1:
        return ever.timeline(answer.subject)
    facts = [known.world.facts[id_] for id_ in answer.facts]
    companies = {fact.heads[0] for fact in facts if fact.kind == "Shareholding"}
    holder, company = answer.subject
    return ever.stake(holder, company, companies)
