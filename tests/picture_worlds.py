"""What the tests of pictures share: a made-up scene without a fault, and a made-up world with every kind of tie."""

from pathlib import Path

from keiretsu.knowledge import load
from keiretsu.pictures.asking import Asker, Look
from keiretsu.pictures.scene import Cited
from keiretsu.pictures.sheet import Sheet

WORLD = Path(__file__).parent / "worlds" / "pictures.ttl"
DAY = "2013-06"


def known():
    """The made-up world."""
    return load([WORLD], only_data=True, unchecked=True)


def asker(graph, *, at=DAY, ever=False, include=(), **look):
    return Asker(
        graph, graph.scope(at=None if ever else at, ever=ever, include=include), "" if ever else at, Look(**look)
    )


def pictures(graph, **look):
    """One picture of each template, by name."""
    ask = asker(graph, include=("announced", "contested"), **look)
    ever = asker(graph, ever=True, **look)
    ways = graph.ways("Elm family", "birch-cube", k=3, asked=graph.scope(at=DAY))
    return {
        "path": asker(graph, **look).path(ways),
        "around": ask.around("birch"),
        "owners": ask.owners("birch"),
        "holdings": ask.holdings("alder"),
        "family": asker(graph, **look).family("birch-box", graph.family("birch-box")),
        "timeline": ever.timeline(["birch", "alder"], "1980", "2016"),
        "industry": asker(graph, **look).industry(),
    }


def sheet():
    """Two boxes, one tie with its figure on a patch: nothing to complain of."""
    made = Sheet(400.0)
    for name, x in (("a", 40.0), ("b", 260.0)):
        box = made.box(name, x, 20, 80, 30, thing=name)
        made.lettered(box, [(name.upper(), 9, 600, "text1")])
    made.line("tie", [(120, 35), (258.4, 35)], "shareholding", wide=2, ends=("a", "b"), facts=["one"], words="Stake")
    made.text(180, 35, "34%", 9, 700, "shareholding", anchor="middle", role="pill", patch=True, facts=["one"])
    return made


def finished(made, **more):
    given = {
        "headline": "A holds 34% of B", "subtitle": "Share of the capital", "as_of": "1 June 2013", "answer": ["one"],
        "sources": [Cited(1, "Gazette 2010", "Gazette: Who holds whom", "https://example.org")], "template": "path",
    }  # fmt: skip
    return made.finished(**{**given, **more})
