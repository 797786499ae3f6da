"""All that is known, kept compiled in the user's cache between runs; never required."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping, Sequence

import msgspec

from keiretsu.facts import Fact, Source, Thing, Vocabulary, World
from keiretsu.files import write_atomically
from keiretsu.packing import Unpacked, in_buckets

Stamp = tuple[tuple[str, int, int], ...]
Marks = tuple[tuple[str, int, int], ...]

_READERS = tuple(
    os.path.join(os.path.dirname(__file__), f"{name}.py")
    for name in ("facts", "figures", "names", "period", "reading", "snapshot", "terms")
)


class Snapshot(msgspec.Struct, frozen=True, gc=False):
    """What is kept: the stamp of what it was made from, and everything known, each part packed by itself.

    ``index`` has the ids by folded name; ``mentions`` the facts that name a thing.
    """

    stamp: Stamp
    version: str
    vocabulary: msgspec.Raw
    things: msgspec.Raw
    facts: msgspec.Raw
    sources: msgspec.Raw
    mentions: msgspec.Raw
    index: msgspec.Raw

    def world(self) -> World:
        """The world, each thing, fact and source unpacked when it is first looked at."""
        return World(
            vocabulary=lambda: msgspec.msgpack.decode(self.vocabulary, type=Vocabulary),
            things=lambda: Unpacked(self.things, Thing),
            facts=lambda: Unpacked(self.facts, Fact),
            sources=lambda: Unpacked(self.sources, Source),
            mentions=lambda: Unpacked(self.mentions, str),
        )

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """The index of names: folded names with the ids that bear them."""
        return Unpacked(self.index, tuple[str, ...])


def packed(of: Stamp, version: str, world: World, names: Mapping[str, tuple[str, ...]]) -> Snapshot:
    """A snapshot of a world."""
    parts = (world.things, world.facts, world.sources, world.mentions, names)
    raw = [msgspec.Raw(msgspec.msgpack.encode(part)) for part in (world.vocabulary, *map(in_buckets, parts))]
    return Snapshot(of, version, *raw)


def stamp(contents: Sequence[tuple[str, bytes]], options: str) -> Stamp:
    """What tells one state of the files from another: name, length and checksum of each, the options, and the code."""
    files = tuple((os.path.basename(name), len(text), zlib.crc32(text)) for name, text in contents)
    return (*files, (options, 0, 0), *map(_mark, _READERS))


def _home() -> str:
    """Where this user's caches lie; on Linux the answer of platformdirs is known without importing it."""
    if own := os.environ.get("KEIRETSU_CACHE"):
        return own
    if sys.platform == "linux":
        return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "keiretsu")
    import platformdirs

    return platformdirs.user_cache_dir("keiretsu", appauthor=False)


def marks(names: Sequence[str], options: str) -> Marks:
    """Length and time of change of files, and the options they are read with: if these are as before, so is the content."""
    return (*map(_mark, names), *map(_mark, _READERS), (options, 0, 0))


def _mark(name: str) -> tuple[str, int, int]:
    found = os.stat(name)
    return (name, found.st_size, found.st_mtime_ns)


def _content(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


def stamp_of(seen: Marks) -> Stamp | None:
    """The stamp that files with these marks had when they were last read; None if they were not."""
    try:
        known, stamp = msgspec.msgpack.decode(_content(_pointer(seen)), type=tuple[Marks, Stamp])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return stamp if known == seen else None


def remember(seen: Marks, stamp: Stamp) -> None:
    """Note that files with these marks have this stamp."""
    write_quietly(_pointer(seen), msgspec.msgpack.encode((seen, stamp)))


def _pointer(seen: Marks) -> str:
    return os.path.join(_home(), f"{zlib.crc32(repr([name for name, _, _ in seen]).encode()):08x}.seen")


def place(of: Stamp, ending: str = "facts") -> str:
    """The file in the cache for one state of the files."""
    return os.path.join(_home(), f"{zlib.crc32(repr(of).encode()):08x}.{ending}")


def recall(of: Stamp) -> Snapshot | None:
    """What was kept for this state of the files; None if there is nothing, or nothing that can be read."""
    try:
        content = memoryview(_content(place(of)))
        if zlib.adler32(content[:-4]) != int.from_bytes(content[-4:], "big"):
            return None
        kept = msgspec.msgpack.decode(content[:-4], type=Snapshot)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return kept if kept.stamp == of else None


def keep(snapshot: Snapshot) -> None:
    """Put a snapshot into the cache; where that cannot be done the next run reads the files again."""
    content = msgspec.msgpack.encode(snapshot)
    write_quietly(place(snapshot.stamp), content + zlib.adler32(content).to_bytes(4, "big"))


def kept_beside(of: Stamp, ending: str) -> bytes | None:
    """Another file of the cache for this state of the files, or None."""
    try:
        return _content(place(of, ending))
    except OSError:
        return None


def write_quietly(name: str, content: bytes) -> None:
    """Write a file of the cache whole or not at all, and say nothing if it cannot be written."""
    try:
        os.makedirs(os.path.dirname(name), exist_ok=True)
        write_atomically(name, content)
        _forget_old(os.path.dirname(name))
    except OSError:
        return


def _forget_old(folder: str, most: int = 16) -> None:
    kept = sorted(os.scandir(folder), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[most:]:
        os.unlink(file.path)
