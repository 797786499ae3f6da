"""The questions about stakes on one day, answered from its books; sentences are added by ``desk``."""

from __future__ import annotations

from collections.abc import Iterable

from keiretsu.figures import Basis
from keiretsu.ownership.answers import (
    CloseAnswer,
    Holding,
    HoldingsAnswer,
    Missing,
    OwnersAnswer,
    StakeAnswer,
)
from keiretsu.ownership.attribution import attribution
from keiretsu.ownership.books import Books
from keiretsu.ownership.chains import Chains, chains
from keiretsu.ownership.governance import facts_of
from keiretsu.ownership.holdings import ONE
from keiretsu.ownership.interest import Interests, interests
from keiretsu.ownership.measures import beneficial, close_link, indirect_rights, weakest_link
from keiretsu.ownership.register import Register, Share

MEASURES = ("gross", "weakest-link", "indirect-right")


def stake(holder: str, issuer: str, books: Books, basis: Basis, measure: str = "") -> StakeAnswer:
    """What one party has of another under each definition, with one further measure if asked for."""
    register = books.register(basis)
    found = interests(holder, register)
    ways = chains(holder, issuer, register)
    facts = _facts(_between(holder, issuer, register))
    shown = _facts(share for chain in ways.found for share in chain.shares)
    presumed = [each for each in books.assumed(facts, basis) if each.word == "presumed"]
    verdict = books.ballot.verdict(issuer)
    standing_in = [a for a in books.assumed(facts_of(issuer, verdict, books), "votes") if a.word == "capital for votes"]
    return StakeAnswer(
        day=books.day,
        basis=basis,
        facts=facts,
        assumed=tuple(dict.fromkeys((*books.assumed(shown, basis), *presumed, *standing_in))),
        holder=holder,
        issuer=issuer,
        direct=register.share(holder, issuer),
        voting=books.votes.share(holder, issuer),
        chains=ways,
        effective=found.of(issuer),
        self_held=found.of(holder),
        undefined=found.undefined.get(issuer, ()),
        missing=_missing(ways, register),
        verdict=verdict,
        gross=found.gross(issuer) if measure == "gross" else None,
        weakest=weakest_link(holder, issuer, register) if measure == "weakest-link" else None,
        indirect=indirect_rights(holder, issuer, register.written) if measure == "indirect-right" else (),
    )


def _between(holder: str, issuer: str, register: Register) -> Iterable[Share]:
    """The shares on any walk from the holder to the company or back to the holder."""
    below = register.high.below(holder)
    above = register.high.above(issuer) | register.high.above(holder)
    return (share for share in register.shares.values() if share.holder in below and share.issuer in above)


def _facts(shares: Iterable[Share]) -> tuple[str, ...]:
    return tuple(sorted({fact for share in shares for fact in share.facts}))


def _missing(ways: Chains, register: Register) -> tuple[Missing, ...]:
    companies = dict.fromkeys(company for chain in ways.found for company in reversed(chain.members[1:]))
    gaps = (Missing(company, ONE - register.written.allocated(company)) for company in companies)
    return tuple(gap for gap in gaps if gap.share > 0)


def owners(company: str, books: Books, basis: Basis, measure: str = "") -> OwnersAnswer:
    """To whom a company belongs, on its register and in the end; with the measure "beneficial" also by that rule."""
    register = books.register(basis)
    above = register.high.above(company)
    facts = _facts(share for share in register.shares.values() if share.issuer in above)
    column = (share for share in register.shares.values() if share.issuer == company)
    return OwnersAnswer(
        day=books.day,
        basis=basis,
        facts=facts,
        assumed=books.assumed(facts, basis),
        company=company,
        register=tuple(sorted(column, key=lambda s: (-s.written, -s.high, s.holder))),
        attribution=attribution(company, register),
        beneficial=beneficial(company, register) if measure == "beneficial" else (),
    )


def holdings(holder: str, books: Books, basis: Basis) -> HoldingsAnswer:
    """All that a party holds directly, largest effective interest first, and what it reaches through others."""
    register = books.register(basis)
    found = interests(holder, register)
    below = register.high.below(holder) - {holder}
    facts = _facts(share for share in register.shares.values() if share.holder in below | {holder})
    rows = sorted((_holding(holder, company, books, basis, found) for company in below), key=_largest_first)
    return HoldingsAnswer(
        day=books.day,
        basis=basis,
        facts=facts,
        assumed=books.assumed(facts, basis),
        holder=holder,
        direct=tuple(row for row in rows if row.direct),
        through=tuple(row for row in rows if not row.direct),
    )


def _holding(holder: str, company: str, books: Books, basis: Basis, found: Interests) -> Holding:
    ballot = books.ballot
    surely, perhaps = ballot.low.controls(holder, company), ballot.high.controls(holder, company)
    return Holding(
        company,
        books.register(basis).share(holder, company),
        books.votes.share(holder, company),
        found.of(company),
        "yes" if surely else "perhaps" if perhaps else "no",
    )


def _largest_first(row: Holding) -> tuple[object, ...]:
    value = row.effective
    return (value is None, -value.written if value else 0, -value.high if value else 0, row.company)


def close(one: str, other: str, books: Books, basis: Basis) -> CloseAnswer:
    """Whether two parties are closely linked, and by which clause."""
    register = books.register(basis)
    link = close_link(one, other, register)
    down, up = chains(one, other, register), chains(other, one, register)
    shares = [share for ways in (down, up) for chain in ways.found for share in chain.shares]
    for third, _, _ in link.common:
        shares += [s for end in (one, other) for chain in chains(third, end, register).found for s in chain.shares]
    facts = _facts(shares)
    return CloseAnswer(
        day=books.day,
        basis=basis,
        facts=facts,
        assumed=books.assumed(facts, basis),
        one=one,
        other=other,
        link=link,
        down=down,
        up=up,
    )
