"""What every template is told beside its answer: the world, how to name things, the time asked about, the looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from keiretsu import figures, prose, ranges
from keiretsu.facts import Fact, Source, World
from keiretsu.narrow import Scope
from keiretsu.period import Span, is_written_date, today
from keiretsu.pictures.fallback import font_for
from keiretsu.pictures.measure import missing
from keiretsu.pictures.scene import Cited, Status
from keiretsu.pictures.style import PAGE_WIDTH, line_style
from keiretsu.prose import Namer, day_in_words, own_sentence

GIVEN_UP = ("shelved", "cancelled")


class Told(msgspec.Struct, frozen=True):
    """The frame of a question; ``at`` is the date as typed, or empty for today."""

    world: World
    name: Namer
    asked: Scope
    at: str = ""
    version: str = ""
    theme: str = "light"
    width: float = PAGE_WIDTH
    question: str = ""

    @property
    def day(self) -> Span:
        """The days that the picture shows as the present."""
        return Span(today(), today()) if self.asked.ever else self.asked.span

    @property
    def as_of(self) -> str:
        """The as-of date in words."""
        return day_in_words(self.at or self.day.last)

    def label(self, id_: str) -> str:
        """The name of a thing; the one in Latin letters where no font has the other's."""
        name = self.name(id_)
        if missing(name) and font_for(name) is None and id_ in self.world.things:
            return self.world.things[id_].label
        return " ".join(name.split())

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
            if self.is_a(id_, class_):
                return style
        return "company"

    def line_style(self, fact: Fact) -> str:
        """The name of the line that draws a fact."""
        return line_style(fact.kind, venture=any(self.is_a(head, "JointVenture") for head in fact.heads))

    def line_words(self, fact: Fact) -> str:
        """How the legend calls the kind of a fact."""
        kind = self.world.vocabulary.kinds.get(fact.kind)
        words = _LEGEND_WORDS.get(fact.kind) or (kind.label if kind else fact.kind)
        return words[:1].upper() + words[1:]

    def status(self, fact: Fact) -> Status:
        """How a fact stands on the days shown: in force, possible, only announced, only guessed, or ended."""
        if fact.stage == "rumoured" or fact.standing in ("contested", "unreviewed", "rejected") or _is_guess(fact):
            return "guessed"
        if fact.stage in GIVEN_UP:
            return "ended"
        if fact.stage in ("announced", "agreed"):
            return "announced"
        return self._status_by_dates(fact)

    def _status_by_dates(self, fact: Fact) -> Status:
        kind = self.world.vocabulary.kinds.get(fact.kind)
        over = fact.value("end") if kind and kind.lasting else ""
        if fact.period.possible_until <= self.day.first or (over and _is_past(over, self.day)):
            return "ended"
        degree = fact.period.sureness(self.day)
        return "current" if degree in ("certain", "presumed") else "possible"

    def sentence(self, fact: Fact) -> str:
        """The fact in words."""
        return own_sentence(fact, vocabulary=self.world.vocabulary, name=self.label)

    def verb(self, fact: Fact, *, forward: bool) -> str:
        """The words between the two ends of a fact, in the direction in which it is read, as prose has them."""
        kind = self.world.vocabulary.kinds[fact.kind]
        verb = prose._verb(kind, fact, forward=forward)  # noqa: SLF001 - the words alone, which prose keeps to itself
        words = prose._fill(verb, fact, self.world.vocabulary, self.label)  # noqa: SLF001 - as above
        return words.replace(" %", "%").strip()

    def word_of_status(self, fact: Fact) -> str:
        """The word that a picture must say beside a tie that is not simply in force."""
        if fact.standing in ("contested", "unreviewed", "rejected"):
            return fact.standing
        if _is_guess(fact):
            return "guess"
        if fact.stage in ("rumoured", "announced", "agreed", *GIVEN_UP):
            return fact.stage
        return "possibly" if self.status(fact) == "possible" else ""


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


def _is_guess(fact: Fact) -> bool:
    return bool(fact.evidence) and all(piece.modality == "guesses" for piece in fact.evidence)


def _is_past(written: str, day: Span) -> bool:
    from keiretsu.period import span_of

    return is_written_date(written) and span_of(written).first <= day.first


WIDE = 5.0


