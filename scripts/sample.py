"""Draws statements by a seeded random choice, to be read again beside their sources.

.venv/bin/python scripts/sample.py [--count 20] [--seed 1]
"""

from __future__ import annotations

import argparse
import random

from keiretsu.knowledge import load
from keiretsu.prose import own_sentence


def main() -> None:
    """Print the statements, each with what its sources are said to say and where to read it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    graph = load()
    name, vocabulary = graph.namer(), graph.world.vocabulary
    for fact in random.Random(asked.seed).sample(graph.statements, asked.count):
        print(f"\n{fact.id}: {own_sentence(fact, vocabulary=vocabulary, name=name)}")
        for piece in fact.evidence:
            print(f"  {piece.says}\n  {graph.world.sources[piece.source].address}")


if __name__ == "__main__":
    main()
