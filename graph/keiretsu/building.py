"""Files in, a snapshot out; and the store that SPARQL asks, with all that can be reckoned in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from keiretsu import declared, files, parts, reading, snapshot, store, terms
from keiretsu.errors import BrokenData
from keiretsu.facts import World
from keiretsu.names import index

if TYPE_CHECKING:
    from keiretsu import checks

Contents = Sequence[tuple[Path, bytes]]
ByFile = Sequence[tuple[Path, Iterable[ox.Quad]]]


def contents(names: Iterable[str | Path]) -> Contents:
    """Files with their bytes. Raises BadFile for one that cannot be read or is too large."""
    return [(path, store.content(path)) for path in map(Path, names)]


def build(
    contents: Contents,
    mark: snapshot.Stamp,
    *,
    own: Sequence[Path] = (),
    override: bool = False,
    unchecked: bool = False,
) -> snapshot.Snapshot:
    """A snapshot of all that the files say. Raises BadFile for syntax, BrokenData if one's own files break a rule."""
    world = _world_with(contents, set(own), override=override) if own else _shipped_world(contents)
    kept = snapshot.made(mark, _version(world), world, index(world))
    if own and not unchecked:
        errors = findings(kept, [str(path) for path, _ in contents], override=override, least="error")
        mine = [str(finding) for finding in errors if finding.file in {str(path) for path in own}]
        if mine:
            raise BrokenData(mine)
    return kept


def _version(world: World) -> str:
    """The day on which the newest source was read, and how much is on file."""
    newest = max((source.accessed for source in world.sources.values()), default="none")
    kinds = world.vocabulary.kinds
    links = sum(fact.kind in kinds and kinds[fact.kind].link for fact in world.facts.values())
    return f"{newest} ({len(world.facts) - links:,} statements, {len(world.sources):,} sources)"


def _shipped_world(contents: Contents) -> World:
    """What the shipped files say, each read by itself and only if it has changed. Raises BrokenData."""
    ontology = set(files.ontology_files())
    declaring = [(path, text) for path, text in contents if path in ontology]
    data = [(path, text) for path, text in contents if path not in ontology]
    vocabulary = declared.vocabulary(declared.described(chain.from_iterable(store.parsed(*one) for one in declaring)))
    rules = reading.Rules(vocabulary)

    def read(path: Path, text: bytes) -> reading.Part:
        return reading.part(declared.described(store.parsed(path, text)), rules)

    base = snapshot.stamp([(str(path), text) for path, text in declaring], "parts")
    found = parts.by_file(data, base, read)
    _refuse_told_twice([path for path, _ in data], found)
    return reading.whole(found, vocabulary)


def _refuse_told_twice(paths: Iterable[Path], found: Iterable[reading.Part]) -> None:
    told: dict[str, Path] = {}
    for path, part in zip(paths, found, strict=True):
        twice = told.keys() & part.subjects
        if twice:
            raise BrokenData(
                [
                    f"{path}: {terms.curie(subject)}: also described in {told[subject].name}. Describe it in one file."
                    for subject in sorted(twice)
                ]
            )
        told.update(dict.fromkeys(part.subjects, path))


def _world_with(contents: Contents, own: set[Path], *, override: bool) -> World:
    """What the files say, one's own among them. Raises BrokenData for what is described twice."""
    by_file: ByFile = [(path, store.parse(path, text)) for path, text in contents]
    if override:
        by_file = _one_description(by_file)
    else:
        _refuse_described_twice(by_file, own)
    ontology = set(files.ontology_files())
    shipped = ontology.union(files.shipped_data())
    declaring: list[ox.Quad] = []
    data: list[Iterable[ox.Quad]] = []
    for path, quads in by_file:
        if path in ontology:
            declaring += quads
        else:
            data.append(quads)
            declaring += () if path in shipped else _ontology_terms(list(quads))
    vocabulary = declared.vocabulary(declared.described(declaring))
    described = declared.described(chain.from_iterable(data))
    return reading.whole([reading.part(described, reading.Rules(vocabulary))], vocabulary)


def _ontology_terms(quads: list[ox.Quad]) -> list[ox.Quad]:
    """What a data file says of terms: whoever needs a new kind declares it beside the data."""
    declared = {quad.subject for quad in quads if quad.predicate.value == terms.TYPE and _declares(quad.object)}
    return [quad for quad in quads if quad.subject in declared]


