"""KnowledgeGraph: everything known, and the questions to ask of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from keiretsu import files, names, snapshot
from keiretsu.errors import BrokenData, UnknownName
from keiretsu.facts import Fact, Source, Thing, World
from keiretsu.names import Meaning
from keiretsu.narrow import Scope, narrowed, scope
from keiretsu.ownership.asking import Questions
from keiretsu.period import Span, today
from keiretsu.prose import Namer
from keiretsu.view import View

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    import networkx as nx
    import pyoxigraph as ox
    import rdflib

    from keiretsu.checks import Finding, Level
    from keiretsu.families import Family
    from keiretsu.paths import Ways
    from keiretsu.search import Path


class KnowledgeGraph(Questions):
    """Everything known, frozen; make one with ``keiretsu.load()``."""

    def __init__(
        self,
        kept: snapshot.Snapshot,
        paths: Sequence[str],
        *,
        own: Sequence[str] = (),
        override: bool = False,
    ) -> None:
        self._kept, self._paths, self._override = kept, paths, override
        self.own_files = tuple(own)

    @cached_property
    def world(self) -> World:
        """All things, facts and sources by id, and the vocabulary."""
        return self._kept.world()

    @cached_property
    def index(self) -> names.Index:
        """Every folded name with the ids that bear it."""
        return self._kept.names()

    @property
    def facts(self) -> list[Fact]:
        """All statements and links, by id."""
        return list(self.world.facts.values())

    @cached_property
    def statements(self) -> list[Fact]:
        """All facts but the links, by id."""
        kinds = self.world.vocabulary.kinds
        return [fact for fact in self.facts if fact.kind not in kinds or not kinds[fact.kind].link]

    @property
    def version(self) -> str:
        """The day on which the newest source was read, and how much is on file."""
        return self._kept.version

    # ------------------------------------------------------------ names

    def __getitem__(self, typed: str) -> Thing:
        """The thing that a typed name means. Raises UnknownName with the nearest, AmbiguousName with the choices."""
        id_ = self.meaning(typed).id
        if id_ not in self.world.things:
            raise UnknownName(typed, [id_], "thing")
        return self.world.things[id_]

    def get(self, typed: str) -> Thing | None:
        """The thing that a typed name means, or None if nothing is called so."""
        try:
            return self[typed]
        except UnknownName:
            return None

    def meaning(self, typed: str, *, kind: str | None = None, order: Collection[str] = names.PARTY_FIRST) -> Meaning:
        """The id of the thing or statement that a typed name means, with a remark if a choice was made."""
        return names.resolve(self.world, self.index, typed, kind=kind, order=order)

    def find(self, text: str, *, limit: int = 20, kind: str | None = None) -> list[names.Match]:
        """What a text may mean, best first; of one kind if that is given."""
        found = names.find(self.world, self.index, text, limit=limit if kind is None else 10**6)
        return [m for m in found if kind is None or names.is_of_kind(self.world, m.id, kind)][:limit]

    def namer(self, span: Span | None = None, lang: str | None = None) -> Namer:
        """What gives a thing's name: that of the days asked about if one is on file, else in a language, else English."""
        days = span or Span(today(), today())

        def name(id_: str) -> str:
            thing = self.world.things.get(id_)
            if thing is None:
                return names.label_of(self.world, id_)
            if lang and lang in thing.labels and lang != "en":
                return f"{thing.labels[lang]} ({thing.label})"
            return self._name_then(id_, days) or thing.label

        return name

    def _name_then(self, id_: str, days: Span) -> str:
        namings = [fact for fact in self.world.named(id_) if fact.standing == "accepted"]
        for degree in ("certain", "presumed"):
            for naming in namings:
                if naming.period.sureness(days) == degree:
                    return naming.value("name")
        return ""

    # ------------------------------------------------------------ questions

    def scope(self, **asked: object) -> Scope:
        """What counts for a question: ``at``, ``ever``, ``include``, ``only``, ``without``, ``min_share``."""
        return scope(self.world.vocabulary, **asked)  # type: ignore[arg-type]

    def at(self, day: str) -> View:
        """Only what holds on a day, or at some time in a month or year; accepted and in effect."""
        return View(self.world, narrowed(self.world, self.scope(at=day)))

    def around(self, typed: str, *, steps: int = 1, at: str | None = None) -> View:
        """Only the facts within so many steps of a thing, today or on a day."""
        from keiretsu.projection import around, project

        asked, about = self.scope(at=at), self[typed].id
        near = around(project(self.world, narrowed(self.world, asked)), about, steps)
        keys = sorted({key for _, _, key in near.edges(keys=True)})
        return View(self.world, [self.world.facts[key] for key in keys], asked, about)

    def ways(
        self,
        start: str,
        end: str,
        *,
        k: int = 1,
        lang: str | None = None,
        asked: Scope | None = None,
        not_via: Collection[str] = (),
        directed: bool = False,
        max_steps: int = 6,
        detours: bool = False,
    ) -> Ways:
        """Up to ``k`` ways between two ids or names, with the reason where there is none."""
        from keiretsu import paths
        from keiretsu.search import Terms

        asked = asked or self.scope()
        limits = Terms(frozenset(self[via].id for via in not_via), directed, max_steps, detours)
        name = self.namer(None if asked.ever else asked.span, lang)
        ends = self[start].id, self[end].id
        return paths.ways(self.world, *ends, asked, limits, count=k, name=name)

    def path(self, start: str, end: str, *, at: str | None = None, ever: bool = False, **terms: object) -> Path:
        """The best way between two things, as a Path of Steps. Raises NoAnswer, saying what cut it, if there is none."""
        from keiretsu.errors import NoAnswer

        answer = self.ways(start, end, asked=self.scope(at=at, ever=ever), **terms)  # type: ignore[arg-type]
        if not answer.paths:
            raise NoAnswer(f"No way from {start} to {end}. {answer.why_none}")
        return answer.paths[0]

    def family(self, car: str, *, include: Collection[str] = ()) -> list[Family]:
        """The families of cars in which a car stands, at any time."""
        from keiretsu.families import family_of

        id_ = self.meaning(car, order=names.CAR_FIRST).id
        return family_of(self.world, id_, self.scope(ever=True, include=include).counts)

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        """All accepted facts in effect, of any time, as a plain networkx graph."""
        return View(self.world, narrowed(self.world, self.scope(ever=True))).network

    def sources_of(self, facts: Collection[Fact]) -> list[Source]:
        """The sources of some facts in the order in which the facts name them, each once."""
        ids = dict.fromkeys(source for fact in facts for source in fact.sources)
        return [self.world.sources[id_] for id_ in ids if id_ in self.world.sources]

    def best_sources(self, fact: Fact) -> list[str]:
        """Ids of a fact's sources, the better tiers first, else in the order of its evidence."""
        tiers = list(self.world.vocabulary.concepts)
        known = self.world.sources

        def tier(id_: str) -> int:
            return tiers.index(known[id_].tier) if id_ in known and known[id_].tier in tiers else len(tiers)

        return sorted(fact.sources, key=tier)

    # ------------------------------------------------------------ RDF

    def store(self, at: str | None = None) -> ox.Store:
        """Ontology, statements and what follows from them in an Oxigraph store, with ``ownsShareOf`` for a day."""
        from keiretsu import building
        from keiretsu.deriving import owns_share_of

        store = building.filled(self._kept, self._paths, override=self._override)
        store.extend(owns_share_of(self.world, at))
        return store

    @cached_property
    def _store_of_today(self) -> ox.Store:
        return self.store()

    def sparql(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Native results of a SPARQL query, our prefixes preset. Raises BadQuery for what is not one or would write."""
        from keiretsu.sparql import ask

        return ask(self._store_of_today, query)

    @property
    def rdf(self) -> rdflib.Graph:
        """An rdflib.Graph over the same store."""
        from keiretsu.store import rdflib_face

        return rdflib_face(self._store_of_today)

    def findings(self, least: Level = "information") -> list[Finding]:
        """Everything that breaks a rule of that level or a graver one, errors first."""
        from keiretsu import building

        return building.findings(self._kept, self._paths, override=self._override, least=least)

    def shape_findings(self) -> list[str]:
        """What the SHACL shapes find in the data, as sentences. Raises BadFile without the authors' extra."""
        from pathlib import Path as FilePath

        from keiretsu.checks import by_shapes

        return by_shapes(list(map(FilePath, self._paths)))

    def quads(self, *, derived: bool = False) -> list[ox.Quad]:
        """What the data says as triples, evidence named; with ``derived`` also what is reckoned from it."""
        from keiretsu import building

        return building.data_quads(self.world, self._paths, override=self._override, derived=derived)


def load(
    data: Sequence[str | FilePath] = (), *, only_data: bool = False, override: bool = False, unchecked: bool = False
) -> KnowledgeGraph:
    """Everything that ships, plus files or folders of your own.

    Args:
        data: files or folders in any RDF syntax, added to the shipped data.
        only_data: leave the shipped data out.
        override: let a later file describe anew what an earlier one describes; otherwise that is refused.
        unchecked: load data that breaks rules, to ask for all its findings.

    Raises:
        BadFile: a file cannot be read; the text names line and column.
        BrokenData: your own data breaks a rule; nothing is loaded.
    """
    own = _own_files(data)
    shipped = () if only_data else files.shipped_names()
    paths = (*files.ontology_names(), *shipped, *own)
    options = f"own={len(own)} override={override}"
    marks = snapshot.marks(paths, options)
    kept = snapshot.unchanged(marks)
    if kept is None:
        kept = _kept_or_built(paths, options, own, override=override, unchecked=unchecked)
        snapshot.remember(marks, kept.stamp)
    return KnowledgeGraph(kept, paths, own=own, override=override)


def _kept_or_built(
    paths: Sequence[str], options: str, own: Sequence[str], *, override: bool, unchecked: bool
) -> snapshot.Snapshot:
    from pathlib import Path as FilePath

    from keiretsu import building

    contents = building.contents(paths)
    stamp = snapshot.stamp([(str(path), text) for path, text in contents], options)
    kept = snapshot.recall(stamp)
    if kept is None:
        kept = building.build(contents, stamp, own=list(map(FilePath, own)), override=override, unchecked=unchecked)
        if not unchecked:
            snapshot.keep(kept)
    return kept


def _own_files(data: Sequence[str | FilePath]) -> list[str]:
    if not data:
        return []
    from pathlib import Path as FilePath

    from keiretsu.store import files_below

    return [str(file) for path in data for file in files_below(FilePath(path))]


__all__ = ["BrokenData", "KnowledgeGraph", "View", "load"]
