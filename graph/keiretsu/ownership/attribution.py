"""Who owns a company in the end: its whole value led up through all holders to those whom nobody holds.

Outside holders have no register of their own on file. Of an outside holder i the effective interest is
V[i][b], since nothing comes back to it; what no register accounts for is unattributed, and so all rows
of a company sum to exactly 1 on the figures as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from keiretsu.ownership.bounds import Bounds
from keiretsu.ownership.components import components
from keiretsu.ownership.findings import ClosedLoop, Finding, is_closed, is_solvable
from keiretsu.ownership.holdings import ONE, ZERO, Holdings
from keiretsu.ownership.linear import fixed_point
from keiretsu.ownership.register import Register


class Attribution(msgspec.Struct, frozen=True):
    """The outside holders of one company with their effective interests, largest first, then by id.

    ``unattributed`` tells through which company how much is held by parties that are not on file; a negative
    figure there is what rounded figures overshoot. ``loops`` are circles that own themselves, with what they
    swallow. ``undefined`` has the reasons why nothing could be attributed.
    """

    company: str
    holders: tuple[tuple[str, Bounds], ...] = ()
    unattributed: tuple[tuple[str, Fraction], ...] = ()
    loops: tuple[tuple[ClosedLoop, Fraction], ...] = ()
    undefined: tuple[Finding, ...] = ()

    @property
    def rest(self) -> Fraction:
        """All that is unattributed, on the figures as written."""
        return sum((share for _, share in self.unattributed), ZERO)

    @property
    def total(self) -> Fraction:
        """The sum of all rows on the figures as written: 1 unless undefined."""
        held = sum((interest.written for _, interest in self.holders), ZERO)
        return held + self.rest + sum((share for _, share in self.loops), ZERO)


class Ascent(msgspec.Struct, frozen=True):
    """V[k][company] of everyone above a company, on one set of figures.

    Nothing passes up from a closed loop; ``unbounded`` are those for whom possible shares allow any figure.
    """

    values: Mapping[str, Fraction]
    closed: tuple[tuple[ClosedLoop, Fraction], ...]
    unbounded: frozenset[str]


def attribution(company: str, register: Register) -> Attribution:
    """To whom the company belongs in the end, as ranges, with the rest that nobody is known to hold."""
    written = walk_up(company, register.written)
    above = written.values.keys() | written.unbounded
    flaws = tuple(f for f in register.flaws if not isinstance(f, ClosedLoop) and f.issuer in above)
    if flaws:
        return Attribution(company, undefined=flaws)
    rest = {
        k: part * (ONE - register.written.allocated(k))
        for k, part in written.values.items()
        if k == company or k in register.high.columns
    }
    unattributed = sorted((item for item in rest.items() if item[1]), key=lambda item: (-item[1], item[0]))
    return Attribution(company, _outside_holders(company, register, written), tuple(unattributed), written.closed)


def _outside_holders(company: str, register: Register, written: Ascent) -> tuple[tuple[str, Bounds], ...]:
    low, high = walk_up(company, register.low).values, walk_up(company, register.high, at_most=True)
    above = high.values.keys() | high.unbounded
    outside = [k for k in above if k != company and k not in register.high.columns]
    free = ONE - sum((low.get(k, ZERO) for k in outside), ZERO)
    found = {
        k: Bounds(
            low.get(k, ZERO),
            written.values.get(k, ZERO),
            min(high.values.get(k, ONE), free + low.get(k, ZERO)),
        )
        for k in outside
    }
    return tuple(sorted(found.items(), key=lambda item: (-item[1].written, -item[1].high, item[0])))


def walk_up(company: str, holdings: Holdings, *, at_most: bool = False) -> Ascent:
    """The value of one company led up to all its holders, component by component.

    With ``at_most`` the shares are upper bounds, and a circle that they would close may in truth be open.
    """
    v: dict[str, Fraction] = {}
    closed: list[tuple[ClosedLoop, Fraction]] = []
    unbounded: set[str] = set()
    for component in components((company,), holdings.holders_of):
        inflow = {k: _flowing_up(k, holdings, v) + (k == company) for k in component}
        if is_closed(component, holdings) and not at_most:
            closed.append((ClosedLoop(component), sum(inflow.values(), ZERO)))
        elif not is_solvable(component, holdings) or _holds_any(component, holdings, unbounded):
            unbounded.update(component)
        else:
            v.update(_circulated(component, holdings, inflow))
    return Ascent(v, tuple(closed), frozenset(unbounded))


def _circulated(component: tuple[str, ...], holdings: Holdings, inflow: dict[str, Fraction]) -> dict[str, Fraction]:
    if len(component) == 1 and not holdings.share(component[0], component[0]):
        return inflow
    return fixed_point({k: holdings.held_by(k) for k in component}, inflow)


def _flowing_up(holder: str, holdings: Holdings, v: Mapping[str, Fraction]) -> Fraction:
    return sum((share * v[issuer] for issuer, share in holdings.held_by(holder).items() if issuer in v), ZERO)


def _holds_any(holders: tuple[str, ...], holdings: Holdings, companies: set[str]) -> bool:
    return any(issuer in companies for holder in holders for issuer in holdings.held_by(holder))
