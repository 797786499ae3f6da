"""What a tree of stakes shows, as the headline says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from keiretsu.facts import Fact
from keiretsu.pictures.standing import last_word
from keiretsu.pictures.templates.holdings import Bundle, More, is_stale
from keiretsu.pictures.told import Told, capital_of, counted, figure_lines, joined, share_of

WHOLE, HALF, EQUAL, WORTH_NAMING = 99.9, 50.0, 0.005, 5.0
MOST_NAMED = 4


class Holder(msgspec.Struct, frozen=True, gc=False):
    """A party with all that it holds of a company, in its own name first, and what that comes to."""

    id: str
    facts: tuple[Fact, ...]
    share: float

    @property
    def is_plain(self) -> bool:
        """Whether it is one stake in the party's own name."""
        return len(self.facts) == 1 and self.id in self.facts[0].tails

    @property
    def figure(self) -> str:
        """The share as a picture prints it."""
        return figure_lines(self.facts[0])[0] if len(self.facts) == 1 else f"{self.share:.4g}%"


def stakes_in(company: str, bundles: Iterable[Bundle], more: Iterable[More]) -> list[Fact]:
    """All shareholdings in a company, drawn or folded; the word of a line alone where it draws several."""
    folded = [bundle for one in more for bundle in one.bundles if one.upwards]
    found = [b.facts[0] for b in (*bundles, *folded) if b.head == company and b.facts[0].kind == "Shareholding"]
    return list({fact.id: fact for fact in found}.values())


def owners_finding(told: Told, company: str, stakes: Sequence[Fact]) -> str:
    """Who owns a company, by the stakes in it that are in force; others are named where they may be larger."""
    name = told.label(company)
    now = [fact for fact in stakes if told.status(fact) == "current"]
    if not now:
        return _lately(told, name, [fact for fact in stakes if told.status(fact) == "possible"])
    found = holders(told, now)
    first = found[0]
    equal = [holder for holder in found if abs(holder.share - first.share) < EQUAL]
    if len(equal) == 1 or not first.share or not first.is_plain:
        return _of_one(told, name, first, _rivals(told, stakes, first))
    return f"{_equals(told, name, equal)}{_rivals(told, stakes, first)}"


def _of_one(told: Told, name: str, first: Holder, rivals: str) -> str:
    who, figure = told.label(first.id), first.figure
    if not first.share:
        return f"{who} holds a stake in {name}"
    if len(first.facts) == 1 and capital_of(first.facts[0]) is None:
        return f"{who} has {figure.removesuffix(' of votes')} of the votes in {name}"
    if first.share > WHOLE:
        return f"{name} belongs wholly to {who}"
    if not first.is_plain:
        return f"{_in_trust(told, first, name)}{rivals}"
    if first.share > HALF:
        return f"{who} owns {figure} of {name}"
    return (
        f"{who} holds {figure} of {name}{rivals}"
        if rivals
        else f"{who} is the largest holder of {name} on file, with {figure}"
    )


def holders(told: Told, stakes: Iterable[Fact]) -> list[Holder]:
    """The parties behind stakes, the largest first; what one holds for another counts as the other's."""
    found: dict[str, list[Fact]] = {}
    for fact in stakes:
        found.setdefault(_behind(fact), []).append(fact)
    made = [
        Holder(id_, tuple(sorted(facts, key=lambda f: id_ not in f.tails)), sum(share_of(f) or 0.0 for f in facts))
        for id_, facts in found.items()
    ]
    return sorted(made, key=lambda one: (-one.share, told.label(one.id), one.id))


def _behind(fact: Fact) -> str:
    return fact.value("beneficiary") or fact.tails[0]


def _in_trust(told: Told, first: Holder, name: str) -> str:
    own = [fact for fact in first.facts if first.id in fact.tails]
    other = next(fact for fact in first.facts if first.id not in fact.tails)
    through = "a trust" if other.value("holdingMode") == "inTrust" else told.label(other.tails[0])
    if not own:
        return f"{told.label(first.id)} holds {first.figure} of {name} through {through}"
    more = figure_lines(other)[0]
    return f"{told.label(first.id)} holds {figure_lines(own[0])[0]} of {name}, and {more} more through {through}"


