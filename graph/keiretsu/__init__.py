"""A sourced, time-aware knowledge graph of automaker relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from keiretsu.knowledge import KnowledgeGraph, load

__all__ = ["KnowledgeGraph", "load"]


def __getattr__(name: str) -> Any:
    """The public names, imported when first used, so that a command's help costs no more than it needs."""
    if name in __all__:
        from keiretsu import knowledge

        return getattr(knowledge, name)
    raise AttributeError(f"module 'keiretsu' has no attribute {name!r}")
