"""Answers about control as sentences: the verdict, its proof, and what stands beside it."""

from __future__ import annotations

from keiretsu.figures import Basis
from keiretsu.ownership.answers import ControlAnswer, GroupAnswer, StatusAnswer, Veto
from keiretsu.ownership.holdings import HALF
from keiretsu.ownership.proof import Step
from keiretsu.ownership.verdict import INFLUENCE, Verdict, Voter
from keiretsu.ownership.words import Teller, amount, few, percent
from keiretsu.prose import listing, own_sentence


def verdict_in_brief(verdict: Verdict, teller: Teller) -> str:
    """The verdict on a company in one clause."""
    company = teller.name(verdict.company)
    influential = teller.names(_influential(verdict)).removesuffix(".")
    tops = teller.names(voter.holder for voter in verdict.voters if voter.top).removesuffix(".")
    return {
        "controls": f"Control of {company}: {tops}.",
        "may control": f"Control of {company}: perhaps {tops}; not sure.",
        "joint": f"Control of {company}: nobody (joint, exactly 50 % with {tops}).",
        "influence": f"Control of {company}: nobody known; influence: {influential}.",
        "nobody": f"Control of {company}: nobody known.",
        "circular": f"Control of {company}: a circle without an outside owner.",
    }[verdict.word]


def _influential(verdict: Verdict) -> list[str]:
    return [voter.holder for voter in verdict.influential if voter.top and voter.votes.reaches(INFLUENCE)]


def tell_control(answer: ControlAnswer, teller: Teller) -> list[str]:
    """The verdict with its proof, who else counts, vetoes, what sources say, and what is missing."""
    company = teller.name(answer.company)
    lines = [*_counting_capital(answer.basis), *_verdict(answer, teller), *_influence(answer, teller)]
    if answer.self_held.high:
        lines.append(f"Companies that {company} controls hold {amount(answer.self_held)} of its own votes.")
    lines += [line for veto in answer.vetoes for line in _veto(veto, answer.company, teller)]
    lines += [_stated(fact, teller) for fact in answer.stated]
    if answer.over_allocated is not None:
        lines.append(
            f"Warning: {percent(answer.over_allocated)} of the {teller.unit} in {company} are on file, more than there are."
        )
    if answer.missing:
        doubt = "; a controller who is not on file cannot be ruled out" if answer.missing > HALF else ""
        doubt = doubt if answer.verdict.word in ("nobody", "influence", "may control") else ""
        lines.append(f"Unattributed: {percent(answer.missing)} of the {teller.unit} in {company}{doubt}.")
    lines += _power(answer, teller)
    if answer.majority_chain:
        lines.append(f"Majority chain, upwards: {' < '.join(teller.name(party) for party in answer.majority_chain)}.")
    return [*lines, *teller.assumptions(answer.assumed)]


def _counting_capital(basis: Basis) -> list[str]:
    return ["Counting the capital as if it voted, which is no verdict on votes:"] if basis == "capital" else []


def _verdict(answer: ControlAnswer, teller: Teller) -> list[str]:
    verdict, company = answer.verdict, teller.name(answer.company)
    tops = [voter for voter in verdict.voters if voter.top]
    if verdict.word == "controls":
        return [
            f"{teller.names(v.holder for v in tops)} {_verb(tops, teller)} {company} {teller.on_day()}.",
            *(proof_in_words(voter, verdict.company, teller) for voter in tops),
        ]
    if verdict.word == "may control":
        return [
            f"Nobody surely controls {company} {teller.on_day()}; {teller.names(v.holder for v in tops)} may.",
            *(_perhaps(voter, verdict.company, teller) for voter in tops),
        ]
    if verdict.word == "joint":
        return [f"Nobody controls {company} {teller.on_day()}: {_halves(tops, verdict.company, teller)}."]
    if verdict.word == "circular":
        members = verdict.loop.members if verdict.loop else tuple(v.holder for v in verdict.voters)
        where = f"{company} stands in a circle without an outside owner {teller.on_day()}"
        return [f"{where}: {teller.names(members)} control each other."]
    known = (
        f"no holder on file has 20 % of the {teller.unit}"
        if verdict.word == "nobody"
        else "nobody on file has more than half"
    )
    return [f"Nobody is known to control {company} {teller.on_day()}; {known}."]


