"""Draw the README's pictures from the shipped data into scripts/pictures/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keiretsu
from keiretsu.pictures.asking import Asker
from keiretsu.pictures.picture import Picture

FOLDER = Path(__file__).with_name("pictures")
DAY = "2026-11-27"
"""A fixed day keeps them the same until the data changes."""


def pictures() -> Iterator[tuple[str, Picture]]:
    """Each picture with the name of its files."""
    graph = keiretsu.load()
    now, ever = Asker(graph, graph.scope(at=DAY), DAY), Asker(graph, graph.scope(ever=True))
    yield "ways", ever.path(graph.ways("nissan", "daimler", k=4, asked=graph.scope(ever=True)))
    yield "holdings", now.holdings("renault")
    yield "family", ever.family("fiat-600", graph.family("fiat-600"))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures():
        picture.save(FOLDER / f"{name}.svg", FOLDER / f"{name}.png", strict=True)
        print(f"{FOLDER.name}/{name}: {picture.scene.page.headline}")


if __name__ == "__main__":
    main()
