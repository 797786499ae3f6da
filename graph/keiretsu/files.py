"""Where the ontology and the shipped data lie, in a checkout and in a wheel."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE if (_PACKAGE / "ontology").is_dir() else _PACKAGE.parents[1]

ONTOLOGY = _ROOT / "ontology"
DATA = _ROOT / "data"


def ontology_files() -> tuple[Path, ...]:
    """The files that define terms."""
    return (ONTOLOGY / "keiretsu.ttl",)


def shipped_data() -> tuple[Path, ...]:
    """All shipped data files, in a fixed order."""
    return tuple(sorted(DATA.glob("*.ttl")))


def checks() -> tuple[Path, ...]:
    """One SPARQL query a rule."""
    return tuple(sorted((ONTOLOGY / "checks").glob("*.rq")))


def named_queries() -> tuple[Path, ...]:
    """One SPARQL query a named question."""
    return tuple(sorted((ONTOLOGY / "queries").glob("*.rq")))


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, then take the old file's place; the old one stays if anything fails."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
