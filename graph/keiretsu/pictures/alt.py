"""A picture in words: what it says, in the order of reading, with all sources."""

from __future__ import annotations

from collections.abc import Iterator

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


def _lines(scene: Scene) -> Iterator[str]:
    page = scene.page
    yield page.headline
    yield page.subtitle
    yield f"As of {page.as_of}" + (f"; data: {page.version}" if page.version else "")
    yield ""
    yield from (f"- {_sentence(words)}" for words in page.words)
    for heading, folds in (("Drawn together", page.folded), ("Left out", page.left_out)):
        if folds:
            yield from ("", f"{heading}:", *(f"- {fold.words}" for fold in folds))
    if page.sources:
        yield from ("", "Sources:")
        for cited in page.sources:
            yield f"[{cited.number}] {cited.full}" + (f" <{cited.address}>" if cited.address else "")
