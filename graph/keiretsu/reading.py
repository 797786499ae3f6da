"""Triples in, facts out: the ontology declares what a kind is, a thing and a link; this reads by it.

Reading drops nothing and refuses nothing: whether the data keeps the rules is asked in ``checks.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import pyoxigraph as ox

from keiretsu import terms
from keiretsu.declared import Described, Description, Value, all_of, default, text, value
from keiretsu.facts import Evidence, Fact, Kind, Source, Thing, Vocabulary, World
from keiretsu.period import BEGINNING, END_OF_TIME, Period, bounds, is_written_date, span_of
from keiretsu.terms import KEI, short

ALWAYS = Period(BEGINNING, BEGINNING, BEGINNING, END_OF_TIME, END_OF_TIME, END_OF_TIME)
EVIDENCE = KEI + "evidence"
_TITLE, _PUBLISHER, _ADDRESS, _PUBLISHED, _ACCESSED, _TIER = (
    KEI + name for name in ("title", "publisher", "address", "published", "accessed", "tier")
)
_SOURCE, _SAYS, _MODALITY, _LOCATOR, _SUPPORTS = (
    KEI + name for name in ("source", "says", "modality", "locator", "supports")
)
_DATES = frozenset(("start", "on", "end", "observed"))
_TOLD_ELSEWHERE = frozenset((terms.TYPE, terms.LABEL, terms.ALT_LABEL, EVIDENCE))


class Part(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one file says, read by itself; ``subjects`` are the addresses of all that it speaks of."""

    subjects: tuple[str, ...]
    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]


def part(data: Described, rules: Rules) -> Part:
    """Things, facts and sources from what one file says."""
    things: list[Thing] = []
    facts: list[Fact] = []
    sources: list[Source] = []
    for iri, about in data.items():
        class_ = rules.class_of(about)
        if class_ == "Source":
            sources.append(_source(short(iri), about))
        elif class_ in rules.statements:
            facts.append(_statement(short(iri), class_, about, data, rules))
        elif class_ and class_ not in ("Evidence", "Milestone"):
            things.append(_thing(short(iri), class_, about, rules))
            facts += _links(short(iri), about, rules)
    return Part(tuple([iri for iri in data if "://" in iri]), tuple(things), tuple(facts), tuple(sources))


def whole(parts: Iterable[Part], vocabulary: Vocabulary) -> World:
    """Things, facts and sources from all parts, each sorted by id; no subject is described in two of them."""
    things: dict[str, Thing] = {}
    facts: dict[str, Fact] = {}
    sources: dict[str, Source] = {}
    for one in parts:
        things.update((thing.id, thing) for thing in one.things)
        facts.update((fact.id, fact) for fact in one.facts)
        sources.update((source.id, source) for source in one.sources)
    _date_by_sources(facts, vocabulary, sources)
    bounded = _not_before_the_car(_apart(facts), things, vocabulary)
    return World(
        vocabulary=lambda: vocabulary,
        things=lambda: dict(sorted(things.items())),
        facts=lambda: dict(sorted(bounded.items())),
        sources=lambda: dict(sorted(sources.items())),
    )