def _power(answer: ControlAnswer, teller: Teller) -> list[str]:
    """A power index, which speaks of the holders on file alone."""
    if not answer.index:
        return []
    head = f"Power index ({answer.measure}) among the holders on file, not control"
    deciding = [(holder, power) for holder, power in answer.index if power]
    if not deciding or [holder for holder, _ in deciding] == [answer.company]:
        return [f"{head}: none, for together they have no more than half of the {teller.unit}."]
    return [f"{head}: {', '.join(f'{teller.name(holder)} {float(power):.4g}' for holder, power in deciding)}."]


def _halves(tops: list[Voter], company: str, teller: Teller) -> str:
    shares = [f"{teller.name(v.holder)}{teller.cite_vote(v.holder, company)}" for v in tops]
    verb = "each hold" if len(tops) > 1 else "holds"
    return f"{listing(shares)} {verb} exactly 50 % of the {teller.unit}, which is joint and not control"


def _perhaps(voter: Voter, company: str, teller: Teller) -> str:
    return (
        f"{teller.name(voter.holder)} may control it, with votes only known as "
        f"{amount(voter.votes)}{teller.cite_vote(voter.holder, company)}."
    )


def proof_in_words(voter: Voter, company: str, teller: Teller) -> str:
    """Since …, and since …, therefore …: every step with the votes that decide it."""
    *before, last = [_step(step, teller) for step in voter.steps]
    clauses = [f"{clause}, which gives control of it" for clause, step in zip(before, voter.steps, strict=False)]
    since = ", and since ".join((*clauses, last))
    controls = teller.verb(voter.holder, "controls", "control")
    return f"Since {since}, therefore {teller.name(voter.holder)} {controls} {teller.name(company)}."


def _verb(voters: list[Voter], teller: Teller) -> str:
    return "control" if len(voters) > 1 else teller.verb(voters[0].holder, "controls", "control")


def _step(step: Step, teller: Teller) -> str:
    company = teller.name(step.company)
    if step.directed_by:
        cited = teller.cite(teller.books.linking(step.directed_by, step.company))
        return f"{teller.name(step.directed_by)} directs {company} as stated{cited}"
    held = [f"{teller.name(party)} {teller.vote(party, step.company)}" for party, _ in step.votes]
    if len(held) == 1:
        party = step.votes[0][0]
        return f"{teller.name(party)} {teller.verb(party, 'holds', 'hold')} {teller.vote(party, step.company)} of the {teller.unit} in {company}"
    return f"{listing(held)} of the {teller.unit} in {company} come together, which is more than half"


def _influence(answer: ControlAnswer, teller: Teller) -> list[str]:
    sure = [voter for voter in answer.verdict.influential if _counts(voter)]
    own = teller.books.counted.high.holders_of(answer.company)
    doubtful = [v for v in answer.verdict.influential if not _counts(v) and own.get(v.holder, 0) >= INFLUENCE]
    lines = [_influential_voter(voter, answer.company, teller) for voter in sure]
    if doubtful:
        listed = [f"{teller.name(voter.holder)} ({amount(voter.votes)})" for voter in doubtful]
        lines.append(f"Perhaps influence: {few(listed)}; what is on file leaves that open.")
    return lines


def _counts(voter: Voter) -> bool:
    return voter.votes.is_figure or voter.votes.low >= INFLUENCE


def _influential_voter(voter: Voter, company: str, teller: Teller) -> str:
    doubt = "" if voter.votes.low >= INFLUENCE else "; whether that reaches 20 % is within the rounding"
    below = "" if voter.top else "; it is itself controlled by another of these"
    return f"Influence: {teller.name(voter.holder)}, with {cast_votes(voter, company, teller)}{doubt}{below}."


