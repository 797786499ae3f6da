"""Rules about what must be said: every fact, and headline, date, sources and legend; and in letters that exist."""

from __future__ import annotations

from collections.abc import Iterator

from keiretsu.pictures.checks.finding import Finding
from keiretsu.pictures.checks.prepared import Prepared, quoted
from keiretsu.pictures.citations import numbers_in
from keiretsu.pictures.fallback import font_for
from keiretsu.pictures.legend import used_keys
from keiretsu.pictures.measure import missing


def complete(seen: Prepared) -> Iterator[Finding]:
    """Each fact of the answer is drawn, folded or listed as left out; and nothing else is drawn."""
    scene, page = seen.scene, seen.scene.page
    shown = {fact for part in (scene.boxes, scene.lines, scene.texts) for one in part for fact in one.facts}
    spoken = shown | {fact for fold in (*page.folded, *page.left_out) for fact in fold.facts}
    for fact in sorted(set(page.answer) - spoken):
        yield Finding("complete", f"{fact} is neither drawn nor said to be left out")
    for fact in sorted(shown - set(page.answer)):
        yield Finding("complete", f"{fact} is drawn and no part of the answer")
    words = {text.text for text in scene.texts}
    for fold in (*page.folded, *page.left_out):
        if not fold.words:
            yield Finding("complete", f"{len(fold.facts)} facts are folded without a word, among {sorted(words)[:1]}")


def furniture(seen: Prepared) -> Iterator[Finding]:
    """Headline, as-of date and sources stand on the page, and the legend explains the styles used and no other."""
    scene, page = seen.scene, seen.scene.page
    roles = {text.role for text in scene.texts}
    for role in ("headline", "asof", "source"):
        if role not in roles:
            yield Finding("furniture", f"the page has no {role}")
    explained = {entry.key for entry in page.legend}
    for key in sorted(used_keys(scene) - explained):
        yield Finding("furniture", f"{key} is not in the legend")
    for key in sorted(explained - used_keys(scene)):
        yield Finding("furniture", f"the legend explains {key}, which does not occur")
    said = {text.text for text in scene.texts if text.role == "legend"}
    for entry in page.legend:
        if entry.words not in said:
            yield Finding("furniture", f'the legend does not say "{entry.words}"')


def sources_listed(seen: Prepared) -> Iterator[Finding]:
    """Each number of a source that is printed stands in the list at the foot."""
    texts = seen.scene.texts
    listed = {number for text in texts if text.role == "source" for number in numbers_in(text.text)}
    printed = {number for text in texts if text.role != "source" for number in numbers_in(text.text)}
    for number in sorted(printed - listed):
        yield Finding("sources", f"[{number}] is printed and not listed")


def glyphs(seen: Prepared) -> Iterator[Finding]:
    """Each character has a glyph, in the shipped fonts or in a fallback that is at hand."""
    for text in seen.scene.texts:
        if missing(text.text) and font_for(text.text) is None:
            yield Finding(
                "glyphs",
                f"{quoted(text)} has no glyph for {missing(text.text)}; install one, such as the package cvttf-NotoSansCJK-Regular, or name a folder in KEIRETSU_FONTS",
            )


def unique_ids(seen: Prepared) -> Iterator[Finding]:
    """No id is given twice."""
    scene = seen.scene
    ids = [one.id for part in (scene.boxes, scene.lines, scene.texts, scene.marks) for one in part]
    for id_ in sorted({one for one in ids if ids.count(one) > 1}) if len(set(ids)) < len(ids) else ():
        yield Finding("ids", f"{id_} is given twice")
