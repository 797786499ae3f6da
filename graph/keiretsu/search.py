"""The best ways between two things of a projected graph: cheapest first, the same each time."""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

import msgspec

from keiretsu import ranges
from keiretsu.facts import Fact, Kind, World
from keiretsu.narrow import Scope
from keiretsu.period import Span, Sureness, today
from keiretsu.projection import Growing
from keiretsu.prose import Namer, sentence
from keiretsu.together import Window, held_together, overlap, window_of

HOLDING = frozenset(("holder", "controller"))
MOST_WAYS = 10
SHARED_MIDDLEMAN = 3.0
DOUBT = 4.0
NEVER_TOGETHER = 4.0
THIN, SMALL = 3.0, 5
"""What a stake below so many percent costs more: a bank's or fund's small parcels join hardly anything."""
_UNDATED = chr(256)
_DEGREES: Mapping[str | None, int] = {"certain": 0, "presumed": 1, "possible": 2, None: 3}


class Step(msgspec.Struct, frozen=True, gc=False):
    """One fact walked from one thing to another; ``forward`` if with the arrow, from tail to head."""

    start: str
    end: str
    fact: Fact
    forward: bool
    sureness: Sureness
    sentence: str
    also: tuple[Fact, ...] = ()

    def __str__(self) -> str:
        return self.sentence


class Path(msgspec.Struct, frozen=True, gc=False):
    """A way between two things; the cost is small where the ties are strong and the middlemen have few others."""

    steps: tuple[Step, ...]
    cost: float
    asked: Scope

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def things(self) -> tuple[str, ...]:
        """Ids of all things on the way, both ends included."""
        return (self.steps[0].start, *(step.end for step in self.steps))

    def held_at_once(self) -> Window | None:
        """The days on which all its ties hold, at the best degree that has any; None if they never do."""
        return window_of([step.fact for step in self.steps])


class Terms(msgspec.Struct, frozen=True, gc=False):
    """What a way must keep to beside the scope: middlemen to avoid, direction, length, and whether it may go round."""

    not_via: frozenset[str] = frozenset()
    directed: bool = False
    max_steps: int = 6
    detours: bool = False


class _Tie(msgspec.Struct, frozen=True, gc=False):
    """The cheapest facts from one thing to a neighbour in one direction."""

    end: str
    kind: Kind
    forward: bool
    facts: tuple[Fact, ...]


class _Way(msgspec.Struct, frozen=True, gc=False):
    """A way from its start so far: the things passed and the ties between them."""

    things: tuple[str, ...]
    names: tuple[str, ...]
    ties: tuple[_Tie, ...] = ()
    cost: float = 0.0

    @property
    def gathered(self) -> bool:
        """Whether it came to its last thing as one of the many that are gathered there."""
        return bool(self.ties) and self.ties[-1].kind.gathers and self.ties[-1].forward

    def dearer(self, toll: float) -> _Way:
        """The same way at a higher cost."""
        return _Way(self.things, self.names, self.ties, round(self.cost + toll, 9))

    def up_to(self, length: int) -> _Way:
        """Its first steps, without their cost."""
        return _Way(self.things[: length + 1], self.names[: length + 1], self.ties[:length])


