"""Made-up data of any size, of the shape of the real: hubs, cross-holdings, ventures, rebadge families."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

_HEAD = """\
@prefix kei:  <https://w3id.org/keiretsu/def#> .
@prefix id:   <https://w3id.org/keiretsu/id/> .
@prefix src:  <https://w3id.org/keiretsu/source/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
_EVIDENCE = 'kei:evidence [ kei:source src:made-up-{source} ; kei:says "A made-up page says that it was so." ]'


def write(path: Path, statements: int, *, seed: int) -> int:
    """Write about so many statements to a Turtle file; the number written comes back. The same seed, the same file."""
    rng = random.Random(seed)
    sources, companies = max(2, statements // 2), max(20, statements // 4)
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        file.writelines(_sources(sources))
        file.writelines(_companies(companies))
        for number in range(statements):
            file.write(_statement(rng, number, companies, sources))
            count += 1
    return count


def _sources(count: int) -> Iterator[str]:
    for number in range(count):
        yield (
            f'src:made-up-{number} a kei:Source ; kei:title "Page {number}"@en ; kei:publisher "Paper {number % 97}" ; '
            f'kei:address "https://example.org/{number}" ; kei:published "{1980 + number % 45}" ; kei:accessed "2026-01-01" ; '
            "kei:tier kei:tierPress .\n"
        )


def _companies(count: int) -> Iterator[str]:
    for number in range(count):
        kind = "JointVenture" if number % 9 == 0 else "Company"
        yield (
            f'id:maker-{number} a kei:{kind} ; rdfs:label "Maker {number}"@en .\n'
            f'id:brand-{number} a kei:Brand ; rdfs:label "Brand {number}"@en .\n'
            f'id:car-{number} a kei:Nameplate ; rdfs:label "Car {number}"@en ; kei:underBrand id:brand-{number} .\n'
        )


def _statement(rng: random.Random, number: int, companies: int, sources: int) -> str:
    evidence = _EVIDENCE.format(source=number % sources)
    holder, other = _hub(rng, companies), rng.randrange(companies)
    start = rng.randint(1960, 2020)
    dates = f'kei:start "{start}" ; kei:observed "{rng.randint(start + 1, 2026)}"'
    kind = number % 10
    if kind < 5:
        figure = rng.randint(1, 99)
        return f'id:s{number} a kei:Shareholding ; kei:holder id:maker-{holder} ; kei:issuer id:maker-{other} ; kei:capital "{figure}" ; {dates} ; {evidence} .\n'
    if kind < 8:
        return f"id:s{number} a kei:Rebadging ; kei:original id:car-{holder} ; kei:rebadge id:car-{other} ; {dates} ; {evidence} .\n"
    if kind == 8:
        return f"id:s{number} a kei:BrandHolding ; kei:holder id:maker-{other} ; kei:brand id:brand-{other} ; kei:right kei:owned ; {dates} ; {evidence} .\n"
    return f"id:s{number} a kei:Cooperation ; kei:party id:maker-{holder} , id:maker-{other} ; kei:cooperationKind kei:licensing ; {dates} ; {evidence} .\n"


def _hub(rng: random.Random, count: int) -> int:
    """A number below count, small ones far oftener: a few hubs have most ties."""
    return min(count - 1, int(count * rng.random() ** 3))
