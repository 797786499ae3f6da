"""An axis of years: where a moment stands, which years are written, and grid lines that keep off everything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keiretsu.pictures.geometry import Rect
from keiretsu.pictures.measure import width
from keiretsu.pictures.sheet import Sheet

STEPS = (1, 2, 5, 10, 20, 50)
LABEL_SIZE = 8.0


class Axis:
    """Years from ``first`` to ``last`` between two x."""

    def __init__(self, first: float, last: float, left: float, right: float, apart: float = 60.0) -> None:
        years = max(last - first, 1.0)
        self.step = next((s for s in STEPS if (right - left) * s / years >= apart), STEPS[-1])
        self.first = float(int(first // self.step) * self.step)
        self.last = max(last, self.first + 1)
        self.left, self.right = left, right

    def x(self, moment: float) -> float:
        """Where a moment stands, kept between the two ends."""
        share = (min(max(moment, self.first), self.last) - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[int]:
        """The years that are written."""
        return list(range(int(self.first), int(self.last) + 1, self.step))

    def write(self, sheet: Sheet, y: float, end_words: str = "") -> None:
        """Set the years above the axis, and the as-of date at its end, those too near to it left out."""
        reach = width(end_words, LABEL_SIZE, 600)
        if end_words:
            sheet.text(self.right, y, end_words, LABEL_SIZE, 600, "text1", anchor="end", role="axis")
        for year in self.ticks():
            half = width(str(year), LABEL_SIZE) / 2
            if str(year) != end_words and (not end_words or self.x(year) + half + 8 < self.right - reach):
                sheet.text(self.x(year), y, str(year), LABEL_SIZE, 400, "text2", anchor="middle", role="axis")

    def grid(self, sheet: Sheet, top: float, bottom: float, taken: Sequence[Rect]) -> None:
        """Draw the years downwards, in pieces that leave out what stands in their way."""
        for year in self.ticks():
            x = self.x(year)
            for number, (start, end) in enumerate(_free(x, top, bottom, taken)):
                if end - start > 3:
                    sheet.rule(f"grid-{year}-{number}-{top:.0f}", [(x, start), (x, end)], "grid", 0.6)


def _free(x: float, top: float, bottom: float, taken: Iterable[Rect]) -> list[tuple[float, float]]:
    """The parts of an upright line that nothing covers."""
    covered = sorted((t - 2, b + 2) for left, t, right, b in taken if left - 3 <= x <= right + 3)
    free, y = [], top
    for start, end in covered:
        if start > y:
            free.append((y, min(start, bottom)))
        y = max(y, end)
    return [*free, (y, bottom)] if y < bottom else free
