"""Subsets of fonts as text that a page or an SVG can carry: the same characters give the same bytes."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping

from keiretsu.pictures.fallback import Face, font_for
from keiretsu.pictures.measure import FAMILY, font_file, missing
from keiretsu.pictures.scene import Text


def font_css(texts: Iterable[Text]) -> str:
    """The @font-face rules for all characters of some texts, by weight, in WOFF."""
    by_weight: dict[int, set[str]] = {}
    elsewhere: dict[Face, set[str]] = {}
    for text in texts:
        face = font_for(text.text) if missing(text.text) else None
        target = elsewhere.setdefault(face, set()) if face else by_weight.setdefault(text.weight, set())
        target |= set(text.text)
    return css_of(by_weight) + "".join(
        _rule(face.family, 400, subset(face.path, face.number, characters))
        for face, characters in sorted(elsewhere.items(), key=lambda pair: pair[0].family)
    )


def css_of(by_weight: Mapping[int, set[str]]) -> str:
    """The @font-face rules of the shipped fonts for characters by weight."""
    return "".join(
        _rule(FAMILY, weight, subset(str(font_file(weight)), 0, characters))
        for weight, characters in sorted(by_weight.items())
    )


def family_of(text: str) -> str:
    """The families to name for a text, as CSS has them."""
    face = font_for(text) if missing(text) else None
    first = f"'{face.family}', " if face else ""
    return f"{first}'{FAMILY}', Inter, 'Helvetica Neue', Arial, sans-serif"


def _rule(family: str, weight: int, font: bytes) -> str:
    data = base64.b64encode(font).decode()
    return f"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/woff;base64,{data}) format('woff')}}"


def subset(path: str, number: int, characters: Iterable[str]) -> bytes:
    """The font with these characters alone, as WOFF."""
    from fontTools import subset as cutting
    from fontTools.ttLib import TTFont

    options = cutting.Options(
        layout_features=["kern", "tnum"],
        hinting=False,
        notdef_outline=True,
        name_IDs=[1, 2, 13],
        name_languages=[0x409],
    )
    options.drop_tables += ["FFTM"]
    out = io.BytesIO()
    with TTFont(path, fontNumber=number, recalcTimestamp=False) as font:
        cutter = cutting.Subsetter(options)
        cutter.populate(unicodes=sorted(ord(one) for one in characters))
        cutter.subset(font)
        font.flavor = "woff"
        font.save(out, reorderTables=True)
    return out.getvalue()
