"""What is on file about one thing or one statement, in the order in which a reader asks for it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from keiretsu.facts import Fact, Kind, Thing, World
from keiretsu.narrow import Scope, narrowed
from keiretsu.period import Span, today
from keiretsu.prose import Namer, own_sentence, sentence

_HEADINGS = {
    ("Shareholding", "head"): "Holders",
    ("Shareholding", "tail"): "Holdings",
    ("Control", "head"): "Controlled by",
    ("Control", "tail"): "Controls",
    ("BrandHolding", "head"): "Holders",
    ("BrandHolding", "tail"): "Brands",
    ("PlantHolding", "tail"): "Plants",
    ("PlantHolding", "head"): "Run by",
    ("Membership", "head"): "Members",
    ("Membership", "tail"): "Memberships",
    ("Cooperation", "member"): "Cooperations",
    ("Development", "head"): "Developed by",
    ("Development", "tail"): "Cars developed",
    ("Production", "head"): "Built by",
    ("Production", "tail"): "Cars built",
    ("Rebadging", "head"): "Rebadge of",
    ("Rebadging", "tail"): "Rebadged as",
    ("Twinning", "member"): "Twins",
    ("PlatformSharing", "member"): "Other cars on its platform",
    ("ProductPlan", "member"): "Plans",
    ("Succession", "head"): "Came out of",
    ("Succession", "tail"): "Went over into",
    ("underBrand", "head"): "Cars",
    ("generationOf", "head"): "Generations",
    ("versionOf", "head"): "Market versions",
}
_ORDER = tuple(dict.fromkeys(_HEADINGS.values()))
_OTHER_NAMES, _RULES, _EVENTS, _PLANS = "Former and later names", "Voting rules", "Events", "Plans"
_CLAIMS = "Claims not accepted"


class Line(msgspec.Struct, frozen=True, gc=False):
    """One statement about the thing, read from its side."""

    sentence: str
    fact: Fact
    now: bool


class Section(msgspec.Struct, frozen=True, gc=False):
    """Statements that answer one question about the thing."""

    heading: str
    lines: tuple[Line, ...]


class Card(msgspec.Struct, frozen=True, gc=False):
    """All that is on file about one thing: what it is by definition, its names, and sections of statements."""

    thing: Thing
    what: tuple[str, ...]
    sections: tuple[Section, ...]


class Rival(msgspec.Struct, frozen=True, gc=False):
    """Another statement about the same matter, and how it stands to this one."""

    relation: str
    fact: Fact
    sentence: str


class StatementCard(msgspec.Struct, frozen=True, gc=False):
    """A statement whole: its sentence, itself with all its evidence, and its rivals."""

    sentence: str
    fact: Fact
    rivals: tuple[Rival, ...]


def card(world: World, id_: str, asked: Scope, *, dated: bool, name: Namer) -> Card:
    """The card of a thing. With ``dated`` only what counts in the scope, else statements of every time and standing."""
    known = world.about(id_)
    about = [fact for fact in (narrowed(world, asked, known) if dated else known) if _concerns(fact, id_)]
    sections: dict[str, list[Line]] = {}
    for fact in about:
        heading = _heading(fact, id_, world)
        if heading:
            sections.setdefault(heading, []).append(_line(fact, id_, asked.span if dated else None, world, name))
    thing = world.things[id_]
    return Card(thing, tuple(_what(thing, about, world, name)), tuple(_sorted(sections)))


def _concerns(fact: Fact, id_: str) -> bool:
    """Whether a fact that names a thing is about it: as one of its ends, or as what a plan, a name or a rule is of."""
    return id_ in fact.tails or id_ in fact.heads or fact.kind in ("ProductPlan", "Naming", "VotingRule")


def _heading(fact: Fact, id_: str, world: World) -> str:
    kind = world.vocabulary.kinds.get(fact.kind)
    if fact.standing in ("rejected", "contested") and fact.kind != "ProductPlan":
        return _CLAIMS
    if kind and kind.link and id_ in fact.tails:
        return ""
    special = {"Naming": _OTHER_NAMES, "VotingRule": _RULES, "CorporateEvent": _EVENTS, "ProductPlan": _PLANS}
    if fact.kind in special:
        return special[fact.kind]
    if fact.kind == "Shareholding" and id_ in fact.tails and _is_venture(fact, world):
        return "Ventures"
    return _HEADINGS.get((fact.kind, _side(fact, id_))) or (kind.label.capitalize() if kind else fact.kind)


def _side(fact: Fact, id_: str) -> str:
    return "member" if fact.tails == fact.heads else "tail" if id_ in fact.tails else "head"


def _is_venture(fact: Fact, world: World) -> bool:
    issuers = (world.things[head].kind for head in fact.heads if head in world.things)
    return any(world.vocabulary.is_a(kind, "JointVenture") for kind in issuers)


def _line(fact: Fact, id_: str, span: Span | None, world: World, name: Namer) -> Line:
    day = span or Span(today(), today())
    return Line(_from_its_side(fact, id_, world, name), fact, fact.period.sureness(day) in ("certain", "presumed"))


def _from_its_side(fact: Fact, id_: str, world: World, name: Namer) -> str:
    equals = fact.tails == fact.heads
    others = [end for end in ((*fact.tails, *fact.heads) if equals else _other_side(fact, id_)) if end != id_]
    if len(set(others)) == 1 and not fact.label and fact.kind in world.vocabulary.kinds:
        return sentence(fact, id_, others[0], vocabulary=world.vocabulary, name=name)
    return own_sentence(fact, vocabulary=world.vocabulary, name=name)


def _other_side(fact: Fact, id_: str) -> tuple[str, ...]:
    return fact.heads if id_ in fact.tails else fact.tails


def _what(thing: Thing, about: Iterable[Fact], world: World, name: Namer) -> Iterable[str]:
    """What the thing is by definition; needs no source."""
    links: dict[str, Kind] = {id_: kind for id_, kind in world.vocabulary.kinds.items() if kind.link}
    for fact in about:
        if fact.kind in links and thing.id in fact.tails:
            yield f"{links[fact.kind].reads} {name(fact.heads[0])}"


def _sorted(sections: dict[str, list[Line]]) -> Iterable[Section]:
    order = [*_ORDER[:2], "Ventures", *_ORDER[2:], _PLANS, _EVENTS, _RULES, _OTHER_NAMES]
    rank = {heading: place for place, heading in enumerate(order)} | {_CLAIMS: 999}
    for heading in sorted(sections, key=lambda heading: (rank.get(heading, 500), heading)):
        yield Section(heading, tuple(sorted(sections[heading], key=_worth)))


def _worth(line: Line) -> tuple[bool, str, str]:
    """In force before ended; then the newest first."""
    newest = line.fact.value("start") or line.fact.value("on") or max(line.fact.values.get("observed", ("",)))
    return (not line.now, "".join(chr(255 - ord(sign)) for sign in newest) or "~", line.fact.id)


def statement_card(world: World, id_: str, *, name: Namer) -> StatementCard:
    """A statement with its rivals: what contradicts it or is contradicted by it, what it refines or follows."""
    fact = world.facts[id_]
    rivals = {}
    for relation, other in _related(world, fact):
        if other.id != fact.id and other.id not in rivals:
            rivals[other.id] = Rival(relation, other, own_sentence(other, vocabulary=world.vocabulary, name=name))
    return StatementCard(own_sentence(fact, vocabulary=world.vocabulary, name=name), fact, tuple(rivals.values()))


def _related(world: World, fact: Fact) -> Iterable[tuple[str, Fact]]:
    towards = {"contradictedBy": "contradicted by", "refines": "refines", "follows": "follows"}
    back = {"contradictedBy": "contradicts", "refines": "is refined by", "follows": "is followed by"}
    for property_, words in towards.items():
        for id_ in fact.values.get(property_, ()):
            if id_ in world.facts:
                yield words, world.facts[id_]
    for other in world.facts.values():
        for property_, words in back.items():
            if fact.id in other.values.get(property_, ()):
                yield words, other
    for other in world.facts.values():
        if other.kind == fact.kind and fact.tails and (other.tails, other.heads) == (fact.tails, fact.heads):
            yield "speaks of the same pair", other
