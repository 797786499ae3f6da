"""Rooms lead one way, and each library is imported only in its room."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "graph" / "keiretsu"

# From the street door to the cellar: a module imports only from rows below its own, or within its own folder.
ROWS = [
    ["cli"],
    ["knowledge"],
    ["building", "pictures", "view"],
    ["exports", "checks", "cards", "counting", "asking", "paths", "families"],
    ["ownership"],
    ["search", "names"],
    ["projection", "parts"],
    ["snapshot"],
    ["prose"],
    ["deriving"],
    ["narrow", "together"],
    ["reading", "sparql"],
    ["declared"],
    ["store"],
    ["facts", "packing"],
    ["ranges"],
    ["period", "figures", "terms", "files"],
    ["errors"],
]
LIBRARIES = {
    "click": ["cli"],
    "rich": ["cli"],
    "networkx": ["projection", "search", "view", "families", "exports", "knowledge", "paths"],
    "rdflib": ["store", "checks", "knowledge"],
    "oxrdflib": ["store"],
    "pyoxigraph": [
        "store",
        "sparql",
        "reading",
        "declared",
        "deriving",
        "building",
        "checks",
        "asking",
        "exports",
        "knowledge",
    ],
    "pyshacl": ["checks"],
    "matplotlib": ["pictures"],
    "fontTools": ["pictures"],
    "rapidfuzz": ["names"],
    "platformdirs": ["snapshot"],
}
ROW = {room: number for number, row in enumerate(ROWS) for room in row}


def modules():
    return [
        file for file in HOUSE.rglob("*.py") if file.relative_to(HOUSE).parts[0] not in ("__init__.py", "__main__.py")
    ]


def room_of(file):
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "keiretsu":
                yield from (f"keiretsu.{alias.name}" for alias in node.names)
            else:
                yield node.module


def test_every_module_has_a_place():
    assert {room_of(file) for file in modules()} - set(ROW) == set()


def test_rooms_lead_one_way():
    wrong = []
    for file in modules():
        here = room_of(file)
        for name in imports(file):
            parts = name.split(".")
            if (
                parts[0] == "keiretsu"
                and len(parts) > 1
                and parts[1] in ROW
                and parts[1] != here
                and ROW[parts[1]] <= ROW[here]
            ):
                wrong.append(f"{file.relative_to(HOUSE)} imports {name}")
    assert wrong == []


def test_each_library_only_in_its_room():
    wrong = []
    for file in modules():
        for name in imports(file):
            library = name.split(".")[0]
            if library in LIBRARIES and room_of(file) not in LIBRARIES[library]:
                wrong.append(f"{file.relative_to(HOUSE)} imports {library}")
    assert wrong == []


def test_no_file_is_past_300_lines():
    assert {file.name: n for file in modules() if (n := len(file.read_text().splitlines())) > 300} == {}


LIGHT = {"networkx", "rdflib", "matplotlib", "pyoxigraph", "rapidfuzz", "rich", "numpy", "oxrdflib"}


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["--help"], set()),
        (["path", "--help"], set()),
        (["show", "NMKV"], set()),
        (["find", "nissan"], set()),
        (["stats"], set()),
        (["sources"], set()),
        (["path", "Nissan Dayz", "Renault"], {"networkx"}),
        (["sparql", "ASK { id:nmkv a kei:JointVenture }"], {"pyoxigraph"}),
    ],
)
def test_heavy_libraries_are_loaded_only_where_they_are_needed(words, allowed, shipped):
    code = (
        "import sys; from keiretsu.cli.main import main\n"
        f"sys.argv = ['keiretsu', *{words!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print(sorted({LIGHT!r} & set(sys.modules)), file=sys.stderr)"
    )
    assert shipped
    for _ in ("makes the snapshot, if it is not there", "finds it"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(ast.literal_eval(done.stderr.strip().splitlines()[-1])) <= allowed
