"""Draw the README's pictures from the shipped data into scripts/pictures/. A fixed day keeps them the same."""

from __future__ import annotations

from pathlib import Path

import keiretsu
from keiretsu.pictures.asking import Asker

FOLDER = Path(__file__).with_name("pictures")
DAY = "2026-11-24"


def main() -> None:
    graph = keiretsu.load()
    now, ever = Asker(graph, graph.scope(at=DAY), DAY), Asker(graph, graph.scope(ever=True))
    ways = graph.ways("nissan", "daimler", k=4, asked=graph.scope(ever=True))
    FOLDER.mkdir(exist_ok=True)
    for name, picture in (
        ("ways", ever.path(ways)),
        ("holdings", now.holdings("renault")),
        ("family", ever.family("fiat-600", graph.family("fiat-600"))),
    ):
        picture.save(FOLDER / f"{name}.svg", FOLDER / f"{name}.png", strict=True)
        print(f"{FOLDER.name}/{name}: {picture.scene.page.headline}")


if __name__ == "__main__":
    main()
