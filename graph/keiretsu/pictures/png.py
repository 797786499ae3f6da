"""Pixels in, a PNG out: the same bytes for the same pixels, smaller and sooner than with filtered rows."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

LEVEL = 3


def to_png(rgb: bytes, width: int, height: int, dpi: float, said: Mapping[str, str]) -> bytes:
    """A PNG of 8-bit red, green and blue; ``said`` are texts by keyword, such as Title."""
    row = width * 3
    lines = b"".join(b"\0" + rgb[at : at + row] for at in range(0, row * height, row))
    dots = round(dpi / 0.0254)
    parts = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
        *(_chunk(b"iTXt", f"{name}\0\0\0\0\0{words}".encode()) for name, words in said.items()),
        _chunk(b"IDAT", zlib.compress(lines, LEVEL)),
        _chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(sort: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + sort + content + struct.pack(">I", zlib.crc32(sort + content))
