"""Each rule for pictures, with a scene that breaks exactly it."""

import inspect

import msgspec
import pytest

import picture_worlds as worlds
from keiretsu.pictures import checks, scene
from keiretsu.pictures.check import RULES, check
from keiretsu.pictures.checks.prepared import Prepared
from keiretsu.pictures.scene import Entry, Fold, Text

replace = msgspec.structs.replace


def rules(made):
    return {finding.rule for finding in check(made)}


def page(made, **changes):
    return replace(made, page=replace(made.page, **changes))


def without(made, role):
    return replace(made, texts=tuple(text for text in made.texts if text.role != role))


def text_on_text(sheet):
    sheet.text(40, 70, "here", 9)
    sheet.text(42, 72, "there", 9)


def text_on_foreign_box(sheet):
    sheet.text(90, 25, "over the edge", 7, anchor="end")


def text_on_a_bar(sheet):
    sheet.box("bar", 40, 70, 60, 14, "band1", role="bar")
    sheet.text(90, 77, "long years", 8)


def box_on_box(sheet):
    sheet.box("c", 300, 40, 80, 30)


def text_wider_than_its_box(sheet):
    box = sheet.box("c", 40, 80, 30, 20)
    sheet.lettered(box, [("far too wide", 9, 600, "text1")])


def off_the_page(sheet):
    sheet.text(390, 80, "gone", 9)


def line_through_foreign_box(sheet):
    sheet.box("c", 150, 70, 20, 20)
    sheet.line("other", [(120, 80), (200, 80)], "shareholding", wide=1, facts=["one"], words="Stake")


def line_through_a_bar(sheet):
    sheet.box("bar", 150, 70, 20, 20, "band1", role="bar")
    sheet.rule("year", [(160, 60), (160, 100)], "grid")


def line_through_its_own_box(sheet):
    sheet.line("other", [(40, 45), (120, 45)], "shareholding", ends=("a", "a"), facts=["one"], words="Stake")


def line_through_text(sheet):
    sheet.text(150, 80, "struck", 9)
    sheet.rule("through", [(140, 80), (200, 80)])


def line_through_a_patch_that_is_not_its_own(sheet):
    sheet.line("other", [(180, 60), (180, 10)], "shareholding", facts=["one"], words="Stake")
    sheet.lines[-1] = replace(sheet.lines[-1], facts=())


def patch_too_near_the_end(sheet):
    sheet.texts[-1] = replace(sheet.texts[-1], x=238)


def line_on_line(sheet):
    sheet.rule("beside", [(125, 36), (150, 36)])


def crossing(sheet):
    sheet.line("other", [(140, 20), (140, 60)], "rebadge", facts=["one"], words="Rebadge")


def line_that_does_not_arrive(sheet):
    sheet.lines[-1] = replace(sheet.lines[-1], points=((120, 35), (240, 35)))


def small_type(sheet):
    sheet.text(40, 80, "tiny", 6.5)


def pale_text(sheet):
    sheet.text(40, 80, "pale", 9, 400, "hairline")


def number_of_no_listed_source(sheet):
    sheet.text(40, 80, "[12]", 9)


BREAKS = [
    (text_on_text, "label-label"),
    (text_on_foreign_box, "label-box"),
    (text_on_a_bar, "label-box"),
    (box_on_box, "box-box"),
    (text_wider_than_its_box, "outside"),
    (off_the_page, "outside"),
    (line_through_foreign_box, "line-box"),
    (line_through_a_bar, "line-box"),
    (line_through_its_own_box, "line-box"),
    (line_through_text, "line-label"),
    (patch_too_near_the_end, "patch-line"),
    (line_on_line, "line-line"),
    (crossing, "crossings"),
    (line_that_does_not_arrive, "line-end"),
    (small_type, "type"),
    (pale_text, "text-contrast"),
    (number_of_no_listed_source, "sources"),
]


def test_a_good_scene_has_no_findings():
    assert check(worlds.finished(worlds.sheet())) == []


@pytest.mark.parametrize(("break_", "rule"), BREAKS, ids=[break_.__name__ for break_, _ in BREAKS])
def test_a_breach_is_found_and_nothing_else(break_, rule):
    made = worlds.sheet()
    break_(made)

    assert rules(worlds.finished(made)) == {rule}


def test_a_patch_cuts_no_foreign_line():
    made = worlds.sheet()
    line_through_a_patch_that_is_not_its_own(made)

    assert "patch-line" in rules(worlds.finished(made))
    assert "line-label" in rules(worlds.finished(made))


GOOD = worlds.finished(worlds.sheet())
PAGES = [
    (page(GOOD, answer=("one", "two")), "complete"),
    (page(GOOD, answer=()), "complete"),
    (page(GOOD, folded=(Fold("", ("one",)),)), "complete"),
    (page(GOOD, legend=(*GOOD.page.legend, Entry("box:state", "State"))), "furniture"),
    (page(GOOD, legend=GOOD.page.legend[1:]), "furniture"),
    (without(GOOD, "headline"), "furniture"),
    (without(GOOD, "asof"), "furniture"),
    (without(GOOD, "source"), "furniture"),
    (without(GOOD, "legend"), "furniture"),
    (replace(GOOD, lines=(*GOOD.lines, replace(GOOD.lines[-1], points=((28.0, 180.0), (90.0, 180.0))))), "ids"),
]


@pytest.mark.parametrize(("made", "rule"), PAGES)
def test_a_page_that_lacks_something_is_found_out(made, rule):
    assert rules(made) == {rule}


def test_a_character_without_a_glyph_is_found(monkeypatch):
    monkeypatch.setattr(checks.words, "font_for", lambda text: None)
    made = worlds.sheet()
    made.text(40, 80, "日産", 9)

    assert rules(worlds.finished(made)) == {"glyphs"}


def test_colours_too_near_one_another_are_found(monkeypatch):
    monkeypatch.setattr(checks.ink, "APART", 99.0)
    made = worlds.sheet()
    made.line("other", [(140, 90), (180, 90)], "rebadge", facts=["one"], words="Rebadge")

    assert rules(worlds.finished(made)) == {"palette"}


def test_a_pale_line_is_found(monkeypatch):
    monkeypatch.setattr(checks.ink, "LINE_CONTRAST", 19.0)

    assert rules(GOOD) == {"line-contrast"}


def test_folding_with_words_is_no_breach():
    made = page(GOOD, answer=("one", "two"), folded=(Fold("and one more", ("two",)),))

    assert check(made) == []


def test_a_tree_may_cross_as_often_as_its_order_of_boxes_needs():
    made = worlds.sheet()
    crossing(made)

    assert rules(worlds.finished(made, template="tree", crossings=0)) == {"crossings"}
    assert rules(worlds.finished(made, template="tree", crossings=1)) == set()


def test_every_rule_says_what_it_wants():
    assert all(inspect.getdoc(rule) for rule in RULES)
    assert len(set(RULES)) == len(RULES)


def test_a_turned_text_counts_with_its_true_corners():
    flat = Text("t", 100, 100, "abcdefgh", 9)
    made = replace(GOOD, texts=(replace(flat, turn=90.0), replace(flat, id="u", x=130)))
    crossed = replace(GOOD, texts=(replace(flat, turn=45.0), replace(flat, id="u", x=102, y=96)))

    assert list(checks.space.label_label(Prepared(made))) == []
    assert [f.rule for f in checks.space.label_label(Prepared(crossed))] == ["label-label"]


def test_a_scene_is_json_and_back():
    back = msgspec.json.decode(msgspec.json.encode(GOOD), type=scene.Scene)

    assert back == GOOD
