"""Made-up data of any size, of the shape of the real: hubs, cross-holdings, ventures, rebadge families."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

TIES_A_COMPANY = 10
_HEAD = """\
@prefix kei:  <https://w3id.org/keiretsu/def#> .
@prefix id:   <https://w3id.org/keiretsu/id/> .
@prefix src:  <https://w3id.org/keiretsu/source/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
_EVIDENCE = 'kei:evidence [ kei:source src:made-up-{source} ; kei:says "A made-up page says that it was so." ]'


def write(path: Path, statements: int, *, seed: int) -> int:
    """Write so many statements, at least 100, that keep every rule to a Turtle file; the same seed, the same file.

    The number written comes back.
    """
    rng = random.Random(seed)
    sources, companies = statements // 2, statements // TIES_A_COMPANY
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        file.writelines(_sources(sources))
        file.writelines(_company(number, sources) for number in range(companies))
        file.writelines(_statement(rng, number, companies, sources) for number in range(companies, statements))
    return statements


def _sources(count: int) -> Iterator[str]:
    for number in range(count):
        yield (
            f'src:made-up-{number} a kei:Source ; kei:title "Page {number}"@en ; kei:publisher "Paper {number % 97}" ; '
            f'kei:address "https://example.org/{number}" ; kei:published "{1980 + number % 45}" ; kei:accessed "2026-01-01" ; '
            "kei:tier kei:tierPress .\n"
        )


def _company(number: int, sources: int) -> str:
    """A company with the brand that it holds and a car of that brand."""
    kind = "JointVenture" if number % 9 == 0 else "Company"
    return (
        f'id:maker-{number} a kei:{kind} ; rdfs:label "Maker {number}"@en .\n'
        f'id:brand-{number} a kei:Brand ; rdfs:label "Brand {number}"@en .\n'
        f'id:car-{number} a kei:Nameplate ; rdfs:label "Car {number}"@en ; kei:underBrand id:brand-{number} .\n'
        f"id:s{number} a kei:BrandHolding ; kei:holder id:maker-{number} ; kei:brand id:brand-{number} ; "
        f'kei:right kei:owned ; kei:start "1950" ; {_EVIDENCE.format(source=number % sources)} .\n'
    )


def _statement(rng: random.Random, number: int, companies: int, sources: int) -> str:
    """The next tie of one company with another; its rounds begin in other years, so that nothing is said twice."""
    turn, other = divmod(number, companies)
    holder = _hub(rng, companies)
    holder = holder if holder != other else (other + 1) % companies
    start = 1960 + 6 * turn + rng.randrange(6)
    rest = f'kei:start "{start}" ; kei:observed "{rng.randint(start + 1, 2026)}" ; {_EVIDENCE.format(source=number % sources)} .\n'
    kind = number % 10
    if kind < 5:
        figure = rng.randint(1, 100 // TIES_A_COMPANY)
        return f'id:s{number} a kei:Shareholding ; kei:holder id:maker-{holder} ; kei:issuer id:maker-{other} ; kei:capital "{figure}" ; {rest}'
    if kind < 8:
        return f"id:s{number} a kei:Rebadging ; kei:original id:car-{holder} ; kei:rebadge id:car-{other} ; {rest}"
    return f"id:s{number} a kei:Cooperation ; kei:party id:maker-{holder} , id:maker-{other} ; kei:cooperationKind kei:licensing ; {rest}"


def _hub(rng: random.Random, count: int) -> int:
    """A number below count, small ones far oftener: a few hubs have most ties."""
    return min(count - 1, int(count * rng.random() ** 3))
