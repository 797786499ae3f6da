"""Strongly connected components: companies that hold each other in a circle, and in what order to walk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def components(starts: Iterable[str], following: Callable[[str], Iterable[str]]) -> list[tuple[str, ...]]:
    """The components of all that can be reached, none before one that leads to it (R. Tarjan, 1972).

    Each is sorted. A company that lies on no circle is a component of its own.
    """
    search = _Search(following)
    for start in starts:
        if start not in search.index:
            search.explore(start)
    search.found.reverse()
    return search.found


class _Search:
    """Tarjan's search with a stack of its own, since chains of holders may be longer than Python's."""

    def __init__(self, following: Callable[[str], Iterable[str]]) -> None:
        self.following = following
        self.index: dict[str, int] = {}
        self.lowest: dict[str, int] = {}
        self.pending: list[str] = []
        self.is_pending: set[str] = set()
        self.found: list[tuple[str, ...]] = []

    def explore(self, start: str) -> None:
        trail: list[tuple[str, Iterator[str]]] = [self._enter(start)]
        while trail:
            node, onward = trail[-1]
            for other in onward:
                if other not in self.index:
                    trail.append(self._enter(other))
                    break
                if other in self.is_pending:
                    self.lowest[node] = min(self.lowest[node], self.index[other])
            else:
                trail.pop()
                self._leave(node)
                if trail:
                    above = trail[-1][0]
                    self.lowest[above] = min(self.lowest[above], self.lowest[node])

    def _enter(self, node: str) -> tuple[str, Iterator[str]]:
        self.index[node] = self.lowest[node] = len(self.index)
        self.pending.append(node)
        self.is_pending.add(node)
        return node, iter(self.following(node))

    def _leave(self, node: str) -> None:
        if self.lowest[node] != self.index[node]:
            return
        cut = self.pending.index(node)
        members = self.pending[cut:]
        del self.pending[cut:]
        self.is_pending.difference_update(members)
        self.found.append(tuple(sorted(members)))
