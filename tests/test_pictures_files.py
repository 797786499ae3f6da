"""What is saved: the same bytes each time, text as text, nothing from elsewhere, whole files or none."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest

import picture_worlds as worlds
from conftest import companies, stake
from keiretsu.errors import BadValue
from keiretsu.pictures import fallback, mpl
from keiretsu.pictures.html import MOST_BYTES
from keiretsu.pictures.picture import Picture, Unprintable, form_of
from keiretsu.pictures.svg import escaped, to_svg

SVG = "{http://www.w3.org/2000/svg}"
HERE = Path(__file__).parent

AGAIN = """
import hashlib, sys
sys.path.insert(0, {here!r})
import picture_worlds as worlds
graph = worlds.known()
for name, picture in worlds.pictures(graph).items():
    for form in {forms!r}:
        print(name, form, hashlib.sha256(picture.as_bytes(form)).hexdigest())
"""


@pytest.fixture(scope="module")
def graph(_cache_of_its_own):
    return worlds.known()


@pytest.fixture(scope="module")
def pictures(graph):
    return worlds.pictures(graph)


def digests(forms, seed, zone):
    code = AGAIN.format(here=str(HERE), forms=forms)
    known = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=known).stdout


@pytest.mark.slow
def test_every_form_has_the_same_bytes_under_other_hash_seeds_and_time_zones():
    forms = ("png", "svg", "pdf", "html", "json", "txt")

    assert digests(forms, "1", "UTC") == digests(forms, "8", "Asia/Tokyo")


def test_the_quick_forms_have_the_same_bytes_under_other_hash_seeds():
    assert digests(("svg", "json"), "1", "UTC") == digests(("svg", "json"), "8", "Asia/Tokyo")


def test_svg_text_is_text_and_all_of_it(pictures):
    for picture in pictures.values():
        root = ET.fromstring(to_svg(picture.scene))
        said = [element.text for element in root.iter(f"{SVG}text")]

        assert sorted(said) == sorted(text.text for text in picture.scene.texts)


def test_svg_ids_are_unique_and_name_facts_and_things(pictures):
    root = ET.fromstring(to_svg(pictures["owners"].scene))
    ids = [element.get("id") for element in root.iter() if element.get("id")]

    assert len(ids) == len(set(ids))
    assert {"fact-alder-in-birch-43", "thing-birch", "picture-title", "picture-desc"} <= set(ids)


def test_svg_carries_its_font_its_title_and_nothing_from_elsewhere(pictures):
    text = to_svg(pictures["around"].scene)
    root = ET.fromstring(text)

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == pictures["around"].scene.page.headline
    assert "Data: " in root.findtext(f"{SVG}desc")
    assert "@font-face{font-family:'Keiretsu Inter';font-weight:600;src:url(data:font/woff;base64," in text
    assert not re.search(r"(?:href|src)=|url\((?!data:)|<script|<image", text)


def test_names_from_data_are_escaped(pictures):
    text = to_svg(pictures["holdings"].scene) + pictures["owners"]._repr_svg_()

    assert "A<B" not in text
    assert "A&lt;B &amp; &quot;C&quot;" in to_svg(pictures["industry"].scene)
    assert escaped("a\x00b\x1b[31m</svg>") == "ab[31m&lt;/svg&gt;"


def test_dollars_in_a_name_are_no_mathematics(pictures):
    assert any("$x$" in text.text for text in pictures["holdings"].scene.texts)
    assert mpl.to_png(pictures["holdings"].scene, 60).startswith(b"\x89PNG")


def test_png_has_two_hundred_dots_an_inch_and_says_what_it_is(pictures):
    import io

    from PIL import Image

    scene = pictures["owners"].scene
    with Image.open(io.BytesIO(mpl.to_png(scene))) as image:
        assert image.size[0] == 2888
        assert image.text["Title"] == scene.page.headline
        assert image.text["Software"] == "keiretsu"
        assert "As of June 2013" in image.text["Description"]


def test_pdf_has_its_fonts_and_no_date(pictures):
    made = mpl.to_pdf(pictures["path"].scene)

    assert made.startswith(b"%PDF")
    assert b"/CreationDate" not in made
    assert b"/Type0" in made or b"/FontFile2" in made


def test_a_figure_is_a_figure_and_leaves_the_settings_alone(pictures):
    from matplotlib import rcParams

    before = dict(rcParams)
    figure = pictures["owners"].figure

    assert type(figure).__name__ == "Figure"
    assert dict(rcParams) == before


def test_pyplot_is_never_loaded(tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(HERE)!r}); import picture_worlds as w; g = w.known(); p = w.asker(g).owners('birch');"
        f"p.save({str(tmp_path / 'a.png')!r}, {str(tmp_path / 'a.pdf')!r}); print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_html_is_one_small_file_that_asks_for_nothing(pictures):
    text = pictures["around"].as_bytes("html").decode()
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1])

    assert len(text.encode()) < MOST_BYTES
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<link|<img|<iframe|src=\"|url\((?!data:)|@import|fetch\(|XMLHttpRequest", text)


def test_a_page_of_three_hundred_things_stays_small(world):
    lines = ['id:hub a kei:Company ; rdfs:label "Hub Holding"@en .']
    for i in range(300):
        above = "hub" if i < 12 else f"c{(i - 12) // 12}"
        lines += [
            f'id:c{i} a kei:Company ; rdfs:label "Company number {i}"@en .',
            (
                f'id:s{i} a kei:Shareholding ; kei:holder id:{above} ; kei:issuer id:c{i} ; kei:capital "{51 + i % 40}" ;'
                f' kei:start "{1980 + i % 40}" ; kei:observed "2026" ; kei:evidence [ kei:source src:paper ; kei:says "Number {i} was bought." ] .'
            ),
        ]
    graph = world("\n".join(lines))
    picture = worlds.asker(graph, at="2026").holdings("hub")

    assert picture.findings == []
    assert len(picture.as_bytes("html")) < MOST_BYTES


def test_html_and_svg_need_no_matplotlib(tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(HERE)!r}); import picture_worlds as w; g = w.known(); p = w.asker(g).owners('birch');"
        f"p.save({str(tmp_path / 'a.html')!r}, {str(tmp_path / 'a.svg')!r}); print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_the_picture_in_words_says_every_fact_with_its_sources(pictures):
    words = pictures["owners"].words

    assert words.startswith(pictures["owners"].scene.page.headline)
    assert "43.4%" in words
    assert " %" not in words
    assert re.search(r"\[1\] Gazette, 1 May 2010: Who holds whom <https://example.org/gazette>", words)


def test_the_picture_in_words_opens_with_what_it_is_and_how_much_follows(pictures):
    lines = pictures["owners"].words.splitlines()

    assert lines[1].startswith("Who owns Birch Werke?")
    assert lines[2].startswith("As of June 2013; data: ")
    assert re.fullmatch(r"Drawn: \d+ things?\. Said below: \d+ statements?, \d+ sources?\.", lines[3])
    assert lines[5] == ""


def test_names_that_no_font_can_set_are_reported_with_the_cure(world, monkeypatch):
    graph = world(
        'id:a a kei:Company ; rdfs:label "Ash Motor"@en, "秦"@ja .'
        + companies("b")
        + stake("s", "a", "b", 'kei:capital "30" ; kei:observed "2026-11-01"')
    )
    monkeypatch.setattr(fallback, "_faces", tuple)
    fallback._face_with.cache_clear()
    picture = worlds.asker(graph, at="2026-11-01", lang="ja").owners("b")
    fallback._face_with.cache_clear()

    assert picture.findings == []
    assert "秦" in picture.remark
    assert "Ash Motor" in picture.remark
    assert "KEIRETSU_FONTS" in picture.remark
    assert worlds.asker(graph, at="2026-11-01").owners("b").remark == ""


def test_strictly_nothing_is_saved_that_breaks_a_rule(tmp_path):
    made = worlds.sheet()
    made.text(40, 80, "tiny", 6.5)
    picture = Picture(worlds.finished(made))

    with pytest.raises(Unprintable, match="type"):
        picture.save(tmp_path / "a.svg", strict=True)
    assert list(tmp_path.iterdir()) == []
    picture.save(tmp_path / "a.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_a_file_appears_whole_or_not_at_all(tmp_path, pictures, monkeypatch):
    (tmp_path / "a.svg").write_text("before")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    with pytest.raises(BadValue, match="No space left"):
        pictures["owners"].save(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text() == "before"


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path, pictures):
    with pytest.raises(BadValue, match=r"\.png, \.svg, \.pdf, \.html"):
        pictures["owners"].save(tmp_path / "a.svg", tmp_path / "a.gif")
    assert list(tmp_path.iterdir()) == []
    assert form_of("x.PNG") == "png"


def test_a_folder_that_is_not_there_is_named(tmp_path, pictures):
    with pytest.raises(BadValue, match="in a folder that exists"):
        pictures["owners"].save(tmp_path / "nowhere" / "a.svg")


def test_a_notebook_shows_the_picture(pictures):
    assert pictures["family"]._repr_svg_().startswith("<svg ")
