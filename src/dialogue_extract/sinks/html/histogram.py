"""Stack one square an event over the months, or over the years where there are too many months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dialogue_extract.sinks.html.period import Period

BAR, CELL = 90.0, 9.0  # greatest height of a column, greatest size of a square
MOST_MONTHS = 96
WIDTH = 1000.0


class Dated(Protocol):
    """What has a date."""

    @property
    def when(self) -> Period | None:
        """Return its days."""


@dataclass(frozen=True, slots=True)
class Square:
    """One event in its column."""

    of: Dated
    x: float
    y: float
    size: float


def columns(items: Iterable[Dated]) -> list[str]:
    """Return all months from the first to the last event, all years where that is too long."""
    days = sorted(item.when.first for item in items if item.when)
    if not days:
        return []
    first, last = days[0], days[-1]
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if end - start < MOST_MONTHS:
        return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(start, end + 1)]
    return [f"{year}" for year in range(first.year, last.year + 1)]


def squares(items: Iterable[Dated], columns: Sequence[str]) -> Iterator[Square]:
    """Yield a square for each dated item, stacked over its column on a line a thousand wide."""
    place = {column: number for number, column in enumerate(columns)}
    dated = [(item, place[item.when.month[: len(columns[0])]]) for item in items if item.when]
    highest = max(Counter(column for _, column in dated).values(), default=1)
    size = min(CELL, BAR / highest, WIDTH / max(len(columns), 1) * 0.9)
    heights: Counter[int] = Counter()
    for item, column in dated:
        heights[column] += 1
        x = (column + 0.5) * WIDTH / len(columns) - size / 2
        yield Square(item, round(x, 2), round(BAR - size * heights[column], 2), round(size, 2))
