"""What commands cost beside the imports that they cannot do without.

    python scripts/bench/commands.py [--rounds 9] [--times 50]

Prints ratios of CPU time (median of interleaved runs, output piped, snapshot warm), on the shipped data and, with
--times, on made-up data of so many times its size.
"""

from __future__ import annotations

import argparse
import compileall
import os
import tempfile
import zlib
from pathlib import Path

import made_up
import msgspec
import timing
from timing import KEIRETSU, python

import keiretsu
from keiretsu import files
from keiretsu.knowledge import load

CLICK = python("import click")
NETWORKX = python("import click, networkx")
QUERY = "SELECT ?v ?h WHERE { ?s a kei:Shareholding ; kei:holder ?h ; kei:issuer ?v . ?v a kei:JointVenture }"


def commands(options: list[str], names: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The commands that are measured, by name."""
    base = (*KEIRETSU, *options)
    return {
        "click": CLICK,
        "networkx": NETWORKX,
        "path": (*base, "path", names["start"], names["end"], "--at", names["day"]),
        "show": (*base, "show", names["thing"]),
        "find": (*base, "find", names["text"]),
        "family": (*base, "family", names["car"]),
        "ask": (*base, "ask", "owners-of", names["thing"]),
        "--help": (*KEIRETSU, "--help"),
        "path --help": (*KEIRETSU, "path", "--help"),
        "sparql": (*base, "sparql", QUERY, "--format", "json"),
    }


def bare_sparql(triples: Path) -> tuple[str, ...]:
    """A bare script that imports click and asks pyoxigraph the same on the same triples."""
    return python(
        "import click, pyoxigraph as ox, sys; s = ox.Store()\n"
        f"s.load(path={str(triples)!r}, format=ox.RdfFormat.N_TRIPLES, lenient=True)\n"
        f"r = s.query({QUERY!r}, prefixes={{'kei': 'https://w3id.org/keiretsu/def#'}})\n"
        "sys.stdout.buffer.write(r.serialize(format=ox.QueryResultsFormat.JSON))"
    )


def bare_parse(paths: list[Path]) -> tuple[str, ...]:
    """Parsing the same files with pyoxigraph alone."""
    return python(
        "import click, pyoxigraph as ox\n"
        f"for path in {[str(path) for path in paths]!r}: list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))"
    )


def empty(cache: Path) -> None:
    """A cache as before the first run."""
    for file in cache.iterdir():
        file.unlink()


def change_one_file(cache: Path) -> None:
    """A cache as after a change of the largest data file: no snapshot, and what that file said is not kept."""
    for file in cache.glob("*.facts"):
        file.unlink()
    for file in cache.glob("*.parts"):
        kept = msgspec.msgpack.decode(file.read_bytes()[:-4], type=dict[str, msgspec.Raw])
        del kept[max(kept, key=lambda key: len(bytes(kept[key])))]
        content = msgspec.msgpack.encode(kept)
        file.write_bytes(content + zlib.adler32(content).to_bytes(4, "big"))


def builds(cache: Path, paths: list[Path], rounds: int, env: dict[str, str]) -> dict[str, float]:
    """What it costs to read the shipped files again, as multiples of a bare parse."""
    version = (*KEIRETSU, "--version")
    built = timing.interleaved(
        {"rebuild": version, "first build": version, "bare parse": bare_parse(paths)},
        rounds,
        env=env,
        before={"rebuild": lambda: change_one_file(cache), "first build": lambda: empty(cache)},
    )
    return {
        "rebuild, one file changed": built["rebuild"] / built["bare parse"],
        "first build, nothing kept": built["first build"] / built["bare parse"],
    }


def own_build(options: list[str], thing: str, paths: list[Path], env: dict[str, str]) -> dict[str, float]:
    """The same, once, for data of one's own, all of whose rules are asked before it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        first = timing.cpu_seconds((*KEIRETSU, *options, "show", thing), env=env | timing.cache_in(Path(folder)))
    return {"first build, with every rule": first / timing.cpu_seconds(bare_parse(paths), env=env)}


def measured(options: list[str], paths: list[Path], names: dict[str, str], rounds: int) -> list[str]:
    """The table's lines for one set of data."""
    with tempfile.TemporaryDirectory() as folder:
        env = timing.cache_in(Path(folder))
        timing.cpu_seconds((*KEIRETSU, *options, "sparql", "ASK {}"), env=env)
        (triples,) = Path(folder).glob("*.nt")
        timed = commands(options, names) | {"bare sparql": bare_sparql(triples), "bare parse": bare_parse(paths)}
        complete = {
            "_KEIRETSU_COMPLETE": "bash_complete",
            "COMP_WORDS": f"keiretsu show {names['text'][:3]}",
            "COMP_CWORD": "2",
        }
        median = timing.interleaved(timed, rounds, env=env)
        completing = timing.interleaved({"click": CLICK, "complete": KEIRETSU}, rounds, env={**env, **complete})
        built = own_build(options, names["thing"], paths, env) if options else builds(Path(folder), paths, rounds, env)
    lines = [
        timing.row("path", median["path"] / median["networkx"], 1.3, "of importing click and networkx"),
        timing.row("family", median["family"] / median["networkx"], 1.3, "of importing click and networkx"),
        timing.row("show", median["show"] / median["click"], 1.6, "of importing click"),
        timing.row("find", median["find"] / median["click"], 1.6, "of importing click"),
        timing.row("--help", median["--help"] / median["click"], 1.3, "of importing click"),
        timing.row("path --help", median["path --help"] / median["click"], 1.3, "of importing click"),
        *(timing.row(name, ratio, 3, "of parsing the same with pyoxigraph") for name, ratio in built.items()),
        timing.row("sparql", median["sparql"] / median["bare sparql"], 1.5, "of a bare script on the same triples"),
        timing.row("ask", median["ask"] / median["bare sparql"], 1.5, "of the same bare script"),
    ]
    if not options:
        lines.append(timing.row("completion", completing["complete"] / completing["click"], 1.6, "of importing click"))
    return lines


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--times", type=int, default=0, help="also on made-up data, so many times the shipped size")
    asked = parser.parse_args()
    shipped = [*files.ontology_files(), *files.shipped_data()]
    compileall.compile_dir(Path(keiretsu.__file__).parent, quiet=1)
    statements = len(load().statements)
    names = {"start": "Nissan Dayz", "end": "Renault", "thing": "NMKV", "car": "Nissan Dayz", "text": "dayz"}
    names["day"] = "2013-11-08"
    print(f"shipped data, {statements:,} statements, {asked.rounds} rounds, {os.cpu_count()} processors")
    print("\n".join(measured([], shipped, names, asked.rounds)))
    if asked.times:
        with tempfile.TemporaryDirectory() as folder:
            count = statements * asked.times
            paths = made_up.write(Path(folder), count, seed=1)
            names |= {"start": "maker-3", "end": "maker-17", "thing": "maker-3", "car": "car-3", "text": "maker-35"}
            print(f"\nmade-up data, {count:,} statements")
            options = ["--data", folder, "--only-data"]
            print("\n".join(measured(options, [*files.ontology_files(), *paths], names, max(3, asked.rounds // 3))))


if __name__ == "__main__":
    main()
