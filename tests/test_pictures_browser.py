"""The page in a real headless Chromium, with the network off."""

import time
from pathlib import Path

import pytest

import browser
import picture_worlds as worlds

pytestmark = pytest.mark.skipif(bool(browser.MISSING), reason=browser.MISSING or "")


@pytest.fixture(scope="module")
def page(tmp_path_factory, _cache_of_its_own):
    file = tmp_path_factory.mktemp("page") / "page.html"
    worlds.asker(worlds.known()).around("alder").save(file)
    return file


@pytest.fixture(scope="module")
def chromium():
    with browser.Browser() as found:
        yield found


@pytest.fixture
def opened(chromium, page):
    chromium.open(Path("/dev/null"))
    chromium.open(page)
    wait(chromium, "return document.documentElement.dataset.ready === 'yes'")
    return chromium


def wait(chromium, script):
    for _ in range(60):
        if chromium.run(script):
            return
        time.sleep(0.05)
    raise AssertionError(script)


def headline(chromium):
    return chromium.run("return document.getElementById('headline').textContent")


def test_it_loads_offline_without_a_word_in_the_console_and_in_its_own_font(opened):
    wait(opened, "return document.fonts.check('600 9px \"Keiretsu Inter\"')")

    assert opened.errors() == []
    assert "Alder Motors" in headline(opened)
    assert opened.run("return document.querySelectorAll('#canvas text').length") > 20


def test_no_text_is_wider_than_it_was_measured(opened):
    wait(opened, "return document.fonts.status === 'loaded'")
    wider = opened.run(
        "return [...document.querySelectorAll('#canvas g[aria-label] + text')].filter(t => { const b = t.getBBox(), "
        "r = t.previousElementSibling.getBBox(); return b.width > r.width; }).map(t => t.textContent)"
    )

    assert wider == []


def test_a_name_with_markup_in_it_is_a_name(opened):
    assert opened.run("return document.querySelectorAll('#canvas b, #canvas script, main script').length") == 0
    assert opened.run("return [...document.querySelectorAll('#canvas text')].some(t => t.textContent.includes('$x$'))")


def test_search_goes_to_a_thing_by_keyboard_alone(opened):
    opened.press("/")
    opened.press("birch w", "Down", "Enter")

    wait(opened, "return document.title.includes('Birch Werke')")
    assert opened.run("return location.hash") == "#birch"
    assert opened.errors() == []


def test_what_is_not_there_is_said(opened):
    opened.press("/")
    opened.press("zzz")

    assert opened.run("return document.getElementById('found').textContent") == "not in this page"


def test_the_slider_lays_out_again_for_the_year(opened):
    before = opened.run("return document.getElementById('canvas').innerHTML")
    opened.run(
        "const y = document.getElementById('year'); y.focus(); y.value = 1996; y.dispatchEvent(new Event('input'))"
    )
    then = opened.run("return document.getElementById('canvas').textContent")

    assert opened.run("return document.getElementById('canvas').innerHTML") != before
    assert "Ossia" in then
    assert "Birch" not in then
    opened.press("Right")
    assert opened.run("return document.getElementById('shown').textContent") == "1997"


def test_a_tie_shows_its_evidence_with_a_link(opened):
    opened.run("document.querySelector('.tie').focus()")
    opened.press("Enter")
    evidence = opened.run("return document.getElementById('evidence').innerHTML")

    assert 'href="https://example.org/' in evidence
    assert "holds" in evidence


def test_a_tie_can_be_clicked(opened):
    opened.run("document.querySelector('.tie').dispatchEvent(new MouseEvent('click', { bubbles: true }))")

    assert opened.run("return document.querySelector('#evidence h2').textContent").endswith(("statement", "statements"))


def test_a_box_leads_on_and_the_picture_leads_back(opened):
    opened.run("[...document.querySelectorAll('#canvas [aria-label^=\"Go to Birch\"]')][0].focus()")
    opened.press("Enter")
    wait(opened, "return document.title.includes('Birch Werke')")
    opened.click("#home")
    wait(opened, "return document.getElementById('home').hidden")
    assert "Alder Motors" in headline(opened)


def test_everything_that_can_be_done_can_be_reached_by_tab(opened):
    reached = set()
    for _ in range(60):
        opened.press("Tab")
        reached.add(opened.run("const a = document.activeElement; return a.id || a.getAttribute('class') || a.tagName"))

    assert {"find", "theme", "tie", "year"} <= reached


