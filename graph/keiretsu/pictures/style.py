"""What styles look like: the only file with colours. A theme turns names of styles into colours when drawing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import msgspec

from keiretsu.errors import BadValue
from keiretsu.pictures.scene import Status

Head = Literal["triangle", "diamond", "chevron", "bar", "none"]

PAGE_WIDTH, MARGIN = 1040.0, 28.0
LEAST_SIZE = 7.0
HEADLINE, SUBTITLE, LEGEND, SMALL = 17.0, 9.2, 7.6, 7.0
FOCUS_SIZE, BOX_SIZE, PERCENT_SIZE, SECOND_SIZE = 13.0, 9.0, 9.0, 7.4
CORNER, BEND = 4.0, 5.0
BASELINE = 0.352
"""How far below the middle of a line of text its baseline lies, in ems."""

HEADS: Mapping[str, Head] = {
    "shareholding": "triangle",
    "venture": "diamond",
    "rebadge": "chevron",
    "supply": "bar",
    "brand": "none",
    "control": "triangle",
}
PLAIN_LINES = ("hairline", "grid", "neutral")
"""Lines that state nothing: rules, years, leaders, brackets."""

LINE_OF_KIND: Mapping[str, str] = {
    "Shareholding": "shareholding",
    "Control": "control",
    "Succession": "control",
    "CorporateEvent": "control",
    "Cooperation": "supply",
    "ProductPlan": "supply",
    "PlatformSharing": "supply",
    "PlatformUse": "supply",
    "Rebadging": "rebadge",
    "Twinning": "rebadge",
}
"""The line of a kind of relation; all that is not listed is drawn as ``brand``."""

DASHES: Mapping[Status, tuple[float, ...]] = {
    "current": (),
    "possible": (9.0, 2.4),
    "announced": (4.0, 2.4),
    "guessed": (5.0, 2.0, 1.0, 2.0),
    "ended": (1.1, 1.9),
}
STATUS_WORDS: Mapping[Status, str] = {
    "current": "In force",
    "possible": "Possible: dates leave it open",
    "announced": "Announced, not in effect",
    "guessed": "Guess or rumour",
    "ended": "Ended",
}
QUIET_WIDTH = 1.3


class Look(msgspec.Struct, frozen=True, gc=False):
    """How a box is filled, bordered and lettered."""

    fill: str
    border: str
    text: str = ""
    second: str = ""


class Theme(msgspec.Struct, frozen=True, gc=False):
    """Colours by the name of a style: of the ground, of texts, of lines and of boxes."""

    name: str
    ground: str
    wash: str
    texts: Mapping[str, str]
    lines: Mapping[str, str]
    boxes: Mapping[str, Look]

    def text(self, style: str) -> str:
        """The colour of a style of text, which may be that of a line."""
        return self.texts.get(style) or self.lines[style]


def _boxes(ink: str, paper: str, second: str, inverse: str, looks: Mapping[str, tuple[str, str]]) -> dict[str, Look]:
    made = {name: Look(fill, border, ink, second) for name, (fill, border) in looks.items()}
    made["focus"] = Look(ink, ink, paper, inverse)
    made["subject"] = made["donor"] = made["focus"]
    return made


LIGHT = Theme(
    "light",
    ground="#FFFFFF",
    wash="#F8F9FB",
    texts={"text1": "#16202C", "text2": "#4A5563", "text3": "#5E6874", "paper": "#FFFFFF", "paper2": "#C9D2DC"},
    lines={
        "shareholding": "#16477E",
        "venture": "#BB5311",
        "rebadge": "#198160",
        "supply": "#6B134B",
        "brand": "#575F68",
        "control": "#16202C",
        "neutral": "#4A5563",
        "hairline": "#CBD2DA",
        "grid": "#CBD2DA",
    },
    boxes=_boxes(
        "#16202C",
        "#FFFFFF",
        "#4A5563",
        "#C9D2DC",
        {
            "company": ("#FFFFFF", "#16202C"),
            "state": ("#FBEFD9", "#8A5A00"),
            "venture": ("#FBEDE4", "#BB5311"),
            "investor": ("#F3F5F7", "#6B7480"),
            "model": ("#E6F2ED", "#198160"),
            "brandbox": ("#FFFFFF", "#7C8794"),
            "quiet": ("#F8F9FB", "#7C8794"),
            "slab": ("#E9EDF2", "#16202C"),
            "wash": ("#F8F9FB", "#F8F9FB"),
            "band1": ("#DCE4EE", "#FFFFFF"),
            "band2": ("#E9EDF2", "#FFFFFF"),
            "band3": ("#CFD9E5", "#FFFFFF"),
            "unrecorded": ("#FFFFFF", "#D5DBE2"),
        },
    ),
)
DARK = Theme(
    "dark",
    ground="#12181F",
    wash="#181F28",
    texts={"text1": "#EDF1F5", "text2": "#B9C3CE", "text3": "#98A4B1", "paper": "#12181F", "paper2": "#3D4853"},
    lines={
        "shareholding": "#498FDF",
        "venture": "#FA832E",
        "rebadge": "#69D39E",
        "supply": "#F4C2E8",
        "brand": "#8F98A3",
        "control": "#EDF1F5",
        "neutral": "#B9C3CE",
        "hairline": "#343E49",
        "grid": "#343E49",
    },
    boxes=_boxes(
        "#EDF1F5",
        "#12181F",
        "#B9C3CE",
        "#3D4853",
        {
            "company": ("#12181F", "#EDF1F5"),
            "state": ("#2E2612", "#D9A441"),
            "venture": ("#33200F", "#FA832E"),
            "investor": ("#1C242D", "#98A4B1"),
            "model": ("#12291F", "#69D39E"),
            "brandbox": ("#12181F", "#8F98A3"),
            "quiet": ("#181F28", "#8F98A3"),
            "slab": ("#2B3642", "#EDF1F5"),
            "wash": ("#181F28", "#181F28"),
            "band1": ("#2B3642", "#12181F"),
            "band2": ("#222B35", "#12181F"),
            "band3": ("#36434F", "#12181F"),
            "unrecorded": ("#12181F", "#2E3843"),
        },
    ),
)
PRINT = msgspec.structs.replace(
    LIGHT,
    name="print",
    wash="#FFFFFF",
    texts={"text1": "#000000", "text2": "#2B333C", "text3": "#3F4852", "paper": "#FFFFFF", "paper2": "#E1E6EB"},
    lines={**LIGHT.lines, "control": "#000000", "neutral": "#2B333C", "hairline": "#9AA5B1", "grid": "#B4BDC7"},
    boxes=_boxes(
        "#000000",
        "#FFFFFF",
        "#2B333C",
        "#E1E6EB",
        {
            **{name: ("#FFFFFF", look.border) for name, look in LIGHT.boxes.items()},
            "wash": ("#FFFFFF", "#FFFFFF"),
            "band1": ("#DADFE5", "#FFFFFF"),
            "band2": ("#E9EDF2", "#FFFFFF"),
            "band3": ("#C6CED7", "#FFFFFF"),
        },
    ),
)
THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}


def theme_of(name: str) -> Theme:
    """The theme of a name. Raises BadValue, which lists the themes."""
    if name not in THEMES:
        raise BadValue(f'there is no theme "{name}". There are {", ".join(THEMES)}.')
    return THEMES[name]


def line_style(kind: str, *, venture: bool = False) -> str:
    """The name of the line that draws a kind of relation; a stake in a joint venture has its own."""
    return "venture" if venture and kind == "Shareholding" else LINE_OF_KIND.get(kind, "brand")


def line_width(share: float | None, status: Status) -> float:
    """The width in points for a share in percent; only a current stake has a width that means something."""
    if status != "current":
        return QUIET_WIDTH
    return 1.0 if share is None else round(0.9 + 3.1 * math.sqrt(max(share, 0.0) / 100), 2)
