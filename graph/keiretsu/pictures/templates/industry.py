"""The ring map: which groups hang together? Arcs are groups, ties within one at the rim, between two through the middle."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from keiretsu.errors import NoAnswer
from keiretsu.facts import Fact
from keiretsu.pictures.citations import Citations
from keiretsu.pictures.measure import width
from keiretsu.pictures.scene import Anchor, MarkShape, Scene
from keiretsu.pictures.sheet import Sheet
from keiretsu.pictures.style import line_width
from keiretsu.pictures.templates.common import finished, first_fit
from keiretsu.pictures.templates.groups import Group, Grouped, ring_order
from keiretsu.pictures.templates.holdings import Bundle
from keiretsu.pictures.templates.ring import Curve, Ring, radius_of
from keiretsu.pictures.told import Told, capital_of, counted, percent, share_of

MOST_NAMES = (150, 130, 120, 110, 100, 90, 70, 50, 40)
LETTER, HEAD, LONGEST = 8.0, 9.2, 122.0
MOST_RADIUS = 372.0


def industry(told: Told, facts: Iterable[Fact]) -> Scene:
    """The picture of all groups on a day. Raises NoAnswer where no stakes count."""
    grouped = Grouped(told, facts)
    if not grouped.up_to(MOST_NAMES[-1])[0]:
        raise NoAnswer("no stakes count on that day. --ever has no ring map; try another --at.")
    return first_fit(_tries(told, grouped), "the ring does not fit on a page.")


def _tries(told: Told, grouped: Grouped) -> Iterator[Scene]:
    for most in MOST_NAMES:
        found, ties, rest = grouped.up_to(most)
        if radius_of(found) <= MOST_RADIUS:
            yield _Picture(told, ring_order(found, ties), ties, rest, grouped.later).scene()


class _Picture:
    def __init__(
        self,
        told: Told,
        found: Sequence[Group],
        ties: Sequence[Bundle],
        rest: Sequence[Fact],
        later: Sequence[Fact],
    ) -> None:
        self._told, self._groups, self._rest, self._later = told, found, rest, later
        self._facts = [*(fact for tie in ties for fact in tie.facts), *rest]
        self._ties = sorted(ties, key=lambda tie: (share_of(tie.facts[0]) or 0.0, tie.id))
        self._cited = Citations(told.world.sources)
        self._heads = {group.head for group in found}
        names = [member for group in found for member in group.members]
        self._labels = {id_: told.short(id_, LONGEST, *self._type(id_)) for id_ in names}
        longest = max(width(words, *self._type(id_)) for id_, words in self._labels.items())
        self._ring = Ring(found, self._ties, told.width / 2, longest)

    def _type(self, id_: str) -> tuple[float, int]:
        """Size and weight of a name: heads of groups stand out, companies before all others."""
        if id_ in self._heads:
            return HEAD, 700
        return LETTER, 600 if self._shape(id_) == "circle" else 400

    def scene(self) -> Scene:
        """The ring on its page."""
        sheet = Sheet(self._told.width)
        for group in self._groups:
            self._put_group(sheet, group)
        curves = self._ring.curves()
        for tie in self._ties:
            self._put_tie(sheet, tie, curves[tie.id])
        if self._rest:
            words = counted(len(self._rest), "more stake")
            sheet.leave_out(
                f"{words} of smaller groups and single holders, for want of room.", [f.id for f in self._rest]
            )
            self._cited.mark(self._rest)
        if self._later:
            words = f"Left out: {counted(len(self._later), 'stake')} on record for later days only."
            sheet.leave_out(words, [fact.id for fact in self._later])
        return finished(
            sheet,
            self._told,
            self._cited,
            self._facts,
            headline=self._headline(),
            subtitle="An arc joins all whom one party leads: as largest holder with 30% or more, by control as reported, or in a venture. "
            "Ties between groups cross the middle; the end of a line stands at what is held.",
            template="industry",
            note=" ".join(fold.words for fold in sheet.left_out),
            legend_words={
                "mark:circle": "Company",
                "mark:diamond": "Joint venture",
                "mark:square": "State, fund or family",
            },
        )

    def _put_group(self, sheet: Sheet, group: Group) -> None:
        ring = self._ring
        half = math.pi / ring.slots * 0.9
        first, last = ring.angle[group.members[0]] - half, ring.angle[group.members[-1]] + half
        count = max(2, int((last - first) * 30))
        arc = [ring.at(first + (last - first) * i / count, ring.radius - 4) for i in range(count + 1)]
        sheet.line(f"arc-{group.head}", arc, "neutral", wide=1.6, headed=False, smooth=True)
        for member in group.members:
            angle, shape = ring.angle[member], self._shape(member)
            style = "venture" if shape == "diamond" else "investor" if shape == "square" else "company"
            x, y = ring.at(angle, ring.radius + 3)
            sheet.mark(
                member,
                x,
                y,
                3.0 if shape == "diamond" else 2.6,
                shape,
                style,
                thing=member,
                says=self._told.label(member),
            )
            self._label(sheet, angle, self._labels[member], *self._type(member))

    def _shape(self, member: str) -> MarkShape:
        if self._told.is_venture(member):
            return "diamond"
        return "circle" if self._told.is_a(member, "Company") else "square"

    def _label(self, sheet: Sheet, angle: float, words: str, size: float, weight: int) -> None:
        """Radial, and never upside down."""
        degrees = math.degrees(angle) % 360
        turned = 90 < degrees < 270
        x, y = self._ring.at(angle, self._ring.radius + 11)
        anchor: Anchor = "end" if turned else "start"
        sheet.text(x, y, words, size, weight, anchor=anchor, turn=180 - degrees if turned else -degrees)

    def _put_tie(self, sheet: Sheet, tie: Bundle, curve: Curve) -> None:
        told, fact = self._told, tie.facts[0]
        status = told.status(fact)
        self._cited.mark(tie.facts)
        sheet.line(
            tie.id,
            curve,
            told.line_style(fact),
            status=status,
            wide=round(line_width(capital_of(fact), status) * 0.6, 2),
            ends=(tie.tail, tie.head),
            facts=[one.id for one in tie.facts],
            smooth=True,
            says=f"{told.label(tie.tail)} {told.verb(fact, forward=True)} {told.label(tie.head)}"
            if percent(fact)
            else told.sentence(fact),
            words=told.line_words(fact),
        )

    def _headline(self) -> str:
        """How many ties join the groups, and which of them is joined most."""
        of = {member: group.head for group in self._groups for member in group.members}
        between = [{of[tie.tail], of[tie.head]} for tie in self._ties if of[tie.tail] != of[tie.head]]
        groups = counted(sum(len(group.members) > 1 for group in self._groups), "group").capitalize()
        if not between:
            return f"{groups}, and no tie between two of them on file"
        joined = Counter(head for pair in between for head in sorted(pair))
        most, count = min(joined.items(), key=lambda one: (-one[1], self._told.label(one[0])))
        return (
            f"{groups} and {counted(len(between), 'tie')} between them; {self._told.label(most)} has the most, {count}"
        )
