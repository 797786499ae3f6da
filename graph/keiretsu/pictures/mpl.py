"""A scene drawn by matplotlib: a Figure, a PNG, a PDF. The one room that imports matplotlib, and only when drawing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from keiretsu.pictures import png
from keiretsu.pictures.alt import summary
from keiretsu.pictures.scene import Scene
from keiretsu.pictures.style import theme_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 200
SETTINGS: Any = {
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
    "svg.hashsalt": "keiretsu",
    "path.simplify": False,
    "text.hinting": "none",
}


def figure(scene: Scene, dpi: float = DPI) -> Figure:
    """The scene as a matplotlib Figure of the page's size, in which one artist draws it all."""
    from matplotlib.figure import Figure

    from keiretsu.pictures.artist import SceneArtist

    size = (scene.page.width / 72, scene.page.height / 72)
    made = Figure(figsize=size, dpi=dpi, facecolor=theme_of(scene.page.theme).ground)
    made.add_artist(SceneArtist(scene))
    return made


def to_png(scene: Scene, dpi: float = DPI) -> bytes:
    """The scene as PNG; the same bytes for the same scene."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with rc_context(SETTINGS):
        canvas: Any = FigureCanvasAgg(figure(scene, dpi))
        canvas.draw()
        width, height = canvas.get_width_height()
        return png.to_png(canvas.buffer_rgba(), width, height, dpi, _metadata(scene))


def to_pdf(scene: Scene) -> bytes:
    """The scene as PDF with its fonts in it; the same bytes for the same scene."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    out = io.BytesIO()
    said = _metadata(scene)
    facts = {"Title": said["Title"], "Subject": said["Description"], "Creator": "keiretsu", "Producer": "keiretsu"}
    with rc_context(SETTINGS):
        canvas: Any = FigureCanvasPdf(figure(scene, 72))
        canvas.print_pdf(out, metadata={**facts, "CreationDate": None})
    return out.getvalue()


def _metadata(scene: Scene) -> dict[str, str]:
    return {"Title": scene.page.headline, "Description": summary(scene), "Software": "keiretsu"}
