"""How much is known and how good it is, and what is thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from keiretsu.facts import Fact, Thing, World
from keiretsu.period import Span, today

_KINSHIP = ("Rebadging", "Twinning")
_WEAK = ("tierEnthusiast", "tierUnvouched")
Row = dict[str, object]


def statements(world: World) -> list[Fact]:
    """All facts but the links."""
    kinds = world.vocabulary.kinds
    return [fact for fact in world.facts.values() if fact.kind not in kinds or not kinds[fact.kind].link]


def counts(world: World) -> list[Row]:
    """Rows of group, what, count and note: things, statements, their decades and their quality."""
    stated = statements(world)
    return [
        *_things(world),
        *_by_kind(world, stated),
        *_by_decade(stated),
        *_quality(world, stated),
    ]


def _row(group: str, what: str, count: int, of: int | None = None) -> Row:
    note = f"{count / of:.0%} of {of:,}" if of else ""
    return {"group": group, "what": what, "count": count, "note": note}


def _things(world: World) -> Iterator[Row]:
    found = Counter(thing.kind for thing in world.things.values())
    yield _row("total", "things", sum(found.values()))
    for kind, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield _row("things", world.vocabulary.word(kind), count)
    holders = {tail for fact in world.facts.values() if fact.kind == "Shareholding" for tail in fact.tails}
    yield _row("things", "holders of a stake", len(holders))
    staked = {head for fact in world.facts.values() if fact.kind == "Shareholding" for head in fact.heads}
    ventures = [thing for thing in world.things.values() if thing.kind == "JointVenture"]
    yield _row("things", "joint ventures with a stake on file", sum(v.id in staked for v in ventures), len(ventures))


def _by_kind(world: World, stated: list[Fact]) -> Iterator[Row]:
    yield _row("total", "statements", len(stated))
    yield _row("total", "links", len(world.facts) - len(stated))
    yield _row("total", "sources", len(world.sources))
    for kind, count in sorted(Counter(fact.kind for fact in stated).items(), key=lambda item: (-item[1], item[0])):
        yield _row("statements", world.vocabulary.word(kind), count)


def _by_decade(stated: list[Fact]) -> Iterator[Row]:
    decades = Counter(f"{first[:3]}0s" for fact in stated if (first := _first_date(fact)))
    for decade, count in sorted(decades.items()):
        yield _row("decade", decade, count)


def _first_date(fact: Fact) -> str:
    names = ("start", "on", "announcedOn", "agreedOn", "rumouredOn", "observed", "end")
    return min((text for name in names for text in fact.values.get(name, ())), default="")


def _quality(world: World, stated: list[Fact]) -> Iterator[Row]:
    stakes = [fact for fact in stated if fact.kind == "Shareholding"]
    cars = [fact for fact in stated if fact.kind in _KINSHIP]
    total = len(stated)
    yield _row("quality", "statements with evidence", sum(bool(fact.evidence) for fact in stated), total)
    yield _row("quality", "statements with a date", sum(bool(_first_date(fact)) for fact in stated), total)
    yield _row("quality", "statements with two sources or more", sum(len(fact.sources) > 1 for fact in stated), total)
    yield _row("quality", "statements contested", sum(fact.standing == "contested" for fact in stated), total)
    yield _row("quality", "statements rejected", sum(fact.standing == "rejected" for fact in stated), total)
    yield _row("quality", "statements never in effect", sum(fact.stage != "inEffect" for fact in stated), total)
    yield _row("quality", "stakes with a figure and a start or sighting", sum(map(_is_full_stake, stakes)), len(stakes))
    dated = sum("start" in fact.values and "market" in fact.values for fact in cars)
    yield _row("quality", "rebadgings and twinnings with a start and a market", dated, len(cars))
    yield _row("quality", "open statements, last sighted over three years ago", sum(map(_is_stale, stated)), total)
    yield _row("quality", "statements resting on one weak source", sum(_is_weak(fact, world) for fact in stated), total)


def _is_full_stake(fact: Fact) -> bool:
    has_figure = any(name.startswith(("capital", "votes")) and name != "capitalBase" for name in fact.values)
    return has_figure and any(name in fact.values for name in ("start", "observed", "end", "announcedOn", "agreedOn"))


def _is_stale(fact: Fact) -> bool:
    day = Span(today(), today())
    ended = fact.period.possible_until <= today()
    return (
        not ended
        and fact.period.sureness(day) == "possible"
        and bool(fact.values.get("observed") or fact.values.get("start"))
    )


def _is_weak(fact: Fact, world: World) -> bool:
    tiers = [world.sources[id_].tier for id_ in fact.sources if id_ in world.sources]
    return len(tiers) == 1 and tiers[0] in _WEAK


def gaps(world: World) -> list[Row]:
    """Rows of gap, label and id: every hole that the data knows of itself."""
    stated = statements(world)
    about: dict[str, set[str]] = {}
    for fact in stated:
        for end in fact.heads:
            about.setdefault(fact.kind, set()).add(end)
    held = about.get("Shareholding", set())
    tied = {named for fact in stated for values in fact.values.values() for named in values}
    things = world.things.values()
    return [
        *_things_lacking(
            "company without a holder on file", things, lambda t: t.kind == "Company" and t.id not in held
        ),
        *_things_lacking("venture without stakes", things, lambda t: t.kind == "JointVenture" and t.id not in held),
        *_things_lacking(
            "brand without a holder",
            things,
            lambda t: t.kind == "Brand" and t.id not in about.get("BrandHolding", set()),
        ),
        *_things_lacking(
            "party or plant without a tie", things, lambda t: _should_be_tied(t, world) and t.id not in tied
        ),
        *_facts_lacking("rebadge without a start", stated, lambda f: f.kind in _KINSHIP and "start" not in f.values),
        *_facts_lacking("rebadge without a market", stated, lambda f: f.kind in _KINSHIP and "market" not in f.values),
        *_facts_lacking("open, not sighted for three years", stated, _is_stale),
        *_facts_lacking("rests on one weak source", stated, lambda fact: _is_weak(fact, world)),
    ]


def _should_be_tied(thing: Thing, world: World) -> bool:
    return world.vocabulary.is_a(thing.kind, "Party") or thing.kind == "Plant"


def _things_lacking(gap: str, things: Iterable[Thing], lacks: Callable[[Thing], bool]) -> Iterator[Row]:
    for thing in things:
        if lacks(thing):
            yield {"gap": gap, "label": thing.label, "id": thing.id}


def _facts_lacking(gap: str, facts: Iterable[Fact], lacks: Callable[[Fact], bool]) -> Iterator[Row]:
    for fact in facts:
        if lacks(fact):
            yield {"gap": gap, "label": fact.label or fact.id, "id": fact.id}
