"""One holder's stake in a company over time: the stake timeline, with that holder's bands set off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from keiretsu.facts import Fact
from keiretsu.pictures.frame import retitled
from keiretsu.pictures.scene import Scene
from keiretsu.pictures.templates.timeline import timeline
from keiretsu.pictures.told import Told, joined, percent, share_of


def stake(told: Told, holder: str, company: str, on_the_way: Collection[str], facts: Iterable[Fact]) -> Scene:
    """The picture of what a holder had of a company; of more lanes where it had it only through other companies.

    Raises NoAnswer without dated stakes, TooMuch where the way leads through more companies than there are lanes.
    """
    known = [fact for fact in facts if fact.kind == "Shareholding"]
    own = [fact for fact in known if holder in fact.tails or fact.value("beneficiary") == holder]
    scene = timeline(told, [company, *_between(own, company, on_the_way, known)], known, subject=holder)
    drawn = {id_ for box in scene.boxes for id_ in box.facts}
    shown = sorted((fact for fact in own if fact.id in drawn), key=lambda fact: (fact.period.presumed_from, fact.id))
    return retitled(_set_off(scene, {fact.id for fact in shown}), _headline(told, holder, company, shown))


def _between(own: Iterable[Fact], company: str, on_the_way: Collection[str], known: Sequence[Fact]) -> list[str]:
    """The companies through which a holder's stakes lead: none where one is direct, else the nearest, else all."""
    held = {fact.heads[0] for fact in own}
    if company in held:
        return []
    nearest = {fact.tails[0] for fact in known if fact.heads == (company,) and fact.tails} & held
    return sorted(nearest or {*on_the_way} - {company})


def _set_off(scene: Scene, facts: Collection[str]) -> Scene:
    """The bands of these facts, and of no other, in the ink of the subject."""
    own = {box.id for box in scene.boxes if not set(facts).isdisjoint(box.facts)}
    others = {box.id for box in scene.boxes if box.style == "subject"} - own
    bands = {**dict.fromkeys(others, "band1"), **dict.fromkeys(own, "subject")}
    boxes = tuple(replace(box, style=bands.get(box.id, box.style)) for box in scene.boxes)
    texts = tuple(
        replace(text, style="paper" if text.owner in own else "text1") if text.owner in bands else text
        for text in scene.texts
    )
    return replace(scene, boxes=boxes, texts=texts)


def _headline(told: Told, holder: str, company: str, shown: Sequence[Fact]) -> str:
    pair = f"{told.label(holder)} in {told.label(company)}"
    direct = [fact for fact in shown if fact.heads == (company,)]
    if direct:
        first = f"{percent(direct[0])} ({told.years(direct[0])})"
        return f"{pair}: first {first}, {_lately(told, direct)}" if len(direct) > 1 else f"{pair}: {first}"
    through = joined(list(dict.fromkeys(told.label(fact.heads[0]) for fact in shown)))
    return f"{pair}: through {through}" if through else f"{pair}: no stake of its own on record"


def _lately(told: Told, direct: Sequence[Fact]) -> str:
    """What the holder has now, in its own name and in others', or had last."""
    current = [fact for fact in direct if told.status(fact) == "current"]
    if not current:
        return f"latest {percent(direct[-1])} ({told.years(direct[-1])})"
    if len(current) == 1:
        return f"now {percent(current[0])}"
    exact = all(percent(fact)[:1].isdigit() for fact in current)
    return f"now {'' if exact else 'about '}{round(sum(share_of(fact) or 0.0 for fact in current), 2):g}%"
