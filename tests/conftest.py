"""Worlds for the tests: a made-up corner of the industry, and the shipped data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from keiretsu.knowledge import KnowledgeGraph, load

HERE = Path(__file__).parent
WORLDS = HERE / "worlds"

PREFIXES = """
@prefix kei: <https://w3id.org/keiretsu/def#> .
@prefix id: <https://w3id.org/keiretsu/id/> .
@prefix src: <https://w3id.org/keiretsu/source/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
src:paper a kei:Source ; kei:title "A page"@en ; kei:publisher "The Paper" ; kei:address "https://example.org/page" ;
    kei:published "2020-01-01" ; kei:accessed "2020-02-01" ; kei:tier kei:tierPress .
"""


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["KEIRETSU_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def example(_cache_of_its_own: None) -> KnowledgeGraph:
    """tests/worlds/example.ttl alone."""
    return load([WORLDS / "example.ttl"], only_data=True)


@pytest.fixture(scope="session")
def shipped(_cache_of_its_own: None) -> KnowledgeGraph:
    """The real data."""
    return load()


@pytest.fixture
def world(tmp_path: Path) -> Callable[[str], KnowledgeGraph]:
    """A world from a few lines of Turtle, with prefixes and one source, unchecked."""

    def made(turtle: str) -> KnowledgeGraph:
        file = tmp_path / "world.ttl"
        file.write_text(PREFIXES + turtle, encoding="utf-8")
        return load([file], only_data=True, unchecked=True)

    return made


EVIDENCE = 'kei:evidence [ kei:source src:paper ; kei:says "It is so." ]'


def companies(*ids: str) -> str:
    return "".join(f'id:{id_} a kei:Company ; rdfs:label "{id_.title()}"@en .\n' for id_ in ids)


def stake(id_: str, holder: str, issuer: str, rest: str) -> str:
    return f"id:{id_} a kei:Shareholding ; kei:holder id:{holder} ; kei:issuer id:{issuer} ; {rest} ; {EVIDENCE} .\n"


def run(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "keiretsu", *words], capture_output=True, text=True, timeout=120, check=False, **more
    )
