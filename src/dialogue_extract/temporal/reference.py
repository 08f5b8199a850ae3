"""What an expression is resolved against: publication, the date last named, the way its verb points."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dialogue_extract.errors import UsageError
from dialogue_extract.temporal.period import Period, day, months, year

PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")
PRINTED = range(1500, 2500)  # years in which newspapers appear
CLOSE = 20  # days: a date this near publication is meant whatever the verb


def publication(published: str | date | None) -> Period | None:
    """Return the publication day, month or year as a period."""
    if published is None or published == "":
        return None
    period = _day_of(published) if isinstance(published, date) else _written(published.strip())
    if period is None or period.first.year not in PRINTED:
        raise UsageError(f"published: {str(published)!r} is no date. Write 2024-05-23, 2024-05 or 2024.")
    return period


def _day_of(when: date) -> Period:
    return day(date(when.year, when.month, when.day))


def _written(published: str) -> Period | None:
    match = PUBLISHED.fullmatch(published)
    if match is None:
        return None
    number, month, figure = (int(part) if part else None for part in match.groups())
    try:
        first = date(number or 0, month or 1, figure or 1)
    except ValueError:
        return None
    if figure:
        return day(first)
    return months("month", first.year, first.month) if month else year(first.year)


@dataclass(slots=True)
class Reference:
    """The state of resolving one text, left to right."""

    published: Period | None
    orient: Callable[[], str | None]
    focus: date | None = None  # the day last named
    named: Period | None = None  # the day, month or year last named
    clock: str | None = None
    explicit: date | None = None  # a whole date the text names, for what is unpublished

    @property
    def today(self) -> date | None:
        """Return the publication day, if known to the day."""
        return self.published.first if self.published and self.published.grain == "day" else None

    def within(self, grain: str) -> date | None:
        """Return a day that lies in the publication's period of the grain, if publication is known so well."""
        if self.published is None:
            return None
        known = {"day": 0, "month": 1, "year": 3}[self.published.grain]
        asked = {"quarter": 1, "half": 1, "season": 1, "month": 1, "year": 3, "decade": 3, "century": 3}.get(grain, 0)
        if known > asked:
            return None
        return self.published.first

    def base(self, grain: str) -> date | None:
        """Return a day in the period of the grain that was named last: what "l'année suivante" counts from."""
        if grain in ("day", "week", "weekend"):
            return self.focus
        if self.named is None or (self.named.grain == "year" and grain in ("month", "quarter", "half", "season")):
            return None
        return self.named.first

    @property
    def centre(self) -> date | None:
        """Return the day from which "nearest" is measured."""
        if self.published is None:
            return self.explicit
        return date.fromordinal((self.published.first.toordinal() + self.published.last.toordinal()) // 2)

    @property
    def direction(self) -> str | None:
        """Return `past`, `future`, `present` or None: where the verb around the expression points."""
        return self.orient() if self.published else None

    def choose(self, candidates: list[Period], shift: int | None = None) -> Period | None:
        """Return the candidate a reader would take: by "dernier", "prochain", the verb, or the nearest."""
        centre = self.centre
        if centre is None or not candidates:
            return None
        candidates = sorted(candidates, key=lambda period: period.first)
        before = [period for period in candidates if period.last < centre]
        after = [period for period in candidates if period.first > centre]
        if shift == -1:
            return before[-1] if before else None
        if shift == 1:
            return after[0] if after else None
        nearest = min(candidates, key=lambda period: _distance(period, centre))
        if shift == 0 or _distance(nearest, centre) <= (CLOSE if nearest.grain == "day" else 0):
            return nearest
        direction = self.direction
        if direction == "past" and before:
            return before[-1]
        if direction == "future" and after:
            return after[0]
        return nearest


def _distance(period: Period, centre: date) -> int:
    if period.first <= centre <= period.last:
        return 0
    return min(abs((period.first - centre).days), abs((period.last - centre).days))
