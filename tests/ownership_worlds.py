"""Toy registers in one line: ``world("a>b 60", "b>c 30-40", "c>d 25+")``."""

from __future__ import annotations

import re
from fractions import Fraction

from keiretsu.ownership.register import Register, Share

_WRITTEN = re.compile(r"(\w+)>(\w+) ([\d.]+)(?:-([\d.]+)|(\+))?")


def world(*shares: str) -> Register:
    """A register from lines "holder>issuer percent", "… low-high" or "… low+" for more than that."""
    return Register(_share(text) for text in shares)


def _share(text: str) -> Share:
    match = _WRITTEN.fullmatch(text)
    assert match, text
    holder, issuer, low, high, above = match.groups()
    if above:
        return Share.between(holder, issuer, _part(low) + Fraction(1, 10**9), Fraction(1), text)
    return Share.between(holder, issuer, _part(low), _part(high or low), text)


def _part(percent: str) -> Fraction:
    return Fraction(percent) / 100


def inverse_by_elimination(register: Register) -> list[list[Fraction]]:
    """(I - A)^-1 of the whole register, which the library never forms, by plain Gauss-Jordan."""
    n = len(register.parties)
    rows = [
        [Fraction(i == j) - register.written.share(i, j) for j in register.parties]
        + [Fraction(i == j) for j in register.parties]
        for i in register.parties
    ]
    for k in range(n):
        pivot = next(r for r in range(k, n) if rows[r][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for r in range(n):
            if r != k and rows[r][k]:
                rows[r] = [a - rows[r][k] * b for a, b in zip(rows[r], rows[k], strict=True)]
    return [row[n:] for row in rows]
