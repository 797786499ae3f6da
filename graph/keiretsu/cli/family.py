"""keiretsu family CAR: every badge of one car."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output
from keiretsu.cli.drawing import draw_option, draw_to

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.facts import Fact
    from keiretsu.families import Family
    from keiretsu.knowledge import KnowledgeGraph
    from keiretsu.prose import Namer


@click.command("family")
@options.thing_argument("car")
@options.include_option
@options.lang_option
@options.text_format
@draw_option
@options.session
def command(session: Session, car: str, include: str, lang: str | None, form: str, drawings: tuple[str, ...]) -> None:
    """Every badge of one car, with markets and years, each link with its statement.

    \b
    keiretsu family "Nissan Dayz"
    keiretsu family "Renault Captur"
    keiretsu family "Suzuki Ertiga" --format json
    keiretsu family "Renault Captur" --draw captur.png

    Rebadgings and twinnings make cars one car, and what follows for the car asked about from a chain of them is said
    with the chain; --format json has it for every pair.
    A shared platform makes no family, and neither do two generations of one name.
    """
    from keiretsu.errors import NoAnswer

    graph = session.graph
    id_ = options.meaning(graph, car, cars=True)
    name = graph.namer(lang=lang)
    found = graph.family(id_, include=options.words_of(include))
    if form == "json":
        output.say_json([_as_data(family, graph) for family in found])
    if not found:
        raise NoAnswer(f"no rebadge or twin of {name(id_)} is on file; that says what is on file, not what is.")
    if form == "text":
        _print(graph, id_, found, name)
    draw_to(graph, found, drawings, lang, about=id_)


def _print(graph: KnowledgeGraph, id_: str, found: list[Family], name: Namer) -> None:
    numbers: dict[str, int] = {}
    output.say(f"{name(id_)} {_how_many(found)}.")
    for family in found:
        output.say()
        output.say(f"{' = '.join(name(member.id) for member in family.members)}")
        for fact in family.facts:
            output.say(f"  {_link_line(graph, fact, name, numbers)}")
        _print_what_follows(graph, family, id_, name)
    facts = [fact for family in found for fact in family.facts]
    if numbers:
        output.say("\nSources")
    for line in options.source_lines(graph.sources_of(facts), numbers):
        output.say(line)


def _how_many(found: list[Family]) -> str:
    if len(found) > 1:
        return f"stands for {len(found)} cars, one for each generation or donor"
    return f"is one car under {len(found[0].members)} badges"


def _link_line(graph: KnowledgeGraph, fact: Fact, name: Namer, numbers: dict[str, int]) -> str:
    from keiretsu.prose import own_sentence

    vocabulary = graph.world.vocabulary
    words = output.with_stop(own_sentence(fact, vocabulary=vocabulary, name=name))
    if vocabulary.kinds[fact.kind].link:
        return f"({words})"
    how = [vocabulary.word(fact.value(part)) for part in ("likeness", "arrangement") if fact.value(part)]
    return f"{words} {output.numbered(graph.best_sources(fact), numbers)}{' (' + '; '.join(how) + ')' if how else ''}"


def _print_what_follows(graph: KnowledgeGraph, family: Family, car: str, name: Namer) -> None:
    from keiretsu.families import follows

    for link in follows(family, graph.world, car):
        chain = ", ".join(fact.id for fact in link.chain)
        where = "" if link.relation == "exact" else ", though one of them only in some markets"
        output.say(f"  It follows that {name(link.start)} and {name(link.end)} are one car{where} (by {chain}).")


def _as_data(family: Family, graph: KnowledgeGraph) -> dict[str, object]:
    from keiretsu.families import follows
    from keiretsu.prose import own_sentence
    from keiretsu.terms import id_iri, source_iri, term_iri

    name, vocabulary = graph.namer(), graph.world.vocabulary
    return {
        "id": id_iri(family.id),
        "members": [{"id": id_iri(member.id), "label": name(member.id)} for member in family.members],
        "facts": [
            {
                "id": id_iri(fact.id),
                "kind": term_iri(fact.kind),
                "sentence": own_sentence(fact, vocabulary=vocabulary, name=name),
                "markets": [id_iri(market) for market in fact.values.get("market", ())],
                "start": fact.value("start"),
                "end": fact.value("end"),
                "bridge": fact.id in family.bridges,
                "sources": [source_iri(id_) for id_ in fact.sources],
            }
            for fact in family.facts
        ],
        "follows": [
            {"from": id_iri(link.start), "to": id_iri(link.end), "chain": [id_iri(fact.id) for fact in link.chain]}
            for link in follows(family, graph.world)
        ],
    }
