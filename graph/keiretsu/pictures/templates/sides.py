"""What stands beside a company: badges that it receives and supplies, partners, plans; as groups of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from keiretsu.facts import Fact, World
from keiretsu.pictures.standing import IN_FORCE_FIRST, newest
from keiretsu.pictures.templates.holdings import STAKES
from keiretsu.pictures.told import Told, by_worth, joined

LEFT, RIGHT = ("Development", "Production", "PlantHolding", "Membership"), ("underBrand", "generationOf", "versionOf")
LEFT_WORDS, RIGHT_WORDS = "what it receives and makes", "what it supplies and shares"
RowMaker = Callable[[Told, Fact], "Entry"]


class Entry(msgspec.Struct, frozen=True):
    """One row of a list: what it names, what it adds, and the facts that it states."""

    name: str
    adds: str
    style: str
    thing: str
    facts: tuple[Fact, ...]


class Group(msgspec.Struct, frozen=True):
    """A headed list; ``towards`` if its arrows point to the middle. ``rest`` are the facts of "and n more"."""

    heading: str
    towards: bool
    entries: tuple[Entry, ...]
    rest: tuple[Fact, ...]


class Sides(msgspec.Struct, frozen=True):
    """The lists left and right of the middle."""

    left: tuple[Group, ...]
    right: tuple[Group, ...]


def sides(told: Told, focus: str, facts: Iterable[Fact]) -> Callable[[int], Sides]:
    """All that surrounds a thing beside stakes and brands; called with a number, its lists with so many rows at most.

    So many are the badges; of all else there are fewer.
    """
    known = list(facts)
    cars = cars_of(told, focus, known)
    received, supplied = _badges(known, cars)
    used = {fact.id for fact in (*received, *supplied)}
    badges = [
        _group(told, "Badges it receives", True, received, _badge_in),
        _group(told, "Badges it supplies", False, supplied, _badge_out),
    ]
    others = [
        (found[0].kind, _group(told, heading, towards, found, lambda t, f: _other(t, f, focus)))
        for heading, towards, found in _others(told, focus, [fact for fact in known if fact.id not in used])
    ]
    return lambda most: _arranged(badges, others, most)


def _arranged(badges: Sequence[Group], others: Sequence[tuple[str, Group]], most: int) -> Sides:
    left, right = ([_cut(group, most)] if group.entries else [] for group in badges)
    for kind, group in others:
        side = left if kind in LEFT or (group.towards and kind not in RIGHT) else right
        side.append(_cut(group, 1 + (most - 1) // 4))
    return Sides(tuple(left), tuple(right))


def _cut(group: Group, most: int) -> Group:
    """The group with so many rows at most, and the facts of all others as its rest."""
    if len(group.entries) <= most + 1:
        return group
    rest = tuple(fact for entry in group.entries[most:] for fact in entry.facts)
    return msgspec.structs.replace(group, entries=group.entries[:most], rest=rest)


def cars_of(told: Told, focus: str, facts: Iterable[Fact]) -> frozenset[str]:
    """The cars sold under the brands that a party holds on the day, at every level."""
    holdings = [f for f in facts if f.kind == "BrandHolding" and focus in f.tails and _is_held(told, f)]
    found = {focus, *(brand for fact in holdings for brand in fact.heads)}
    below = _below(told.world)
    for level in LEVELS:
        found |= {car for above in list(found) for car in below.get((level, above), ())}
    return frozenset(found)


def _is_held(told: Told, holding: Fact) -> bool:
    """Whether a brand is held on the day, or may be and no other party is known to hold it."""
    if told.status(holding) != "possible":
        return told.status(holding) == "current"
    rivals = (f for f in told.world.about(holding.heads[0]) if f.kind == "BrandHolding" and f.tails != holding.tails)
    return not any(told.status(rival) == "current" for rival in rivals)


LEVELS = ("underBrand", "generationOf", "versionOf")
_last_world: list[tuple[World, dict[tuple[str, str], list[str]]]] = []


def _below(world: World) -> dict[tuple[str, str], list[str]]:
    """By level and thing the cars just below it; kept for the world that was asked about last."""
    if not _last_world or _last_world[0][0] is not world:
        found: dict[tuple[str, str], list[str]] = {}
        for fact in world.facts.values():
            if fact.kind in LEVELS:
                found.setdefault((fact.kind, fact.heads[0]), []).append(fact.tails[0])
        _last_world[:] = [(world, found)]
    return _last_world[0][1]


def _badges(facts: Iterable[Fact], cars: frozenset[str]) -> tuple[list[Fact], list[Fact]]:
    received, supplied = [], []
    for fact in facts:
        if fact.kind == "Rebadging":
            mine, theirs = set(fact.heads) & cars, set(fact.tails) & cars
            if mine and not theirs:
                received.append(fact)
            elif theirs and not mine:
                supplied.append(fact)
    return received, supplied


def _others(told: Told, focus: str, facts: Iterable[Fact]) -> list[tuple[str, bool, list[Fact]]]:
    """Facts about the thing by kind and direction, headed by the ontology's own words."""
    grouped: dict[tuple[str, bool], list[Fact]] = {}
    kinds = told.world.vocabulary.kinds
    for fact in facts:
        apart = fact.kind in (*STAKES, "BrandHolding") and (focus in fact.tails or fact.kind != "BrandHolding")
        if apart or fact.kind not in kinds or focus not in (*fact.tails, *fact.heads) or _is_alone(fact):
            continue
        towards = focus in fact.heads and fact.tails != fact.heads
        grouped.setdefault((fact.kind, towards), []).append(fact)
    found = []
    for (kind, towards), group in sorted(grouped.items()):
        words = kinds[kind].reads_back if towards else kinds[kind].reads
        heading = _PLURALS.get((kind, towards)) or words.partition(" {")[0]
        found.append((heading[:1].upper() + heading[1:], towards, group))
    return found


