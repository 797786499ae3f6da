"""Shareholdings on a day: what all reports of one holding say together, on capital and on votes.

Several statements about one pair, held in one way, are reports of one stake: the surest and then the freshest
stands. Only stakes held in different ways, as in a trust beside the own name, are added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from keiretsu.facts import Fact
from keiretsu.figures import Basis, is_written_figure
from keiretsu.narrow import last_sighting
from keiretsu.ownership.holdings import ZERO
from keiretsu.ownership.register import Share
from keiretsu.period import DEGREES, Span, Sureness
from keiretsu.ranges import HUNDRED, UNKNOWN, Range, allowed, value

MUTED = ("nonVoting", "votesSuspended", "votesNeutralised")

Word = Literal["presumed", "possible", "changing", "capital for votes", "no figure", "muted", "through others"]


class Assumed(msgspec.Struct, frozen=True, gc=False):
    """What an answer takes for granted about one fact; ``day`` is its last sighting where that matters."""

    word: Word
    fact: str
    day: str = ""


class Report(msgspec.Struct, frozen=True, gc=False):
    """One statement of a stake, and how surely it holds on the day.

    ``neighbour`` is the statement that it follows or that follows it, if the day lies between the two.
    """

    fact: Fact
    sureness: Sureness
    neighbour: Fact | None = None


class Stake(msgspec.Struct, frozen=True, gc=False):
    """All reports of what one party holds of a company in one way, the best first."""

    holder: str
    issuer: str
    way: str
    day: str
    reports: tuple[Report, ...]

    @property
    def owner(self) -> str:
        """Who has the economic benefit."""
        return self.reports[0].fact.value("beneficiary") or self.holder

    @property
    def is_possible_only(self) -> bool:
        """Whether no report is sure or presumed on the day."""
        return self.reports[0].sureness == "possible"

    def counted(self, basis: Basis) -> tuple[Share, tuple[Assumed, ...]]:
        """The share that counts on the day, of the capital or of the votes, and what that takes for granted."""
        party = self.owner if basis == "capital" else self.holder
        if self.is_possible_only:
            between = next((report for report in self.reports if report.neighbour), None)
            return self._changing(party, basis, between) if between else self._possibly(party, basis)
        if basis == "votes" and self.reports[0].fact.value("votingMode") in MUTED:
            fact = self.reports[0].fact.id
            return Share.exact(party, self.issuer, ZERO, fact), (Assumed("muted", fact),)
        return self._surely(party, basis)

    def _surely(self, party: str, basis: Basis) -> tuple[Share, tuple[Assumed, ...]]:
        sure = [report for report in self.reports if report.sureness != "possible"]
        best = _first_stating(sure, basis)
        stands_in = _first_stating(sure, "capital") if best is None and basis == "votes" else None
        chosen = best or stands_in
        if chosen is None:
            nothing = Share.between(party, self.issuer, ZERO, Fraction(1), sure[0].fact.id)
            return nothing, (Assumed("no figure", sure[0].fact.id),)
        share = _share(party, self.issuer, chosen.fact, basis if best else "capital")
        assumed = [_assumed("presumed", chosen.fact)] if chosen.sureness == "presumed" else []
        if stands_in:
            assumed.append(Assumed("capital for votes", chosen.fact.id))
        return share, tuple(assumed)

    def _changing(self, party: str, basis: Basis, report: Report) -> tuple[Share, tuple[Assumed, ...]]:
        fact, other = report.fact, report.neighbour
        either = [fact] if other is None or other.period.possible_from > self.day else [fact, other]
        shares = [stated(party, self.issuer, fact, basis) for fact in either]
        share = Share(
            party,
            self.issuer,
            min(each.low for each in shares),
            min(each.written for each in shares),
            max(each.high for each in shares),
            tuple(sorted(fact.id for fact in either)),
        )
        return share, (Assumed("changing", share.facts[0]),)

    def _possibly(self, party: str, basis: Basis) -> tuple[Share, tuple[Assumed, ...]]:
        ranges = [allowed(r.fact.values, basis) or allowed(r.fact.values, "capital") for r in self.reports]
        most = max(each.high if each else HUNDRED for each in ranges)
        if basis == "votes" and self.reports[0].fact.value("votingMode") in MUTED:
            most = ZERO
        fact = self.reports[0].fact
        return Share.between(party, self.issuer, ZERO, most / 100, fact.id), (_assumed("possible", fact),)


def stakes(facts: Iterable[Fact], day: str, neighbours: Mapping[str, Fact]) -> list[Stake]:
    """The stakes that may be held on a day, from the shareholdings that count, by holder, issuer and way.

    ``neighbours``: the other side of a change around the day, as ``successive`` finds it.
    """
    span = Span(day, day)
    found: dict[tuple[str, str, str, str], list[Report]] = defaultdict(list)
    for fact in facts:
        sureness = fact.period.sureness(span)
        if fact.kind == "Shareholding" and sureness and fact.tails and fact.heads:
            key = (fact.tails[0], fact.heads[0], fact.value("beneficiary"), _way(fact))
            found[key].append(Report(fact, sureness, neighbours.get(fact.id)))
    return [_stake(key, reports, day) for key, reports in sorted(_same_ways_joined(found).items())]


def _way(fact: Fact) -> str:
    return "nonVoting" if fact.value("votingMode") == "nonVoting" else fact.value("holdingMode")


def _same_ways_joined(
    found: dict[tuple[str, str, str, str], list[Report]],
) -> dict[tuple[str, str, str, str], list[Report]]:
    """A report that does not say how is taken for one of the stake held through a subsidiary, else of the direct one."""
    for key in [key for key in found if key[3] == ""]:
        for way in ("direct", "throughSubsidiary"):
            told = (*key[:3], way)
            if told in found:
                found[told] += found.pop(key)
                break
    return found


def _stake(key: tuple[str, str, str, str], reports: list[Report], day: str) -> Stake:
    reports.sort(key=lambda report: _freshness(report, day), reverse=True)
    return Stake(key[0], key[1], key[3], day, tuple(reports))


def _freshness(report: Report, day: str) -> tuple[int, str, str, str]:
    period = report.fact.period
    return -DEGREES.index(report.sureness), min(period.certain_until, day), period.presumed_from, report.fact.id


def _first_stating(reports: Sequence[Report], basis: Basis) -> Report | None:
    return next((report for report in reports if allowed(report.fact.values, basis)), None)


def _share(holder: str, issuer: str, fact: Fact, basis: Basis) -> Share:
    known: Range = allowed(fact.values, basis) or UNKNOWN
    return Share(holder, issuer, known.low / 100, written(fact, basis) / 100, known.high / 100, (fact.id,))


def stated(holder: str, issuer: str, fact: Fact, basis: Basis) -> Share:
    """What a statement gives on a basis, capital standing in for votes."""
    if basis == "votes" and fact.value("votingMode") in MUTED:
        return Share.exact(holder, issuer, ZERO, fact.id)
    return _share(holder, issuer, fact, basis if allowed(fact.values, basis) else "capital")


def written(fact: Fact, basis: Basis) -> Fraction:
    """The figure of a fact in percent as printed; for words the least that they name."""
    return next(iter(_least_figures(fact, basis)), ZERO)


def _least_figures(fact: Fact, basis: Basis) -> Iterator[Fraction]:
    for name in (basis, basis + "From", basis + "Above"):
        text = fact.value(name)
        if text and is_written_figure(text):
            yield value(text)


def _assumed(word: Word, fact: Fact) -> Assumed:
    return Assumed(word, fact.id, last_sighting(fact) or "")
