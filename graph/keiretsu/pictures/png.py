"""Pixels in, a PNG out: the same bytes for the same pixels, smaller and sooner than with filtered rows."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

LEVEL = 3


def to_png(pixels: memoryview, width: int, height: int, dpi: float, said: Mapping[str, str]) -> bytes:
    """A PNG of opaque pixels of 8-bit red, green, blue and alpha, row by row; ``said`` are texts by keyword, such as Title."""
    dots = round(dpi / 0.0254)
    parts = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
        *(_chunk(b"iTXt", f"{name}\0\0\0\0\0{words}".encode()) for name, words in said.items()),
        _chunk(b"IDAT", zlib.compress(_unfiltered(pixels, width, height), LEVEL)),
        _chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _unfiltered(pixels: memoryview, width: int, height: int) -> memoryview:
    """The rows without alpha, each behind the 0 that says it is not filtered."""
    import numpy as np

    colours = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
    rows = np.empty((height, 1 + width * 3), np.uint8)
    rows[:, 0] = 0
    for channel in range(3):
        rows[:, 1 + channel :: 3] = colours[:, :, channel]
    return rows.data


def _chunk(sort: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + sort + content + struct.pack(">I", zlib.crc32(sort + content))
