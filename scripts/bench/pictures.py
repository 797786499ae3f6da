"""How long pictures take, beside what matplotlib takes to save nothing; and our trees beside Graphviz.

Run: python scripts/bench/pictures.py    (with pygraphviz installed also the comparison with dot)
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

import keiretsu
from keiretsu.errors import NoAnswer
from keiretsu.families import families
from keiretsu.knowledge import KnowledgeGraph
from keiretsu.pictures.asking import Asker
from keiretsu.pictures.check import check
from keiretsu.pictures.checks.lines import crossing_pairs, line_box
from keiretsu.pictures.checks.prepared import Prepared
from keiretsu.pictures.picture import Picture
from keiretsu.pictures.scene import Scene

Calls = Sequence[tuple[Callable[..., Picture], tuple[object, ...]]]

EMPTY = "from matplotlib.figure import Figure; import io; Figure().savefig(io.BytesIO())"
DRAW = (
    "import sys, msgspec; from keiretsu.pictures.scene import Scene; from keiretsu.pictures import mpl;"
    "mpl.to_png(msgspec.json.decode(open(sys.argv[1], 'rb').read(), type=Scene))"
)
HTML = (
    "import sys, keiretsu; from keiretsu.pictures.asking import Asker; g = keiretsu.load();"
    "page = Asker(g, g.scope()).around('nissan').as_bytes('html'); assert 'matplotlib' not in sys.modules; print(len(page))"
)
HUBS = (
    "toyota",
    "renault",
    "volkswagen",
    "nissan",
    "general-motors",
    "ford",
    "daimler",
    "stellantis",
    "honda",
    "suzuki",
)


def cpu(code: str, *words: str) -> float:
    """CPU seconds of a new process, the best of three."""
    best = 1e9
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code, *words], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


AGAIN = 5
"""So often the slowest picture is drawn again: its best time counts, since a machine is never still."""


def slowest(graph: KnowledgeGraph) -> dict[str, tuple[float, float, Scene]]:
    """By template the slowest picture of all that ships: seconds to lay out and check, and those of one check alone."""
    now, ever = Asker(graph, graph.scope()), Asker(graph, graph.scope(ever=True))
    parties = [id_ for id_, thing in graph.world.things.items() if graph.world.vocabulary.is_a(thing.kind, "Party")]
    ways = graph.ways("nissan", "daimler", k=6, asked=graph.scope(ever=True))
    calls: dict[str, Calls] = {
        "path": [(now.path, (ways,))],
        "around": [(now.around, (id_,)) for id_ in parties],
        "owners": [(now.owners, (id_,)) for id_ in parties],
        "holdings": [(now.holdings, (id_,)) for id_ in parties],
        "family": [(ever.family, (f.id, [f])) for f in families(graph.world, graph.facts)],
        "timeline": [(ever.timeline, (list(HUBS[:8]),))],
        "industry": [(now.industry, ())],
    }
    return {name: the_slowest(each) for name, each in calls.items()}


def the_slowest(calls: Calls) -> tuple[float, float, Scene]:
    """Of some pictures the few that took longest, each drawn again, and the slowest of them by its best time."""
    found = [(timed_once[0], place) for place, call in enumerate(calls) if (timed_once := timed(*call))]
    few = [calls[place] for _, place in sorted(found, reverse=True)[:AGAIN]]
    best = [min((one for _ in range(AGAIN) if (one := timed(*call))), key=lambda t: t[0]) for call in few]
    return max(best, key=lambda t: t[0])


def things(scene: Scene) -> int:
    """How many boxes or signs of things a picture has."""
    return max(sum(box.role == "thing" for box in scene.boxes), len(scene.marks))


def timed(make: Callable[..., Picture], given: tuple[object, ...]) -> tuple[float, float, Scene] | None:
    """Seconds to lay out with trial foldings and all checks, and to check once more; None where nothing is drawn."""
    start = time.process_time()
    try:
        picture = make(*given)
    except NoAnswer:
        return None
    assert picture.findings == []
    laid = time.process_time()
    check(picture.scene)
    return laid - start, time.process_time() - laid, picture.scene


def beside_dot(graph: KnowledgeGraph) -> None:
    """Crossings and lines through boxes of our trees and of Graphviz's, on twenty real ones."""
    try:
        import pygraphviz
    except ImportError:
        print("\npygraphviz is not installed: no comparison with dot")
        return
    asker, found = Asker(graph, graph.scope(ever=True)), []
    for party in sorted(graph.world.things):
        try:
            scene = asker.holdings(party).scene
        except NoAnswer:
            continue
        found.append((sum(box.role == "thing" for box in scene.boxes), party, scene))
    print("\nboxes  ties  crossings  through boxes  dot (orthogonal)  tree")
    for boxes, party, scene in sorted(found, key=lambda one: (-one[0], one[1]))[:20]:
        seen = Prepared(scene)
        ties = [line for line in scene.lines if line.ends[0] and not line.legend]
        ours, through = len(crossing_pairs(seen)), len(list(line_box(seen)))
        print(f"{boxes:5}{len(ties):6}{ours:11}{through:15}{dot_crossings(pygraphviz, scene):18}  {party}")


def dot_crossings(pygraphviz: object, scene: Scene) -> int:
    """How often the ties of dot's orthogonal drawing of the same boxes and ties cross."""
    graph = pygraphviz.AGraph(directed=True, strict=False, splines="ortho", nodesep="0.25", ranksep="0.6")  # type: ignore[attr-defined]
    for box in scene.boxes:
        if box.role == "thing":
            graph.add_node(box.id, shape="box", fixedsize="true", width=box.width / 72, height=box.height / 72)
    ties = [line for line in scene.lines if line.ends[0] and not line.legend]
    for line in ties:
        graph.add_edge(*line.ends, key=line.id)
    graph.layout("dot")
    lines = []
    for tail, head, key in graph.edges_iter(keys=True):
        text = pygraphviz.Edge(graph, tail, head, key).attr["pos"].split()  # type: ignore[attr-defined]
        plain = [one for one in text if not one.startswith(("e,", "s,"))]
        points = tuple((float(x), float(y)) for x, y in (one.split(",") for one in plain))
        lines.append(msgspec.structs.replace(ties[0], id=f"{tail} {head} {key}", points=points))
    return len(crossing_pairs(Prepared(msgspec.structs.replace(scene, lines=tuple(lines)))))


def main() -> None:
    graph = keiretsu.load()
    empty = cpu(EMPTY)
    print(f"matplotlib's Figure imported and saved empty: {empty:.2f} s CPU")
    print(
        "\ntemplate   layout and check   a check alone   (ms, the slowest of all that ships, trial foldings included)"
    )
    found = slowest(graph)
    for name, (layout, checked, _) in found.items():
        print(f"{name:10}{layout * 1000:17.0f}{checked * 1000:16.0f}")
    now = Asker(graph, graph.scope())
    largest = max((now.around(id_) for id_ in HUBS), key=lambda picture: things(picture.scene)).scene
    with tempfile.TemporaryDirectory() as folder:
        for name, scene, layout in (
            ("around", largest, found["around"][0]),
            ("industry", found["industry"][2], found["industry"][0]),
        ):
            file = Path(folder) / f"{name}.json"
            file.write_bytes(msgspec.json.encode(scene))
            whole = cpu(DRAW, str(file)) + layout
            print(f"\n{name} ({things(scene)} things) to PNG: {whole:.2f} s CPU, {whole / empty:.2f} x empty")
    print(f"\nexplorer page, data loaded, no matplotlib: {cpu(HTML):.2f} s CPU")
    beside_dot(graph)


if __name__ == "__main__":
    main()
