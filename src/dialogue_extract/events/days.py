"""Compare the days of encounters with each other and with the day of publication."""

from __future__ import annotations

from datetime import date

WEEKS = 32  # days within which a date is of the news
YEAR = 366
MONTH = 7  # characters of a month in ISO form
JUST = 3  # days


def first_day(value: str | None) -> date | None:
    """Return the first day of a date, None for a season, a week or none."""
    if not value:
        return None
    first = value.split("/")[0]
    padded = first + "-01-01"[len(first) - 4 :]
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None


def last_day(value: str | None) -> date | None:
    """Return the last day of a date, the thirtieth or so of a month."""
    if not value:
        return None
    last = value.split("/")[-1]
    return first_day(last + "-12-28"[len(last) - 4 :])


def ahead(published: str | None, value: str | None) -> bool:
    """Return whether a date begins after publication, as far as both are known: a day of that month is not after it."""
    if not published or not value:
        return False
    first = value.split("/")[0]
    known = min(len(first), len(published))
    return first[:known] > published[:known]


def recent(published: str | None, value: str) -> bool:
    """Return whether a date lies within weeks of publication; without a publication date any day does."""
    day, news = first_day(value), first_day(published)
    return news is None or (day is not None and abs((news - day).days) <= WEEKS)


def long_ago(published: str | None, value: str | None) -> bool:
    """Return whether a date lies a year or more before publication: the year of a treaty, not of the news."""
    day, news = first_day((value or "").split("/")[-1]), first_day(published)
    return news is not None and day is not None and (news - day).days > YEAR


def just(published: str | None, value: str) -> bool:
    """Return whether a date lies a few days before publication: "La veille, il s'était entretenu avec"."""
    day, news = last_day(value), first_day(published)
    return day is not None and news is not None and len(published or "") > MONTH and 0 <= (news - day).days <= JUST


def _bounds(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return (first + "-01-01"[len(first) - 4 :], (last or first) + "-12-31"[len(last or first) - 4 :])


def dates_meet(a: str, b: str) -> bool:
    """Return whether two event-layer dates share a day."""
    (start, end), (first, last) = _bounds(a), _bounds(b)
    return start <= last and first <= end


def within_days(a: str, b: str, days: int) -> bool:
    """Return whether two dates begin at most so many days apart."""
    first, other = first_day(a), first_day(b)
    return first is not None and other is not None and abs((first - other).days) <= days


def within(a: str, b: str) -> bool:
    """Return whether an event-layer date lies inside another."""
    (start, end), (first, last) = _bounds(a), _bounds(b)
    return first <= start and end <= last


def days_since(value: str, published: str | None) -> int | None:
    """Return how many days before publication a dated day began, None where either is no day."""
    try:
        return (date.fromisoformat(published or "") - date.fromisoformat(value.split("/")[0])).days
    except ValueError:
        return None