class Search:
    """Ways through the graph of the facts that count, which grows as far as the search looks."""

    def __init__(self, world: World, asked: Scope, terms: Terms, name: Namer) -> None:
        self._world, self._asked, self._terms, self._name = world, asked, terms, name
        self._projection = Growing(world, asked)
        self._today = Span(today(), today())
        self._known_ties: dict[str, tuple[_Tie, ...]] = {}
        self._tolls: dict[tuple[str, bool], float] = {}

    def ways(self, start: str, end: str, count: int = 1) -> list[Path]:
        """Up to ``count`` ways (at most 10), the best first, the next ones preferring other middlemen.

        Ties are broken by fewer steps, then by names: the same question has the same answer every time.
        """
        if start == end or not all(self._projection.at(thing).degree(thing) for thing in (start, end)):
            return []
        found: list[_Way] = []
        while len(found) < min(count, MOST_WAYS):
            another = self._another(_Way((start,), (self._label(start),)), end, found)
            if another is None:
                break
            found.append(another)
        return [self._path(way) for way in found]

    def _another(self, start: _Way, end: str, found: list[_Way]) -> _Way | None:
        """The cheapest way not yet found, every middleman of those found counting extra.

        After Yen (1971): each new way leaves the ones found at some thing by a hop that none of them takes there.
        """
        extra: dict[str, float] = {}
        for middleman in (thing for way in found for thing in way.things[1:-1]):
            extra[middleman] = extra.get(middleman, 0) + SHARED_MIDDLEMAN
        roots = {start.things: start} | {
            way.things[: length + 1]: way.up_to(length) for way in found for length in range(len(way.ties))
        }
        candidates = []
        for things, root in roots.items():
            taken = {way.things[len(things)] for way in found if way.things[: len(things)] == things}
            way = self._cheapest(root, end, extra, taken)
            if way:
                candidates.append(way)
        return min(candidates, key=lambda way: (way.cost, len(way.ties), way.names), default=None)

    def _cheapest(self, root: _Way, end: str, extra: Mapping[str, float], taken: set[str]) -> _Way | None:
        """Dijkstra's search over (thing, came as one of many gathered there), not leaving the root by what is taken."""
        order = itertools.count()
        first = self._priced(root, extra)
        waiting = [(first.cost, len(root.ties), first.names, next(order), first, True)]
        settled: dict[tuple[str, bool], int] = {}
        while waiting:
            _, length, names, _, way, is_toll_paid = heapq.heappop(waiting)
            here = way.things[-1]
            if here == end:
                return way
            if settled.get((here, way.gathered), length + 1) <= length or length == self._terms.max_steps:
                continue
            if not is_toll_paid:
                paid = way.dearer(self._toll(way.ties[-1]) + extra.get(here, 0.0))
                heapq.heappush(waiting, (paid.cost, length, names, next(order), paid, True))
                continue
            settled[(here, way.gathered)] = length
            for tie in self._ties(here):
                if self._leads_on(way, tie, end) and (length > len(root.ties) or tie.end not in taken):
                    longer = self._walked(way, tie)
                    heapq.heappush(waiting, (longer.cost, length + 1, longer.names, next(order), longer, False))
        return None

    def _leads_on(self, way: _Way, tie: _Tie, end: str) -> bool:
        """Whether a tie may be walked next: to no thing twice, to no sibling, and to none that an earlier one is tied to.

        The last would be a detour; only between the two things asked about may it stand beside their own tie.
        """
        if tie.end in way.things or (way.gathered and self._returns_to_siblings(tie)):
            return False
        if self._terms.detours:
            return True
        earlier = way.things[1:-1] if tie.end == end else way.things[:-1]
        return not any(self._are_tied(thing, tie.end) for thing in earlier)

    def _are_tied(self, one: str, other: str) -> bool:
        return any(tie.end == other for tie in self._ties(one))

    def _priced(self, root: _Way, extra: Mapping[str, float]) -> _Way:
        """The root with what it costs at today's extras, tolls paid."""
        way = root.up_to(0)
        for tie in root.ties:
            way = self._walked(way, tie).dearer(self._toll(tie) + extra.get(tie.end, 0.0))
        return way

    def _walked(self, way: _Way, tie: _Tie) -> _Way:
        """The way with one more tie; what passing on from its end costs is added when it is passed."""
        apart = bool(way.ties) and not any(overlap(a, b) for a in way.ties[-1].facts for b in tie.facts)
        cost = round(way.cost + self._price(tie) + (NEVER_TOGETHER if apart else 0.0), 9)
        return _Way((*way.things, tie.end), (*way.names, self._label(tie.end)), (*way.ties, tie), cost)

    def _price(self, tie: _Tie) -> float:
        """The declared weight of the kind, and more for a small stake and for what is merely possible at that time."""
        best = tie.facts[0]
        doubt = DOUBT if best.period.sureness(self._asked.span) == "possible" else 0.0
        return tie.kind.weight + doubt + (THIN if tie.kind.tail == "holder" and _is_small(best) else 0.0)

    @staticmethod
    def _returns_to_siblings(tie: _Tie) -> bool:
        return tie.kind.gathers and not tie.forward

    def _toll(self, tie: _Tie) -> float:
        """What passing on from a tie's end costs: log2 of the number of distinct things it can pass to, and itself.

        One of many gathered there cannot pass to its siblings, so they do not count.
        """
        gathered = tie.kind.gathers and tie.forward
        key = (tie.end, gathered)
        if key not in self._tolls:
            ties = self._ties(tie.end)
            open_ties = [on for on in ties if not (gathered and self._returns_to_siblings(on))]
            self._tolls[key] = math.log2(len({on.end for on in open_ties}) + gathered or 1)
        return self._tolls[key]

    def _label(self, id_: str) -> str:
        return f"{self._world.things[id_].label} {id_}"

    def _ties(self, here: str) -> tuple[_Tie, ...]:
        if here not in self._known_ties:
            self._known_ties[here] = tuple(self._ties_from(here))
        return self._known_ties[here]

    def _ties_from(self, here: str) -> list[_Tie]:
        """One tie for each neighbour, kind and direction; parallel facts of it are kept together, the surest first.

        Where two hold stakes in one another the larger stake comes first.
        """
        graph = self._projection.at(here)
        grouped: dict[tuple[str, str, bool], list[Fact]] = {}
        for _, end, fact in graph.out_edges(here, data="fact"):
            grouped.setdefault((end, fact.kind, True), []).append(fact)
        for end, _, fact in graph.in_edges(here, data="fact"):
            grouped.setdefault((end, fact.kind, False), []).append(fact)
        found = []
        for (end, kind_name, forward), facts in grouped.items():
            kind = self._world.vocabulary.kinds[kind_name]
            if end in self._terms.not_via or (self._terms.directed and not self._runs_down(kind, forward)):
                continue
            found.append(_Tie(end, kind, forward or bool(kind.members), tuple(sorted(facts, key=self._worth))))
        return sorted(found, key=lambda tie: (tie.end, tie.kind.id, -_least(tie.facts[0]), tie.forward))

    @staticmethod
    def _runs_down(kind: Kind, forward: bool) -> bool:
        return forward and kind.tail in HOLDING

    def _worth(self, fact: Fact) -> tuple[bool, bool, int, int, Fraction, str, str]:
        """Smaller is better: accepted before disputed, done before planned, surer, later; of any time what is in force, then the larger stake."""
        now, share = 0, Fraction(0)
        if self._asked.ever:
            now = _DEGREES[fact.period.sureness(self._today)]
            share = _least(fact) if now > _DEGREES["presumed"] else share
        latest = fact.value("start") or max(fact.values.get("observed", ("",)))
        return (
            fact.standing != "accepted",
            fact.stage != "inEffect",
            _DEGREES[fact.period.sureness(self._asked.span)],
            min(now, _DEGREES["possible"]),
            -share,
            "".join(chr(255 - ord(sign)) for sign in latest) or _UNDATED,
            fact.id,
        )

    def _path(self, way: _Way) -> Path:
        told = held_together([tie.facts for tie in way.ties], self._asked.span)
        hops = zip(way.things, way.things[1:], told, way.ties, strict=False)
        steps = tuple(self._step(start, end, fact, tie) for start, end, fact, tie in hops)
        cost = sum(map(self._price, way.ties)) + sum(map(self._toll, way.ties[:-1]))
        return Path(steps, round(cost, 3), self._asked)

    def _step(self, start: str, end: str, fact: Fact, tie: _Tie) -> Step:
        others = [other for other in tie.facts if other is not fact]
        degree = fact.period.sureness(self._asked.span) or "possible"
        forward = start in fact.tails and end in fact.heads
        words = sentence(fact, start, end, vocabulary=self._world.vocabulary, name=self._name)
        return Step(start, end, fact, forward, degree, words, tuple(others))


def _is_small(fact: Fact) -> bool:
    share = ranges.allowed(fact.values, "capital")
    return share is not None and share.high < SMALL


def _least(fact: Fact) -> Fraction:
    """How much capital a stake is at least, in percent; nothing for what is no stake."""
    share = ranges.allowed(fact.values, "capital") if fact.kind == "Shareholding" else None
    return share.low if share else Fraction(0)
