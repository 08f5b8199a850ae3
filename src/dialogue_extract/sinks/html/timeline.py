"""Place dates on a line, each in the first lane where it has room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogue_extract.sinks.html.period import Period

LEAST_DAYS = 28
GAP = 1.5  # hundredths of the width between two marks of one lane


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a date: an event, a next meeting, the publication."""

    when: Period
    what: str
    label: str
    date: str
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated thing on the line, in hundredths of its width."""

    dated: Dated
    x: float
    width: float
    lane: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks, lanes and the ticks of the calendar."""

    marks: tuple[Mark, ...]
    lanes: int
    ticks: tuple[tuple[float, str], ...]


def timeline(items: Iterable[Dated]) -> Timeline | None:
    """Return the line that holds all dates, None where there is none."""
    dated = sorted(items, key=lambda item: (item.when, item.what, item.href))
    if not dated:
        return None
    first = min(item.when.first for item in dated).toordinal()
    last = max(item.when.last for item in dated).toordinal() + 1
    extra = max(LEAST_DAYS - (last - first), (last - first) * 0.06) / 2
    start, end = max(first - extra, 1.0), min(last + extra, float(date.max.toordinal()))
    ends: list[float] = []
    marks = []
    for item in dated:
        x = _percent(item.when.first.toordinal(), start, end)
        width = max(_percent(item.when.last.toordinal() + 1, start, end) - x, 1.0)
        lane = next((n for n, taken in enumerate(ends) if taken + GAP <= x), len(ends))
        ends[lane : lane + 1] = [x + width]
        marks.append(Mark(item, round(x, 2), round(width, 2), lane))
    return Timeline(tuple(marks), len(ends), tuple(_ticks(start, end)))


def _percent(day: float, start: float, end: float) -> float:
    return (day - start) / (end - start) * 100


def _ticks(start: float, end: float) -> Sequence[tuple[float, str]]:
    """Return about six ticks at the beginnings of months or years."""
    first, last = date.fromordinal(int(start)), date.fromordinal(int(end))
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in (1, 2, 3, 6, 12) if months / step <= 6), 12 * max(1, round(months / 72)))
    ticks = []
    number = first.year * 12 + first.month - 1
    number += -number % step
    while number <= last.year * 12 + last.month - 1:
        day = date(number // 12, number % 12 + 1, 1).toordinal()
        if start <= day <= end:
            ticks.append((round(_percent(day, start, end), 2), f"{number // 12}-{number % 12 + 1:02d}"))
        number += step
    if not ticks:
        middle = date.fromordinal(int((start + end) / 2))
        ticks.append((50.0, f"{middle:%Y-%m}"))
    return ticks
