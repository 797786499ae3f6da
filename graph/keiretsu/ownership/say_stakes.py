"""Answers about stakes as sentences: who, definition, date, figure, arithmetic; then what is missing."""

from __future__ import annotations

from keiretsu.ownership.answers import CloseAnswer, Holding, HoldingsAnswer, OwnersAnswer, StakeAnswer
from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.chains import Chain, Chains
from keiretsu.ownership.findings import Finding, OverAllocated
from keiretsu.ownership.measures import CLOSE
from keiretsu.ownership.say_control import verdict_in_brief
from keiretsu.ownership.words import PRODUCTS, Teller, amount, few, percent, rounded
from keiretsu.prose import listing

CHAINS_SHOWN = 8


def tell_stake(answer: StakeAnswer, teller: Teller) -> list[str]:
    """The definitions as labelled lines, what is missing, and the verdict on control."""
    holder, issuer = teller.name(answer.holder), teller.name(answer.issuer)
    return [
        f"{holder} in {issuer}, {teller.on_day()}, by {answer.basis}.",
        f"Direct stake: {_direct(answer, teller)}.",
        *_chains(answer.chains, teller),
        _effective(answer, teller),
        *_of_itself(answer, teller),
        *_further(answer, teller),
        *_missing(answer, teller),
        *([verdict_in_brief(answer.verdict, teller)] if answer.verdict else []),
        *teller.assumptions(answer.assumed),
    ]


def _direct(answer: StakeAnswer, teller: Teller) -> str:
    if answer.direct is None:
        return "none on file"
    words = teller.share(answer.direct)
    voting = answer.voting
    if answer.basis == "capital" and voting and voting.written != answer.direct.written:
        words += f"; {amount(voting)} of the votes"
    elif answer.basis == "capital" and voting is None:
        words += "; votes: none on file"
    return words


def _chains(ways: Chains, teller: Teller) -> list[str]:
    if not ways.found:
        return ["Chains: no chain known. That says what is on file, not what is."]
    if len(ways.found) == 1 and len(ways.found[0].shares) == 1:
        return ["Chains: the direct stake alone."]
    head = f"Chains: {'' if ways.complete else 'at least '}{amount(ways.total)}{rounded(ways.total)}"
    if len(ways.found) == 1:
        return [f"{head} = {chain_in_words(ways.found[0], teller)}."]
    shown = ways.found[:CHAINS_SHOWN]
    lines = [f"  {amount(chain.product)} = {chain_in_words(chain, teller)}" for chain in shown]
    rest = len(ways.found) - len(shown)
    return [f"{head}, the sum of {len(ways.found)} chains:", *lines, *([f"  and {rest} smaller ones"] if rest else [])]


def chain_in_words(chain: Chain, teller: Teller) -> str:
    """The factors of a chain: "43.4 % (Alder in Birch [1]) × 50 % (Birch in Cedar [2])"."""
    return " × ".join(
        f"{teller.factor(s)} ({teller.name(s.holder)} in {teller.name(s.issuer)}{teller.cite(s.facts)})"
        for s in chain.shares
    )


def _effective(answer: StakeAnswer, teller: Teller) -> str:
    if answer.undefined or answer.effective is None:
        return f"Effective interest: not computed. {reasons(answer.undefined, teller)}"
    value = answer.effective
    if value.high == 0:
        return "Effective interest: none known."
    products = answer.basis == "votes" and any(len(chain.shares) > 1 for chain in answer.chains.found)
    said = f"{amount(value)}{rounded(value)}{_against_chains(value, answer.chains.total)}"
    return f"Effective interest: {said}{f' ({PRODUCTS})' if products else ''}."


def _against_chains(value: Bounds, total: Bounds) -> str:
    if value.written <= total.written:
        return ""
    return ", more than the chains, since part of it goes round in a circle on the way"


def reasons(undefined: tuple[Finding, ...], teller: Teller) -> str:
    """Why nothing could be computed, in words."""
    found = []
    for flaw in undefined:
        if isinstance(flaw, OverAllocated):
            found.append(f"{percent(flaw.total)} of {teller.name(flaw.issuer)} is on file, more than there is.")
        else:
            found.append(f"{teller.names(flaw.members)} wholly own each other, so nobody outside owns them.")
    return " ".join(found)


def _of_itself(answer: StakeAnswer, teller: Teller) -> list[str]:
    own = answer.self_held
    if own is None or not own.high:
        return []
    return [
        f"{teller.name(answer.holder)} holds {amount(own)}{rounded(own)} of itself through the circle it stands in."
    ]


def _further(answer: StakeAnswer, teller: Teller) -> list[str]:
    lines = []
    if answer.gross is not None:
        lines.append(
            f"Gross integrated ownership: {percent(answer.gross)}, which counts value that comes back to the holder."
        )
    if answer.weakest is not None:
        wedge = answer.weakest.wedge
        apart = f", a wedge of {float(wedge):.2f}" if wedge is not None else ""
        lines.append(
            f"Weakest link: {amount(answer.weakest.votes)} of the votes for {amount(answer.weakest.cash)} "
            f"of the cash{apart}."
        )
    lines += [
        f"Right held through majorities: {percent(right.share)}, with {teller.names(right.way)} one above the other; "
        "not multiplied."
        for right in answer.indirect
    ]
    return lines


