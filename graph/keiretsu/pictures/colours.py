"""Colours in numbers: contrast after WCAG, and how far apart two colours look, for colour-blind eyes too.

Colour blindness after Machado, Oliveira and Fernandes (2009) at full severity; distance in CAM02-UCS
(Luo, Cui and Li 2006) under average surround, adapting luminance 64 lux / pi / 5, background 20.
"""

from __future__ import annotations

import math
from functools import cache

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

SIGHTS: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_TO_XYZ: Matrix = ((41.24, 35.76, 18.05), (21.26, 71.52, 7.22), (1.93, 11.92, 95.05))
_CAT02: Matrix = ((0.7328, 0.4296, -0.1624), (-0.7036, 1.6975, 0.0061), (0.0030, 0.0136, 0.9834))
_CAT02_BACK: Matrix = (
    (1.096124, -0.278869, 0.182745),
    (0.454369, 0.473533, 0.072098),
    (-0.009628, -0.005698, 1.015326),
)
_HPE: Matrix = ((0.38971, 0.68898, -0.07868), (-0.22981, 1.18340, 0.04641), (0.0, 0.0, 1.0))
_WHITE: Triple = (95.05, 100.0, 108.88)
_ADAPTING, _BACKGROUND, _SURROUND, _INDUCTION = 64 / math.pi / 5, 20.0, 0.69, 1.0


def _times(matrix: Matrix, v: Triple) -> Triple:
    a, b, c = (row[0] * v[0] + row[1] * v[1] + row[2] * v[2] for row in matrix)
    return a, b, c


def rgb(colour: str) -> Triple:
    """The three parts of #RRGGBB, from 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(a: str, b: str) -> float:
    """The contrast of two colours after WCAG, from 1 to 21."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, sight: str) -> Triple:
    """The colour as linear red, green and blue as such eyes see it."""
    red, green, blue = _times(SIGHTS[sight], tuple(_linear(part) for part in rgb(colour)))  # type: ignore[arg-type]
    return min(max(red, 0), 1), min(max(green, 0), 1), min(max(blue, 0), 1)


def hexed(linear: Triple) -> str:
    """#RRGGBB of linear red, green and blue."""
    parts = (12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in linear)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


@cache
def distance(a: str, b: str) -> float:
    """How far apart two colours look to the eyes that tell them apart worst."""
    apart: list[float] = [math.dist(_ucs(seen(a, sight)), _ucs(seen(b, sight))) for sight in SIGHTS]
    return min(apart)


def _response(value: float, level: float) -> float:
    x = (level * abs(value) / 100) ** 0.42
    return math.copysign(400 * x / (x + 27.13), value) + 0.1


def _level() -> float:
    k = 1 / (5 * _ADAPTING + 1)
    level: float = 0.2 * k**4 * (5 * _ADAPTING) + 0.1 * (1 - k**4) ** 2 * (5 * _ADAPTING) ** (1 / 3)
    return level


def _adapted(xyz: Triple) -> Triple:
    degree = 1.0 * (1 - 1 / 3.6 * math.exp((-_ADAPTING - 42) / 92))
    white, cones = _times(_CAT02, _WHITE), _times(_CAT02, xyz)
    moved: Triple = tuple(  # type: ignore[assignment]
        (_WHITE[1] * degree / w + 1 - degree) * c for w, c in zip(white, cones, strict=True)
    )
    a, b, c = (_response(value, _level()) for value in _times(_HPE, _times(_CAT02_BACK, moved)))
    return a, b, c


def _achromatic(response: Triple, induction: float) -> float:
    return (2 * response[0] + response[1] + response[2] / 20 - 0.305) * induction


def _ucs(linear: Triple) -> Triple:
    n = _BACKGROUND / _WHITE[1]
    induction, z = 0.725 * (1 / n) ** 0.2, 1.48 + math.sqrt(n)
    r, g, b = response = _adapted(_times(_TO_XYZ, linear))
    red, yellow = r - 12 * g / 11 + b / 11, (r + g - 2 * b) / 9
    hue = math.atan2(yellow, red)
    eccentricity = 0.25 * (math.cos(hue + 2) + 3.8)
    whole = _achromatic(_adapted(_WHITE), induction)
    lightness = 100 * max(0.0, _achromatic(response, induction) / whole) ** (_SURROUND * z)
    t = 50000 / 13 * _INDUCTION * induction * eccentricity * math.hypot(red, yellow) / (r + g + 21 * b / 20)
    chroma = t**0.9 * math.sqrt(lightness / 100) * (1.64 - 0.29**n) ** 0.73
    colourful = math.log(1 + 0.0228 * chroma * _level() ** 0.25) / 0.0228
    return 1.7 * lightness / (1 + 0.007 * lightness), colourful * math.cos(hue), colourful * math.sin(hue)
