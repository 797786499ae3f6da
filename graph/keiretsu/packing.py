"""Many values kept packed: each is unpacked when it is first looked at."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

Item = TypeVar("Item")

BUCKETS = 256


def bucket_of(id_: str) -> int:
    """The bucket in which a value is packed: the same in every process."""
    return zlib.crc32(id_.encode()) % BUCKETS


class Unpacked(Mapping[str, Item]):
    """Values by id, packed in buckets; buckets and values are unpacked when they are first looked at."""

    def __init__(self, packed: msgspec.Raw, type_: type[Item]) -> None:
        self._buckets: list[msgspec.Raw] = msgspec.msgpack.decode(packed, type=list[msgspec.Raw])
        self._opened: dict[int, dict[str, msgspec.Raw]] = {}
        self._known: dict[str, Item] = {}
        self._read: Callable[[msgspec.Raw], Item] = msgspec.msgpack.Decoder(type_).decode

    def _bucket(self, number: int) -> dict[str, msgspec.Raw]:
        if number not in self._opened:
            self._opened[number] = _read_bucket(self._buckets[number])
        return self._opened[number]

    def __getitem__(self, id_: str) -> Item:
        known = self._known.get(id_)
        if known is None:
            known = self._known[id_] = self._read(self._bucket(bucket_of(id_))[id_])
        return known

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and id_ in self._bucket(bucket_of(id_))

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(id_ for number in range(len(self._buckets)) for id_ in self._bucket(number))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


_read_bucket = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode


def in_buckets(values: Mapping[str, object]) -> list[dict[str, object]]:
    """Values as Unpacked wants them packed."""
    buckets: list[dict[str, object]] = [{} for _ in range(BUCKETS)]
    for id_, value in values.items():
        buckets[bucket_of(id_)][id_] = value
    return buckets
