"""What each shipped file says, kept read between rebuilds: a file that has not changed is not read again."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from keiretsu import snapshot
from keiretsu.reading import Part

Kept = dict[str, msgspec.Raw]


def by_file(
    contents: Iterable[tuple[Path, bytes]], base: snapshot.Stamp, read: Callable[[Path, bytes], Part]
) -> list[Part]:
    """What each file says, read anew where it is not kept; ``base`` is the stamp of all else that the answer rests on."""
    before, now = _recalled(base), Kept()
    found: list[Part] = []
    for path, text in contents:
        key = f"{path.name} {len(text)} {zlib.crc32(text)}"
        kept = _opened(before.get(key))
        found.append(kept or read(path, text))
        now[key] = before[key] if kept else msgspec.Raw(msgspec.msgpack.encode(found[-1]))
    if now.keys() != before.keys():
        _keep(base, now)
    return found


def _opened(kept: msgspec.Raw | None) -> Part | None:
    try:
        return msgspec.msgpack.decode(kept, type=Part) if kept else None
    except msgspec.MsgspecError:
        return None


def _recalled(base: snapshot.Stamp) -> Kept:
    content = snapshot.kept_beside(base, "parts") or b""
    try:
        sound = zlib.adler32(memoryview(content)[:-4]) == int.from_bytes(content[-4:], "big")
        return msgspec.msgpack.decode(memoryview(content)[:-4], type=Kept) if sound and content else Kept()
    except msgspec.MsgspecError:
        return Kept()


def _keep(base: snapshot.Stamp, parts: Kept) -> None:
    content = msgspec.msgpack.encode(parts)
    snapshot.write_quietly(snapshot.place(base, "parts"), content, zlib.adler32(content).to_bytes(4, "big"))
