"""Stretches of the calendar: the one normal form from which both values of a date are written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

DAY = timedelta(days=1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month
MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month, ... of the calendar, perhaps with a time of day (`T18:30`, `TMO`)."""

    grain: str
    first: date
    last: date
    clock: str = ""

    def at(self, clock: str) -> Period:
        """Return the same period with a time of day."""
        return replace(self, clock=clock)

    @property
    def timex(self) -> str:
        """Return the TIMEX3 value: `2024-05-23`, `2024-W21`, `2024-Q2`, `2024-05-23TMO`."""
        return WRITE[self.grain](self) + self.clock

    @property
    def iso(self) -> str:
        """Return the value of the event layer: ISO 8601 day, month, year or interval."""
        if self.grain in ("day", "month", "year"):
            return WRITE[self.grain](self)
        if self.grain in ("week", "weekend", "span", "part", "half-month"):
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.grain in ("decade", "century", "years"):
            return f"{self.first.year:04d}/{self.last.year:04d}"
        return f"{self.first:%Y-%m}/{self.last:%Y-%m}"


def _week(period: Period) -> str:
    year, week, _ = period.first.isocalendar()
    return f"{year:04d}-W{week:02d}"


WRITE: dict[str, Callable[[Period], str]] = {
    "day": lambda p: p.first.isoformat(),
    "week": _week,
    "weekend": lambda p: _week(p) + "-WE",
    "month": lambda p: f"{p.first.year:04d}-{p.first.month:02d}",
    "quarter": lambda p: f"{p.first.year:04d}-Q{(p.first.month + 2) // 3}",
    "half": lambda p: f"{p.first.year:04d}-H{1 if p.first.month < 7 else 2}",
    "season": lambda p: f"{p.first.year:04d}-{next(name for name, month in SEASONS.items() if month == p.first.month)}",
    "year": lambda p: f"{p.first.year:04d}",
    "decade": lambda p: f"{p.first.year:04d}"[:3],
    "part": _week,
    "half-month": lambda p: f"{p.first.year:04d}-{p.first.month:02d}",
    "century": lambda p: f"{p.first.year:04d}"[:2],
    "span": lambda p: f"{p.first.isoformat()}/{p.last.isoformat()}",
}


def day(when: date) -> Period:
    """Return the period of one day."""
    return Period("day", when, when)


def dated(year: int, month: int, number: int) -> Period | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def months(grain: str, year: int, month: int) -> Period:
    """Return the period of that grain that begins with the month (13 and 0 count on into the years)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, 1), 9998)
    end = month - 1 + MONTHS[grain]
    end_year, end_month = min(year + (end - 1) // 12, 9999), (end - 1) % 12 + 1
    last = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Period(grain, date(year, month, 1), last)


def year(number: int) -> Period:
    """Return the period of the year."""
    return months("year", number, 1)


def season(number: int, name: str) -> Period:
    """Return the season that begins in that year."""
    return months("season", number, SEASONS[name])


def week(when: date) -> Period:
    """Return the week, Monday to Sunday, of the day."""
    monday = moved(when, -when.weekday())
    return Period("week", monday, moved(monday, 6))


def weekend(when: date) -> Period:
    """Return the Saturday and Sunday of the week of the day."""
    whole = week(when)
    return Period("weekend", moved(whole.first, 5), whole.last)


def moved(when: date, days: int) -> date:
    """Return the day so many days later, kept within the calendar."""
    ordinal = when.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def around(grain: str, when: date, shift: int = 0) -> Period:
    """Return the period of that grain the day lies in, or the one `shift` periods later."""
    if grain == "day":
        return day(moved(when, shift))
    if grain == "week":
        return week(moved(when, 7 * shift))
    if grain == "weekend":
        return weekend(moved(when, 7 * shift))
    if grain == "decade":
        return months("decade", when.year // 10 * 10 + 10 * shift, 1)
    if grain == "century":
        return months("century", when.year // 100 * 100 + 100 * shift, 1)
    size = MONTHS[grain]
    begin = (when.month - 1) // size * size + 1
    return months(grain, when.year, begin + size * shift)


def easter(number: int) -> date:
    """Return Easter Sunday of a Gregorian year (Meeus)."""
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, number_of_day = divmod(h + rest - 7 * m + 114, 31)
    return date(number, month, number_of_day + 1)
