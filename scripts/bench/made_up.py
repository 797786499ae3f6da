"""Made-up data of any size, of the shape of the real: hubs, cross-holdings, ventures, rebadge families."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

TIES_A_COMPANY = 10
BLOCKS_A_FILE = 100_000
_HEAD = """\
@prefix kei:  <https://w3id.org/keiretsu/def#> .
@prefix id:   <https://w3id.org/keiretsu/id/> .
@prefix src:  <https://w3id.org/keiretsu/source/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
_EVIDENCE = 'kei:evidence [ kei:source src:made-up-{source} ; kei:says "A made-up page says that it was so." ]'


def write(folder: Path, statements: int, *, seed: int) -> list[Path]:
    """Write so many statements, at least 100, that keep every rule, and what they are about; the Turtle files come back.

    The same seed, the same files.
    """
    rng = random.Random(seed)
    sources, companies = statements // 2, statements // TIES_A_COMPANY
    told = chain(
        map(_source, range(sources)),
        (_company(number, sources) for number in range(companies)),
        (_statement(rng, number, companies, sources) for number in range(companies, statements)),
    )
    return list(_files(folder, told))


def _files(folder: Path, told: Iterator[str]) -> Iterator[Path]:
    for number, first in enumerate(told):
        path = folder / f"made-up-{number}.ttl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines((_HEAD, first, *islice(told, BLOCKS_A_FILE - 1)))
        yield path


def _source(number: int) -> str:
    return (
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
    """The next tie of one company with another, over before its next begins: no two of them can contradict each other."""
    turn, other = divmod(number, companies)
    holder = _hub(rng, companies)
    holder = holder if holder != other else (other + 1) % companies
    start, until = 1960 + 6 * turn + rng.randrange(5), 1965 + 6 * turn
    close = f'kei:end "{until}"' if turn < TIES_A_COMPANY - 1 else f'kei:observed "{rng.randint(until, 2026)}"'
    rest = f'kei:start "{start}" ; {close} ; {_EVIDENCE.format(source=number % sources)} .\n'
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
