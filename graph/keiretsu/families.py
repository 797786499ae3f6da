"""Which cars are one car: kinships of cars in, families out.

A rebadging or a twinning joins cars into one family, and a market version belongs to its generation. Shared
platforms join nothing, and neither do two generations of one nameplate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Literal

import msgspec
import networkx as nx

from keiretsu.facts import Fact, World, reached
from keiretsu.period import END_OF_TIME, is_written_date, span_of
from keiretsu.projection import project

Relation = Literal["exact", "broad", "narrow"]

Place = tuple[str, int]

_DATES = ("start", "end", "observed")
BUILDS_A_FAMILY = ("Rebadging", "Twinning", "versionOf")


class Member(msgspec.Struct, frozen=True, gc=False):
    """One badge of a car: the facts that join it to others of the family."""

    id: str
    facts: tuple[Fact, ...]


class Family(msgspec.Struct, frozen=True, gc=False):
    """Cars that are one car. ``id`` is the smallest id of a member; ``bridges`` are facts whose loss splits it."""

    id: str
    members: tuple[Member, ...]
    facts: tuple[Fact, ...]
    bridges: tuple[str, ...]


class Link(msgspec.Struct, frozen=True, gc=False):
    """How two cars are one, though no fact says so of the pair: it follows from the chain of facts given.

    ``relation`` is exact, or broad where the end is the car in some markets only, or narrow the other way round.
    """

    start: str
    end: str
    chain: tuple[Fact, ...]
    relation: Relation


def families(world: World, facts: Iterable[Fact]) -> list[Family]:
    """All families of two cars or more among the facts given, by id.

    A nameplate outlives many cars, so two facts about it are of one family only if their years meet.
    """
    graph = _places(world, [fact for fact in facts if fact.kind in BUILDS_A_FAMILY])
    groups = sorted(sorted(group) for group in nx.connected_components(graph.to_undirected(as_view=True)))
    return [_family(graph.subgraph(group)) for group in groups]


def _places(world: World, facts: list[Fact]) -> nx.MultiDiGraph:
    """The facts as edges between cars at a time: (id, number of the stretch of years in which the nameplate meets)."""
    stretch = _stretches(world, facts)
    graph = nx.MultiDiGraph()
    for fact in facts:
        for tail, head in fact.ends():
            ends = ((car, stretch.get((car, fact.id), 0)) for car in (tail, head))
            graph.add_edge(*ends, key=fact.id, fact=fact)
    return graph


def _stretches(world: World, facts: list[Fact]) -> dict[tuple[str, str], int]:
    """By nameplate and fact, the number of the stretch of overlapping years that the fact lies in."""
    about: dict[str, list[Fact]] = {}
    for fact in facts:
        for car in dict.fromkeys((*fact.tails, *fact.heads)):
            if car in world.things and world.things[car].kind == "Nameplate":
                about.setdefault(car, []).append(fact)
    found = {}
    for car, known in about.items():
        number, until = -1, ""
        for fact in sorted(known, key=lambda fact: (_years(fact), fact.id)):
            first, last = _years(fact)
            number += first >= until or not first
            until = max(until, last)
            found[car, fact.id] = number
    return found


def _years(fact: Fact) -> tuple[str, str]:
    """The days from which and until which the kinship is known to have lasted; two empty texts if none is on file."""
    spans = [span_of(text) for name in _DATES for text in fact.values.get(name, ()) if is_written_date(text)]
    if not spans:
        return ("", "")
    is_open = "start" in fact.values and "end" not in fact.values
    return (min(span.first for span in spans), END_OF_TIME if is_open else max(span.until for span in spans))


def _family(graph: nx.MultiDiGraph) -> Family:
    facts = {fact.id: fact for _, _, fact in graph.edges(data="fact")}
    members = tuple(Member(place[0], tuple(_facts_of(graph, place))) for place in sorted(graph))
    return Family(members[0].id, members, tuple(facts[id_] for id_ in sorted(facts)), tuple(sorted(_bridges(graph))))


def _facts_of(graph: nx.MultiDiGraph, place: Place) -> list[Fact]:
    edges = (*graph.in_edges(place, data="fact"), *graph.out_edges(place, data="fact"))
    facts = {fact.id: fact for _, _, fact in edges}
    return [facts[id_] for id_ in sorted(facts)]


def _bridges(graph: nx.MultiDiGraph) -> set[str]:
    """Facts that alone join two parts: an edge that is a bridge and has no parallel."""
    simple = nx.Graph(graph.to_undirected(as_view=True))
    found = set()
    for a, b in nx.bridges(simple):
        facts = {key for pair in ((a, b), (b, a)) for key in graph.get_edge_data(*pair, default={})}
        if len(facts) == 1:
            found |= facts
    return found


def family_of(world: World, car: str, counts: Callable[[Fact], bool]) -> list[Family]:
    """The families in which a car stands: its own, and for a nameplate those of its generations and versions."""
    cars = _with_levels_below(world, car)
    found = families(world, _kinships(world, cars, counts))
    return [family for family in found if any(member.id in cars for member in family.members)]


def _kinships(world: World, cars: set[str], counts: Callable[[Fact], bool]) -> list[Fact]:
    """All kinships that count, of some cars and of whatever these are kin to, by id."""

    def told_of(car: str) -> list[Fact]:
        return [fact for fact in world.about(car) if fact.kind in BUILDS_A_FAMILY and counts(fact)]

    kin = reached(cars, lambda car: {end for fact in told_of(car) for end in (*fact.tails, *fact.heads)})
    known = {fact.id: fact for car in kin for fact in told_of(car)}
    return [known[id_] for id_ in sorted(known)]


def _with_levels_below(world: World, car: str) -> set[str]:
    """A car with its generations and their versions."""
    levels = ("generationOf", "versionOf")
    return reached(
        [car], lambda above: {f.tails[0] for f in world.about(above) if f.kind in levels and above in f.heads}
    )


def chained(relations: Iterable[Relation]) -> Relation | None:
    """What follows along a chain, after the mapping rules of SSSOM; None where broad and narrow meet in it."""
    others = {relation for relation in relations if relation != "exact"}
    return "exact" if not others else others.pop() if len(others) == 1 else None


def follows(family: Family, world: World, car: str | None = None) -> list[Link]:
    """For each pair of the family that no fact states, the shortest chain of facts from which it follows.

    With a ``car`` only the pairs in which it stands, or a generation or version of it; such a one comes first.
    """
    both_ways = project(world, family.facts).to_undirected(as_view=True)
    ids = [member.id for member in family.members]
    own = _with_levels_below(world, car) if car else set()
    links = []
    for position, start in enumerate(ids):
        if own and start not in own:
            continue
        ends = set(ids) - own if own else set(ids[position + 1 :])
        for end, things in sorted(nx.single_source_shortest_path(both_ways, start).items()):
            if end in ends and len(things) > 2:
                links += _link(both_ways, things)
    return links


def _link(graph: nx.MultiGraph, things: list[str]) -> list[Link]:
    chain = [_any_fact(graph, *hop) for hop in pairwise(things)]
    relation = chained(_relation(fact, start) for fact, start in zip(chain, things, strict=False))
    return [Link(things[0], things[-1], tuple(chain), relation)] if relation else []


def _relation(fact: Fact, start: str) -> Relation:
    """A market version is the car in some markets only; rebadges and twins are the car itself."""
    if fact.kind != "versionOf":
        return "exact"
    return "narrow" if start in fact.tails else "broad"


def _any_fact(graph: nx.MultiGraph, a: str, b: str) -> Fact:
    edges = graph.get_edge_data(a, b)
    fact: Fact = edges[min(edges)]["fact"]
    return fact
