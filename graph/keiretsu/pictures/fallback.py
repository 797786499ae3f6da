"""A font for characters that the shipped ones lack: looked for on the system and among installed packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from keiretsu.pictures.measure import missing

NAMES = (
    "NotoSansCJK-Regular",
    "NotoSansCJKjp-Regular",
    "NotoSansCJKtc-Regular",
    "NotoSansJP-Regular",
    "NotoSansJP",
    "SourceHanSans-Regular",
    "ipaexg",
    "ipag",
    "wqy-zenhei",
    "wqy-microhei",
    "DroidSansFallbackFull",
    "NanumGothic",
    "Hiragino Sans GB",
    "AppleSDGothicNeo",
    "PingFang",
    "YuGothR",
    "msgothic",
    "msyh",
    "malgun",
    "NotoSans-Regular",
    "DejaVuSans",
    "arialuni",
    "arial",
)
"""Files of fonts that are known to do, best first."""
PACKAGES = ("cvttf_NotoSansCJK_Regular", "matplotlib_fontja", "japanize_matplotlib", "matplotlib")
"""Installed packages that carry such files."""
SHOWN = 6
"""Characters without a font that are named, at most."""
ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


class Face(msgspec.Struct, frozen=True, gc=False):
    """One face of a font file, and the name of its family."""

    path: str
    number: int
    family: str


def font_for(text: str) -> Face | None:
    """A listed font that has every character of the text, or None; the same one on every call."""
    return _face_with("".join(sorted(set(text)))) if missing(text) else None


def without_font(names: Iterable[str]) -> str:
    """What a reader must know of names that no font at hand can set, and the cure; empty if all can be set."""
    unset = [name for name in dict.fromkeys(names) if missing(name) and font_for(name) is None]
    if not unset:
        return ""
    lacking = list(dict.fromkeys(one for name in unset for one in missing(name)))
    more = f" and {len(lacking) - SHOWN} more" if lacking[SHOWN:] else ""
    others = f" (and {len(unset) - 1} more)" if unset[1:] else ""
    return (
        f'no font at hand has {", ".join(lacking[:SHOWN])}{more}; written in Latin letters instead: "{unset[0]}"{others}. '
        "Install a font that has them, such as Noto Sans CJK (pip install cvttf-NotoSansCJK-Regular), or name a folder "
        "with one in KEIRETSU_FONTS."
    )


@cache
def _face_with(characters: str) -> Face | None:
    return next((face for face, known in _faces() if set(map(ord, characters)) <= known), None)


@cache
def _faces() -> tuple[tuple[Face, frozenset[int]], ...]:
    return tuple(_read(path) for path in _files())


def _read(path: Path) -> tuple[Face, frozenset[int]]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        family = font["name"].getBestFamilyName() or path.stem
        return Face(str(path), 0, family), frozenset(font.getBestCmap() or {})


def _files() -> list[Path]:
    found: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in ENDINGS:
                found.setdefault(path.stem.casefold(), path)
    return [found[name.casefold()] for name in NAMES if name.casefold() in found]


def _folders() -> Iterator[Path]:
    named = os.environ.get("KEIRETSU_FONTS")
    if named:
        yield Path(named)
    home = Path.home()
    if sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts")
    for package in PACKAGES:
        spec = find_spec(package)
        if spec and spec.origin:
            yield Path(spec.origin).parent


def forget() -> None:
    """Look for fonts anew, for one installed since or named in KEIRETSU_FONTS."""
    _faces.cache_clear()
    _face_with.cache_clear()
