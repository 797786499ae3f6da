"""Small systems of linear equations in exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from keiretsu.ownership.holdings import ZERO

Rows = dict[str, dict[str, Fraction]]


def fixed_point(
    weights: Mapping[str, Mapping[str, Fraction]], constants: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """The x with x[j] = constants[j] + sum over k of weights[j][k] x[k]; ``weights`` has a row for each.

    One unknown after another is expressed by the rest, the one that needs fewest first, so that sparse
    systems stay sparse. The system must have one solution: see ``findings.is_solvable``.
    """
    rows: Rows = {j: {k: w for k, w in row.items() if k in weights} for j, row in weights.items()}
    free = {j: constants.get(j, ZERO) for j in weights}
    pending, expressed = set(weights), list[str]()
    while pending:
        unknown = min(pending, key=lambda j: (len(rows[j]), j))
        pending.remove(unknown)
        _express_by_others(unknown, rows, free)
        for other in pending:
            _put_in(unknown, other, rows, free)
        expressed.append(unknown)
    return _read_off(expressed, rows, free)


def _express_by_others(unknown: str, rows: Rows, free: dict[str, Fraction]) -> None:
    itself = rows[unknown].pop(unknown, ZERO)
    if itself:
        rest = 1 - itself
        rows[unknown] = {k: w / rest for k, w in rows[unknown].items()}
        free[unknown] /= rest


def _put_in(unknown: str, other: str, rows: Rows, free: dict[str, Fraction]) -> None:
    weight = rows[other].pop(unknown, ZERO)
    if weight:
        free[other] += weight * free[unknown]
        for k, w in rows[unknown].items():
            rows[other][k] = rows[other].get(k, ZERO) + weight * w


def _read_off(expressed: list[str], rows: Rows, free: dict[str, Fraction]) -> dict[str, Fraction]:
    values: dict[str, Fraction] = {}
    for unknown in reversed(expressed):
        values[unknown] = free[unknown] + sum((w * values[k] for k, w in rows[unknown].items()), ZERO)
    return values
