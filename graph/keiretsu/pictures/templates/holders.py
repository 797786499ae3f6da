"""The finding of a stake timeline: whose stake weighed most, how it grew and shrank, what it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from keiretsu.pictures.templates.spells import SHORTEST, Lane, Slot, Spell, moment
from keiretsu.pictures.told import Told, counted, percent

PAIR = 2


def subject_of(lanes: Sequence[Lane]) -> str:
    """Of several companies' holders the one whose stakes weigh most; empty for one company."""
    weights: defaultdict[str, float] = defaultdict(float)
    for one in lanes:
        for slot in one.slots:
            weights[slot.holder] += slot.weight
    return max(weights, key=lambda holder: (weights[holder], holder), default="") if len(lanes) > 1 else ""


def headline(told: Told, lanes: Sequence[Lane], subject: str, now: float) -> str:
    """The weightiest stake in a sentence, the subject's where there is one."""
    slots = [(slot, one) for one in lanes for slot in one.slots if slot.holder == subject or not subject]
    slot, one = max(slots, key=lambda pair: (pair[0].weight, pair[0].holder))
    story = _story(told, slot, one, now)
    return f"{story}{_several(lanes, subject)}" if subject else story + _largest_now(told, one, slot, now)


def _several(lanes: Sequence[Lane], subject: str) -> str:
    count = sum(slot.holder == subject for one in lanes for slot in one.slots)
    if count <= 1:
        return ""
    if count < len(lanes):
        return f"; stakes in {counted(count, '')} of these {counted(len(lanes), 'company', 'companies')}"
    return "; stakes in both" if count == PAIR else f"; stakes in all {counted(count, '')}"


def _story(told: Told, slot: Slot, one: Lane, now: float) -> str:
    """How a stake went: its first figure, its largest, its last."""
    first, last = slot.spells[0], slot.spells[-1]
    most = max(slot.spells, key=lambda spell: spell.share)
    pair = f"{told.label(slot.holder)} in {told.label(one.company)}"
    if percent(first.fact) == percent(last.fact) == percent(most.fact):
        return f"{pair}: {_from(first)}{f' and still {_when(told, now)}' if _is_now(last, now) else ''}"
    telling = [_from(first), _from(most)] if most.share > max(first.share, last.share) else [_from(first)]
    over = (
        _now(one, slot, last, _when(told, now))
        if _is_now(last, now)
        else f"{percent(last.fact)} {told.years(last.fact)}"
    )
    return f"{pair}: {', '.join([*telling, over])}"


def _from(spell: Spell) -> str:
    return f"{percent(spell.fact)} {'from' if spell.sure_first else 'on record in'} {int(spell.first)}"


def _now(one: Lane, slot: Slot, last: Spell, when: str) -> str:
    """The last figure, with what others hold on the holder's behalf at the same time."""
    behalf = [
        spell.share
        for other in one.slots
        for spell in other.spells
        if spell.fact.value("beneficiary") == slot.holder and _is_now(spell, last.last)
    ]
    whole = f"{round(last.share + sum(behalf), 2):g}% {when}, {round(sum(behalf), 2):g}% of it through others"
    return whole if behalf else f"{percent(last.fact)} {when}"


def _when(told: Told, now: float) -> str:
    """The moment at which the timeline ends, in words."""
    return "now" if now >= moment(told.day.last) - SHORTEST else f"in {int(now)}"


def _is_now(spell: Spell, now: float) -> bool:
    return spell.last >= now - SHORTEST


def _largest_now(told: Told, one: Lane, told_of: Slot, now: float) -> str:
    current = [slot for slot in one.slots if _is_now(slot.spells[-1], now)]
    if not current or told_of in current:
        return ""
    largest = max(current, key=lambda slot: (slot.spells[-1].share, slot.holder))
    return f"; on record {_when(told, now)} {told.label(largest.holder)} with {percent(largest.spells[-1].fact)}"
