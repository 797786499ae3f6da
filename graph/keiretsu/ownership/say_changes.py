"""Answers about time and about what might be, as sentences."""

from __future__ import annotations

from keiretsu.ownership.answers import DiffAnswer, TimelineAnswer, WhatIfAnswer
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.say_control import verdict_in_brief
from keiretsu.ownership.words import Teller, amount
from keiretsu.prose import day_in_words, own_sentence


def tell_timeline(answer: TimelineAnswer, teller: Teller) -> list[str]:
    """A line a change, oldest first."""
    subject = " in ".join(teller.name(party) for party in answer.subject)
    if not answer.turns:
        return [f"{subject}: nothing on file changes."]
    lines = [f"{subject}: every change of a figure or a verdict that is on file, by {answer.basis}."]
    for turn in answer.turns:
        began = [id_ for id_ in turn.facts if teller.world.facts[id_].period.presumed_from <= turn.day]
        lines.append(f"{turn.when}: {'; '.join(turn.changes)}{teller.cite(began[:2])}")
    return lines


def tell_diff(answer: DiffAnswer, teller: Teller) -> list[str]:
    """What began, ended and changed, each as the statement has it."""
    lines = [f"From {day_in_words(answer.day)} to {day_in_words(answer.other_day)}:"]
    for heading, ids in (("Began", answer.began), ("Ended", answer.ended)):
        lines += [f"{heading}: {_whole(id_, teller)}" for id_ in ids]
    lines += [f"Changed: {_whole(old, teller)} Now: {_whole(new, teller)}" for old, new in answer.changed]
    lines += [f"First known: {_whole(id_, teller)}" for id_ in answer.surfaced]
    lines += [f"No longer sure, for want of a newer sighting: {_whole(id_, teller)}" for id_ in answer.lapsed]
    return lines if len(lines) > 1 else [f"{lines[0]} nothing on file changed."]


def _whole(id_: str, teller: Teller) -> str:
    fact = teller.world.facts[id_]
    words = own_sentence(fact, vocabulary=teller.world.vocabulary, name=teller.name)
    return f"{words}{teller.cite([id_])}."


def tell_whatif(answer: WhatIfAnswer, teller: Teller) -> list[str]:
    """Only what would change."""
    lines = []
    for _, before, after in answer.verdicts:
        was = verdict_in_brief(before, teller)
        lines.append(f"{was[:-1]} → {verdict_in_brief(after, teller).partition(': ')[2]}")
    for holder, company, old, new in answer.interests:
        lines.append(
            f"Effective interest of {teller.name(holder)} in {teller.name(company)}: {_or_none(old)} → {_or_none(new)}."
        )
    head = (
        f"Supposing so {teller.on_day()}, this would change:" if lines else f"Nothing would change {teller.on_day()}."
    )
    return [head, *lines]


def _or_none(share: Bounds | None) -> str:
    return "not computed" if share is None else amount(share) if share.high else "none"
