"""Effective interest: what a holder has of every company through all chains, walks back to itself cut.

    Z[i][j] = V[i][j] / V[i][i] with V = (I - A)^-1, here without any inverse:
    z[j] = A[i][j] + sum over k other than i of z[k] A[k][j];   Z[i][i] = A[i][i] + sum of z[k] A[k][i]

(S. Baldone, F. Brioschi, S. Paleari, "Ownership measures among firms connected by
cross-shareholdings", 1998). Exact in fractions, one strongly connected component at a time.
What cannot be solved is named, never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

import msgspec

from keiretsu.facts import reached
from keiretsu.ownership.bounds import NOTHING, Bounds
from keiretsu.ownership.components import components
from keiretsu.ownership.findings import ClosedLoop, Finding, is_solvable
from keiretsu.ownership.holdings import ONE, ZERO, Holdings
from keiretsu.ownership.linear import fixed_point
from keiretsu.ownership.register import Register


class Interests(msgspec.Struct, frozen=True):
    """The effective interests of one holder, by company; ``undefined`` has the reasons for no value."""

    holder: str
    values: Mapping[str, Bounds]
    undefined: Mapping[str, tuple[Finding, ...]]

    def of(self, issuer: str) -> Bounds | None:
        """The interest in a company: nothing where no chain leads, None where it is undefined.

        Of the holder itself: what it holds of itself through others, 1 - 1 / V[i][i].
        """
        return None if issuer in self.undefined else self.values.get(issuer, NOTHING)

    def gross(self, issuer: str) -> Fraction | None:
        """Gross integrated ownership Y = V - I as written, which counts value that comes back."""
        found, own = self.of(issuer), self.of(self.holder)
        return None if found is None or own is None else found.written / (ONE - own.written)


def interests(holder: str, register: Register) -> Interests:
    """The effective interest of one holder in all that it reaches, as ranges."""
    undefined = _undefined(holder, register)
    low = walk_down(holder, register.low, undefined)
    written = walk_down(holder, register.written, undefined)
    high = walk_down(holder, register.high, undefined)
    values = {
        company: Bounds(low.get(company, ZERO), written.get(company, ZERO), min(ONE, most))
        for company, most in sorted(high.items())
    }
    return Interests(holder, values, undefined)


def walk_down(holder: str, holdings: Holdings, leaving_out: Collection[str] = ()) -> dict[str, Fraction]:
    """The effective interest of one holder in every company that it reaches, on one set of figures.

    Where possible shares would hold a circle of companies more than wholly, the whole is the bound.
    """

    def onward(company: str) -> list[str]:
        return [c for c in holdings.held_by(company) if c != holder and c not in leaving_out]

    z: dict[str, Fraction] = {}
    for component in components(onward(holder), onward):
        z.update(_of_component(component, holder, holdings, z))
    if holder not in leaving_out:
        z[holder] = _flowing_into(holder, holder, holdings, z)
    return z


def _of_component(
    component: tuple[str, ...], holder: str, holdings: Holdings, z: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    inflow = {company: _flowing_into(company, holder, holdings, z) for company in component}
    if len(component) == 1 and not holdings.share(component[0], component[0]):
        return inflow
    if not is_solvable(component, holdings):
        return dict.fromkeys(component, ONE)
    return fixed_point({company: holdings.holders_of(company) for company in component}, inflow)


def _flowing_into(company: str, holder: str, holdings: Holdings, z: Mapping[str, Fraction]) -> Fraction:
    column = holdings.holders_of(company)
    through_others = (z[k] * share for k, share in column.items() if k in z and k != holder)
    return sum(through_others, column.get(holder, ZERO))


def _undefined(holder: str, register: Register) -> dict[str, tuple[Finding, ...]]:
    below = _downstream((holder,), register.high, holder)
    found: dict[str, tuple[Finding, ...]] = {}
    for flaw in register.flaws:
        if holder in flaw.members:
            tainted = {holder, *(below if isinstance(flaw, ClosedLoop) else ())}
        else:
            tainted = _downstream(set(flaw.members) & below, register.high, holder)
        for company in sorted(tainted):
            found[company] = (*found.get(company, ()), flaw)
    return found


def _downstream(starts: Collection[str], holdings: Holdings, holder: str) -> set[str]:
    """All below some companies; the way down does not go on through the holder, unless it starts there."""

    def onward(company: str) -> Collection[str]:
        return () if company == holder and company not in starts else holdings.held_by(company)

    return reached(starts, onward)