_PLURALS = {
    ("Production", False): "Builds",
    ("Production", True): "Built by",
    ("Development", True): "Developed by",
    ("CorporateEvent", False): "Had a part in",
    ("Succession", False): "Successors",
    ("Succession", True): "Predecessors",
    ("CorporateEvent", True): "Events with",
    ("underBrand", True): "Cars",
    ("generationOf", True): "Generations",
    ("Rebadging", True): "Rebadge of",
    ("Rebadging", False): "Sold rebadged as",
    ("BrandHolding", True): "Held by",
    ("PlatformSharing", False): "Shares a platform with",
}


def _is_alone(fact: Fact) -> bool:
    return len({*fact.tails, *fact.heads}) < 2


def _group(told: Told, heading: str, towards: bool, facts: Sequence[Fact], row: RowMaker) -> Group:
    entries: dict[tuple[str, str], Entry] = {}
    for fact in _newest_first(told, facts):
        entry = row(told, fact)
        key = (entry.name, entry.adds)
        before = entries.get(key)
        entries[key] = msgspec.structs.replace(entry, facts=(*before.facts, fact)) if before else entry
    return Group(heading, towards, tuple(entries.values()), ())


def _newest_first(told: Told, facts: Iterable[Fact]) -> list[Fact]:
    """In force before ended; of these the newest first."""
    newer = sorted(by_worth(told, facts), key=newest, reverse=True)
    return sorted(newer, key=lambda fact: IN_FORCE_FIRST.index(told.status(fact)))


def _badge_in(told: Told, fact: Fact) -> Entry:
    adds = f"from {joined([told.label(car) for car in fact.tails])}"
    return Entry(joined([told.label(car) for car in fact.heads]), adds, "model", fact.heads[0], (fact,))


def _badge_out(told: Told, fact: Fact) -> Entry:
    adds = f"as {joined([told.label(car) for car in fact.heads])}"
    return Entry(joined([told.label(car) for car in fact.tails]), adds, "model", fact.heads[0], (fact,))


def _other(told: Told, fact: Fact, focus: str) -> Entry:
    others = [id_ for id_ in (fact.tails if focus in fact.heads else fact.heads) if id_ != focus] or [
        id_ for id_ in fact.tails if id_ != focus
    ]
    word = told.world.vocabulary.word
    concepts = [word(one) for name in _CONCEPTS for one in fact.values.get(name, ())]
    return Entry(
        joined([told.label(id_) for id_ in others]), ", ".join(concepts), told.box_style(others[0]), others[0], (fact,)
    )


_CONCEPTS = ("cooperationKind", "eventKind", "successionKind", "arrangement", "right")
