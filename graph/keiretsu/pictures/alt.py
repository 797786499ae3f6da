"""A picture in words: what it says, in the order of reading, with all sources."""

from __future__ import annotations

from collections.abc import Iterator, Sized

from keiretsu.pictures.scene import Scene


def in_words(scene: Scene) -> str:
    """The picture as plain text: headline, what is shown, folded and left out, then every source in full."""
    return "\n".join(_lines(scene)) + "\n"


def summary(scene: Scene) -> str:
    """One paragraph for readers who do not see the picture."""
    page = scene.page
    parts = [f"{page.subtitle.rstrip('.')}.", f"As of {page.as_of}."]
    parts += [page.question] if page.question else []
    parts += [f"Data: {page.version}."] if page.version else []
    return " ".join([*parts, *(_sentence(line) for line in page.words)])


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "]")) else words + "."


def _opening(scene: Scene) -> Iterator[str]:
    """What a reader wants to know before reading on: the finding, the question, the day, how much follows."""
    page = scene.page
    yield page.headline
    yield " ".join(part for part in (page.question, page.subtitle) if part)
    yield f"As of {page.as_of}" + (f"; data: {page.version}" if page.version else "")
    things = {box.thing for box in scene.boxes if box.thing} | {mark.thing for mark in scene.marks if mark.thing}
    yield f"Drawn: {_counted(things, 'thing')}. Said below: {_counted(page.words, 'statement')}, {_counted(page.sources, 'source')}."
    together, out = (len({fact for fold in folds for fact in fold.facts}) for folds in (page.folded, page.left_out))
    folded = f"Of these, {together} drawn together with others and {out} left out of the drawing."
    yield folded if together or out else "All of these are drawn one by one."


def _counted(some: Sized, noun: str) -> str:
    return f"{len(some)} {noun}" if len(some) == 1 else f"{len(some)} {noun}s"


def _lines(scene: Scene) -> Iterator[str]:
    page = scene.page
    yield from _opening(scene)
    yield ""
    yield from (f"- {_sentence(words)}" for words in page.words)
    for heading, folds in (("Drawn together", page.folded), ("Left out", page.left_out)):
        if folds:
            yield from ("", f"{heading}:", *(f"- {fold.words}" for fold in folds))
    if page.sources:
        yield from ("", "Sources:")
        for cited in page.sources:
            yield f"[{cited.number}] {cited.full}" + (f" <{cited.address}>" if cited.address else "")
