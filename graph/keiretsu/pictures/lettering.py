"""Texts as outlines for a renderer of pixels: each letter is read from its font once, and a text is filled in one stroke."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path as File
from typing import Any

import numpy as np
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path

EM = 100.0
"""The size in which outlines are read, in points."""


def outline(file: str, text: str) -> Path | None:
    """The text at size EM, its baseline begun at the origin, y upwards; None where shaping joins its letters."""
    places = _face(file).set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    if len(places) != len(text):
        return None
    letters = [(_letter(file, sign), along) for sign, along in zip(text, places[:, 0] / 64, strict=True)]
    inked = [(corners + np.array((along, 0.0)), codes) for (corners, codes), along in letters if len(codes)]
    if not inked:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate([corners for corners, _ in inked]), np.concatenate([codes for _, codes in inked]))


@cache
def _face(file: str) -> FT2Font:
    """The font, held in memory: letters are read from it three times as fast as from its file."""
    face = FT2Font(io.BytesIO(File(file).read_bytes()))
    face.set_size(EM, 72)
    return face


@cache
def _letter(file: str, sign: str) -> tuple[Any, Any]:
    face = _face(file)
    face.load_char(ord(sign), flags=LoadFlags.NO_HINTING)
    return face.get_path()
