"""keiretsu draw QUESTION: pictures fit to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from keiretsu.cli import options
from keiretsu.cli.drawing import save

if TYPE_CHECKING:
    from keiretsu.cli.options import Session
    from keiretsu.pictures.asking import Asker
    from keiretsu.pictures.picture import Picture

Command = TypeVar("Command", bound=Callable[..., object])


@click.group("draw")
def command() -> None:
    """Pictures fit to print: PNG, SVG, PDF, or one offline HTML page.

    \b
    keiretsu draw path Nissan "Mercedes-Benz Group" -k 3 --ever -o ways.png
    keiretsu draw owners Nissan --at 2013-06 -o owners.svg -o owners.pdf
    keiretsu draw family "Fiat 600" -o family.html

    Every picture carries its finding, date, legend and sources. -o may be given several times; the ending tells
    the form: .png, .svg, .pdf, .html, .json (the scene), .txt (in words).
    """


def picture_options(*, ever: bool = True) -> Callable[[Command], Command]:
    """The options that all pictures share."""

    def decorate(command: Command) -> Command:
        shared = [
            click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help="Where to; may be repeated."),
            click.option("--alt", metavar="FILE", help="Also write the picture in words."),
            click.option("--strict", is_flag=True, help="Fail rather than save a picture that breaks a rule."),
            click.option("--theme", type=click.Choice(("light", "dark", "print")), default="light", show_default=True),
            click.option(
                "--width",
                type=click.FloatRange(700, 2000),
                default=1040.0,
                show_default=True,
                help="Of the page, in points.",
            ),
            options.lang_option,
            options.include_option,
            click.option("--only", metavar="KINDS", default="", help="Only these kinds of relation, with commas."),
            options.at_option,
        ]
        if ever:
            shared.append(click.option("--ever", is_flag=True, help="Ties of any time."))
        for option in shared:
            command = option(command)
        return command

    return decorate


class _Order:
    """The shared options of one call."""

    def __init__(self, session: Session, given: dict[str, object]) -> None:
        from keiretsu.pictures.asking import Asker, Look
        from keiretsu.pictures.picture import form_of

        self._outputs = tuple(map(str, given["outputs"]))  # type: ignore[call-overload]
        self._alt, self._strict = given["alt"], bool(given["strict"])
        for path in self._outputs:
            form_of(path)
        self.graph = session.graph
        at = str(given["at"] or "")
        self.asked = self.graph.scope(
            at=at or None,
            ever=bool(given.get("ever")),
            include=options.words_of(str(given["include"])),
            only=options.words_of(str(given["only"])),
        )
        look = Look(given["lang"], str(given["theme"]), float(str(given["width"])))  # type: ignore[arg-type]
        self.asker: Asker = Asker(self.graph, self.asked, at, look)

    def save(self, picture: Picture, name: str) -> None:
        """Save the picture where it is wanted, by default beside the reader as NAME.png; say what breaks a rule."""
        from keiretsu.pictures.picture import write_whole

        save(picture, self._outputs or (f"{name}.png",), strict=self._strict)
        if self._alt:
            write_whole(Path(str(self._alt)), picture.words.encode())


@command.command("path")
@options.thing_argument("start")
@options.thing_argument("end")
@click.option("-k", type=click.IntRange(1, 6), default=1, help="This many ways, if there are so many (at most 6).")
@click.option("--max-steps", type=click.IntRange(1, 7), default=6, show_default=True, help="No longer ways.")
@picture_options()
@options.session
def path(session: Session, /, start: str, end: str, k: int, max_steps: int, **given: object) -> None:
    """How two names are joined: a row a way, read from left to right.

    \b
    keiretsu draw path Nissan "Mercedes-Benz Group" -k 3 --ever -o ways.png
    keiretsu draw path Renault "Mitsubishi Motors" -o way.svg
    keiretsu draw path "French State" Nissan --at 2013 -o way.pdf
    """
    order = _Order(session, given)
    ends = [options.meaning(order.graph, typed) for typed in (start, end)]
    lang = str(given["lang"]) if given["lang"] else None
    ways = order.graph.ways(*ends, k=k, lang=lang, asked=order.asked, max_steps=max_steps)
    order.save(order.asker.path(ways), f"path-{ends[0]}-{ends[1]}")


@command.command("around")
@options.thing_argument("thing")
@picture_options()
@options.session
def around(session: Session, /, thing: str, **given: object) -> None:
    """What surrounds a thing: holders above, stakes below, badges and partners at the sides.

    \b
    keiretsu draw around "Mitsubishi Motors" -o around.png
    keiretsu draw around Renault --at 2013-11 -o around.html
    keiretsu draw around Mazda --ever -o around.svg
    """
    order = _Order(session, given)
    id_ = options.meaning(order.graph, thing)
    order.save(order.asker.around(id_), f"around-{id_}")


@command.command("owners")
@options.thing_argument("company")
@picture_options()
@options.session
def owners(session: Session, /, company: str, **given: object) -> None:
    """Who owns a company: capital above the box it buys, votes where they differ.

    \b
    keiretsu draw owners Nissan -o owners.png
    keiretsu draw owners "Volkswagen AG" --at 2015 -o owners.svg -o owners.pdf
    keiretsu draw owners Renault --include announced --strict -o owners.png
    """
    order = _Order(session, given)
    id_ = options.meaning(order.graph, company)
    order.save(order.asker.owners(id_), f"owners-{id_}")


@command.command("holdings")
@options.thing_argument("party")
@picture_options()
@options.session
def holdings(session: Session, /, party: str, **given: object) -> None:
    """What a party holds: companies and joint ventures with their other parents.

    \b
    keiretsu draw holdings Toyota -o holdings.png
    keiretsu draw holdings Renault --at 2013 -o holdings.svg
    keiretsu draw holdings Nissan --theme dark -o holdings.html
    """
    order = _Order(session, given)
    id_ = options.meaning(order.graph, party)
    order.save(order.asker.holdings(id_), f"holdings-{id_}")


@command.command("family")
@options.thing_argument("car")
@picture_options(ever=False)
@options.session
def family(session: Session, /, car: str, **given: object) -> None:
    """Which cars are one car: badges under their donors, with markets and years.

    \b
    keiretsu draw family "Fiat 600" -o family.png
    keiretsu draw family "Nissan Dayz" -o family.svg
    keiretsu draw family "Mercedes-Benz X-Class" --alt family.txt -o family.pdf
    """
    order = _Order(session, {**given, "ever": not given["at"]})
    id_ = options.meaning(order.graph, car, cars=True)
    include = options.words_of(str(given["include"]))
    order.save(order.asker.family(id_, order.graph.family(id_, include=include)), f"family-{id_}")


@command.command("timeline")
@click.argument("companies", nargs=-1, required=True, shell_complete=options.complete_names)
@click.option("--from", "first", metavar="DATE", default="", help="Begin here. Default: the first stake on file.")
@click.option("--to", "last", metavar="DATE", default="", help="End here. Default: today.")
@picture_options(ever=False)
@options.session
def timeline(session: Session, /, companies: tuple[str, ...], first: str, last: str, **given: object) -> None:
    """Who held how much of some companies, and when: the height of a band is the share.

    \b
    keiretsu draw timeline Mazda -o mazda.png
    keiretsu draw timeline "Mitsubishi Motors" Nissan Renault --from 1995 -o alliance.svg
    keiretsu draw timeline Subaru --from 1990 --to 2020 -o subaru.pdf
    """
    order = _Order(session, {**given, "ever": True, "at": None})
    ids = [options.meaning(order.graph, typed) for typed in companies]
    order.save(order.asker.timeline(ids, first, last), f"timeline-{'-'.join(ids)}")


@command.command("industry")
@picture_options(ever=False)
@options.session
def industry(session: Session, /, **given: object) -> None:
    """Which groups hang together on a day: a ring of all, ties through the middle.

    \b
    keiretsu draw industry -o industry.png
    keiretsu draw industry --at 2005 -o industry-2005.svg
    keiretsu draw industry --theme print -o industry.pdf
    """
    order = _Order(session, given)
    order.save(order.asker.industry(), "industry")