class Rules:
    """What the vocabulary says of classes, links and defaults, looked up once for all that is read by it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.kinds = vocabulary.kinds
        self.word = vocabulary.word
        self.classes = {terms.term_iri(name): name for name in vocabulary.classes}
        self.statements = frozenset(name for name in vocabulary.classes if vocabulary.is_a(name, "Statement"))
        self.links = {terms.term_iri(kind.id): kind.id for kind in vocabulary.kinds.values() if kind.link}
        self.no_values = _TOLD_ELSEWHERE.union(self.links)
        self.stage, self.standing = default(vocabulary, "stage"), default(vocabulary, "standing")
        self.modality = default(vocabulary, "modality")

    def class_of(self, about: Description) -> str:
        """The first known class of what is described, or an empty text."""
        said = about.get(terms.TYPE)
        if isinstance(said, str):
            return self.classes.get(said, "")
        return next(filter(None, (self.classes.get(value(type_)) for type_ in all_of(about, terms.TYPE))), "")


def _source(id_: str, about: Description) -> Source:
    return Source(
        id=id_,
        title=text(about, _TITLE),
        publisher=text(about, _PUBLISHER),
        address=text(about, _ADDRESS),
        published=text(about, _PUBLISHED),
        accessed=text(about, _ACCESSED),
        tier=short(text(about, _TIER)),
    )


def _thing(id_: str, class_: str, about: Description, rules: Rules) -> Thing:
    labels = {
        (label.language if isinstance(label, ox.Literal) else None) or "en": value(label)
        for label in reversed(all_of(about, terms.LABEL))
    }
    aliases = map(value, all_of(about, terms.ALT_LABEL))
    return Thing(id_, class_, dict(sorted(labels.items())), tuple(aliases), _values(about, rules.no_values))


def _values(about: Description, left_out: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """All that is written of a subject in terms of its own, by property; links and evidence are kept elsewhere."""
    return {short(predicate): _texts(about[predicate]) for predicate in sorted(about) if predicate not in left_out}


def _texts(said: Value | list[Value]) -> tuple[str, ...]:
    """Values as texts, ids short; mostly there is one."""
    if isinstance(said, str):
        return (short(said),)
    return tuple([short(value(one)) for one in (said if isinstance(said, list) else [said])])


def _links(id_: str, about: Description, rules: Rules) -> list[Fact]:
    """What a thing is by definition, as facts without dates and evidence."""
    return [
        Fact.of(f"{id_}/{kind}/{short(value(head))}", kind, (id_,), (short(value(head)),), ALWAYS)
        for iri, kind in rules.links.items()
        for head in all_of(about, iri)
    ]


def _statement(id_: str, class_: str, about: Description, data: Described, rules: Rules) -> Fact:
    kind = rules.kinds.get(class_) or Kind(class_, rules.word(class_))
    values = _values(about, _TOLD_ELSEWHERE)
    evidence = tuple([_evidence(data.get(value(piece), {}), rules) for piece in all_of(about, EVIDENCE)])
    stage = values.get("stage", (rules.stage,))[0]
    return Fact.of(
        id=id_,
        kind=class_,
        tails=values.get(kind.members or kind.tail, ()),
        heads=values.get(kind.members or kind.head, ()),
        period=_period(kind, stage, values),
        stage=stage,
        standing=values.get("standing", (rules.standing,))[0],
        evidence=evidence,
        values=values,
        label=text(about, terms.LABEL),
    )


def _evidence(about: Description, rules: Rules) -> Evidence:
    return Evidence(
        source=short(text(about, _SOURCE)),
        says=text(about, _SAYS),
        modality=short(text(about, _MODALITY)) or rules.modality,
        locator=text(about, _LOCATOR),
        supports=_texts(about[_SUPPORTS]) if _SUPPORTS in about else (),
    )


def _period(kind: Kind, stage: str, values: Mapping[str, tuple[str, ...]]) -> Period:
    observed, ended_by = values.get("observed", ()), values.get("endedBy", ())
    if stage not in ("inEffect", ""):
        opening = _first_written(values, terms.OPENING_MILESTONES) or _first_written(values, ("start",))
        closing = _first_written(values, terms.CLOSING_MILESTONES)
        return bounds(start=opening, end=closing, observed=observed, ended_by=ended_by)
    start, end = _first_written(values, ("start", "on")), _first_written(values, ("end",))
    if "on" in values and not kind.lasting and start and is_written_date(start):
        span = span_of(start)
        surely = (span.first, span.until) if span.first == span.last else (END_OF_TIME, BEGINNING)
        return Period(span.first, span.first, surely[0], surely[1], span.until, span.until)
    return bounds(start=start, end=end, observed=observed, ended_by=ended_by, lasting=kind.lasting)


def _first_written(values: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> str | None:
    dates = [date for name in names for date in values.get(name, ()) if is_written_date(date)]
    if len(dates) < 2:
        return dates[0] if dates else None
    return min(dates, key=lambda date: span_of(date).first)


def _date_by_sources(facts: dict[str, Fact], vocabulary: Vocabulary, sources: Mapping[str, Source]) -> None:
    """Give what lasts and has no date of its own the days of its sources: by then at the latest it was true."""
    lasting = {kind.id for kind in vocabulary.kinds.values() if kind.lasting and not kind.link}
    for fact in list(facts.values()):
        if fact.kind in lasting and fact.stage in ("inEffect", "") and not _DATES.intersection(fact.values):
            seen, over = _days_told(fact, sources), fact.values.get("endedBy", ())
            facts[fact.id] = msgspec.structs.replace(fact, period=bounds(observed=seen, ended_by=over, lasting=True))


def _days_told(fact: Fact, sources: Mapping[str, Source]) -> tuple[str, ...]:
    telling = [sources[said.source] for said in fact.evidence if said.modality == "states" and said.source in sources]
    return tuple(day for source in telling for day in (source.published or source.accessed,) if is_written_date(day))


def _apart(facts: dict[str, Fact]) -> dict[str, Fact]:
    """Facts with their periods cut so that one which follows another never surely holds beside it."""
    for fact in [fact for fact in facts.values() if fact.follows]:
        for earlier in (facts[id_] for id_ in fact.follows if id_ in facts):
            later = facts[fact.id].period
            before = earlier.period
            opened = _opening_day(later)
            cut = min(before.possible_until, max(opened, before.certain_until))
            facts[earlier.id] = msgspec.structs.replace(
                earlier,
                period=msgspec.structs.replace(
                    before, possible_until=cut, presumed_until=min(before.presumed_until, cut)
                ),
            )
            begun = (
                max(later.possible_from, before.certain_until) if before.certain_until < later.possible_until else ""
            )
            facts[fact.id] = msgspec.structs.replace(
                facts[fact.id], period=msgspec.structs.replace(later, possible_from=begun or later.possible_from)
            )
    return facts


def _not_before_the_car(facts: dict[str, Fact], things: Mapping[str, Thing], vocabulary: Vocabulary) -> dict[str, Fact]:
    """Facts with what has no start of its own bounded by the first dated start of the generation it is about."""
    first: dict[str, str] = {}
    born_once = {thing.id for thing in things.values() if thing.kind in ("Generation", "MarketVersion")}
    about_cars = [fact for fact in facts.values() if not born_once.isdisjoint(fact.tails + fact.heads)]
    for fact in about_cars:
        if fact.standing == "accepted" and "start" in fact.values and not _is_link(fact, vocabulary):
            for car in born_once.intersection(fact.tails + fact.heads):
                first[car] = min(first.get(car, END_OF_TIME), fact.period.possible_from)
    for fact in about_cars:
        kind = vocabulary.kinds.get(fact.kind)
        born = max([first[car] for car in (*fact.tails, *fact.heads) if car in first], default=BEGINNING)
        if kind and (kind.link or kind.lasting) and fact.period.possible_from < born <= _sure_day(fact, kind):
            begins = msgspec.structs.replace(fact.period, possible_from=born)
            if kind.link:
                begins = msgspec.structs.replace(begins, presumed_from=born, certain_from=born)
            facts[fact.id] = msgspec.structs.replace(fact, period=begins)
    return facts


def _is_link(fact: Fact, vocabulary: Vocabulary) -> bool:
    return fact.kind in vocabulary.kinds and vocabulary.kinds[fact.kind].link


def _sure_day(fact: Fact, kind: Kind) -> str:
    return END_OF_TIME if kind.link else fact.period.presumed_from


def _opening_day(period: Period) -> str:
    """The latest day on which it can have begun."""
    return min(period.presumed_from, period.certain_from)
