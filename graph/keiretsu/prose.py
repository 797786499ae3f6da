"""A fact as a sentence, either way round, with its share, dates, stage and degree of sureness."""

from __future__ import annotations

import re
from collections.abc import Callable

from keiretsu import figures
from keiretsu.facts import Fact, Kind, Vocabulary
from keiretsu.narrow import Scope, last_sighting, sureness
from keiretsu.period import is_written_date, span_of, today

Namer = Callable[[str], str]

_PLACE = re.compile(r"\{(\w+)(?:=(\w+):([^|}]*))?(?:\|([^}]*))?\}")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MILESTONE_WORDS = {
    "rumouredOn": "first reported",
    "announcedOn": "announced",
    "agreedOn": "agreed",
    "shelvedOn": "shelved",
    "cancelledOn": "cancelled",
}

_MANY = re.compile(r"(?:.* )?(?:banks|brothers|employees|families|heirs|investors|shareholders)", re.IGNORECASE)
_OF_WHOM = re.compile(r" (?:of|in) | \(")
_OF_MANY = {"has": "have", "is": "are", "was": "were"}
_WITH_ARTICLE = re.compile(r"(?:United|Soviet|Middle|Gulf|Netherlands|Philippines|Czech|European Union)\b")


def day_in_words(text: str) -> str:
    """A written date as a reader says it: "8 November 2013", "November 2013", "about 1985"."""
    if not is_written_date(text):
        return text
    year, *rest = text.rstrip("~").split("-")
    words = [str(int(day)) for day in rest[1:2]] + [_MONTHS[int(month) - 1] for month in rest[:1]] + [year]
    return ("about " if text.endswith("~") else "") + " ".join(words)


def sentence(fact: Fact, start: str, end: str, *, vocabulary: Vocabulary, name: Namer) -> str:
    """The fact read from ``start`` to ``end``, two of its things, without the full stop."""
    kind = vocabulary.kinds[fact.kind]
    forward = start in fact.tails and end in fact.heads
    words = _fill(_verb(kind, fact, forward=forward), fact, vocabulary, name)
    said = f"{name(start)} {_agreeing(words, name(start))} {name(end)}"
    return f"{opening(fact)}{said}{details(fact, vocabulary, name)}{closing(fact)}"


def own_sentence(fact: Fact, *, vocabulary: Vocabulary, name: Namer) -> str:
    """The fact as a whole: read from its first tail to its first head, or by what it says of one thing alone."""
    pair = next(fact.ends(), None)
    if pair and fact.kind in vocabulary.kinds and not fact.label:
        equals = fact.tails == fact.heads
        if equals and len(fact.tails) > 2:
            return _of_many(fact, vocabulary, name)
        return sentence(fact, *pair, vocabulary=vocabulary, name=name)
    return f"{opening(fact)}{_of_one(fact, vocabulary, name)}{details(fact, vocabulary, name)}{closing(fact)}"


def _of_many(fact: Fact, vocabulary: Vocabulary, name: Namer) -> str:
    first, *others = fact.tails
    words = _fill(_verb(vocabulary.kinds[fact.kind], fact, forward=True), fact, vocabulary, name)
    listed = listing([name(other) for other in others])
    return f"{opening(fact)}{name(first)} {words} {listed}{details(fact, vocabulary, name)}{closing(fact)}"


def _of_one(fact: Fact, vocabulary: Vocabulary, name: Namer) -> str:
    if fact.kind == "Naming":
        return f'{name(fact.value("names"))} was called "{fact.value("name")}"'
    if fact.kind == "VotingRule":
        decided = fact.value("decides") or "decisions"
        return f"{name(fact.value('ruledCompany'))}: {decided} need {fact.value('quota')} % of the votes"
    if fact.kind == "CorporateEvent":
        return f"{vocabulary.word(fact.value('eventKind')) or 'event'} of {name(fact.value('concerns'))}"
    if fact.label:
        return fact.label
    return f"{vocabulary.word(fact.kind)} {fact.id}"


def listing(words: list[str]) -> str:
    """Words joined for a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def _verb(kind: Kind, fact: Fact, *, forward: bool) -> str:
    if _is_over(kind, fact):
        return kind.reads_past if forward else kind.reads_back_past
    if "start" in fact.values and fact.stage == "inEffect":
        return kind.reads_since if forward else kind.reads_back_since
    return kind.reads if forward else kind.reads_back


def _agreeing(words: str, subject: str) -> str:
    """The words with their verb in the plural where the subject is named as many: "families have held"."""
    if not _MANY.fullmatch(_OF_WHOM.split(subject)[0]):
        return words
    verb, _, rest = words.partition(" ")
    return f"{_OF_MANY.get(verb) or verb.removesuffix('s')} {rest}".rstrip()


def _is_over(kind: Kind, fact: Fact) -> bool:
    ended = fact.period.possible_until <= today() or (kind.lasting and "end" in fact.values)
    return ended or ("start" not in fact.values and _is_stale(fact))


def _is_stale(fact: Fact) -> bool:
    """Whether it is open, and no source has sighted it for so long that it may no longer be presumed."""
    return fact.stage == "inEffect" and fact.period.presumed_until <= today() < fact.period.possible_until


def _fill(words: str, fact: Fact, vocabulary: Vocabulary, name: Namer) -> str:
    def value(match: re.Match[str]) -> str:
        property_, asked, then, otherwise = match.groups(default="")
        found = then if asked and fact.value(property_) == asked else ""
        return found or (not asked and _value_words(property_, fact, vocabulary, name)) or otherwise

    return _PLACE.sub(value, words).replace("  ", " ")


def in_general(words: str) -> str:
    """The words of a kind as they read without a statement's values: "holds part of"."""
    return _PLACE.sub(lambda match: match[4] or "", words).replace("  ", " ")


