"""Turn the dates of a record into spans of days that can be drawn and sorted."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day of a date, month, year or interval."""

    first: date
    last: date

    @property
    def month(self) -> str:
        """Return the month it begins in, as `2024-05`."""
        return self.first.isoformat()[:7]


def period(value: str | None) -> Period | None:
    """Return the days of `2024-05-20`, `2024-05`, `2025` or `2020-11-26/2020-11-27`, None of anything else."""
    if not value:
        return None
    first, _, last = value.partition("/")
    start, end = _days(first), _days(last or first)
    if start is None or end is None or end.last < start.first:
        return None
    return Period(start.first, end.last)


def _days(part: str) -> Period | None:
    match = PART.match(part)
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        if year is None or month is None:
            return Period(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Period(date(year, month, day), date(year, month, day))
    except ValueError:
        return None