def share_of(fact: Fact) -> float | None:
    """The share of the capital, else of the votes, in percent; None where neither is told.

    The middle of what a figure allows; of words that allow much ("over 3%") what they say at the least.
    """
    bases: tuple[figures.Basis, ...] = ("capital", "votes")
    return next((share for basis in bases if (share := _share(fact, basis)) is not None), None)


def capital_of(fact: Fact) -> float | None:
    """The share of the capital alone, in percent, or None where only votes or nothing is told."""
    return _share(fact, "capital")


def _share(fact: Fact, basis: figures.Basis) -> float | None:
    allowed = ranges.allowed(fact.values, basis)
    if allowed is None:
        return None
    if allowed.high - allowed.low <= WIDE:
        return float((allowed.low + allowed.high) / 2)
    return float(allowed.low) or None


def percent(fact: Fact, basis: figures.Basis = "capital") -> str:
    """The figure as a picture prints it: "43.4%", "about 5%", "over 50%", "34–37%", or an empty text."""
    words = figures.in_words(fact.values, basis) or ""
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


def years(fact: Fact) -> str:
    """When it held, in years: "since 2016", "2010–2021", "until 2023", "seen 2015", or an empty text."""
    start, end, on = (_year(fact.value(name)) for name in ("start", "end", "on"))
    if on:
        return on
    if start and end:
        return start if start == end else f"{start}–{end.removeprefix('about ')}"
    if start or end:
        return f"since {start}" if start else f"until {end}"
    return _sighted(fact)


def _sighted(fact: Fact) -> str:
    over = min(map(_year, fact.values.get("endedBy", ())), default="")
    seen = sorted(_year(text) for text in fact.values.get("observed", ()))
    if over:
        return f"over by {over}"
    if seen:
        return f"seen {seen[0]}" if seen[0] == seen[-1] else f"seen {seen[0]}–{seen[-1]}"
    milestones = [(name, _year(fact.value(name))) for name in ("agreedOn", "announcedOn", "rumouredOn")]
    return next((f"{name[:-2]} {year}" for name, year in milestones if year), "")


def _year(written: str) -> str:
    if not is_written_date(written):
        return ""
    return ("about " if written.endswith("~") else "") + written[:4]


class Citations:
    """Numbers for sources in the order in which a picture names them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def mark(self, facts: Iterable[Fact], most: int = 3) -> str:
        """Footnote marks such as "[1, 2]" for the sources of some facts, at most so many of them; empty if none."""
        ids = dict.fromkeys(source for fact in facts for source in fact.sources if source in self._sources)
        numbers = [self._numbers.setdefault(id_, len(self._numbers) + 1) for id_ in ids]
        return f"[{', '.join(map(str, numbers[:most]))}]" if numbers else ""

    def cited(self) -> tuple[Cited, ...]:
        """All sources named so far, by number."""
        return tuple(_cited(number, self._sources[id_]) for id_, number in self._numbers.items())


def _cited(number: int, source: Source) -> Cited:
    day = f", {day_in_words(source.published)}" if source.published else ""
    name = next((words for words in (source.publisher, source.title) if words and not missing(words)), _host(source))
    short = " ".join(part for part in (name, source.published[:4]) if part)
    return Cited(number, short or source.id, f"{source.publisher}{day}: {source.title}", source.address)


def _host(source: Source) -> str:
    """Where a source is found: its name for a page whose fonts lack the signs of its publisher."""
    host = source.address.partition("://")[2].partition("/")[0].removeprefix("www.")
    return source.id if missing(host) or not host else host


def by_worth(told: Told, facts: Iterable[Fact]) -> list[Fact]:
    """In force before ended, bigger stake first, then by name and id: the order everywhere."""
    rank = {"current": 0, "possible": 1, "announced": 2, "guessed": 3, "ended": 4}
    return sorted(
        facts,
        key=lambda f: (
            rank[told.status(f)],
            -(share_of(f) or 0.0),
            [told.label(i) for i in (*f.tails, *f.heads)],
            f.id,
        ),
    )


def joined(words: Sequence[str]) -> str:
    """Words for a sentence: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, thing: str, things: str = "") -> str:
    """A number with its thing: "one stake", "12 stakes"."""
    small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    noun = thing if number == 1 or not thing else things or thing + "s"
    return f"{small[number] if number < 10 else number} {noun}".rstrip()
