"""What a tree of stakes shows, as the headline says it."""

from __future__ import annotations

from collections.abc import Sequence

from keiretsu.pictures.templates.holdings import Bundle, More
from keiretsu.pictures.told import Told, capital_of, counted, figure_lines, joined, share_of

WHOLE, HALF = 99.9, 50.0


def owners_finding(told: Told, company: str, now: Sequence[Bundle]) -> str:
    """Who owns a company; ``now`` are the stakes in it that are in force, the largest first."""
    name = told.label(company)
    if not now:
        return f"Who holds {name}, as far as dates allow"
    share, holder = share_of(now[0].facts[0]), told.label(now[0].tail)
    figure = figure_lines(now[0].facts[0])[0]
    if capital_of(now[0].facts[0]) is None and share is not None:
        return f"{holder} has {figure.removesuffix(' of votes')} of the votes in {name}"
    if share is None:
        return f"{holder} holds a stake in {name}"
    if share > WHOLE:
        return f"{name} belongs wholly to {holder}"
    if share > HALF:
        return f"{holder} owns {figure} of {name}"
    return f"{holder} is the largest holder of {name} on file, with {figure}"


def holdings_finding(told: Told, party: str, drawn: Sequence[Bundle], more: Sequence[More]) -> str:
    """In how many companies and ventures a party holds stakes, those in quiet boxes included; sure ones first."""
    folded = [bundle for one in more for bundle in one.bundles if not one.upwards and one.of == party]
    held = [bundle for bundle in (*drawn, *folded) if bundle.tail == party and bundle.facts[0].kind == "Shareholding"]
    sure = {bundle.head for bundle in held if told.status(bundle.facts[0]) == "current"}
    perhaps = {bundle.head for bundle in held if told.status(bundle.facts[0]) == "possible"} - sure
    name = told.label(party)
    if not sure:
        return f"{name} may hold stakes in {_kinds(told, perhaps)}" if perhaps else f"What {name} holds or held"
    rest = f", and perhaps in {counted(len(perhaps), '')} more" if perhaps else ""
    return f"{name} holds stakes in {_kinds(told, sure)}{rest}"


def _kinds(told: Told, companies: set[str]) -> str:
    ventures = {company for company in companies if told.is_a(company, "JointVenture")}
    parts = [counted(len(companies - ventures), "company", "companies")] if companies - ventures else []
    parts += [counted(len(ventures), "joint venture")] if ventures else []
    return joined(parts)