def cast_votes(voter: Voter, company: str, teller: Teller) -> str:
    """How many votes a holder has, and through whom."""
    cast = teller.books.ballot.casting(voter.holder, company)
    if cast == (voter.holder,):
        return f"{teller.vote(voter.holder, company)} of the {teller.unit}"
    parts = listing([f"{teller.name(party)} {teller.vote(party, company)}" for party in cast])
    return f"{amount(voter.votes)} of the {teller.unit}, cast by {parts}"


def _veto(veto: Veto, company: str, teller: Teller) -> list[str]:
    fact = teller.world.facts[veto.rule]
    rule = own_sentence(fact, vocabulary=teller.world.vocabulary, name=teller.name)
    able = [f"{teller.name(holder)} ({teller.vote(holder, company)})" for holder in veto.holders]
    blocked = f" Enough to block them: {listing(able)}." if able else ""
    return [f"Voting rule: {rule}{teller.cite([veto.rule])}.{blocked}"]


def _stated(fact_id: str, teller: Teller) -> str:
    fact = teller.world.facts[fact_id]
    basis = teller.world.vocabulary.word(fact.value("basis")) if fact.value("basis") else "no basis named"
    words = own_sentence(fact, vocabulary=teller.world.vocabulary, name=teller.name)
    return f"As reported, not computed: {words} ({basis}){teller.cite([fact_id])}."


def tell_group(answer: GroupAnswer, teller: Teller) -> list[str]:
    """All that a party controls, each with the votes that decide."""
    holder = teller.name(answer.holder)
    lines = _counting_capital(answer.basis)
    if answer.in_loop:
        lines.append(
            f"{holder} is itself controlled by {teller.names(answer.in_loop)}, which it controls: a mutual loop."
        )
    surely = [c for c in answer.companies if c.surely]
    perhaps = [c for c in answer.companies if not c.surely]
    count = f"{len(surely)} compan{'y' if len(surely) == 1 else 'ies'}"
    lines.append(
        f"{holder} controls {count} {teller.on_day()}."
        if surely
        else f"{holder} is not known to control any company {teller.on_day()}."
    )
    for each in surely:
        interest = f"; effective interest {amount(each.effective)}" if each.effective is not None else ""
        lines.append(f"  {teller.name(each.company)}: {_deciding(each.voter, teller)}{interest}")
    if perhaps:
        lines.append(f"Perhaps also {teller.names(c.company for c in perhaps)}: the figures on file allow it.")
    if answer.seeds:
        reached = teller.names(answer.pooled) or "nothing"
        lines.append(
            f"Pooled threshold, not control: {teller.names(answer.seeds)} together hold half or more of {reached}, "
            "counting what such companies hold in full."
        )
    return [*lines, *teller.assumptions(answer.assumed)]


def _deciding(voter: Voter, teller: Teller) -> str:
    step = voter.steps[-1]
    if step.directed_by:
        cited = teller.cite(teller.books.linking(step.directed_by, step.company))
        return f"as directed by {teller.name(step.directed_by)}{cited}"
    parts = [f"{teller.name(party)} {teller.vote(party, step.company)}" for party, _ in step.votes]
    return f"{amount(voter.votes)} of the {teller.unit} ({listing(parts)})"


def tell_status(answer: StatusAnswer, teller: Teller) -> list[str]:
    """The label, the rule that gave it, and the interest beside it."""
    holder, company = teller.name(answer.holder), teller.name(answer.company)
    article = {"subsidiary": "a subsidiary of", "joint venture": "a joint venture of", "associate": "an associate of"}
    words = {
        "financial": f"{holder} has a financial stake in {company}",
        "none": f"No stake of {holder} in {company} is on file",
        "itself": f"{holder} and {company} are one and the same",
    }
    said = words.get(answer.label) or f"{company} is {article[answer.label]} {holder}"
    votes = cast_votes(answer.voter, answer.company, teller) if answer.voter.votes.high else "no votes on file"
    lines = [*_counting_capital(answer.basis), f"{said} {teller.on_day()}: {answer.rule}."]
    if answer.label != "none":
        lines.append(f"{holder} has {votes}.")
    if answer.effective is not None and answer.effective.high:
        lines.append(f"Effective interest: {amount(answer.effective)}.")
    return [*lines, *teller.assumptions(answer.assumed)]