def _declares(type_: object) -> bool:
    return isinstance(type_, ox.NamedNode) and (
        type_.value.startswith("http://www.w3.org/2002/07/owl#") or type_.value == terms.SKOS + "Concept"
    )


def _subjects(quads: Iterable[ox.Quad]) -> set[str]:
    """What a file describes: every named subject that it gives a class."""
    return {
        quad.subject.value
        for quad in quads
        if quad.predicate.value == terms.TYPE and isinstance(quad.subject, ox.NamedNode)
    }


def _refuse_described_twice(by_file: ByFile, own: set[Path]) -> None:
    first: dict[str, Path] = {}
    twice = []
    for path, quads in by_file:
        for subject in sorted(_subjects(quads)):
            if subject in first and path in own:
                twice.append(
                    f"{path}: {terms.curie(subject)}: also described in {first[subject]} (rule described-twice). "
                    "Refer to it without describing it, give yours another id, or add --override to take yours."
                )
            first.setdefault(subject, path)
    if twice:
        raise BrokenData(twice)


def _one_description(by_file: ByFile) -> list[tuple[Path, Iterable[ox.Quad]]]:
    """The files with each subject kept only where it is described last."""
    last = {subject: path for path, quads in by_file for subject in _subjects(quads)}
    return [
        (path, [quad for quad in quads if last.get(quad.subject.value, path) == path])  # type: ignore[union-attr]
        for path, quads in by_file
    ]


def twice_described(contents: Contents) -> list[str]:
    """Subjects that more than one of the files describes, as sentences."""
    first: dict[str, Path] = {}
    twice = []
    for path, text in contents:
        for subject in sorted(_subjects(store.parse(path, text))):
            if subject in first:
                twice.append(f"{path.name}: {terms.curie(subject)}: also described in {first[subject].name}")
            first.setdefault(subject, path)
    return twice


def _all_quads(world: World, contents: Contents, *, override: bool) -> list[ox.Quad]:
    by_file: ByFile = [(path, store.parse(path, text)) for path, text in contents]
    if override:
        by_file = _one_description(by_file)
    from keiretsu import deriving

    written = deriving.named_evidence(quad for _, quads in by_file for quad in quads)
    return [*written, *deriving.derived(world)]


def data_quads(world: World, names: Sequence[str], *, override: bool, derived: bool) -> list[ox.Quad]:
    """What the data files say, evidence named, without the ontology; with ``derived`` also what is reckoned from it."""
    from keiretsu import deriving

    ontology = set(files.ontology_files())
    data = [(path, text) for path, text in contents(names) if path not in ontology]
    quads = _all_quads(world, data, override=override)
    return quads if derived else quads[: len(quads) - sum(1 for _ in deriving.derived(world))]


def compiled(kept: snapshot.Snapshot, names: Sequence[str], *, override: bool = False) -> bytes:
    """All triples, written and derived, as sorted N-Triples; kept in the cache between runs."""
    text = snapshot.kept_beside(kept.stamp, "nt")
    if text is None:
        quads = set(_all_quads(kept.world(), contents(names), override=override))
        text = b"".join(sorted(store.write(quads, ox.RdfFormat.N_TRIPLES).splitlines(keepends=True)))
        snapshot.write_quietly(snapshot.place(kept.stamp, "nt"), text)
    return text


def filled(kept: snapshot.Snapshot, names: Sequence[str], *, override: bool = False) -> ox.Store:
    """The store that SPARQL asks, without what is derived for a day."""
    full = ox.Store()
    full.load(compiled(kept, names, override=override), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return full


def findings(
    kept: snapshot.Snapshot, names: Sequence[str], *, override: bool = False, least: checks.Level = "information"
) -> list[checks.Finding]:
    """What breaks a rule of that level or a graver one, with the file that describes each subject."""
    from keiretsu import checks

    read = contents(names)
    by_file = [(path, store.parse(path, text)) for path, text in read]
    file_of = {subject: str(path) for path, quads in by_file for subject in _subjects(quads)}
    world = kept.world()
    full = store.load(_all_quads(world, read, override=override))
    return checks.findings(full, checks.rules(least), vocabulary=world.vocabulary, file_of=file_of)
