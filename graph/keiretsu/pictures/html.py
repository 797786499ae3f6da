"""One offline page: the picture, views of what it shows on other dates, search, evidence; nothing comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Collection, Iterable
from pathlib import Path
from textwrap import shorten

import msgspec

from keiretsu.pictures import views as views_of
from keiretsu.pictures.alt import summary
from keiretsu.pictures.fallback import font_for
from keiretsu.pictures.fontface import css_of, family_of, font_css
from keiretsu.pictures.measure import WEIGHTS, missing
from keiretsu.pictures.scene import Scene, Text
from keiretsu.pictures.style import DARK, LIGHT, Theme, theme_of
from keiretsu.pictures.svg import escaped
from keiretsu.pictures.told import Told
from keiretsu.pictures.views import Views

MOST_BYTES = 250_000
FRAME = 100_000
"""Bytes that fonts, style and script take at most."""
ROOMS = (1_100_000, 800_000, 600_000, 450_000, 350_000, 270_000, 200_000, 150_000, 0)
"""Bytes of views before they are packed, tried until the page keeps below its bound."""
PARTS = Path(__file__).with_name("explorer")


def page(scene: Scene) -> str:
    """The page of a picture alone, without other dates."""
    return _filled(scene, Views(scene))


def explorer(told: Told, scene: Scene, things: Collection[str]) -> str:
    """The page of a picture, with views of the things that it shows on every date on which something differs."""
    known = views_of.Collection(told, scene, things)
    for room in ROOMS:
        views = known.within(room)
        if len(_packed(views, bool(things))) < MOST_BYTES - FRAME:
            break
    return _filled(scene, views, about_some=bool(things))


def _packed(views: Views, about_some: bool) -> str:
    content = views.content() if about_some else {**views.content(), "first": ""}
    return base64.b64encode(zlib.compress(msgspec.json.encode(content), 9)).decode()


def _filled(scene: Scene, views: Views, *, about_some: bool = False) -> str:
    """The page; only a picture about some things has a first one to show on other dates."""
    style, script = _style(views.words, scene.page.theme), (PARTS / "page.js").read_text(encoding="utf-8")
    filling = {
        "__POLICY__": _policy(style, script),
        "__DESCRIPTION__": escaped(shorten(summary(scene), 300)),
        "__WORDS__": escaped(shorten(summary(scene), 20_000)),
        "__TITLE__": escaped(f"{scene.page.headline} · keiretsu"),
        "__STYLE__": style,
        "__VERSION__": escaped(f"Data {scene.page.version}") if scene.page.version else "",
        "__THEME__": _theme(scene.page.theme),
        "__DATA__": _packed(views, about_some),
        "__SCRIPT__": script,
    }
    text = (PARTS / "page.html").read_text(encoding="utf-8")
    return "".join(filling.get(f"__{piece}__", piece) for piece in text.split("__"))


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded; only this very style and this very script count."""
    parts = [
        "default-src 'none'",
        f"style-src {_hashed(style)}",
        f"script-src {_hashed(script)}",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _theme(name: str) -> str:
    """What the page's root says of its theme: nothing where the reader's own choice of light or dark counts."""
    return "" if name == LIGHT.name else f' data-theme="{DARK.name if name == DARK.name else LIGHT.name}"'


def _style(words: Iterable[str], theme: str) -> str:
    css = (PARTS / "page.css").read_text(encoding="utf-8")
    light = LIGHT if theme == DARK.name else theme_of(theme)
    css = css.replace("__LIGHT__", _variables(light)).replace("__DARK__", _variables(DARK))
    return _fonts(words) + css.replace("__FAMILY__", family_of(""))


def _fonts(words: Iterable[str]) -> str:
    known = list(words)
    plain = {one for text in known if not missing(text) for one in text}
    printable = {chr(code) for code in range(32, 127)} | set("–−“”·…")
    foreign = [Text(f"f{i}", 0, 0, text, 9) for i, text in enumerate(known) if missing(text) and font_for(text)]
    return css_of(dict.fromkeys(WEIGHTS, plain | printable)) + font_css(foreign)


def _variables(theme: Theme) -> str:
    named = {"ground": theme.ground, "wash-strong": theme.boxes["slab"].fill, **theme.texts, **theme.lines}
    for name, look in theme.boxes.items():
        named |= {f"{name}-fill": look.fill, f"{name}-border": look.border}
    return " ".join(f"--{name}: {colour};" for name, colour in named.items())
