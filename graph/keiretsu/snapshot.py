"""All that is known, kept compiled in the user's cache between runs; never required."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from keiretsu.facts import Fact, Source, Thing, Vocabulary, World
from keiretsu.files import write_atomically
from keiretsu.packing import Names, Packed, Unpacked, as_lines, packed

if TYPE_CHECKING:
    from typing import BinaryIO

Stamp = tuple[tuple[str, int, int], ...]
Marks = tuple[tuple[str, int, int], ...]
Left = tuple[int, int, int]

_READERS = tuple(
    os.path.join(os.path.dirname(__file__), f"{name}.py")
    for name in ("declared", "facts", "figures", "names", "packing", "parts", "period", "reading", "snapshot", "terms")
)


class Snapshot(msgspec.Struct, frozen=True, gc=False):
    """What is kept: the stamp of what it was made from, and everything known, each part packed by itself.

    ``mentions`` has the facts that name a thing, ``namings`` those that name it and nothing else, ``index`` the ids by
    folded name, and ``folded`` these names as one text.
    """

    stamp: Stamp
    version: str
    vocabulary: memoryview
    things: Packed
    facts: Packed
    sources: Packed
    mentions: Packed
    namings: Packed
    index: Packed
    folded: memoryview

    def world(self) -> World:
        """The world, each thing, fact and source unpacked when it is first looked at."""
        return World(
            vocabulary=lambda: msgspec.msgpack.decode(self.vocabulary, type=Vocabulary),
            things=lambda: Unpacked(self.things, Thing),
            facts=lambda: Unpacked(self.facts, Fact),
            sources=lambda: Unpacked(self.sources, Source),
            mentions=lambda: Unpacked(self.mentions, str),
            namings=lambda: Unpacked(self.namings, str),
        )

    def names(self) -> Names:
        """The index of names: folded names with the ids that bear them."""
        return Names(self.index, self.folded)


def made(of: Stamp, version: str, world: World, names: Mapping[str, tuple[str, ...]]) -> Snapshot:
    """A snapshot of a world."""
    return Snapshot(
        of,
        version,
        vocabulary=memoryview(msgspec.msgpack.encode(world.vocabulary)),
        things=packed(world.things),
        facts=packed(world.facts),
        sources=packed(world.sources),
        mentions=packed(world.mentions),
        namings=packed(world.namings),
        index=packed(names),
        folded=as_lines(names),
    )


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


def unchanged(seen: Marks) -> Snapshot | None:
    """The snapshot of files with these marks, if it lies as it was left when it was last checked whole; else None.

    Like the files that it was made from it is known by its length and times, and only what is looked at is read. No
    program can set the time of change of its inode back, so that one which wrote to it since gives itself away.
    """
    try:
        known, stamp, left = msgspec.msgpack.decode(_content(_pointer(seen)), type=tuple[Marks, Stamp, Left])
        if known != seen:
            return None
        with open(place(stamp), "rb") as file:
            return _opened(_mapped(file)[:-4], stamp) if _left(file) == left else None
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def remember(seen: Marks, stamp: Stamp) -> None:
    """Note that files with these marks have this stamp, and how its snapshot, which is sound, was left."""
    try:
        with open(place(stamp), "rb") as file:
            left = _left(file)
    except OSError:
        return
    write_quietly(_pointer(seen), msgspec.msgpack.encode((seen, stamp, left)))


def _left(file: BinaryIO) -> Left:
    found = os.fstat(file.fileno())
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _mapped(file: BinaryIO) -> memoryview:
    import mmap

    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _pointer(seen: Marks) -> str:
    return os.path.join(_home(), f"{zlib.crc32(repr([name for name, _, _ in seen]).encode()):08x}.seen")


def place(of: Stamp, ending: str = "facts") -> str:
    """The file in the cache for one state of the files."""
    return os.path.join(_home(), f"{zlib.crc32(repr(of).encode()):08x}.{ending}")


def recall(of: Stamp) -> Snapshot | None:
    """What was kept for this state of the files, checked whole; None if there is nothing, or nothing that is sound."""
    try:
        with open(place(of), "rb") as file:
            content = _mapped(file)
        if zlib.adler32(content[:-4]) != int.from_bytes(content[-4:], "big"):
            return None
        return _opened(content[:-4], of)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def _opened(content: memoryview, of: Stamp) -> Snapshot | None:
    kept = msgspec.msgpack.decode(content, type=Snapshot)
    return kept if kept.stamp == of else None


def keep(snapshot: Snapshot) -> None:
    """Put a snapshot into the cache; where that cannot be done the next run reads the files again."""
    content = msgspec.msgpack.encode(snapshot)
    write_quietly(place(snapshot.stamp), content, zlib.adler32(content).to_bytes(4, "big"))


def kept_beside(of: Stamp, ending: str) -> bytes | None:
    """Another file of the cache for this state of the files, or None."""
    try:
        return _content(place(of, ending))
    except OSError:
        return None


def write_quietly(name: str, *contents: bytes) -> None:
    """Write a file of the cache whole or not at all, and say nothing if it cannot be written."""
    try:
        os.makedirs(os.path.dirname(name), exist_ok=True)
        write_atomically(name, *contents)
        _forget_old(os.path.dirname(name))
    except OSError:
        return


def _forget_old(folder: str, most: int = 16) -> None:
    kept = sorted(os.scandir(folder), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[most:]:
        os.unlink(file.path)
