"""Pictures fit to print: an answer in, a picture out; matplotlib is loaded only when one is drawn by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keiretsu.pictures.style import PAGE_WIDTH

if TYPE_CHECKING:
    from keiretsu.pictures.asking import Known
    from keiretsu.pictures.picture import Picture

__all__ = ["draw"]


def draw(
    answer: Any,
    known: Known | None = None,
    *,
    about: str = "",
    theme: str = "light",
    width: float = PAGE_WIDTH,
    lang: str | None = None,
) -> Picture:
    """The picture of an answer, of the same day and with what it included.

    There is one of ways, a path, what is around a thing, families of cars, owners, holdings, control, a group, a
    timeline by capital, and a diff.

    Args:
        answer: what a question to a KnowledgeGraph gave.
        known: the graph that was asked; left out, that of the shipped data.
        about: the id of the car asked about, which families alone do not tell.
        theme: light, dark or print.
        width: of the page, in points.
        lang: names in this language first.

    Raises:
        BadValue: there is no picture for such an answer.
        NoAnswer: the answer is empty.
        TooMuch: it is too much for one page; the text names the ways out.
    """
    from keiretsu.pictures.asking import Look
    from keiretsu.pictures.drawing import drawn

    if known is None:
        import keiretsu

        known = keiretsu.load()
    return drawn(answer, known, Look(lang, theme, width), about)
