"""All that is known, kept compiled in the user's cache between runs; never required."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

from keiretsu.facts import Fact, Source, Thing, Vocabulary, World
from keiretsu.files import write_atomically

Stamp = tuple[tuple[str, int, int], ...]
Part = TypeVar("Part")

_READERS = ("facts", "figures", "names", "period", "reading", "snapshot", "terms")


class Snapshot(msgspec.Struct, frozen=True, gc=False):
    """What is kept: the stamp of what it was made from, the world, and the index of names, each part packed."""

    stamp: Stamp
    vocabulary: msgspec.Raw
    things: msgspec.Raw
    facts: msgspec.Raw
    sources: msgspec.Raw
    index: msgspec.Raw

    def world(self) -> World:
        """The world, each part unpacked when it is first looked at."""
        return World(
            vocabulary=lambda: _unpacked(self.vocabulary, Vocabulary),
            things=lambda: _unpacked(self.things, dict[str, Thing]),
            facts=lambda: _unpacked(self.facts, dict[str, Fact]),
            sources=lambda: _unpacked(self.sources, dict[str, Source]),
        )

    def names(self) -> dict[str, tuple[str, ...]]:
        """The index of names."""
        return {name: tuple(ids.split()) for name, ids in _unpacked(self.index, dict[str, str]).items()}


def packed(of: Stamp, world: World, names: Mapping[str, tuple[str, ...]]) -> Snapshot:
    """A snapshot of a world."""
    index = {name: " ".join(ids) for name, ids in names.items()}
    parts = (world.vocabulary, world.things, world.facts, world.sources, index)
    return Snapshot(of, *(msgspec.Raw(msgspec.msgpack.encode(part)) for part in parts))


def _unpacked(part: msgspec.Raw, type_: type[Part]) -> Part:
    """One part; a damaged one was found out by its checksum before."""
    return msgspec.msgpack.decode(part, type=type_)


def stamp(contents: Sequence[tuple[Path, bytes]]) -> Stamp:
    """What tells one state of the files from another: name, length and checksum of each; and the code that reads them."""
    files = tuple((path.name, len(text), zlib.crc32(text)) for path, text in contents)
    return files + tuple(_code_mark(Path(__file__).with_name(f"{name}.py")) for name in _READERS)


def _code_mark(file: Path) -> tuple[str, int, int]:
    found = file.stat()
    return (file.name, found.st_size, found.st_mtime_ns)


def _home() -> Path:
    return Path(os.environ.get("KEIRETSU_CACHE") or platformdirs.user_cache_dir("keiretsu", appauthor=False))


def place(of: Stamp, ending: str = "facts") -> Path:
    """The file in the cache for one state of the files."""
    return _home() / f"{zlib.crc32(repr(of).encode()):08x}.{ending}"


def recall(of: Stamp) -> Snapshot | None:
    """What was kept for this state of the files; None if there is nothing, or nothing that can be read."""
    try:
        content = place(of).read_bytes()
        if zlib.crc32(content[:-4]) != int.from_bytes(content[-4:], "big"):
            return None
        kept = msgspec.msgpack.decode(content[:-4], type=Snapshot)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return kept if kept.stamp == of else None


def keep(snapshot: Snapshot) -> None:
    """Put a snapshot into the cache; where that cannot be done the next run reads the files again."""
    content = msgspec.msgpack.encode(snapshot)
    write_quietly(place(snapshot.stamp), content + zlib.crc32(content).to_bytes(4, "big"))


def write_quietly(path: Path, content: bytes) -> None:
    """Write a file of the cache whole or not at all, and say nothing if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
    except OSError:
        return
    _forget_old(path)


def _forget_old(newest: Path, most: int = 12) -> None:
    kept = sorted(newest.parent.glob("*.*"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[most:]:
        file.unlink(missing_ok=True)
