"""Where the ontology and the shipped data lie, in a checkout and in a wheel; and how files are written.

Names of files are plain texts here, for importing pathlib costs a twelfth of the whole start.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_ROOT = _PACKAGE if os.path.isdir(os.path.join(_PACKAGE, "ontology")) else os.path.dirname(os.path.dirname(_PACKAGE))

ONTOLOGY = os.path.join(_ROOT, "ontology")
DATA = os.path.join(_ROOT, "data")


def _names(folder: str, ending: str) -> tuple[str, ...]:
    return tuple(os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(ending))


def _paths(names: tuple[str, ...]) -> tuple[Path, ...]:
    from pathlib import Path

    return tuple(map(Path, names))


def ontology_names() -> tuple[str, ...]:
    """The names of the files that define terms."""
    return (os.path.join(ONTOLOGY, "keiretsu.ttl"),)


def shipped_names() -> tuple[str, ...]:
    """The names of all shipped data files, in a fixed order."""
    return _names(DATA, ".ttl")


def ontology_files() -> tuple[Path, ...]:
    """The files that define terms."""
    return _paths(ontology_names())


def shipped_data() -> tuple[Path, ...]:
    """All shipped data files, in a fixed order."""
    return _paths(shipped_names())


def shapes() -> Path:
    """The SHACL shapes."""
    return _paths((os.path.join(ONTOLOGY, "shapes.ttl"),))[0]


def checks() -> tuple[Path, ...]:
    """One SPARQL query a rule."""
    return _paths(_names(os.path.join(ONTOLOGY, "checks"), ".rq"))


def named_queries() -> tuple[Path, ...]:
    """One SPARQL query a named question."""
    return _paths(_names(os.path.join(ONTOLOGY, "queries"), ".rq"))


def write_atomically(name: str | os.PathLike[str], *contents: bytes) -> None:
    """Write beside, flush to the disk, then take the old file's place; the old one stays if anything fails."""
    folder, file_name = os.path.split(os.fspath(name))
    beside = os.path.join(folder, f".{file_name}.{os.getpid()}")
    try:
        with open(beside, "wb") as file:
            file.writelines(contents)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, name)
    finally:
        if os.path.exists(beside):
            os.unlink(beside)
