"""How two things are joined: a question in, ways out, or the condition that cut every one of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from keiretsu.facts import World
from keiretsu.narrow import EVER, Scope
from keiretsu.prose import Namer
from keiretsu.search import Path, Search, Terms


class Ways(msgspec.Struct, frozen=True, gc=False):
    """The answer: ways between two things, the best first; where there is none, ``why_none`` is a sentence."""

    start: str
    end: str
    asked: Scope
    paths: tuple[Path, ...]
    why_none: str = ""


def ways(world: World, start: str, end: str, asked: Scope, terms: Terms, *, count: int, name: Namer) -> Ways:
    """Up to ``count`` ways between two things among the facts that count."""
    paths = _search(world, start, end, asked, terms, count, name)
    why = "" if paths else _why_none(world, start, end, asked, terms, name)
    return Ways(start, end, asked, tuple(paths), why)


def _search(world: World, start: str, end: str, asked: Scope, terms: Terms, count: int, name: Namer) -> list[Path]:
    return Search(world, asked, terms, name).ways(start, end, count)


def _why_none(world: World, start: str, end: str, asked: Scope, terms: Terms, name: Namer) -> str:
    """Which condition cut every way, and the least that would open one."""
    if start == end:
        return "That is one and the same thing."
    for words, wider, looser in _relaxations(asked, terms):
        found = _search(world, start, end, wider, looser, 1, name)
        if found:
            steps = f"{len(found[0])} step" + ("s" if len(found[0]) > 1 else "")
            return f"With {words} there is one of {steps}, the first by: {found[0].steps[0].sentence}."
    return "Nothing on file joins them at any time and of any kind; that says what is on file, not what is."


def _relaxations(asked: Scope, terms: Terms) -> Iterator[tuple[str, Scope, Terms]]:
    """Every single condition lifted, then time with each of the others, then all of them at once."""
    replace = msgspec.structs.replace
    single: list[tuple[str, dict[str, object], dict[str, object]]] = []
    if not asked.ever:
        single.append(("--ever (ties of any time)", {"span": EVER}, {}))
    if not asked.include:
        single.append(("--include all (plans, rumours and disputed ties)", {"include": frozenset(_ALL)}, {}))
    if asked.min_share:
        single.append(("no --min-share", {"min_share": ""}, {}))
    if asked.only:
        single.append(("ties of every kind (no --only)", {"only": frozenset()}, {}))
    if asked.without:
        single.append(("ties of every kind (no --without)", {"without": frozenset()}, {}))
    if terms.not_via:
        single.append(("no --not-via", {}, {"not_via": frozenset()}))
    if terms.directed:
        single.append(("ties in both directions (no --directed)", {}, {"directed": False}))
    if terms.max_steps < 8:
        single.append(("--max-steps 8", {}, {"max_steps": 8}))
    for words, scope_changes, term_changes in single:
        yield words, replace(asked, **scope_changes), replace(terms, **term_changes)
    everything = {key: value for _, changes, _ in single for key, value in changes.items()}
    looser = {key: value for _, _, changes in single for key, value in changes.items()}
    yield " and ".join(words for words, _, _ in single), replace(asked, **everything), replace(terms, **looser)


_ALL = ("rumoured", "announced", "agreed", "shelved", "cancelled", "contested", "unreviewed", "rejected")
