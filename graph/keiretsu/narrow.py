"""Facts narrowed to a day, to kinds, and to how far they got, before anything is reckoned from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from keiretsu import figures, terms
from keiretsu.errors import BadValue
from keiretsu.facts import Fact, Vocabulary, World
from keiretsu.period import BEGINNING, END_OF_TIME, Span, Sureness, day_before, span_of, today

EVER = Span(BEGINNING, END_OF_TIME)
_DEGREE = {"certain": 0, "presumed": 1, "possible": 2, None: 3}


class Scope(msgspec.Struct, frozen=True, gc=False):
    """Which facts count: on which days, of which kinds, and which stages and standings beside the ordinary ones."""

    span: Span
    include: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    min_share: str = ""

    @property
    def ever(self) -> bool:
        """Whether ties of any time count."""
        return self.span == EVER

    def counts(self, fact: Fact) -> bool:
        """Whether a fact is of a kind, stage, standing and time that are asked for."""
        return (
            (fact.stage == "inEffect" or fact.stage in self.include)
            and (fact.standing == "accepted" or fact.standing in self.include)
            and (not self.only or fact.kind in self.only)
            and fact.kind not in self.without
            and (self.ever or fact.period.sureness(self.span) is not None)
            and (not self.min_share or fact.kind != "Shareholding" or _reaches(fact, self.min_share))
        )


def _reaches(fact: Fact, least: str) -> bool:
    from keiretsu import ranges

    allowed = [ranges.allowed(fact.values, basis) for basis in ("capital", "votes")]
    return any(r is not None and r.high >= ranges.value(least) for r in allowed)


def scope(
    vocabulary: Vocabulary,
    *,
    at: str | None = None,
    ever: bool = False,
    include: Collection[str] = (),
    only: Collection[str] = (),
    without: Collection[str] = (),
    min_share: str = "",
) -> Scope:
    """A scope from words as people type them; the default day is today.

    Raises BadValue for a word that is no date, kind, stage, standing or percentage.
    """
    if at and ever:
        raise BadValue("--at asks about a day and --ever about any time. Leave one of them out.")
    if min_share and not figures.is_written_figure(min_share):
        raise BadValue(f'"{min_share}" is no percentage. Write digits from 0 to 100, such as 20 or 33.4.')
    return Scope(
        span=EVER if ever else span_of(at or today()),
        include=frozenset(name for word in include for name in _stages_and_standings(word)),
        only=frozenset(kind_named(vocabulary, word) for word in only),
        without=frozenset(kind_named(vocabulary, word) for word in without),
        min_share=min_share,
    )


def _stages_and_standings(word: str) -> tuple[str, ...]:
    known = {name.casefold(): name for name in (*terms.STAGES, *terms.STANDINGS)}
    folded = word.replace(" ", "").casefold()
    if folded == "all":
        return tuple(known.values())
    if folded in ("guessed", "guesses"):
        return ("rumoured", "contested")
    if folded not in known:
        raise BadValue(_not_one_of(word, "stage or standing", (*sorted(known.values()), "guessed", "all")))
    return (known[folded],)


def kind_named(vocabulary: Vocabulary, word: str) -> str:
    """The kind of relation that a word stands for: its id or label in any case. Raises BadValue with the nearest."""
    folded = word.replace(" ", "").replace("-", "").casefold().removesuffix("s")
    for kind in vocabulary.kinds.values():
        if folded in (kind.id.casefold().removesuffix("s"), kind.label.replace(" ", "").casefold()):
            return kind.id
    names = sorted(kind.label.replace(" ", "-") for kind in vocabulary.kinds.values())
    raise BadValue(_not_one_of(word, "kind of relation", names))


def _not_one_of(word: str, sort: str, known: Iterable[str]) -> str:
    import difflib

    known = list(known)
    near = difflib.get_close_matches(word.casefold(), known, n=3, cutoff=0.5)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return f'"{word}" is no {sort}.{hint} Known: {", ".join(known)}.'


def narrowed(world: World, asked: Scope, among: Iterable[Fact] | None = None) -> list[Fact]:
    """The facts that count, all or among some; of two that follow one another the surer one, on a tie the earlier."""
    facts = world.facts.values() if among is None else among
    kept = {fact.id: fact for fact in facts if asked.counts(fact)}
    if not asked.ever:
        for fact in list(kept.values()):
            for earlier in fact.follows:
                if fact.id in kept and earlier in kept:
                    del kept[_less_sure(kept[earlier], fact, asked.span)]
    return list(kept.values())


def _less_sure(earlier: Fact, later: Fact, span: Span) -> str:
    last = Span(span.last, span.last)
    degrees = [_DEGREE[fact.period.sureness(last)] for fact in (earlier, later)]
    return later.id if degrees[0] <= degrees[1] else earlier.id


def sureness(fact: Fact, asked: Scope) -> Sureness:
    """How surely a fact holds in the time asked about; for any time, how surely it ever held."""
    return fact.period.sureness(asked.span) or "possible"


def last_sighting(fact: Fact) -> str | None:
    """The last day on which a source finds it so, or None."""
    if fact.period.certain_from < fact.period.certain_until < END_OF_TIME:
        return day_before(fact.period.certain_until)
    dates = [text for name in ("observed", "start") for text in fact.values.get(name, ())]
    return max(dates, default=None)
