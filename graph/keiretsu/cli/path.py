"""keiretsu path A B: how two things are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from keiretsu.cli import options, output
from keiretsu.cli.drawing import draw_option, draw_to

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.knowledge import KnowledgeGraph
    from keiretsu.paths import Ways
    from keiretsu.search import Path, Step
    from keiretsu.together import Window


@click.command("path")
@options.thing_argument("start")
@options.thing_argument("end")
@options.at_option
@click.option("--ever", is_flag=True, help="Ties of any time.")
@click.option("-k", type=click.IntRange(1, 10), default=1, help="This many ways, if there are so many (at most 10).")
@options.kind_options
@click.option("--not-via", multiple=True, metavar="NAME", help="Not through this thing; may be repeated.")
@click.option("--min-share", default="", metavar="PERCENT", help="Only stakes that may reach this many percent.")
@click.option("--directed", is_flag=True, help="Only from holder to held.")
@click.option("--max-steps", type=click.IntRange(1, 12), default=6, show_default=True, help="No longer ways.")
@click.option("--detours", is_flag=True, help="Also ways that go round a tie between two things on them.")
@click.option("--kind", metavar="KIND", help="Take both names for things of this kind (company, brand, car, ...).")
@options.include_option
@options.lang_option
@options.text_format
@draw_option
@options.session
def command(
    session: Session,
    start: str,
    end: str,
    at: str | None,
    ever: bool,
    k: int,
    only: str,
    without: str,
    not_via: tuple[str, ...],
    min_share: str,
    directed: bool,
    max_steps: int,
    detours: bool,
    kind: str | None,
    include: str,
    lang: str | None,
    form: str,
    drawings: tuple[str, ...],
) -> None:
    """How two names are joined, step by step, with dates and sources.

    \b
    keiretsu path "Nissan Dayz" Renault --at 2013-11-08
    keiretsu path Renault "Mitsubishi eK" -k 3 --ever
    keiretsu path "French State" Dacia --only shareholding --directed --at 2013
    keiretsu path Nissan "Mercedes-Benz Group" -k 3 --ever --draw ways.svg --draw ways.png

    The best way has the smallest cost: a declared weight for each tie, and more for passing through things
    that are tied to many others.
    """
    graph = session.graph
    asked = graph.scope(
        at=at,
        ever=ever,
        include=options.words_of(include),
        only=options.words_of(only),
        without=options.words_of(without),
        min_share=min_share,
    )
    ends = [options.meaning(graph, typed, kind=kind) for typed in (start, end)]
    vias = [options.meaning(graph, typed) for typed in not_via]
    answer = graph.ways(
        *ends, k=k, lang=lang, asked=asked, not_via=vias, directed=directed, max_steps=max_steps, detours=detours
    )
    _say(graph, answer, form, at, lang)
    draw_to(graph, answer, drawings, lang)


def _say(graph: KnowledgeGraph, answer: Ways, form: str, at: str | None, lang: str | None) -> None:
    """The ways in the form asked for; JSON says so itself if there is none, before the error does."""
    if form == "json":
        output.say_json({"paths": [_as_data(path) for path in answer.paths]})
    if not answer.paths:
        raise _none_found(graph, answer, at, lang)
    if form == "text":
        _print(graph, answer, at, lang)


def _none_found(graph: KnowledgeGraph, answer: Ways, at: str | None, lang: str | None) -> Exception:
    from keiretsu.errors import NoAnswer

    return NoAnswer(f"no way from {_between(graph, answer, at, lang)}. {answer.why_none}")


def _between(graph: KnowledgeGraph, answer: Ways, at: str | None, lang: str | None) -> str:
    """Both ends and the time asked about, in words."""
    name = graph.namer(None if answer.asked.ever else answer.asked.span, lang)
    return f"{name(answer.start)} to {name(answer.end)} {options.time_in_words(answer.asked, at)}"


def _print(graph: KnowledgeGraph, answer: Ways, at: str | None, lang: str | None) -> None:
    count = f"{len(answer.paths)} ways" if len(answer.paths) > 1 else "the best way"
    output.say(f"{_between(graph, answer, at, lang)}: {count}.")
    numbers: dict[str, int] = {}
    for number, path in enumerate(answer.paths, start=1):
        output.say()
        for position, step in enumerate(path):
            mark = f"{number}. " if position == 0 and len(answer.paths) > 1 else "   "
            output.say(mark + _step_line(step, answer, graph, numbers))
        if len(path) > 1:
            output.say(f"   {_window_words(path.held_at_once(), lasting=_is_lasting(path, graph))}")
    facts = [step.fact for path in answer.paths for step in path]
    output.say("\nSources")
    for line in options.source_lines(graph.sources_of(facts), numbers):
        output.say(line)
    output.say(f"\nData of {graph.version}.")


def _step_line(step: Step, answer: Ways, graph: KnowledgeGraph, numbers: dict[str, int]) -> str:
    from keiretsu.prose import sureness_in_words

    if graph.world.vocabulary.kinds[step.fact.kind].link:
        return f"({step.sentence}.)"
    sure = "" if answer.asked.ever else f" ({sureness_in_words(step.fact, answer.asked)})"
    return f"{output.with_stop(step.sentence)} {output.numbered(graph.best_sources(step.fact), numbers)}{sure}"


def _is_lasting(path: Path, graph: KnowledgeGraph) -> bool:
    """Whether every tie of a way stays true after its dates, as kinship of cars does."""
    kinds = graph.world.vocabulary.kinds
    return all(kinds[step.fact.kind].lasting or kinds[step.fact.kind].link for step in path)


def _window_words(window: Window | None, *, lasting: bool) -> str:
    from keiretsu.period import day_before, open_ended, today
    from keiretsu.prose import day_in_words

    if window is None:
        return "These ties never held at one time."
    how = {"certain": "surely", "presumed": "presumably", "possible": "possibly"}[window.sureness]
    start, until = open_ended(window.start), open_ended(window.until)
    if start and start == day_before(window.until):
        return f"All of it {how} held at once on {day_in_words(start)}."
    if start and start <= today() < window.until:
        held = "been true" if lasting else "held at once"
        return f"All of it has {how} {held} since {day_in_words(start)}{', and stays so' if lasting else ''}."
    words = [f"from {day_in_words(start)}" if start else "", f"until {day_in_words(until)}" if until else ""]
    when = " ".join(word for word in words if word) or "at any time: no date on file keeps them apart"
    return f"All of it {how} held at once {when}."


def _as_data(path: Path) -> dict[str, object]:
    from keiretsu.period import open_ended

    window = path.held_at_once()
    held = window and {
        "from": open_ended(window.start),
        "until": open_ended(window.until),
        "certainty": window.sureness,
    }
    return {"cost": path.cost, "held_at_once": held, "steps": [_step_as_data(step) for step in path]}


def _step_as_data(step: Step) -> dict[str, object]:
    from keiretsu.terms import id_iri, source_iri, term_iri

    return {
        "from": id_iri(step.start),
        "to": id_iri(step.end),
        "kind": term_iri(step.fact.kind),
        "fact": id_iri(step.fact.id),
        "sentence": step.sentence,
        "certainty": step.sureness,
        "sources": [source_iri(id_) for id_ in step.fact.sources],
    }
