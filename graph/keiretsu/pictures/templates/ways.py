"""What a route strip says in words: its headline, the head of each way, and what stands over and under a step."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from keiretsu.paths import Ways
from keiretsu.period import BEGINNING, END_OF_TIME
from keiretsu.pictures.measure import ELLIPSIS
from keiretsu.pictures.told import Told, counted, joined, percent
from keiretsu.search import Path, Step

LONGEST_CHAIN, PAIR = 3, 2


def headline(told: Told, ways: Ways) -> str:
    """The finding: the one way in a sentence, or which of several are in force."""
    start, end = told.label(ways.start), told.label(ways.end)
    if len(ways.paths) > 1:
        many = counted(len(ways.paths), "way", "ways").capitalize()
        return f"{many} from {start} to {end}{_in_force(told, in_bands(ways.paths))}"
    (way,) = ways.paths
    if len(way) > LONGEST_CHAIN:
        return f"{start} and {end} are joined through {joined([told.label(id_) for id_ in way.things[1:-1]])}"
    over = over_in(told, ways.paths)
    return start + ", which".join(f" {verb_of(told, step, over)} {told.label(step.end)}" for step in way)


def _in_force(told: Told, ways: Sequence[Path]) -> str:
    places = [place for place, way in enumerate(ways) if all(told.status(step.fact) == "current" for step in way)]
    if len(places) == len(ways):
        return f", {'both' if len(ways) == PAIR else 'all'} in force"
    if len(places) == 1:
        return f"; only the {ORDINALS[places[0]]} is known to be in force"
    return (
        f"; {counted(len(places), '')} of them are known to be in force" if places else "; none is known to be in force"
    )


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def in_bands(paths: Sequence[Path]) -> list[Path]:
    """Ways that hold at one time before those that do not, each in the order given."""
    return sorted(paths, key=lambda way: way.held_at_once() is None)


def head(told: Told, number: int, way: Path, count: int) -> str:
    """What stands over a way: its number if there are several, its length, and when it held."""
    steps = counted(len(way), "step").capitalize()
    whole = f"{steps}, {_together(way, told.day.last) if len(way) > 1 else _STANDS[told.status(way.steps[0].fact)]}"
    return f"{number + 1}   {whole}" if count > 1 else whole


_STANDS = {
    "current": "in force",
    "possible": "not confirmed lately",
    "announced": "announced",
    "guessed": "a guess or rumour",
    "ended": "ended",
}


def _together(way: Path, today: str) -> str:
    """When all steps of a way hold at once."""
    window = way.held_at_once()
    if window is None:
        return "never all at one time"
    start = window.start[:4] if window.start != BEGINNING else ""
    until = window.until[:4] if window.until != END_OF_TIME and window.until <= today else ""
    how = {"certain": "all at once", "presumed": "presumably all at once", "possible": "perhaps all at once"}
    if start and until:
        when = f"in {start}" if start == until else f"{start}–{until}"
    else:
        when = f"since {start}" if start else f"until {until}" if until else ""
    still = ", perhaps still" if until and all(today < step.fact.period.possible_until for step in way) else ""
    return f"{how[window.sureness]} {when}".rstrip() + still


def over_in(told: Told, ways: Sequence[Path]) -> frozenset[str]:
    """Cars of which no dated tie on these ways is still in force: what they were sold under is told as past."""
    over: dict[str, bool] = {}
    for step in (step for way in ways for step in way if not _is_link(told, step)):
        for id_ in (step.start, step.end):
            if told.is_a(id_, "Product"):
                over[id_] = over.get(id_, True) and told.status(step.fact) == "ended"
    return frozenset(id_ for id_, is_over in over.items() if is_over)


def _is_link(told: Told, step: Step) -> bool:
    kind = told.world.vocabulary.kinds.get(step.fact.kind)
    return bool(kind and kind.link)


def verb_of(told: Told, step: Step, over: Collection[str]) -> str:
    """The words between the two ends of a step, as it is walked."""
    words = told.verb(step.fact, forward=step.forward)
    if step.fact.kind == "underBrand" and not {step.start, step.end}.isdisjoint(over):
        return words.replace("is ", "was ", 1)
    return words


def under(told: Told, step: Step) -> str:
    """What stands under a step: how sure, when, and what else of the kind is on file: "2010–2023, now 17.05%"."""
    own = " ".join(part for part in (told.word_of_status(step.fact), told.years(step.fact)) if part)
    now = _figure_now(told, step)
    rest = len(step.also) - bool(now)
    parts = [own, f"now {now}" if now else "", f"+{rest} more" if rest else ""]
    return ", ".join(part for part in parts if part)


def _figure_now(told: Told, step: Step) -> str:
    """The share that is in force, where the one told is not."""
    if step.fact.kind != "Shareholding" or told.status(step.fact) == "current":
        return ""
    return next((percent(fact) for fact in step.also if told.status(fact) == "current"), "")


def is_torn(name: str, rows: Sequence[str]) -> bool:
    """Whether rows show a name cut short or broken within a word."""
    words = {word for row in rows for word in row.split(" ")}
    return any(ELLIPSIS in row for row in rows) or not words.issuperset(name.split(" "))
