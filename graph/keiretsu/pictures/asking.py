"""From a question to its picture: what is known, asked as a reader would, drawn by the template of the question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Protocol

import msgspec

from keiretsu.facts import Fact, World
from keiretsu.families import Family
from keiretsu.narrow import Scope, narrowed
from keiretsu.ownership.answers import DiffAnswer
from keiretsu.paths import Ways
from keiretsu.period import Span
from keiretsu.pictures.fallback import without_font
from keiretsu.pictures.picture import Picture
from keiretsu.pictures.scene import Scene
from keiretsu.pictures.style import PAGE_WIDTH, theme_of
from keiretsu.pictures.told import Told, by_worth
from keiretsu.prose import Namer


class Known(Protocol):
    """What a picture needs of a knowledge graph."""

    @property
    def world(self) -> World:
        """All things, facts and sources."""

    @property
    def version(self) -> str:
        """The version of the data."""

    def scope(self, **asked: object) -> Scope:
        """What counts for a question."""

    def namer(self, span: Span | None = None, lang: str | None = None) -> Namer:
        """What gives a thing's name."""


class Look(msgspec.Struct, frozen=True, gc=False):
    """How a picture is wanted: language of names, theme, width of the page in points."""

    lang: str | None = None
    theme: str = "light"
    width: float = PAGE_WIDTH


class Asker:
    """Draws pictures of one question about one time; ``at`` is the date as typed, or empty."""

    def __init__(self, known: Known, asked: Scope, at: str = "", look: Look | None = None) -> None:
        self._known, self._asked, self._at, self._look = known, asked, at, look or Look()
        theme_of(self._look.theme)
        self._facts = narrowed(known.world, asked)

    def _told(self, question: str, asked: Scope | None = None, at: str = "") -> Told:
        asked = asked or self._asked
        name = cache(self._known.namer(None if asked.ever else asked.span, self._look.lang))
        return Told(
            self._known.world,
            name,
            asked,
            at or self._at,
            self._known.version,
            self._look.theme,
            self._look.width,
            question,
        )

    def _brands(self, told: Told, holder: str) -> list[Fact]:
        return by_worth(told, (f for f in self._facts if f.kind == "BrandHolding" and f.tails == (holder,)))

    def path(self, ways: Ways) -> Picture:
        """How two things are joined."""
        from keiretsu.pictures.templates.path import path

        told = self._told("How are they joined?")
        things = [id_ for way in ways.paths for id_ in way.things]
        return self._picture(told, path(told, ways), things)

    def owners(self, company: str) -> Picture:
        """Who owns a company."""
        from keiretsu.pictures.templates.tree import owners

        told = self._told(f"Who owns {self._known.namer()(company)}?")
        return self._picture(told, owners(told, company, self._facts), [company])

    def holdings(self, party: str) -> Picture:
        """What a party holds."""
        from keiretsu.pictures.templates.tree import holdings

        told = self._told(f"What does {self._known.namer()(party)} hold?")
        return self._picture(told, holdings(told, party, self._facts, self._brands(told, party)), [party])

    def around(self, thing: str) -> Picture:
        """What surrounds a thing."""
        from keiretsu.pictures.templates.around import around

        told = self._told(f"What surrounds {self._known.namer()(thing)}?")
        return self._picture(told, around(told, thing, self._facts), [thing])

    def family(self, car: str, families: Sequence[Family]) -> Picture:
        """Which cars are one car with a car."""
        from keiretsu.pictures.templates.family import family

        told = self._told(f"Which cars are one car with {self._known.namer()(car)}?")
        members = [member.id for one in families for member in one.members]
        return self._picture(told, family(told, car, families, self._facts), [car, *members])

    def timeline(self, companies: Sequence[str], first: str = "", last: str = "") -> Picture:
        """Who held some companies when."""
        from keiretsu.pictures.templates.timeline import timeline

        told = self._told("Who held how much, when?", at=last)
        return self._picture(told, timeline(told, companies, self._facts, first, last), companies)

    def stake(self, holder: str, company: str, on_the_way: Collection[str]) -> Picture:
        """What a holder had of a company over time; ``on_the_way`` are companies through which it may hold."""
        from keiretsu.pictures.templates.stake import stake

        name = self._known.namer()
        told = self._told(f"How much of {name(company)} did {name(holder)} hold, when?")
        scene = stake(told, holder, company, on_the_way, self._facts)
        return self._picture(told, scene, [company, holder])

    def between(self, answer: DiffAnswer) -> Picture:
        """What began, ended and changed between two days."""
        from keiretsu.pictures.templates.between import between

        told = self._told("What began, ended and changed?")
        heads = [self._known.world.facts[id_].heads for id_ in answer.facts]
        return self._picture(told, between(told, answer), [head for some in heads for head in some])

    def industry(self) -> Picture:
        """Which groups hang together."""
        from keiretsu.pictures.templates.industry import industry

        told = self._told("Which groups hang together?")
        return self._picture(told, industry(told, self._facts), [])

    def _picture(self, told: Told, scene: Scene, things: Collection[str]) -> Picture:
        def page(drawn: Scene) -> str:
            from keiretsu.pictures.html import explorer

            return explorer(told, drawn, things)

        return Picture(scene, page, remark=without_font(map(told.name, told.names)))
