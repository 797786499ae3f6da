"""keiretsu list KIND: things or statements of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.facts import Fact
    from keiretsu.knowledge import KnowledgeGraph
    from keiretsu.narrow import Scope

_THINGS = ("label", "kind", "id")
_STATEMENTS = ("sentence", "standing", "stage", "sources", "id")


@click.command("list")
@click.argument("kind", required=False)
@options.at_option
@options.include_option
@options.lang_option
@options.list_format
@options.session
def command(
    session: Session, kind: str | None, at: str | None, include: str, lang: str | None, form: str | None
) -> None:
    """List things or statements of one kind; without a kind, list the kinds.

    \b
    keiretsu list
    keiretsu list joint-venture
    keiretsu list shareholding --at 2013-11-08 --format csv
    """
    graph = session.graph
    if kind is None:
        output.print_rows(_kinds(graph), ("kind", "what", "count"), form)
        return
    class_ = _class_named(graph, kind)
    if graph.world.vocabulary.is_a(class_, "Statement") or class_ in graph.world.vocabulary.kinds:
        asked = graph.scope(at=at, ever=at is None, include=options.words_of(include or ("all" if at is None else "")))
        output.print_rows(_statements(graph, class_, asked, lang), _STATEMENTS, form)
    else:
        output.print_rows(_things(graph, class_, lang), _THINGS, form)


def _kinds(graph: KnowledgeGraph) -> list[output.Row]:
    counts: dict[str, int] = {}
    for kind in [*(thing.kind for thing in graph.world.things.values()), *(fact.kind for fact in graph.facts)]:
        counts[kind] = counts.get(kind, 0) + 1
    vocabulary = graph.world.vocabulary
    names = [*vocabulary.classes, *(kind.id for kind in vocabulary.kinds.values() if kind.link)]
    return [
        {"kind": vocabulary.word(name).replace(" ", "-"), "what": _definition(graph, name), "count": counts[name]}
        for name in names
        if name in counts
    ]


def _definition(graph: KnowledgeGraph, name: str) -> str:
    terms = (graph.world.vocabulary.classes, graph.world.vocabulary.properties)
    return next((found[name].definition for found in terms if name in found), "")


def _class_named(graph: KnowledgeGraph, word: str) -> str:
    from keiretsu.errors import BadValue

    vocabulary = graph.world.vocabulary
    folded = word.replace("-", " ").casefold()
    labels = {vocabulary.word(name).casefold(): name for name in (*vocabulary.kinds, *vocabulary.classes)}
    plurals = {
        folded,
        folded.removesuffix("s"),
        folded.removesuffix("ies") + "y",
        "product" if folded in ("car", "cars") else folded,
    }
    for label, name in labels.items():
        if label in plurals or name.casefold() in plurals:
            return name
    import difflib

    near = difflib.get_close_matches(folded, labels, n=3, cutoff=0.5)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise BadValue(f'there is no kind "{word}".{hint} keiretsu list shows them all.')


def _things(graph: KnowledgeGraph, class_: str, lang: str | None) -> list[output.Row]:
    vocabulary, name = graph.world.vocabulary, graph.namer(lang=lang)
    found = [thing for thing in graph.world.things.values() if vocabulary.is_a(thing.kind, class_)]
    return [
        {"label": name(thing.id), "kind": vocabulary.word(thing.kind), "id": thing.id}
        for thing in sorted(found, key=lambda thing: (thing.label.casefold(), thing.id))
    ]


def _statements(graph: KnowledgeGraph, class_: str, asked: Scope, lang: str | None) -> list[output.Row]:
    from keiretsu.narrow import narrowed
    from keiretsu.prose import own_sentence

    vocabulary, name = graph.world.vocabulary, graph.namer(None if asked.ever else asked.span, lang)

    def row(fact: Fact) -> output.Row:
        return {
            "sentence": own_sentence(fact, vocabulary=vocabulary, name=name),
            "standing": fact.standing,
            "stage": vocabulary.word(fact.stage),
            "sources": len(fact.sources),
            "id": fact.id,
        }

    return [row(fact) for fact in narrowed(graph.world, asked) if vocabulary.is_a(fact.kind, class_)]
