"""What every template is told beside its answer: the world, how to name things, the time asked about, the looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

import msgspec

from keiretsu import figures, prose, ranges
from keiretsu.facts import Fact, World
from keiretsu.narrow import Scope
from keiretsu.period import Span, today
from keiretsu.pictures import standing
from keiretsu.pictures.fallback import font_for
from keiretsu.pictures.measure import missing, shortened, width
from keiretsu.pictures.scene import Status
from keiretsu.pictures.style import PAGE_WIDTH, line_style
from keiretsu.prose import Namer, day_in_words, own_sentence

BESIDE_NAMES = (" (company)", " (brand)")
"""What tells two things of one name apart on file: in a picture the look of a box does."""


class Told(msgspec.Struct, frozen=True, dict=True):
    """The frame of a question; ``at`` is the date as typed, or empty for today.

    ``names`` and ``sentences`` keep what was said of things and facts: it is the same on every day.
    """

    world: World
    name: Namer
    asked: Scope
    at: str = ""
    version: str = ""
    theme: str = "light"
    width: float = PAGE_WIDTH
    question: str = ""
    names: dict[str, str] = msgspec.field(default_factory=dict)
    sentences: dict[str, str] = msgspec.field(default_factory=dict)

    @cached_property
    def day(self) -> Span:
        """The days that the picture shows as the present."""
        return Span(today(), today()) if self.asked.ever else self.asked.span

    @property
    def as_of(self) -> str:
        """The as-of date in words."""
        return day_in_words(self.at or self.day.last)

    def label(self, id_: str) -> str:
        """The name of a thing; the one in Latin letters where no font has the other's."""
        found = self.names.get(id_)
        if found is None:
            found = self.names[id_] = self._label(id_)
        return found

    def _label(self, id_: str) -> str:
        name = self.name(id_)
        if missing(name) and font_for(name) is None and id_ in self.world.things:
            name = self.world.things[id_].label
        for beside in BESIDE_NAMES:
            name = name.removesuffix(beside)
        return " ".join(name.split())

    def short(self, id_: str, limit: float, size: float, weight: int = 400) -> str:
        """The name of a thing where there is little room: an alias with which the name begins, or the name cut off."""
        name = self.label(id_)
        known = self.world.things.get(id_)
        aliases = [alias for alias in known.aliases if name.startswith(f"{alias} ")] if known else []
        fit = [one for one in (name, *aliases) if width(one, size, weight) <= limit]
        return max(fit, key=len) if fit else shortened(name, limit, size, weight)

    def kind_of(self, id_: str) -> str:
        """The class of a thing, or an empty text."""
        thing = self.world.things.get(id_)
        return thing.kind if thing else ""

    def is_a(self, id_: str, wanted: str) -> bool:
        """Whether a thing is of a class or of one below it."""
        return self.world.vocabulary.is_a(self.kind_of(id_), wanted)

    def box_style(self, id_: str) -> str:
        """The style of the box of a thing."""
        for class_, style in _BOXES.items():
            if self.is_a(id_, class_) and (class_ != "JointVenture" or self.is_venture(id_)):
                return style
        return "company"

    def is_venture(self, id_: str) -> bool:
        """Whether a thing is a joint venture on the days shown: one that no party holds alone."""
        if not self.is_a(id_, "JointVenture"):
            return False
        if id_ not in self._ventures:
            self._ventures[id_] = not self._is_held_alone(id_)
        return self._ventures[id_]

    @cached_property
    def _ventures(self) -> dict[str, bool]:
        return {}

    def _is_held_alone(self, id_: str) -> bool:
        stakes = [fact for fact in self.world.about(id_) if fact.kind == "Shareholding" and id_ in fact.heads]
        now = [fact for fact in stakes if self.status(fact) == "current"]
        held = now or [fact for fact in stakes if self.status(fact) == "possible"]
        return len({fact.tails for fact in held}) == 1 and any(map(_is_whole, held))

    def line_style(self, fact: Fact) -> str:
        """The name of the line that draws a fact; the whole of a company is no stake in a venture."""
        venture = any(self.is_a(head, "JointVenture") for head in fact.heads) and not _is_whole(fact)
        return line_style(fact.kind, venture=venture)

    def line_words(self, fact: Fact) -> str:
        """How the legend calls the kind of a fact."""
        kind = self.world.vocabulary.kinds.get(fact.kind)
        words = _LEGEND_WORDS.get(fact.kind) or (kind.label if kind else fact.kind)
        return words[:1].upper() + words[1:]

    def status(self, fact: Fact) -> Status:
        """How a fact stands on the days shown: in force, possible, only announced, only guessed, or ended."""
        found = self._statuses.get(fact.id)
        if found is None:
            found = self._statuses[fact.id] = self._status(fact)
        return found

    @cached_property
    def _statuses(self) -> dict[str, Status]:
        return {}

    def _status(self, fact: Fact) -> Status:
        return standing.status_of(fact, self.day, self.world.vocabulary.kinds.get(fact.kind))

    def by_then(self, facts: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
        """The facts that were on record by the days shown, and those of which only later days are on record."""
        known, later = list[Fact](), list[Fact]()
        for fact in facts:
            (later if standing.is_later(fact, self.day) else known).append(fact)
        return known, later

    def years(self, fact: Fact) -> str:
        """When a fact held, in years; of what is no longer confirmed on the days shown also when it was last seen."""
        return standing.years(fact, self.day if self.is_unconfirmed(fact) else None)

    def is_unconfirmed(self, fact: Fact) -> bool:
        """Whether a fact merely may hold on the days shown because the last word of it is old."""
        return self.status(fact) == "possible" and standing.is_unconfirmed(fact, self.day)

    def sentence(self, fact: Fact) -> str:
        """The fact in words."""
        found = self.sentences.get(fact.id)
        if found is None:
            said = own_sentence(fact, vocabulary=self.world.vocabulary, name=self.label)
            found = self.sentences[fact.id] = said.replace(" %", "%")
        return found

    def verb(self, fact: Fact, *, forward: bool) -> str:
        """The words between the two ends of a fact, in the direction in which it is read, as prose has them."""
        kind = self.world.vocabulary.kinds[fact.kind]
        verb = prose._verb(kind, fact, forward=forward)  # noqa: SLF001 - the words alone, which prose keeps to itself
        words = prose._fill(verb, fact, self.world.vocabulary, self.label)  # noqa: SLF001 - as above
        return words.replace(" %", "%").strip()

    def word_of_status(self, fact: Fact) -> str:
        """The word that a picture must say beside a tie that is not simply in force, where its years do not say it."""
        open_ = self.status(fact) == "possible" and not self.is_unconfirmed(fact)
        return standing.word_of(fact) or ("possibly" if open_ else "")

    def words_of_possible(self, facts: Iterable[Fact]) -> str:
        """What the legend says of facts that merely may hold."""
        possible = [fact for fact in facts if self.status(fact) == "possible"]
        lately = all(map(self.is_unconfirmed, possible))
        return "Not confirmed lately" if lately else "Not confirmed lately, or dates leave it open"


_BOXES = {
    "JointVenture": "venture",
    "Company": "company",
    "State": "state",
    "Brand": "brandbox",
    "Product": "model",
    "Platform": "model",
    "Alliance": "company",
    "Group": "company",
    "Plant": "brandbox",
    "Market": "brandbox",
    "Party": "investor",
}
_LEGEND_WORDS = {
    "Rebadging": "rebadge (original to badge)",
    "Twinning": "twins",
    "Control": "control",
    "underBrand": "sold under the brand",
    "generationOf": "generation",
    "versionOf": "market version",
}


WIDE, WHOLE = 5.0, 99.9


def share_of(fact: Fact) -> float | None:
    """The share of the capital, else of the votes, in percent; None where neither is told.

    The middle of what a figure allows; of words that allow much ("over 3%") what they say at the least.
    """
    capital = _share(fact, "capital")
    return _share(fact, "votes") if capital is None else capital


def capital_of(fact: Fact) -> float | None:
    """The share of the capital alone, in percent, or None where only votes or nothing is told."""
    return _share(fact, "capital")


def _is_whole(fact: Fact) -> bool:
    return (capital_of(fact) or 0.0) > WHOLE


_FIGURES = {
    basis: tuple(basis + bound for bound in ("", "Above", "Below", "From", "To")) for basis in ("capital", "votes")
}
Written = tuple[tuple[str, ...] | None, ...]
"""The figures of a fact as written, by bound: many facts have the same."""


def _written(fact: Fact, basis: figures.Basis) -> Written:
    return tuple(map(fact.values.get, _FIGURES[basis]))


def _by_name(written: Written, basis: figures.Basis) -> dict[str, tuple[str, ...]]:
    return {name: texts for name, texts in zip(_FIGURES[basis], written, strict=True) if texts}


def _share(fact: Fact, basis: figures.Basis) -> float | None:
    return _middle(_written(fact, basis), basis)


@cache
def _middle(written: Written, basis: figures.Basis) -> float | None:
    allowed = ranges.allowed(_by_name(written, basis), basis)
    if allowed is None:
        return None
    if allowed.high - allowed.low <= WIDE:
        return float((allowed.low + allowed.high) / 2)
    return float(allowed.low) or None


def percent(fact: Fact, basis: figures.Basis = "capital") -> str:
    """The figure as a picture prints it: "43.4%", "about 5%", "over 50%", "34–37%", or an empty text."""
    return _printed(_written(fact, basis), basis)


@cache
def _printed(written: Written, basis: figures.Basis) -> str:
    words = figures.in_words(_by_name(written, basis), basis) or ""
    for long, short in ((" %", "%"), ("more than", "over"), ("less than", "under"), (" to ", "–")):
        words = words.replace(long, short)
    return words.replace("–at most", "–")


_VOTING = {
    "nonVoting": "no votes",
    "votesSuspended": "votes suspended",
    "votesNeutralised": "votes neutralised",
    "votesCapped": "votes capped",
}


def figure_lines(fact: Fact) -> tuple[str, str]:
    """The first line of a stake's label and the second: capital, then votes where they differ."""
    capital, votes = percent(fact), percent(fact, "votes")
    if not capital:
        return (f"{votes} of votes", "") if votes else ("", "")
    if votes and votes != capital:
        return capital, f"{votes} of votes"
    return capital, _VOTING.get(fact.value("votingMode"), "")


def by_worth(told: Told, facts: Iterable[Fact]) -> list[Fact]:
    """In force before ended, bigger stake first, then by name and id: the order everywhere."""

    def rank(fact: Fact) -> tuple[object, ...]:
        names = [told.label(id_) for id_ in (*fact.tails, *fact.heads)]
        return standing.IN_FORCE_FIRST.index(told.status(fact)), -(share_of(fact) or 0.0), names, fact.id

    return sorted(facts, key=rank)


def joined(words: Sequence[str]) -> str:
    """Words for a sentence: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, thing: str, things: str = "") -> str:
    """A number with its thing: "one stake", "12 stakes"."""
    small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    noun = thing if number == 1 or not thing else things or thing + "s"
    return f"{small[number] if number < 10 else number} {noun}".rstrip()
