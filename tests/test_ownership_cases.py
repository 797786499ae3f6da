"""The worked ownership cases: each computed, and compared with the answer that its source gives.

Shares and expectations are read as exact fractions; the expectations are never edited.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from keiretsu.ownership.attribution import attribution
from keiretsu.ownership.chains import chains
from keiretsu.ownership.control import Bonds, Electorate
from keiretsu.ownership.counts import Counted, after_buyback, common_base
from keiretsu.ownership.findings import ClosedLoop, OverAllocated, closed_loops, over_allocated
from keiretsu.ownership.interest import interests
from keiretsu.ownership.measures import majority_chain, pooled, weakest_link
from keiretsu.ownership.power import banzhaf, network_power, shapley
from keiretsu.ownership.register import Register, Share
from keiretsu.ownership.verdict import Ballot
from keiretsu.period import Span, bounds
from ownership_worlds import inverse_by_elimination

Case = dict[str, Any]

CASES: dict[str, Case] = {
    case["id"]: case
    for case in json.loads(
        (Path(__file__).parent / "cases" / "ownership_cases.json").read_text(encoding="utf-8"),
        parse_float=Fraction,
    )["cases"]
}

TESTED_ELSEWHERE = {
    "k_shortest_paths": "test_search.py",
    "explanation_paths": "test_search.py",
    "temporal": "test_search.py",
    "sparql_paths": "test_search.py",
    "equivalence_chain": "test_families.py",
}


@pytest.mark.parametrize("case", [pytest.param(case, id=id_) for id_, case in CASES.items()])
def test_the_case_has_the_answer_of_its_source(case: Case) -> None:
    if case["family"] in TESTED_ELSEWHERE:
        pytest.skip(f"{case['family']} is tested in {TESTED_ELSEWHERE[case['family']]}")
    CHECKS[case["family"]](case)


def register_of(case: Case) -> Register:
    return Register(
        Share.between(edge["owner"], edge["owned"], Fraction(edge["share_min"]), Fraction(edge["share_max"]))
        if "share_min" in edge
        else Share.exact(edge["owner"], edge["owned"], Fraction(edge["share"]))
        for edge in case["edges"]
    )


def assert_close(case: Case, expected: Any, actual: Fraction) -> None:
    assert abs(Fraction(expected) - actual) <= Fraction(case["tolerance"]), (case["id"], case["source"])


def check_control(case: Case) -> None:
    register, expected = register_of(case), case["expected"]
    if case["id"] == "family-atzeni-c8":
        check_family(register, expected)
        return
    count = Electorate(register.low)
    found = {f"{x}->{y}": count.votes(x, y) for x, companies in count.all_controlled().items() for y in companies}
    if isinstance(expected, dict):
        assert {pair: Fraction(votes) for pair, votes in expected.items()} == found
    else:
        assert {f"{x}->{y}" for x, y in expected} == found.keys()


def check_family(register: Register, expected: Case) -> None:
    ballot = Ballot(register, Bonds(concerts={"family": ("P2", "P3")}))
    controls = {holder: ballot.low.controls(holder, "C8") for holder in ("P2", "P3", "family")}
    assert controls == {holder: expected[holder] for holder in controls}
    assert ballot.voter("family", "C8").votes.written == expected["votes"]
    assert ballot.verdict("C8").word == "controls"


def check_integrated(case: Case) -> None:
    register, expected = register_of(case), case["expected"]
    if case["id"] == "io-bods-fixture-10-closed-loop":
        check_closed_loop(register, expected)
    elif case["id"] == "cross-holding-43-15":
        found, own = interests("P", register), interests("P", register).of("P")
        assert own is not None
        assert_close(case, expected["Y"], found.gross("Q") or Fraction(0))
        assert_close(case, expected["Z"], written(register, "P", "Q"))
        assert_close(case, expected["self_Z_P"], own.written)
    elif case["id"] == "dshape-h-60-30-30":
        verdict = Ballot(register).verdict("T")
        assert verdict.word == "controls"
        assert [(v.holder, v.votes.written) for v in verdict.voters] == [("H", expected["votes"])]
        assert_close(case, expected["effective"], written(register, "H", "T"))
    else:
        for pair, share in expected.items():
            assert_close(case, share, written(register, *pair.split("->")))


def check_closed_loop(register: Register, expected: Case) -> None:
    loops = closed_loops(register.written)
    assert [list(loop.members) for loop in loops] == expected["closed_components"]
    assert interests("Alpha", register).of("Beta") is expected["integrated"]
    assert Ballot(register).verdict("Alpha").word == "circular"
    owners = attribution("Alpha", register)
    assert owners.holders == ()
    assert owners.loops == ((ClosedLoop(("Alpha", "Beta")), 1),)


def written(register: Register, holder: str, issuer: str) -> Fraction:
    found = interests(holder, register).of(issuer)
    assert found is not None
    return found.written


def check_ultimate_owner(case: Case) -> None:
    register, expected = register_of(case), case["expected"]
    if "ubo" in expected:
        way = majority_chain("Company", register.written)
        assert (way[-1], len(way) - 1) == (expected["ubo"], expected["hops"])
        assert_close(case, expected["share"], written(register, way[-1], "Company"))
    else:
        assert {company: majority_chain(company, register.written)[-1] for company in expected} == expected


def check_chains(case: Case) -> None:
    found = chains("E1", "E4", register_of(case)).found
    assert case["expected"] == [[chain.product.written, ">".join(chain.members)] for chain in found]


def check_ranges(case: Case) -> None:
    expected = case["expected"]
    interest = interests("Person 1", register_of(case)).of("A" if "A" in case["nodes"] else "B")
    assert interest is not None
    assert (interest.low, interest.high) == (expected["lower"], expected["upper"])
    assert interest.contains(Fraction("0.6")) is expected.get("declared_inside", True)


def check_pooled(case: Case) -> None:
    assert tuple(case["expected"]) == pooled([n for n in case["nodes"] if n in ("X", "Y")], register_of(case).written)


def check_weakest_link(case: Case) -> None:
    found, expected = weakest_link("FamilyA", "C", register_of(case)), case["expected"]
    assert (found.votes.written, found.cash.written) == (expected["votes"], expected["cash"])
    assert found.wedge == expected["cash_over_votes"]


def check_power(case: Case) -> None:
    holdings, expected = register_of(case).written, case["expected"]
    if case["id"] == "npi-mizuno-sample":
        power = network_power(holdings)
        assert expected.keys() == power.keys()
        for holder, value in expected.items():
            assert_close(case, value, power[holder])
    else:
        votes = {holder: holdings.share(holder, "C") for holder in ("p50", "p49", "p1")}
        for index, name in ((shapley(votes), "shapley"), (banzhaf(votes), "banzhaf_swing_prob")):
            for value, found in zip(expected[name], index.values(), strict=True):
                assert_close(case, value, found)


def check_buyback(case: Case) -> None:
    edge = case["edges"][0]
    base = edge["shares"] / Fraction(edge["share"])
    naive, ex_treasury = after_buyback(edge["shares"], 149_028_300, base)
    assert_close(case, case["expected"]["naive"], naive)
    assert_close(case, case["expected"]["ex_treasury"], ex_treasury)


def check_share_counts(case: Case) -> None:
    half_a_digit = Fraction("0.005")
    counts = [
        Counted(e["shares"], (e["percent"] - half_a_digit) / 100, (e["percent"] + half_a_digit) / 100)
        for e in case["edges"]
    ]
    base = common_base(counts)
    assert (base is not None) is case["expected"]["consistent"]
    assert base is not None
    assert 2_895_625_949 < base.least < base.most < 2_896_616_772


def check_as_of(case: Case) -> None:
    for year, expected in case["expected"].items():
        day = Span(f"{year}-01-01", f"{year}-12-31")
        register = Register(
            Share.exact(edge["owner"], edge["owned"], edge["share"])
            for edge in case["edges"]
            if bounds(start=edge["valid_from"]).sureness(day)
        )
        for holder, share in expected.items():
            assert_close(case, share, written(register, holder, "Venture"))


def check_definitions(case: Case) -> None:
    register, expected = register_of(case), case["expected"]
    found = interests("B", register)
    own, gross = found.of("B"), found.gross("A")
    assert own is not None
    assert gross is not None
    assert_close(case, expected["chains"], chains("B", "A", register).total.written)
    assert_close(case, expected["Z"], written(register, "B", "A"))
    assert_close(case, expected["Y"], gross)
    assert_close(case, expected["self_Z_B"], own.written)
    assert (written(register, "B", "A"), gross, own.written) == (
        Fraction(305, 479),
        Fraction(305, 418),
        Fraction(61, 479),
    )


def check_over_allocation(case: Case) -> None:
    register, expected = register_of(case), case["expected"]
    assert {f.issuer: f.total for f in over_allocated(register.low)} == expected["over_allocated"]
    assert any(x < 0 for row in inverse_by_elimination(register) for x in row) is expected["has_negative"]
    refused = interests("1", register)
    assert refused.of("20") is None
    assert OverAllocated("10", Fraction("1.8")) in refused.undefined["20"]


CHECKS: dict[str, Callable[[Case], None]] = {
    "company_control": check_control,
    "integrated_ownership": check_integrated,
    "ultimate_owner": check_ultimate_owner,
    "path_decomposition": check_chains,
    "ranges": check_ranges,
    "threshold_closure": check_pooled,
    "control_rights": check_weakest_link,
    "power_index": check_power,
    "treasury_shares": check_buyback,
    "share_counts": check_share_counts,
    "as_of": check_as_of,
    "definition_comparison": check_definitions,
    "data_quality": check_over_allocation,
}