def test_the_dark_theme_is_dark(opened):
    light = opened.run("return getComputedStyle(document.body).backgroundColor")
    opened.click("#theme")
    dark = opened.run("return getComputedStyle(document.body).backgroundColor")

    assert sum(map(int, light[4:-1].split(","))) > 700
    assert sum(map(int, dark[4:-1].split(","))) < 150


def test_the_picture_is_there_in_words(opened):
    opened.run("document.getElementById('words').open = true")
    words = opened.run("return document.getElementById('sentences').textContent")

    assert "Alder Motors" in words
    assert "Gazette" in words


@pytest.mark.parametrize("template", ["path", "owners", "holdings", "family", "timeline", "industry"])
def test_every_template_has_a_page(template, chromium, tmp_path):
    file = tmp_path / "page.html"
    picture = worlds.pictures(worlds.known())[template]
    picture.save(file)
    chromium.open(file)
    wait(chromium, "return document.documentElement.dataset.ready === 'yes'")

    assert chromium.errors() == []
    assert headline(chromium) == picture.scene.page.headline


@pytest.mark.parametrize("wide", [1280, 900, 500, 420])
def test_the_picture_is_as_wide_as_the_window_and_no_wider(wide, chromium, page):
    chromium.resize(wide, 800)
    try:
        chromium.open(Path("/dev/null"))
        chromium.open(page)
        wait(chromium, "return document.documentElement.dataset.ready === 'yes'")
        right = chromium.run(
            "const box = document.getElementById('canvas'), svg = box.firstChild, page = document.documentElement;"
            "return [page.scrollWidth - innerWidth, box.scrollWidth - box.clientWidth, svg.getBoundingClientRect().left]"
        )
        overlap = chromium.run(
            "const at = id => document.getElementById(id).getBoundingClientRect(), a = at('shown'), b = at('year');"
            "return a.right > b.left && a.bottom > b.top && a.left < b.right && a.top < b.bottom"
        )
    finally:
        chromium.resize(1400, 950)

    assert right[:2] == [0, 0]
    assert right[2] > 0
    assert not overlap


def test_the_picture_can_be_made_larger_and_fit_again_by_keyboard(opened):
    wide = "return document.querySelector('#canvas svg').getBoundingClientRect().width"
    before = opened.run(wide)
    opened.press("+")
    assert opened.run(wide) > before * 1.4
    opened.press("0")
    assert opened.run(wide) == before


def test_the_number_on_a_tie_can_be_clicked_and_escape_closes_its_evidence(opened):
    opened.run("document.querySelector('#canvas .patch').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    assert "holds" in opened.run("return document.getElementById('evidence').textContent")

    opened.press("Escape")
    assert opened.run("return document.getElementById('evidence').hidden")
    assert opened.run("return document.activeElement.getAttribute('class')") == "tie"


def test_numbers_of_sources_without_a_list_are_not_shown(opened):
    assert not opened.run("return /\\[\\d/.test(document.getElementById('canvas').textContent)")


def test_the_way_back_of_the_browser_leads_back(opened):
    opened.run("[...document.querySelectorAll('#canvas [aria-label^=\"Go to Birch\"]')][0].focus()")
    opened.press("Enter")
    wait(opened, "return document.title.includes('Birch Werke')")
    opened.run("history.back()")

    wait(opened, "return document.getElementById('home').hidden")
    assert "Alder Motors" in headline(opened)


@pytest.mark.parametrize(("theme", "scheme"), [("dark", "dark"), ("print", "light")])
def test_a_page_asked_for_in_a_theme_opens_in_it(theme, scheme, chromium, tmp_path):
    file = tmp_path / "page.html"
    worlds.asker(worlds.known(), theme=theme).owners("birch").save(file)
    chromium.open(file)
    wait(chromium, "return document.documentElement.dataset.ready === 'yes'")

    assert chromium.run("return getComputedStyle(document.documentElement).colorScheme") == scheme
    assert chromium.errors() == []


def test_a_picture_of_nothing_in_particular_has_no_other_dates_until_a_name_is_chosen(chromium, tmp_path):
    file = tmp_path / "page.html"
    worlds.asker(worlds.known()).industry().save(file)
    chromium.open(file)
    wait(chromium, "return document.documentElement.dataset.ready === 'yes'")
    assert chromium.run("return document.getElementById('year').disabled")

    chromium.run("document.querySelector('#canvas .name').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    wait(chromium, "return !document.getElementById('year').disabled")
