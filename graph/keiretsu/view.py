"""Some of the facts, with the graph they make."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from keiretsu.facts import Fact, World
from keiretsu.narrow import Scope

if TYPE_CHECKING:
    import networkx as nx


class View:
    """Some of the facts, with the graph they make; ``about`` is the thing that they surround, if they surround one."""

    def __init__(self, world: World, facts: list[Fact], asked: Scope | None = None, about: str = "") -> None:
        self._world = world
        self.facts, self.asked, self.about = facts, asked, about

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        """The facts as a plain networkx.MultiDiGraph: a node a thing, an edge a fact, keyed by the fact's id."""
        from keiretsu.projection import project

        return project(self._world, self.facts)