def _value_words(property_: str, fact: Fact, vocabulary: Vocabulary, name: Namer) -> str:
    if property_ == "capital":
        capital = figures.in_words(fact.values, "capital")
        votes = figures.in_words(fact.values, "votes")
        return capital or (f"{votes} (by votes)" if votes else "")
    written = fact.value(property_)
    if not written:
        return ""
    known = written in vocabulary.concepts or written in vocabulary.classes
    return vocabulary.word(written) if known else name(written)


def details(fact: Fact, vocabulary: Vocabulary, name: Namer) -> str:
    """What the statement adds to its ends: votes, for whom, where and when; begins with a space if there is any.

    A statement with a name of its own says in the name where it is about.
    """
    places = [] if fact.label else _where(fact, name)
    parts = [*_voting(fact, vocabulary), *places, dates(fact)]
    return "".join(f" {part}" if not part.startswith(",") else part for part in parts if part)


def _voting(fact: Fact, vocabulary: Vocabulary) -> list[str]:
    capital, votes = figures.in_words(fact.values, "capital"), figures.in_words(fact.values, "votes")
    mode = fact.value("votingMode")
    words = [f"{votes} of the votes"] if capital and votes and capital != votes else []
    words += [f"votes {vocabulary.word(mode)}"] if mode not in ("", "voting") else []
    return [f"({', '.join(words)})"] if words else []


def _where(fact: Fact, name: Namer) -> list[str]:
    beneficiary, plant = fact.value("beneficiary"), fact.value("plant")
    markets = [name(market) for market in fact.values.get("market", ())]
    return [
        f"for {name(beneficiary)}" if beneficiary else "",
        f"at {name(plant)}" if plant else "",
        "worldwide" if markets == ["World"] else f"in {listing(list(map(_placed, markets)))}" if markets else "",
    ]


def _placed(name: str) -> str:
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def dates(fact: Fact) -> str:
    """When it held, as exactly as the sources say: "since 2016", "from 1989 to 1997", "as of October 2015, over by 2018"."""
    start, end, on = fact.value("start"), fact.value("end"), fact.value("on")
    if on:
        return f"on {day_in_words(on)}" if on.count("-") == 2 else f"in {day_in_words(on)}"
    if start and end:
        return f"from {day_in_words(start)} to {day_in_words(end)}"
    if end:
        return f"until {day_in_words(end)}"
    return (_since(fact, start) if start else _seen(fact)) + _over_by(fact)


def _seen(fact: Fact) -> str:
    seen = sorted(fact.values.get("observed", ()))
    return f"as of {listing([day_in_words(text) for text in dict.fromkeys((seen[0], seen[-1]))])}" if seen else ""


def _over_by(fact: Fact) -> str:
    known = [text for text in fact.values.get("endedBy", ()) if is_written_date(text)]
    return f", over by {day_in_words(min(known, key=lambda text: span_of(text).last))}" if known else ""


def _since(fact: Fact, start: str) -> str:
    if fact.period.possible_until <= today():
        return f"from {day_in_words(start)}"
    if not _is_stale(fact):
        return f"since {day_in_words(start)}"
    sighted = last_sighting(fact)
    later = sighted if sighted and sighted > span_of(start).last else None
    return f"since {day_in_words(start)} ({f'last sighted {day_in_words(later)}' if later else 'not sighted since'})"


def opening(fact: Fact) -> str:
    """What a reader must know before the sentence: that it is a plan, a rumour, or not accepted."""
    words = []
    if fact.standing != "accepted":
        words.append(fact.standing.capitalize())
    if fact.evidence and all(piece.modality == "guesses" for piece in fact.evidence):
        words.append("guess" if words else "Guess")
    elif fact.stage not in ("inEffect", ""):
        words.append(fact.stage if words else fact.stage.capitalize())
    return f"{', '.join(words)}: " if words else ""


def closing(fact: Fact) -> str:
    """The milestones of what did not simply take effect, in brackets."""
    known = [
        f"{words} {day_in_words(fact.value(milestone))}"
        for milestone, words in _MILESTONE_WORDS.items()
        if fact.value(milestone) and fact.stage not in ("inEffect", "")
    ]
    return f" ({', '.join(known)})" if known else ""


def sureness_in_words(fact: Fact, asked: Scope) -> str:
    """How surely it holds in the time asked about, with the assumption named where there is one."""
    degree = sureness(fact, asked)
    if degree == "certain":
        return "certain"
    if degree == "presumed":
        sighted = last_sighting(fact)
        if sighted and sighted >= asked.span.first:
            return "presumed: between its start and its first sighting"
        return f"presumed: last sighted {day_in_words(sighted)}" if sighted else "presumed"
    return "possible: its dates allow it"
