"""What the graph knows, as frozen values: things, kinds, facts, evidence and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from keiretsu.period import Period


class Source(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A publication that was read; dates are as written, ``tier`` is a concept's name such as ``tierPress``."""

    id: str
    title: str = ""
    publisher: str = ""
    address: str = ""
    published: str = ""
    accessed: str = ""
    tier: str = ""

    def __str__(self) -> str:
        day = f", {self.published}" if self.published else ""
        return f"{self.publisher}{day}: {self.title}"


class Evidence(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one source says for or against one statement; ``source`` is the id of a Source."""

    source: str
    says: str = ""
    modality: str = "states"
    locator: str = ""
    supports: tuple[str, ...] = ()


class Kind(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A kind of relation as the ontology declares it: which properties are its ends, how it reads, what it weighs.

    ``members`` is set in place of ``tail`` and ``head`` for relations of equals.
    """

    id: str
    label: str
    tail: str = ""
    head: str = ""
    members: str = ""
    reads: str = ""
    reads_back: str = ""
    reads_past: str = ""
    reads_back_past: str = ""
    reads_since: str = ""
    reads_back_since: str = ""
    weight: float = 1.0
    lasting: bool = False
    gathers: bool = False
    link: bool = False


class Thing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A party, brand, car, platform, plant or market; ``kind`` is its class, ``labels`` go by language."""

    id: str
    kind: str
    labels: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = {}

    @property
    def label(self) -> str:
        """The English name, else any name on file, else the id."""
        return self.labels.get("en") or next(iter(self.labels.values()), self.id)

    def __str__(self) -> str:
        return self.label


class Told(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a statement tells beyond its ends, dates and standing: looked at only where it is shown."""

    evidence: tuple[Evidence, ...] = ()
    values: Mapping[str, tuple[str, ...]] = {}
    label: str = ""


_read_told = msgspec.msgpack.Decoder(Told).decode
_write_told = msgspec.msgpack.Encoder().encode


class Fact(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """A statement or a link. ``tails`` and ``heads`` are ids of things; a relation of equals has them both the same.

    Evidence and values stay packed until they are asked for: a search touches thousands of facts and shows a few.
    """

    id: str
    kind: str
    tails: tuple[str, ...]
    heads: tuple[str, ...]
    period: Period
    stage: str
    standing: str
    follows: tuple[str, ...]
    packed: msgspec.Raw

    @classmethod
    def of(
        cls,
        id: str,  # noqa: A002 - the field's own name
        kind: str,
        tails: tuple[str, ...],
        heads: tuple[str, ...],
        period: Period,
        *,
        stage: str = "inEffect",
        standing: str = "accepted",
        evidence: tuple[Evidence, ...] = (),
        values: Mapping[str, tuple[str, ...]] | None = None,
        label: str = "",
    ) -> Fact:
        """A fact from all that it tells."""
        told = Told(evidence, values or {}, label)
        follows = told.values.get("follows", ())
        fact = cls(id, kind, tails, heads, period, stage, standing, follows, msgspec.Raw(_write_told(told)))
        fact.__dict__["_told"] = told
        return fact

    @cached_property
    def _told(self) -> Told:
        return _read_told(self.packed)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every piece of evidence, in the order written."""
        return self._told.evidence

    @property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """Every property as written, by its name in the ontology: figures, dates, concepts, ids."""
        return self._told.values

    @property
    def label(self) -> str:
        """The statement's own name, if it has one."""
        return self._told.label

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that speak of it, in the order of its evidence, each once."""
        return tuple(dict.fromkeys(piece.source for piece in self.evidence))

    def value(self, name: str) -> str:
        """The first value of a property as written, or an empty text."""
        return self.values.get(name, ("",))[0]

    def ends(self) -> Iterator[tuple[str, str]]:
        """Each pair of things that it joins, tail first; equals are paired once, by id."""
        if self.tails == self.heads:
            members = sorted(set(self.tails))
            yield from ((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
        else:
            yield from ((tail, head) for tail in self.tails for head in self.heads if tail != head)

    def __str__(self) -> str:
        return self.id


class Term(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A class, property or concept of the ontology; ``above`` are all its superclasses or its scale."""

    id: str
    label: str
    definition: str = ""
    above: tuple[str, ...] = ()


class Vocabulary(msgspec.Struct, frozen=True, gc=False):
    """What the ontology declares, by name."""

    kinds: Mapping[str, Kind]
    classes: Mapping[str, Term]
    concepts: Mapping[str, Term]
    properties: Mapping[str, Term]

    def is_a(self, class_: str, wanted: str) -> bool:
        """Whether a class is the wanted one or lies below it."""
        term = self.classes.get(class_)
        return class_ == wanted or (term is not None and wanted in term.above)

    def word(self, name: str) -> str:
        """A term's label in English, or the name itself for one that the ontology does not know."""
        for terms in (self.concepts, self.classes, self.properties):
            if name in terms:
                return terms[name].label
        return self.kinds[name].label if name in self.kinds else name


def reached(starts: Iterable[str], onward: Callable[[str], Iterable[str]]) -> set[str]:
    """All ids that are reached from some, these among them, going on from each to those that ``onward`` names."""
    found = set(starts)
    pending = list(found)
    while pending:
        new = set(onward(pending.pop())) - found
        found |= new
        pending += new
    return found


class World:
    """All that is known, each part made when it is first looked at."""

    def __init__(
        self,
        *,
        vocabulary: Callable[[], Vocabulary],
        things: Callable[[], Mapping[str, Thing]],
        facts: Callable[[], Mapping[str, Fact]],
        sources: Callable[[], Mapping[str, Source]],
        mentions: Callable[[], Mapping[str, str]] | None = None,
        namings: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        self._vocabulary, self._things, self._facts, self._sources = vocabulary, things, facts, sources
        self._mentions, self._namings = mentions or self._all_mentions, namings or self._all_namings

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the ontology declares."""
        return self._vocabulary()

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Every thing, by id."""
        return self._things()

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every statement and link, by id."""
        return self._facts()

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source, by id."""
        return self._sources()

    @cached_property
    def mentions(self) -> Mapping[str, str]:
        """By id of a thing, the ids of the facts that name it anywhere, with spaces between them."""
        return self._mentions()

    @cached_property
    def namings(self) -> Mapping[str, str]:
        """By id of a thing, the ids of the facts that give it a name, with spaces between them."""
        return self._namings()

    def about(self, id_: str) -> list[Fact]:
        """The facts that name a thing as an end or in a property, or refine one that does; by id."""
        return [self.facts[fact] for fact in self.mentions.get(id_, "").split()]

    def named(self, id_: str) -> list[Fact]:
        """The facts that give a thing a name, by id."""
        return [self.facts[fact] for fact in self.namings.get(id_, "").split()]

    def _all_namings(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for fact in self.facts.values():
            if fact.kind == "Naming":
                found.setdefault(fact.value("names"), []).append(fact.id)
        return {id_: " ".join(facts) for id_, facts in found.items()}

    def _all_mentions(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for fact in self.facts.values():
            for id_ in self._named_by(fact):
                found.setdefault(id_, []).append(fact.id)
        return {id_: " ".join(facts) for id_, facts in found.items()}

    def _named_by(self, fact: Fact) -> dict[str, None]:
        """What a fact names, and for a refinement what the refined one names."""
        named, values = [*fact.tails, *fact.heads], fact.values
        for ids in values.values():
            named += ids
        for id_ in values.get("refines", ()):
            for ids in self.facts[id_].values.values() if id_ in self.facts else ():
                named += ids
        return dict.fromkeys(filter(self.things.__contains__, named))
