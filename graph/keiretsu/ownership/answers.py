"""What the questions about ownership answer with: frozen values that carry their date, facts and assumptions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from html import escape
from typing import Literal

import msgspec

from keiretsu.facts import Source
from keiretsu.figures import Basis
from keiretsu.ownership.attribution import Attribution
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.chains import Chains
from keiretsu.ownership.findings import Finding
from keiretsu.ownership.measures import CloseLink, Indirect, WeakestLink
from keiretsu.ownership.register import Share
from keiretsu.ownership.stakes import Assumed
from keiretsu.ownership.verdict import Verdict, Voter
from keiretsu.terms import source_iri

Label = Literal["subsidiary", "joint venture", "associate", "financial", "none", "itself"]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What all answers know: the day, the basis, the facts they rest on, and what they take for granted.

    ``text`` says it in sentences whose footnotes count through ``sources``.
    """

    day: str
    basis: Basis
    facts: tuple[str, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    text: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    def __str__(self) -> str:
        return "\n".join(self.text)

    def _repr_html_(self) -> str:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in self.text if line)
        listed = "".join(f"<li>{escape(str(source))}</li>" for source in self.sources)
        return f"<div>{paragraphs}<ol>{listed}</ol></div>"


class Missing(msgspec.Struct, frozen=True, gc=False):
    """The part of a company's register that no fact accounts for, on the figures as written."""

    company: str
    share: Fraction


class StakeAnswer(Answer, frozen=True, kw_only=True):
    """How much one party has of a company: direct, through chains, and effective; with what it has of itself.

    ``direct`` are the stakes of the pair on the basis asked for, ``voting`` on votes; ``effective`` is None where
    ``undefined`` tells why. ``gross`` and ``weakest`` are only there if asked for.
    """

    holder: str
    issuer: str
    direct: Share | None
    voting: Share | None
    chains: Chains
    effective: Bounds | None
    self_held: Bounds | None
    undefined: tuple[Finding, ...] = ()
    missing: tuple[Missing, ...] = ()
    verdict: Verdict | None = None
    gross: Fraction | None = None
    weakest: WeakestLink | None = None
    indirect: tuple[Indirect, ...] = ()


class OwnersAnswer(Answer, frozen=True, kw_only=True):
    """To whom a company belongs: its register, and its outside holders by effective interest."""

    company: str
    register: tuple[Share, ...]
    attribution: Attribution
    beneficial: tuple[tuple[str, Bounds], ...] = ()


class Holding(msgspec.Struct, frozen=True, gc=False):
    """What a party has of one company; ``controlled`` if it controls it, surely or perhaps."""

    company: str
    direct: Share | None
    voting: Share | None
    effective: Bounds | None
    controlled: Literal["yes", "perhaps", "no"]


class HoldingsAnswer(Answer, frozen=True, kw_only=True):
    """All that a party holds directly, and what it reaches through others."""

    holder: str
    direct: tuple[Holding, ...]
    through: tuple[Holding, ...]


class Controlled(msgspec.Struct, frozen=True, gc=False):
    """A company of a group: the votes that decide and how they come together, beside the interest."""

    company: str
    voter: Voter
    effective: Bounds | None
    surely: bool


class GroupAnswer(Answer, frozen=True, kw_only=True):
    """All companies that a party controls; ``in_loop`` are those that control it in turn.

    ``pooled`` are those of which it and the other ``seeds`` together hold half or more; only there if asked for.
    """

    holder: str
    companies: tuple[Controlled, ...]
    in_loop: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ()
    pooled: tuple[str, ...] = ()


class Veto(msgspec.Struct, frozen=True, gc=False):
    """A voting rule, and who has the votes, on the figures as written, to block what it is about."""

    rule: str
    quota: Fraction
    holders: tuple[str, ...]


class ControlAnswer(Answer, frozen=True, kw_only=True):
    """Who controls a company, why, and what is on file beside it."""

    company: str
    verdict: Verdict
    missing: Fraction
    self_held: Bounds
    vetoes: tuple[Veto, ...] = ()
    stated: tuple[str, ...] = ()
    over_allocated: Fraction | None = None
    measure: str = ""
    index: tuple[tuple[str, Fraction], ...] = ()
    majority_chain: tuple[str, ...] = ()


class StatusAnswer(Answer, frozen=True, kw_only=True):
    """What a company is to a party in the language of accounts, and the rule that gave the label."""

    holder: str
    company: str
    label: Label
    rule: str
    voter: Voter
    effective: Bounds | None


class CloseAnswer(Answer, frozen=True, kw_only=True):
    """Whether two parties are closely linked at 20 %."""

    one: str
    other: str
    link: CloseLink
    down: Chains
    up: Chains


class Turn(msgspec.Struct, frozen=True, gc=False):
    """A day on which an answer changes; ``when`` as exactly as the facts say. ``facts`` began or ended then."""

    day: str
    when: str
    changes: tuple[str, ...]
    facts: tuple[str, ...]


class TimelineAnswer(Answer, frozen=True, kw_only=True):
    """Every day on which a verdict or a figure changes."""

    subject: tuple[str, ...]
    turns: tuple[Turn, ...]


class DiffAnswer(Answer, frozen=True, kw_only=True):
    """What held on one of two days only, by fact id.

    ``changed``: an old and a new statement about the same ends; of stakes, with other ``figures``. ``surfaced`` and ``lapsed`` may have held on both
    days, but are known for one of them only.
    """

    other_day: str
    figures: tuple[Basis, ...]
    began: tuple[str, ...]
    ended: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    surfaced: tuple[str, ...]
    lapsed: tuple[str, ...]


class WhatIfAnswer(Answer, frozen=True, kw_only=True):
    """What would be otherwise: verdicts by company before and after, and interests that move.

    ``basis`` is what verdicts count, ``measured`` what interests are shares of.
    """

    measured: Basis
    verdicts: tuple[tuple[str, Verdict, Verdict], ...]
    interests: tuple[tuple[str, str, Bounds | None, Bounds | None], ...]


def as_data(value: object, address: Callable[[str], str]) -> object:
    """An answer in JSON's own types, ids as whole addresses.

    Shares are in percent, with the exact fraction of the whole beside them.
    """
    if isinstance(value, Bounds | Share):
        bounds = {"percent": value.written, "low": value.low, "high": value.high}
        numbers: dict[str, object] = {name: float(100 * share) for name, share in bounds.items()}
        ends = {
            name: as_data(getattr(value, name), address)
            for name in ("holder", "issuer", "facts")
            if hasattr(value, name)
        }
        return {**ends, **numbers, "exact": str(value.written)}
    if isinstance(value, Fraction):
        return {"percent": float(100 * value), "exact": str(value)}
    if isinstance(value, Source):
        return {**msgspec.structs.asdict(value), "id": source_iri(value.id)}
    if isinstance(value, msgspec.Struct):
        return {name: as_data(getattr(value, name), address) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [as_data(item, address) for item in value]
    return address(value) if isinstance(value, str) else value
