"""Shares, names, days and footnotes as a newspaper would print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from keiretsu.facts import Source
from keiretsu.figures import in_words
from keiretsu.ownership.books import GROUPS, Books
from keiretsu.ownership.bounds import ROUNDING, Bounds
from keiretsu.ownership.register import Share
from keiretsu.ownership.stakes import Assumed, Word
from keiretsu.prose import Namer, day_in_words, listing

SLIVER = Fraction(1, 10**11)
"""By this a low bound lies above the figure in "more than"; see ``figures``."""
PRODUCTS = "votes multiplied along chains; who casts them is a matter of control"
MOST_MARKS = 3
MOST_LISTED = 6

_TAKEN: Mapping[Word, str] = {
    "presumed": "Presumed to stand at the last figure on file",
    "capital for votes": "Votes not on file, so the share of the capital stands in",
    "muted": "Stakes whose votes may not be used",
    "no figure": "Stakes without a figure on file, which count from nothing to the whole",
    "changing": "Between two figures on file, of which the later takes the place of the earlier",
    "possible": "Not sure on that day, so counted from nothing to the figure",
    "through others": "Figures that include what others on file hold for the same party",
}


def percent(share: Fraction) -> str:
    """A share in percent, at most two decimals: "43.4 %", "less than 0.01 %"."""
    return f"{_digits(share)} %"


def _digits(share: Fraction, to_hundredths: Callable[[Fraction], int] = round) -> str:
    hundredths = to_hundredths(share * 10_000)
    if not hundredths and share:
        return "less than 0.01"
    sign, whole, rest = "-" * (hundredths < 0), *divmod(abs(hundredths), 100)
    return f"{sign}{whole}.{rest:02}".rstrip("0").rstrip(".")


def amount(share: Bounds | Share) -> str:
    """A share known or half known: "43.4 %", "10 to 20 %", "more than 50 %", "up to 18.66 %"."""
    if share.written and share.high - share.low <= ROUNDING:
        return percent(share.written)
    if not share.low and not share.written:
        return f"up to {percent(share.high)}"
    if (share.low - SLIVER).denominator < 10**9:
        return f"more than {percent(share.low - SLIVER)}"
    if share.high >= 1:
        return f"at least {percent(share.low)}"
    return f"{_digits(share.low, floor)} to {_digits(share.high, ceil)} %"


def rounded(share: Bounds) -> str:
    """What rounding leaves open about a computed figure, in brackets, or nothing."""
    low, high = _digits(share.low, floor), _digits(share.high, ceil)
    if low == high or share.high - share.low > ROUNDING or not share.written:
        return ""
    return f" ({low} to {high} with the rounding of the figures)"


class Teller:
    """What sentences about one answer share: names, and footnotes that count through its sources."""

    def __init__(self, books: Books, name: Namer) -> None:
        self.books, self.world, self.day = books, books.world, books.day
        self._name = name
        self.numbers: dict[str, int] = {}

    def name(self, party: str) -> str:
        """A party's name on the day."""
        return self._name(party)

    def names(self, parties: Iterable[str]) -> str:
        """Several names as a list: "a, b and c"."""
        return listing([self.name(party) for party in parties])

    @property
    def unit(self) -> str:
        """What is counted for control: votes, or capital if asked for."""
        return self.books.counting

    def verb(self, party: str, one: str, many: str) -> str:
        """The form of a verb that goes with a party's name: a family is one, families are many."""
        thing = self.world.things.get(party)
        words = self.name(party).split() if thing and thing.kind in GROUPS else []
        return many if {"and", "families", "companies", "holders"}.intersection(words) else one

    def cite(self, facts: Iterable[str]) -> str:
        """Footnote marks for the first sources of each fact, with a space before them."""
        known = (self.world.facts[fact] for fact in facts if fact in self.world.facts)
        ids = dict.fromkeys(source for fact in known for source in fact.sources[:MOST_MARKS])
        marks = "".join(f"[{self.numbers.setdefault(id_, len(self.numbers) + 1)}]" for id_ in ids)
        return f" {marks}" if marks else ""

    def share(self, share: Share) -> str:
        """A direct stake with its footnotes; of parallel stakes each, and how it is held."""
        if len(share.facts) < 2:
            figure = amount(share) if share.written or share.high < 1 else "no figure on file"
            return f"{figure}{self._way(share.facts)}{self.cite(share.facts)}"
        parts = [f"{self._figure(fact)}{self._way([fact])}{self.cite([fact])}" for fact in share.facts]
        if self._is_change(share.facts):
            return f"{amount(share)}, between {' and '.join(parts)}"
        return f"{amount(share)}, of it {listing(parts)}"

    def _is_change(self, facts: Iterable[str]) -> bool:
        followed = {old for fact in facts for old in self.world.facts[fact].follows}
        return not followed.isdisjoint(facts)

    def factor(self, share: Share) -> str:
        """A stake as a factor in arithmetic."""
        return amount(share) if share.written or share.high < 1 else "a figure not on file"

    def _figure(self, fact: str) -> str:
        values = self.world.facts[fact].values
        return in_words(values, "capital") or in_words(values, "votes") or "a part"

    def _way(self, facts: Iterable[str]) -> str:
        known = [self.world.facts[fact] for fact in facts if fact in self.world.facts]
        if len(known) != 1:
            return ""
        fact = known[0]
        if fact.value("beneficiary"):
            return f" through {self.name(fact.tails[0])}"
        return " through companies of its own" if fact.value("holdingMode") == "throughSubsidiary" else ""

    def vote(self, holder: str, company: str) -> str:
        """The votes that a party casts itself in a company, with their footnotes."""
        return self.share(self.books.counted.shares[holder, company])

    def cite_vote(self, holder: str, company: str) -> str:
        """The footnotes alone."""
        share = self.books.counted.share(holder, company)
        return self.cite(share.facts) if share else ""

    def on_day(self) -> str:
        """The day, for a heading."""
        return f"on {day_in_words(self.day)}"

    def sources(self) -> tuple[Source, ...]:
        """The sources cited so far, by number."""
        return tuple(self.world.sources[id_] for id_ in self.numbers if id_ in self.world.sources)

    def assumptions(self, assumed: Iterable[Assumed]) -> list[str]:
        """A sentence for each sort of thing taken for granted, naming the stakes and their last sightings."""
        by_word: dict[Word, list[str]] = {word: [] for word in _TAKEN}
        for each in assumed:
            by_word[each.word].append(self._about(each))
        return [f"{_TAKEN[word]}: {few(stakes)}." for word, stakes in by_word.items() if stakes]

    def _about(self, assumed: Assumed) -> str:
        fact = self.world.facts[assumed.fact]
        return f"{self.name(fact.tails[0])} in {self.name(fact.heads[0])}{self._sighting(assumed.day)}"

    def _sighting(self, seen: str) -> str:
        if not seen:
            return ""
        return (
            f" (last sighted {day_in_words(seen)})"
            if seen.removesuffix("~") <= self.day
            else f" (sighted only later, {day_in_words(seen)})"
        )


def few(words: Sequence[str], most: int = MOST_LISTED) -> str:
    """A list that stays short: "a, b and 7 more"."""
    kept = list(dict.fromkeys(words))
    return listing(kept if len(kept) <= most else [*kept[: most - 1], f"{len(kept) - most + 1} more"])