def _missing(answer: StakeAnswer, teller: Teller) -> list[str]:
    gaps = [f"{percent(gap.share)} of {teller.name(gap.company)}" for gap in answer.missing]
    return [f"Unattributed: {listing(gaps)}, whose holders are not on file."] if gaps else []


def tell_owners(answer: OwnersAnswer, teller: Teller) -> list[str]:
    """The register, then the outside holders with a row for all that is unattributed."""
    company, found = teller.name(answer.company), answer.attribution
    doubtful_facts = {each.fact for each in answer.assumed if each.word == "possible"}
    perhaps = [share for share in answer.register if doubtful_facts.issuperset(share.facts)]
    sure = [share for share in answer.register if share not in perhaps and share.high]
    lines = [f"Who owns {company}, {teller.on_day()}, by {answer.basis}."]
    lines += ["On its register:"] if sure else ["No sure holder is on its register."]
    lines += [f"  {teller.name(share.holder)}: {teller.share(share)}" for share in sure]
    lines += [f"  perhaps {teller.name(share.holder)}: {teller.share(share)}" for share in perhaps if share.high]
    if found.undefined:
        return [
            *lines,
            f"In the end: not computed. {reasons(found.undefined, teller)}",
            *teller.assumptions(answer.assumed),
        ]
    products = f" ({PRODUCTS})" if answer.basis == "votes" else ""
    lines.append(f"In the end, by effective interest of those whose own holders are not on file{products}:")
    lines += [f"  {teller.name(k)}: {amount(z)}" for k, z in found.holders if z.written]
    lines += [
        f"  {percent(part)} in the circle of {teller.names(loop.members)}, which own each other"
        for loop, part in found.loops
    ]
    lines += [_unattributed(via, part, answer.company, teller) for via, part in found.unattributed]
    lines.append(f"  together {percent(found.total)}")
    if answer.beneficial:
        listed = listing([f"{teller.name(k)} {amount(z)}" for k, z in answer.beneficial])
        lines.append(f"Multiply and add, 25 % or more at any level: {listed}.")
    doubtful = [f"{teller.name(k)} ({amount(z)})" for k, z in found.holders if not z.written]
    lines += [f"Perhaps also, outside the sum: {few(doubtful)}."] if doubtful else []
    return [*lines, *teller.assumptions(answer.assumed)]


def _unattributed(via: str, part: object, company: str, teller: Teller) -> str:
    share = percent(part)  # type: ignore[arg-type]
    if via == company:
        return f"  unattributed: {share}"
    return f"  unattributed, via {teller.name(via)}: {share}"


def tell_holdings(answer: HoldingsAnswer, teller: Teller) -> list[str]:
    """What a party holds, direct stakes first."""
    lines = [f"What {teller.name(answer.holder)} holds, {teller.on_day()}, by {answer.basis}."]
    lines += ["Directly:"] if answer.direct else ["No direct stake is on file."]
    lines += [f"  {_holding(row, teller)}" for row in answer.direct]
    through = [row for row in answer.through if row.effective is None or row.effective.written]
    products = f" ({PRODUCTS})" if answer.basis == "votes" else ""
    lines += [f"Through others{products}:"] if through else []
    lines += [f"  {_holding(row, teller)}" for row in through]
    rest = len(answer.through) - len(through)
    lines += [f"and perhaps {rest} more, through stakes that are not sure on that day."] if rest else []
    own = {fact for row in answer.direct if row.direct for fact in row.direct.facts}
    return [*lines, *teller.assumptions(each for each in answer.assumed if each.fact in own)]


def _holding(row: Holding, teller: Teller) -> str:
    parts = []
    if row.direct:
        parts.append(f"{teller.share(row.direct)} direct")
    if row.effective is None:
        parts.append("effective interest not computed")
    elif not row.direct or row.effective.written != row.direct.written:
        parts.append(f"{amount(row.effective)} effective")
    word = {"yes": "controlled", "perhaps": "perhaps controlled", "no": ""}[row.controlled]
    return f"{teller.name(row.company)}: {', '.join([*parts, word] if word else parts)}"


def tell_close(answer: CloseAnswer, teller: Teller) -> list[str]:
    """Yes, perhaps or no, and by which clause."""
    one, other = teller.name(answer.one), teller.name(answer.other)
    printed = any(ways.total.reaches(CLOSE) for ways in (answer.down, answer.up))
    word = "may be" if answer.link.perhaps else "are not known to be"
    word = "are" if answer.link.surely else "are, on the figures as printed," if printed else word
    lines = [f"{one} and {other} {word} closely linked (20 % or more), {teller.on_day()}, by {answer.basis}."]
    for holder, held, ways in ((one, other, answer.down), (other, one, answer.up)):
        if len(ways.found) == 1 and len(ways.found[0].shares) == 1:
            lines.append(f"{holder} holds {teller.share(ways.found[0].shares[0])} of {held}.")
        elif ways.found:
            shown = " + ".join(chain_in_words(chain, teller) for chain in ways.found[:3])
            lines.append(f"{holder} in {held}, chains: {amount(ways.total)} = {shown}.")
    lines += [
        f"{teller.name(third)} holds {amount(a)} of {one} and {amount(b)} of {other}, chains of both."
        for third, a, b in answer.link.common
    ]
    return [*lines, *teller.assumptions(answer.assumed)]
