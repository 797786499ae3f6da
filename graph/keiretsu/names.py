"""From what a person types to the thing meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping

import msgspec

from keiretsu import terms
from keiretsu.errors import AmbiguousName, UnknownName
from keiretsu.facts import Fact, Thing, World
from keiretsu.packing import Names

Index = Names

PARTY_FIRST = ("Party", "Brand", "Nameplate", "MarketVersion", "Generation", "Platform", "Plant", "Market")
CAR_FIRST = ("Nameplate", "MarketVersion", "Generation", "Brand", "Party", "Platform", "Plant", "Market")

_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


class Match(msgspec.Struct, frozen=True, gc=False):
    """A thing that a text may mean; ``score`` runs from 0 to 100, 100 being one of its names."""

    id: str
    label: str
    kind: str
    score: float


class Meaning(msgspec.Struct, frozen=True, gc=False):
    """The id that a typed name stands for, with a remark where a choice was made for the reader."""

    id: str
    remark: str = ""


def fold(text: str) -> str:
    """The text without case, width, accents, spaces and punctuation, so that spellings meet."""
    if text.isascii():  # nearly all; a fifth of the time that the loop below takes
        return text.lower().encode().translate(None, _ASCII_SIGNS).decode()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def index(world: World) -> dict[str, tuple[str, ...]]:
    """Every folded name with the ids of what bears it; statements are found by id and label."""
    found: dict[str, tuple[str, ...]] = {}

    def add(name: str, id_: str) -> None:
        folded = fold(name)
        known = found.get(folded, ())
        if id_ not in known:
            found[folded] = (*known, id_)

    links = {kind.id for kind in world.vocabulary.kinds.values() if kind.link}
    for thing in world.things.values():
        for name in names_of(thing):
            add(name, thing.id)
    for fact in world.facts.values():
        if fact.kind in links:
            continue
        add(fact.id, fact.id)
        if fact.label:
            add(fact.label, fact.id)
        if fact.kind == "Naming" and fact.value("names") in world.things:
            for name in fact.values.get("name", ()):
                add(name, fact.value("names"))
    found.pop("", None)
    return dict(sorted(found.items()))


def names_of(thing: Thing) -> Iterator[str]:
    """Every undated name of a thing: id, labels, aliases, identifiers."""
    yield thing.id
    yield from thing.labels.values()
    yield from thing.aliases
    yield from thing.values.get("wikidata", ())
    yield from thing.values.get("lei", ())


def beginning(world: World, names: Index, typed: str) -> set[str]:
    """Every undated name of a thing that begins as typed, however it is spelled."""
    folded = fold(typed)
    things = {id_: None for name in names.beginning(folded) for id_ in names[name] if id_ in world.things}
    return {name for id_ in things for name in names_of(world.things[id_]) if fold(name).startswith(folded)}


def resolve(
    world: World, names: Index, typed: str, *, kind: str | None = None, order: Collection[str] = PARTY_FIRST
) -> Meaning:
    """The one thing or statement that a typed name means.

    A company goes before its brand and a brand before its car, unless ``order`` or ``kind`` says otherwise;
    the remark tells of it. Raises UnknownName with the nearest, AmbiguousName with the choices.
    """
    ids = _by_address(world, typed) or names.get(fold(typed), ())
    if kind:
        ids = tuple(id_ for id_ in ids if is_of_kind(world, id_, kind))
    if not ids:
        raise UnknownName(typed, nearest(world, names, typed, kind=kind), kind or "company or car")
    exact = typed.removeprefix("id:")
    if exact in ids:
        return Meaning(exact, _former(world, typed, exact))
    ranked = sorted(ids, key=lambda id_: (_rank(world, id_, order), id_))
    equals = [id_ for id_ in ranked if _rank(world, id_, order) == _rank(world, ranked[0], order)]
    best = [id_ for id_ in equals if _is_called(world, id_, typed)] or equals
    if len(best) > 1:
        raise AmbiguousName(typed, [(id_, describe(world, id_)) for id_ in best])
    return Meaning(best[0], _former(world, typed, best[0]) or _chosen(world, typed, [best[0], *ranked[len(equals) :]]))


def _is_called(world: World, id_: str, typed: str) -> bool:
    """Whether a thing has the name sign by sign, but for case: the plus of "Swift+" tells it from the Swift."""
    names = names_of(world.things[id_]) if id_ in world.things else ()
    return typed.casefold() in {name.casefold() for name in names}


def _by_address(world: World, typed: str) -> tuple[str, ...]:
    id_ = terms.short(typed) if "://" in typed else typed.removeprefix("id:")
    return (id_,) if id_ in world.things or id_ in world.facts else ()


def is_of_kind(world: World, id_: str, kind: str) -> bool:
    """Whether a thing or statement is of a kind as people name it: company, brand, car, joint-venture, ..."""
    wanted = kind.replace(" ", "").replace("-", "").casefold()
    class_ = class_of(world, id_)
    above = world.vocabulary.classes[class_].above if class_ in world.vocabulary.classes else ()
    return wanted in {name.casefold() for name in (class_, *above)} or (
        wanted == "car" and world.vocabulary.is_a(class_, "Product")
    )


def class_of(world: World, id_: str) -> str:
    """The class of a thing or statement."""
    described: Thing | Fact | None = world.things.get(id_) or world.facts.get(id_)
    return described.kind if described else ""


def _rank(world: World, id_: str, order: Collection[str]) -> int:
    class_ = class_of(world, id_)
    ranks = (rank for rank, wanted in enumerate(order) if world.vocabulary.is_a(class_, wanted))
    return next(ranks, len(order))


def describe(world: World, id_: str) -> str:
    """A thing's name and what it is, to tell it from others of its name."""
    thing = world.things.get(id_)
    return (
        f"{thing.label}, {world.vocabulary.word(thing.kind)}" if thing else world.vocabulary.word(class_of(world, id_))
    )