def _equals(told: Told, name: str, equal: Sequence[Holder]) -> str:
    if len(equal) == 2 and abs(equal[0].share - HALF) < EQUAL:
        return f"{name} belongs half to {told.label(equal[0].id)} and half to {told.label(equal[1].id)}"
    if len(equal) > MOST_NAMED:
        return f"{counted(len(equal), 'party', 'parties').capitalize()} hold {equal[0].figure} of {name} each"
    return f"{joined([told.label(one.id) for one in equal])} each hold {equal[0].figure} of {name}"


def _rivals(told: Told, stakes: Iterable[Fact], first: Holder) -> str:
    """Those who may hold as much as the largest that is sure, if seen not too long ago, in words to go on with."""
    perhaps = [f for f in stakes if told.status(f) == "possible" and _behind(f) != first.id and not is_stale(told, f)]
    found = [one for one in holders(told, perhaps) if one.share > first.share - EQUAL]
    if not found:
        return ""
    if len(found) > 1:
        return f"; {counted(len(found), 'other')} had as much or more when last seen"
    return f"; {told.label(found[0].id)} had {found[0].figure} {_when(told, found[0].facts[0])}"


def _lately(told: Told, name: str, perhaps: Sequence[Fact]) -> str:
    found = holders(told, perhaps)
    if not found or not found[0].share:
        return f"Who holds {name}, as far as dates allow"
    first = found[0]
    return f"{told.label(first.id)} had {first.figure} of {name} {_when(told, first.facts[0])}"


def _when(told: Told, fact: Fact) -> str:
    seen = last_word(fact, told.day)[:4]
    return f"when last seen, in {seen}" if seen else "on a day not on file"


def holdings_finding(told: Told, party: str, drawn: Sequence[Bundle], more: Sequence[More]) -> str:
    """In how many companies and ventures a party holds stakes, those in quiet boxes included; sure ones first."""
    folded = [bundle for one in more for bundle in one.bundles if not one.upwards and one.of == party]
    held = [bundle for bundle in (*drawn, *folded) if bundle.tail == party and bundle.facts[0].kind == "Shareholding"]
    sure = {bundle.head for bundle in held if told.status(bundle.facts[0]) == "current"}
    perhaps = {b.head: b.facts[0] for b in held if told.status(b.facts[0]) == "possible" and b.head not in sure}
    name, old = told.label(party), all(map(told.is_unconfirmed, perhaps.values()))
    if not sure:
        verb = "held stakes in" if old else "may hold stakes in"
        rest = " when last seen" if old else ""
        return f"{name} {verb} {_kinds(told, set(perhaps))}{rest}" if perhaps else f"What {name} holds or held"
    rest = f"; for {counted(len(perhaps), '')} more {'the last sighting is old' if old else 'dates leave it open'}"
    return f"{name} holds stakes in {_kinds(told, sure)}{rest if perhaps else ''}"


def around_finding(told: Told, focus: str, stakes: Sequence[Fact], held: Sequence[Fact]) -> str:
    """Who holds a company, the two largest, else what it holds itself; empty where no stake in force has a figure."""
    name = told.label(focus)
    found = [one for one in holders(told, (f for f in stakes if told.status(f) == "current")) if one.share]
    if found:
        pair = found[:2]
        plain = all(one.share < HALF and one.is_plain for one in pair)
        if plain and len(pair) == 2 and WORTH_NAMING <= pair[1].share < pair[0].share - EQUAL:
            one, other = pair
            return f"{told.label(one.id)} holds {one.figure} of {name}, {told.label(other.id)} {other.figure}"
        return owners_finding(told, focus, stakes)
    now = [fact for fact in held if told.status(fact) == "current" and share_of(fact)]
    if not now:
        return ""
    named = [f"{figure_lines(fact)[0]} of {told.label(fact.heads[0])}" for fact in now[:2]]
    rest = [f"stakes in {counted(len(now) - 2, 'other')}"] if len(now) > 2 else []
    return f"{name} holds {joined([*named, *rest])}"


def _kinds(told: Told, companies: set[str]) -> str:
    ventures = {company for company in companies if told.is_venture(company)}
    parts = [counted(len(companies - ventures), "company", "companies")] if companies - ventures else []
    parts += [counted(len(ventures), "joint venture")] if ventures else []
    return joined(parts)
