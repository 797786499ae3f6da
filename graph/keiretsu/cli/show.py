"""keiretsu show: everything on file about a thing or a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output

if TYPE_CHECKING:
    from keiretsu.cards import Card, StatementCard
    from keiretsu.cli.options import Session
    from keiretsu.facts import Evidence, Fact
    from keiretsu.knowledge import KnowledgeGraph
    from keiretsu.narrow import Scope

_MODALITY = {
    "states": "states",
    "announces": "announces",
    "expects": "expects",
    "guesses": "guesses",
    "denies": "denies",
}
_WRITTEN = (
    "start",
    "end",
    "on",
    "observed",
    "endedBy",
    "rumouredOn",
    "announcedOn",
    "agreedOn",
    "shelvedOn",
    "cancelledOn",
)


@click.command("show")
@options.thing_argument("name")
@options.at_option
@click.option("--kind", metavar="KIND", help="Take the name for a thing of this kind (company, brand, car, ...).")
@options.include_option
@options.lang_option
@options.text_format
@options.session
def command(
    session: Session, name: str, at: str | None, kind: str | None, include: str, lang: str | None, form: str
) -> None:
    """Everything on file about a thing or a statement.

    \b
    keiretsu show Renault
    keiretsu show NMKV --at 2013-11-08
    keiretsu show renault-in-nissan-majority-claim

    A thing is shown with its names, holders, holdings, ventures, brands, cars, plans, and the claims about it that
    are not accepted; a statement with all its evidence, its standing and its rivals. With --at only what counts then.
    """
    from keiretsu import cards

    graph = session.graph
    id_ = options.meaning(graph, name, kind=kind)
    asked = graph.scope(at=at, include=options.words_of(include))
    namer = graph.namer(asked.span if at else None, lang)
    if id_ in graph.world.facts:
        shown = cards.statement_card(graph.world, id_, name=namer)
        output.say_json(_statement_data(shown, graph)) if form == "json" else _print_statement(shown, graph)
    else:
        about = cards.card(graph.world, id_, asked, dated=bool(at or include), name=namer)
        output.say_json(_card_data(about, graph)) if form == "json" else _print_card(about, graph, asked, at)


# ---------------------------------------------------------------- a thing


def _print_card(card: Card, graph: KnowledgeGraph, asked: Scope, at: str | None) -> None:
    vocabulary = graph.world.vocabulary
    when = f", {options.time_in_words(asked, at)}" if at else ""
    others = [label for lang, label in card.thing.labels.items() if lang != "en"]
    native = f" ({', '.join(others)})" if others else ""
    output.say(f"{card.thing.label}{native}: {vocabulary.word(card.thing.kind)}{when}. id:{card.thing.id}")
    if card.thing.aliases:
        output.say(f"Also called {', '.join(card.thing.aliases)}.")
    for words in card.what:
        output.say(f"It {words}.")
    numbers: dict[str, int] = {}
    for section in card.sections:
        output.say(f"\n{section.heading}")
        for line in section.lines:
            standing = _why(
                line.fact, vocabulary.kinds[line.fact.kind].link if line.fact.kind in vocabulary.kinds else False
            )
            output.say(
                f"  {output.with_stop(line.sentence)} {output.numbered(graph.best_sources(line.fact), numbers)}{standing}".rstrip()
            )
    if not card.sections:
        output.say(
            "\nNo statement on file" + (f" counts {options.time_in_words(asked, at)}." if at else " speaks of it.")
        )
    facts = [line.fact for section in card.sections for line in section.lines]
    if numbers:
        output.say("\nSources")
    for source_line in options.source_lines(graph.sources_of(facts), numbers):
        output.say(source_line)


def _why(fact: Fact, link: bool) -> str:
    if link or fact.standing == "accepted":
        return ""
    reason = fact.value("reason")
    better = fact.values.get("contradictedBy", ())
    against = f" Against it: {', '.join(better)}." if better else ""
    return f"\n      Why: {output.with_stop(reason)}{against}" if reason else against


def _card_data(card: Card, graph: KnowledgeGraph) -> dict[str, object]:
    from keiretsu.terms import id_iri, term_iri

    return {
        "id": id_iri(card.thing.id),
        "label": card.thing.label,
        "kind": term_iri(card.thing.kind),
        "labels": card.thing.labels,
        "aliases": card.thing.aliases,
        "what": card.what,
        "sections": [
            {
                "heading": section.heading,
                "statements": [
                    {"sentence": line.sentence, "now": line.now, **_fact_data(line.fact)} for line in section.lines
                ],
            }
            for section in card.sections
        ],
    }


# ---------------------------------------------------------------- a statement


def _print_statement(card: StatementCard, graph: KnowledgeGraph) -> None:
    fact, vocabulary = card.fact, graph.world.vocabulary
    output.say(f"{output.with_stop(card.sentence)}\n")
    output.say(f"Statement  id:{fact.id}, a {vocabulary.word(fact.kind)}")
    output.say(f"Stage      {vocabulary.word(fact.stage)}")
    output.say(f"Standing   {vocabulary.word(fact.standing)}{_because(fact)}")
    for label, words in _dates_written(fact, graph):
        output.say(f"{label:<10} {words}")
    for name, values in _other_values(fact, graph):
        output.say(f"{name:<10} {values}")
    output.say("\nEvidence")
    for piece in fact.evidence:
        output.say(_evidence_line(piece, graph))
    if card.rivals:
        output.say("\nBeside it")
    for rival in card.rivals:
        output.say(
            f"  {rival.relation}: {output.with_stop(rival.sentence)} (id:{rival.fact.id}, {rival.fact.standing})"
        )


def _because(fact: Fact) -> str:
    return f": {fact.value('reason')}" if fact.value("reason") else ""


def _dates_written(fact: Fact, graph: KnowledgeGraph) -> list[tuple[str, str]]:
    labels = graph.world.vocabulary
    return [(labels.word(name).capitalize(), ", ".join(fact.values[name])) for name in _WRITTEN if name in fact.values]


def _other_values(fact: Fact, graph: KnowledgeGraph) -> list[tuple[str, str]]:
    kind = graph.world.vocabulary.kinds.get(fact.kind)
    told = {*_WRITTEN, "stage", "standing", "reason", "contradictedBy", "refines", "follows"}
    told |= {kind.tail, kind.head, kind.members} if kind and not fact.label else set()
    name, vocabulary = graph.namer(), graph.world.vocabulary

    def words(value: str) -> str:
        return vocabulary.word(value) if value in vocabulary.concepts else name(value)

    return [
        (vocabulary.word(property_).capitalize(), ", ".join(map(words, values)))
        for property_, values in fact.values.items()
        if property_ not in told
    ]


def _evidence_line(piece: Evidence, graph: KnowledgeGraph) -> str:
    source = graph.world.sources.get(piece.source)
    vocabulary = graph.world.vocabulary
    where = f", {piece.locator}" if piece.locator else ""
    carries = f" (for: {', '.join(vocabulary.word(term) for term in piece.supports)})" if piece.supports else ""
    tier = f", {vocabulary.word(source.tier)}" if source and source.tier else ""
    told = f"  {source or piece.source}{where}{tier}\n    {_MODALITY.get(piece.modality, piece.modality)}: {piece.says}{carries}"
    return f"{told}\n    {source.address}" if source and source.address else told


def _statement_data(card: StatementCard, graph: KnowledgeGraph) -> dict[str, object]:
    from keiretsu.terms import id_iri

    rivals = [
        {"relation": rival.relation, "id": id_iri(rival.fact.id), "sentence": rival.sentence} for rival in card.rivals
    ]
    return {"sentence": card.sentence, **_fact_data(card.fact), "values": card.fact.values, "rivals": rivals}


def _fact_data(fact: Fact) -> dict[str, object]:
    from keiretsu.terms import id_iri, source_iri, term_iri

    return {
        "id": id_iri(fact.id),
        "kind": term_iri(fact.kind),
        "stage": fact.stage,
        "standing": fact.standing,
        "reason": fact.value("reason"),
        "evidence": [
            {"source": source_iri(piece.source), "modality": piece.modality, "says": piece.says}
            for piece in fact.evidence
        ],
    }