def _chosen(world: World, typed: str, ranked: list[str]) -> str:
    if len(ranked) < 2:
        return ""
    others = ", ".join(f"{id_} ({world.vocabulary.word(class_of(world, id_))})" for id_ in ranked[1:4])
    return f'"{typed}" is taken for {ranked[0]} ({world.vocabulary.word(class_of(world, ranked[0]))}); also: {others}'


def _former(world: World, typed: str, id_: str) -> str:
    thing = world.things.get(id_)
    if thing is None or fold(terms.short(typed)) in {fold(name) for name in names_of(thing)}:
        return ""
    return f"{typed} is now {thing.label}" if "://" not in typed else ""


def nearest(world: World, names: Index, typed: str, *, kind: str | None = None, limit: int = 3) -> list[str]:
    """Labels of what comes closest to a text that names nothing, best first."""
    matches = find(world, names, typed, limit=limit * 3, least=65)
    kept = [m for m in matches if not kind or is_of_kind(world, m.id, kind)]
    return list(dict.fromkeys(match.label for match in kept))[:limit]


def find(
    world: World, names: Index, text: str, *, limit: int = 20, least: float = 70, fuzzy: bool = True
) -> list[Match]:
    """What a text may mean, best first: names, then beginnings, then parts, then near spellings."""
    folded = fold(text)
    scores: dict[str, float] = {}
    for name in names.holding(folded) if folded else ():
        score = _literal_score(folded, name)
        for id_ in names[name]:
            scores[id_] = max(score if score == 100 or id_ in world.things else score / 2, scores.get(id_, 0))
    if fuzzy and len(folded) > 1 and not scores:
        scores = _near_spellings(folded, names, limit, least)
    ranked = sorted(
        _best(scores, limit), key=lambda id_: (-scores[id_], _rank(world, id_, PARTY_FIRST), label_of(world, id_), id_)
    )
    return [Match(id_, label_of(world, id_), class_of(world, id_), round(scores[id_], 1)) for id_ in ranked[:limit]]


def _best(scores: Mapping[str, float], limit: int) -> list[str]:
    """The ids that can be among the first: no thing that is sure not to be shown needs to be unpacked for its label."""
    least = sorted(scores.values(), reverse=True)[: max(limit, 1)][-1:]
    return [id_ for id_, score in scores.items() if score >= least[0]]


def _literal_score(folded: str, name: str) -> float:
    """How well a text fits a name that holds it."""
    if folded == name:
        return 100
    share = len(folded) / len(name)
    return (80 if name.startswith(folded) else 60) + 19 * share


def _near_spellings(folded: str, names: Index, limit: int, least: float) -> dict[str, float]:
    from rapidfuzz import fuzz, process

    found = process.extract(folded, list(names), scorer=fuzz.WRatio, limit=limit * 2, score_cutoff=least)
    scores: dict[str, float] = {}
    for name, score, _ in found:
        closeness = min(99.0, (score + fuzz.ratio(folded, name)) / 2)
        for id_ in names[name]:
            scores[id_] = max(closeness, scores.get(id_, 0))
    return scores


def label_of(world: World, id_: str) -> str:
    """The English name of a thing, the label of a statement, or the id."""
    thing = world.things.get(id_)
    if thing:
        return thing.label
    fact = world.facts.get(id_)
    return fact.label if fact and fact.label else id_
