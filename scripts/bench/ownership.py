"""What questions about ownership cost, as ratios of CPU time within one interleaved run (medians).

    python scripts/bench/ownership.py [ROUNDS]

Prints three tables: each command against ``keiretsu show`` on the shipped data; all controllers of all companies of
a seeded market of 75,000 relations against a plain NetworkX fixpoint; the effective interests of one holder in
everything against a dense solve, where that fits.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import networkx as nx
from timing import PYTHON, cache_in, interleaved, row

import keiretsu
from keiretsu.ownership.control import Electorate
from keiretsu.ownership.interest import interests
from keiretsu.ownership.register import Register, Share

GRAPH = Path(keiretsu.__file__).parents[1]

SHOW = ("show", "Renault")
QUESTIONS = (
    ("stake", "Renault", "Mitsubishi Motors"),
    ("owners", "Nissan"),
    ("holdings", "Toyota"),
    ("group", "Toyota"),
    ("control", "Porsche AG"),
    ("status", "Toyota", "Subaru"),
    ("close", "Toyota", "Subaru"),
    ("timeline", "Renault", "Nissan"),
    ("timeline", "Volkswagen"),
    ("diff", "2013", "2023", "--of", "Nissan"),
    ("whatif", "--add", "Honda > Nissan 51", "control", "Nissan"),
)


def market(relations: int, seed: int = 7) -> Register:
    """A made-up market: trees of subsidiaries under hubs, minorities across, and 3 % cross-holdings."""
    dice = random.Random(seed)
    companies = [f"c{n:06}" for n in range(relations // 2)]
    free = dict.fromkeys(companies, 10_000)
    shares: dict[tuple[str, str], int] = {}

    def give(holder: str, company: str, wanted: int) -> None:
        points = min(wanted, free[company] - 100)
        if points > 0 and holder != company and (holder, company) not in shares:
            shares[holder, company] = points
            free[company] -= points

    for n, company in enumerate(companies[1:], start=1):
        hub = companies[int(n * dice.random() ** 3)]
        give(hub, company, dice.choice((1000, 2000, 3000, 4900, 5000, 5100, 6000, 7500, 10_000)))
    while len(shares) < relations:
        a, b = sorted(dice.sample(range(len(companies)), 2))
        holder, company = (b, a) if dice.random() < 0.03 else (a, b)
        give(companies[holder], companies[company], dice.choice((50, 100, 300, 500, 1000, 2000)))
    return Register(Share.exact(h, i, Fraction(points, 10_000)) for (h, i), points in shares.items())


def plain_control(graph: nx.DiGraph) -> dict[str, set[str]]:
    """The definition as one would write it down: grow each holder's set until nothing is added."""
    found, half = {}, Fraction(1, 2)
    for holder in graph:
        controlled = {holder}
        while True:
            touched = {y for x in controlled for y in graph.successors(x)} - controlled
            new = {y for y in touched if sum(graph[x][y]["share"] for x in graph.pred[y] if x in controlled) > half}
            if not new:
                break
            controlled |= new
        if len(controlled) > 1:
            found[holder] = controlled - {holder}
    return found


def dense_interest(holder: str, register: Register) -> dict[str, float]:
    """All z of the recursion in ``keiretsu.ownership.interest``, solved as one dense system."""
    import numpy as np

    others = [party for party in register.parties if party != holder]
    place = {party: n for n, party in enumerate(others)}
    matrix = np.eye(len(others))
    right = np.zeros(len(others))
    for (h, i), share in register.shares.items():
        if i != holder:
            if h == holder:
                right[place[i]] = float(share.written)
            else:
                matrix[place[i], place[h]] -= float(share.written)
    return dict(zip(others, np.linalg.solve(matrix, right), strict=True))


def cpu(run: Callable[[], object]) -> float:
    """CPU seconds of a call in this process."""
    start = time.process_time()
    run()
    return time.process_time() - start


def commands(rounds: int) -> None:
    """Each question against ``show``, output piped, snapshot and byte code warm."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {k: v for k, v in cache_in(Path(folder)).items() if not k.startswith("PYTHON")}
        environment |= {"PYTHONPATH": str(GRAPH), "PYTHONPYCACHEPREFIX": f"{folder}/pyc"}
        lines = {" ".join(words): (PYTHON, "-m", "keiretsu", *words) for words in (SHOW, *QUESTIONS)}
        taken = interleaved(lines, rounds, env=environment)
    base = taken.pop(" ".join(SHOW))
    print(f"against keiretsu {' '.join(SHOW)} ({1000 * base:.0f} ms CPU), {rounds} rounds")
    for line, seconds in taken.items():
        print(row(line[:34], seconds / base, 1.5, ""))


def control(rounds: int) -> None:
    """All controllers of all companies at once."""
    register = market(75_000)
    graph = nx.DiGraph()
    for (holder, issuer), share in register.shares.items():
        graph.add_edge(holder, issuer, share=share.low)
    low = register.low
    ours, plain = [], []
    for _ in range(rounds):
        ours.append(cpu(lambda: Electorate(low).all_controlled()))
        plain.append(cpu(lambda: plain_control(graph)))
    same = {holder: set(found) for holder, found in Electorate(low).all_controlled().items()} == plain_control(graph)
    ratio = statistics.median(ours) / statistics.median(plain)
    what = f"of a plain fixpoint ({statistics.median(plain):.2f} s CPU), same answer: {same}"
    print(row(f"control, {len(register.shares):,} relations", ratio, 0.17, what))


def interest(rounds: int) -> None:
    """One holder's effective interest in everything."""
    for relations in (3_000, 75_000):
        register = market(relations)
        holder = max(register.low.rows, key=lambda party: len(register.low.rows[party]))
        _ = register.flaws, register.high, register.written
        _interest_of(holder, register, rounds, fits=relations < 10_000)


def _interest_of(holder: str, register: Register, rounds: int, *, fits: bool) -> None:
    ours = statistics.median(cpu(lambda: interests(holder, register)) for _ in range(rounds))
    found = interests(holder, register)
    line = f"effective interests of one holder in {len(found.values):,} of {len(register.parties):,}"
    if not fits:
        print(f"{line}, exact and as a range: {ours:.2f} s CPU; the dense system does not fit in memory")
        return
    dense = statistics.median(cpu(lambda: dense_interest(holder, register)) for _ in range(rounds))
    solved = dense_interest(holder, register)
    off = max(abs(float(z.written) - solved[c]) for c, z in found.values.items() if c != holder)
    print(f"{line}\n  {ours / dense:5.2f}  of a dense solve ({dense:.2f} s CPU), largest difference {off:.0e}")


def main() -> None:
    """All tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    commands(rounds)
    control(min(rounds, 3))
    interest(min(rounds, 3))


if __name__ == "__main__":
    main()
