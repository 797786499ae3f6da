"""Answers about time and about what might be, as sentences."""

from __future__ import annotations

from keiretsu.facts import Fact
from keiretsu.figures import Basis
from keiretsu.ownership.answers import DiffAnswer, TimelineAnswer, WhatIfAnswer
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.say_control import verdict_in_brief
from keiretsu.ownership.stakes import MUTED
from keiretsu.ownership.words import Teller, amount
from keiretsu.prose import day_in_words, listing, own_sentence
from keiretsu.ranges import allowed

STANDING_IN = "Where no votes are on file, the share of the capital stands in for them."


def tell_timeline(answer: TimelineAnswer, teller: Teller) -> list[str]:
    """A line a change, oldest first."""
    subject = " in ".join(teller.name(party) for party in answer.subject)
    if not answer.turns:
        return [f"{subject}: nothing on file changes."]
    lines = [f"{subject}: every change of a figure or a verdict that is on file, by {answer.basis}."]
    for turn in answer.turns:
        began = [id_ for id_ in turn.facts if teller.world.facts[id_].period.presumed_from <= turn.day]
        lines.append(f"{turn.when}: {'; '.join(turn.changes)}{teller.cite(began[:2])}")
    silent = any(_says_no_votes(teller.world.facts[id_]) for id_ in answer.facts)
    return [*lines, *([STANDING_IN] if silent else [])]


def _says_no_votes(fact: Fact) -> bool:
    return fact.kind == "Shareholding" and not allowed(fact.values, "votes") and fact.value("votingMode") not in MUTED


def tell_diff(answer: DiffAnswer, teller: Teller) -> list[str]:
    """What began, ended and changed, each as the statement has it."""
    lines = [f"From {day_in_words(answer.day)} to {day_in_words(answer.other_day)}:"]
    for heading, ids in (("Began", answer.began), ("Ended", answer.ended)):
        lines += [f"{heading}: {_whole(id_, teller)}" for id_ in ids]
    lines += [
        f"Changed: {_whole(old, teller)} Now: {_whole(new, teller)}{_in_all(new, answer.figures, teller)}"
        for old, new in answer.changed
    ]
    lines += [f"First known: {_whole(id_, teller)}" for id_ in answer.surfaced]
    lines += [f"No longer sure, for want of a newer sighting: {_whole(id_, teller)}" for id_ in answer.lapsed]
    return lines if len(lines) > 1 else [f"{lines[0]} nothing on file changed."]


def _in_all(id_: str, figures: tuple[Basis, ...], teller: Teller) -> str:
    """Where a party has more of a company than the one stake, in another's name or in another way: all of it."""
    fact = teller.world.facts[id_]
    if fact.kind != "Shareholding":
        return ""
    shares = [(basis, teller.books.register(basis).share(fact.tails[0], fact.heads[0])) for basis in figures]
    told = [f"{amount(share)} of the {basis}" for basis, share in shares if share and set(share.facts) - {id_}]
    owner = fact.value("beneficiary") or fact.tails[0]
    return f" In all, {teller.name(owner)} then has {listing(told)}." if told else ""


def _whole(id_: str, teller: Teller) -> str:
    fact = teller.world.facts[id_]
    words = own_sentence(fact, vocabulary=teller.world.vocabulary, name=teller.name)
    return f"{words}{teller.cite([id_])}."


def tell_whatif(answer: WhatIfAnswer, teller: Teller) -> list[str]:
    """Only what would change."""
    lines = []
    for _, before, after in answer.verdicts:
        was, then = verdict_in_brief(before, teller), verdict_in_brief(after, teller)
        lines.append(f"{then.removesuffix('.')} (as things are: {was.partition(': ')[2].removesuffix('.')}).")
    for holder, company, old, new in answer.interests:
        lines.append(
            f"Effective interest of {teller.name(holder)} in {teller.name(company)}: {_or_none(old)} → {_or_none(new)}."
        )
    if any(new is None for _, _, _, new in answer.interests):
        lines.append("Not computed where more than the whole of a company, or a closed circle, would be on file.")
    if not lines:
        return [
            f"Nothing would change {teller.on_day()}, verdicts by {answer.basis} and interests by {answer.measured}."
        ]
    by = f"verdicts by {answer.basis} and interests by {answer.measured}"
    return [f"Supposing so {teller.on_day()}, this would change, {by}:", *lines]


def _or_none(share: Bounds | None) -> str:
    return "not computed" if share is None else amount(share) if share.high else "none"
