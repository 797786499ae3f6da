"""Many values kept packed: each is unpacked when it is first looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar
from zlib import crc32

import msgspec

Item = TypeVar("Item")

FEW = 16


class Packed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Values by id, in buckets one behind the other; ``ends`` are the places in ``content`` where each of them ends.

    Both are bytes to msgspec, so that opening a part costs the same however much it holds.
    """

    ends: memoryview
    content: memoryview


class Unpacked(Mapping[str, Item]):
    """Values by id, packed in buckets; buckets and values are unpacked when they are first looked at."""

    def __init__(self, packed: Packed, type_: type[Item]) -> None:
        self._content = packed.content
        self._ends = packed.ends.cast("Q")
        self._count = len(self._ends)
        self._opened: dict[int, dict[str, msgspec.Raw]] = {}
        self._known: dict[str, Item] = {}
        self._read: Callable[[msgspec.Raw], Item] = msgspec.msgpack.Decoder(type_).decode

    def _bucket(self, number: int) -> dict[str, msgspec.Raw]:
        opened = self._opened.get(number)
        if opened is None:
            start = self._ends[number - 1] if number else 0
            opened = self._opened[number] = _read_bucket(self._content[start : self._ends[number]])
        return opened

    def __getitem__(self, id_: str) -> Item:
        known = self._known.get(id_)
        if known is None:
            known = self._known[id_] = self._read(self._bucket(_bucket_of(id_, self._count))[id_])
        return known

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and id_ in self._bucket(_bucket_of(id_, self._count))

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(id_ for number in range(self._count) for id_ in self._bucket(number))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Names(Unpacked[tuple[str, ...]]):
    """The ids by name, and the names as one text, for a search in one long text costs less than one in many short ones.

    The text has each name on a line of its own, sorted, with an empty line before the first.
    """

    def __init__(self, packed: Packed, lines: memoryview) -> None:
        super().__init__(packed, tuple[str, ...])
        self._lines = lines

    @cached_property
    def _text(self) -> str:
        return str(self._lines, "utf-8")

    @cached_property
    def _ids(self) -> list[str]:
        return self._text.split("\n")[1:-1]

    def holding(self, part: str) -> Iterator[str]:
        """The names that hold a text somewhere, each once, sorted."""
        place = self._text.find(part)
        while place >= 0:
            end = self._text.find("\n", place)
            yield self._text[self._text.rfind("\n", 0, place) + 1 : end]
            place = self._text.find(part, end)

    def beginning(self, part: str) -> Iterator[str]:
        """The names that begin with a text, sorted."""
        place = self._text.find("\n" + part)
        while 0 <= place < len(self._text) - 1:
            end = self._text.find("\n", place + 1)
            yield self._text[place + 1 : end]
            place = self._text.find("\n" + part, end)


_read_bucket = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode
_write = msgspec.msgpack.Encoder().encode


def _bucket_of(id_: str, count: int) -> int:
    """The bucket in which a value is packed: the same in every process."""
    return crc32(id_.encode()) % count


def packed(values: Mapping[str, object]) -> Packed:
    """Values as Unpacked wants them, a few in each bucket."""
    count = len(values) // FEW + 1
    buckets: list[dict[str, object]] = [{} for _ in range(count)]
    for id_, value in values.items():
        buckets[crc32(id_.encode()) % count][id_] = value
    written = [_write(bucket) for bucket in buckets]
    ends, end = array("Q"), 0
    for bucket in written:
        end += len(bucket)
        ends.append(end)
    return Packed(memoryview(ends.tobytes()), memoryview(b"".join(written)))


def as_lines(names: Mapping[str, object]) -> memoryview:
    """Sorted names as Names wants them."""
    return memoryview("".join(["\n", *(f"{name}\n" for name in sorted(names))]).encode())
