"""Write graph/keiretsu/pictures/fonts/advances.json, the widths of the shipped fonts' characters in 1/1000 em."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "graph" / "keiretsu" / "pictures" / "fonts"
WEIGHTS = (400, 600, 700)


def advances(weight: int) -> dict[str, int]:
    """The advance of each character of one weight, rounded up to a thousandth of the type size."""
    font = TTFont(FONTS / f"inter-{weight}.ttf")
    em, widths = font["head"].unitsPerEm, font["hmtx"]
    return {chr(code): -(-widths[name][0] * 1000 // em) for code, name in sorted(font.getBestCmap().items())}


def table() -> str:
    """The table as JSON: one list of widths a weight, in the order of one text of all characters."""
    by_weight = {weight: advances(weight) for weight in WEIGHTS}
    characters = sorted(set.intersection(*(set(found) for found in by_weight.values())))
    content: dict[str, object] = {"characters": "".join(characters)}
    content |= {str(weight): [found[one] for one in characters] for weight, found in by_weight.items()}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (FONTS / "advances.json").write_text(table(), encoding="utf-8")
