"""A second opinion, from pixels: where a text stands there is no ink but its own."""

import io

import msgspec
import pytest

import picture_worlds as worlds
from keiretsu.pictures import mpl
from keiretsu.pictures.beneath import text_corners
from keiretsu.pictures.geometry import around

Image = pytest.importorskip("PIL.Image")
DPI = 144


@pytest.fixture(scope="module")
def pictures(_cache_of_its_own):
    return worlds.pictures(worlds.known())


def without_words(scene):
    """The scene with every text emptied, its patches kept."""
    blank = tuple(msgspec.structs.replace(text, style="hairline") if text.patch else text for text in scene.texts)
    silent = [text for text in blank if text.patch]
    return msgspec.structs.replace(scene, texts=tuple(silent))


def image(scene):
    with Image.open(io.BytesIO(mpl.to_png(scene, DPI))) as found:
        return found.convert("RGB").copy()


def inked(scene):
    """Texts that stand on more than one colour."""
    seen, scale = image(without_words(scene)), DPI / 72
    found = []
    for text in scene.texts:
        if text.patch or text.turn:
            continue
        left, top, right, bottom = around(text_corners(text))
        box = [round(part * scale) for part in (left + 0.5, top + 1, right - 0.5, bottom - 1)]
        colours = seen.crop(tuple(box)).getcolors(maxcolors=4096)
        most = max(count for count, _ in colours)
        if most < sum(count for count, _ in colours) * 0.995:
            found.append(text.text)
    return found


@pytest.mark.parametrize("template", ["path", "around", "owners", "holdings", "family", "timeline"])
def test_no_text_stands_on_foreign_ink(template, pictures):
    assert inked(pictures[template].scene) == []


def test_the_measure_sees_a_line_under_a_text():
    made = worlds.sheet()
    made.text(150, 80, "struck", 9)
    made.line("through", [(140, 80), (200, 80)], "shareholding", wide=2, facts=["one"], headed=False)

    assert "struck" in inked(worlds.finished(made))


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_text_of_well_known_pictures_stands_on_foreign_ink(shipped, theme):
    now = worlds.asker(shipped, at="2013-11-08", theme=theme)
    ever = worlds.asker(shipped, ever=True, theme=theme)
    ways = shipped.ways("nissan", "daimler", k=4, asked=shipped.scope(ever=True))
    made = [
        now.around("mitsubishi-motors"), now.holdings("renault"), now.owners("nissan"), ever.path(ways),
        ever.timeline(["mazda", "mitsubishi-motors"]), ever.family("fiat-600", shipped.family("fiat-600")),
    ]  # fmt: skip

    assert [inked(picture.scene) for picture in made] == [[]] * len(made)
