"""Numbers for the sources of a picture, and the words by which its foot names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from keiretsu.facts import Fact, Source
from keiretsu.pictures.measure import missing
from keiretsu.pictures.scene import Cited
from keiretsu.prose import day_in_words

_MARK = re.compile(r"\[(\d+(?:, \d+)*)\]")


class Citations:
    """Numbers for sources in the order in which a picture names them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def mark(self, facts: Iterable[Fact], most: int = 3) -> str:
        """Footnote marks such as "[1, 2]" for the sources of some facts, at most so many of them; empty if none.

        Only those get their numbers now; the others follow behind all that a picture prints.
        """
        known = self._numbers
        ids = [id_ for id_ in dict.fromkeys(id_ for fact in facts for id_ in fact.sources) if id_ in self._sources]
        numbers = [known.setdefault(id_, len(known) + 1) for id_ in ids[:most]]
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def cited(self) -> tuple[Cited, ...]:
        """All sources named so far, by number."""
        return tuple(_cited(number, self._sources[id_]) for id_, number in self._numbers.items())


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers of sources in the footnote marks of a text."""
    return tuple(int(number) for mark in _MARK.findall(text) for number in mark.split(", "))


def _cited(number: int, source: Source) -> Cited:
    day = f", {day_in_words(source.published)}" if source.published else ""
    name = next((words for words in (source.publisher, source.title) if words and not missing(words)), _host(source))
    short = " ".join(part for part in (name, source.published[:4]) if part)
    return Cited(number, short or source.id, f"{source.publisher}{day}: {source.title}", source.address)


def _host(source: Source) -> str:
    """Where a source is found: its name for a page whose fonts lack the signs of its publisher."""
    host = source.address.partition("://")[2].partition("/")[0].removeprefix("www.")
    return source.id if missing(host) or not host else host
