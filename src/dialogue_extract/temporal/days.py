"""Read dates: days, months, years, weekdays, with what they leave out filled in from the reference."""

from __future__ import annotations

from datetime import date

from dialogue_extract.temporal.period import Period, around, dated, day, easter, months, moved, season, weekend, year
from dialogue_extract.temporal.reading import Reading, Slots, of
from dialogue_extract.temporal.reference import Reference

GRAINS = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "H": "half",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
PIVOT = 10  # "octobre 98": two figures mean up to ten years ahead of publication


def full_year(figures: int, reference: Reference) -> int:
    """Return the year that two figures stand for."""
    now = reference.centre.year if reference.centre else date.today().year
    century = now // 100 * 100
    return century + figures if century + figures <= now + PIVOT else century - 100 + figures


def known_year(slots: Slots, reference: Reference) -> tuple[int | None, bool]:
    """Return the year the words give, and whether they give it in full."""
    if "year" in slots:
        return slots["year"], True
    if "same" in slots:
        named = reference.base("year")
        return (named.year if named else None), False
    if "yy" in slots:
        return full_year(slots["yy"], reference), True
    if "yshift" in slots:
        now = reference.within("year")
        return (now.year + slots["yshift"], False) if now else (None, False)
    return None, False


def read_date(slots: Slots, reference: Reference) -> Reading | None:
    """Read a day, a month or a year; what the calendar has not, such as 31 avril, is none."""
    if "day" in slots and "month" in slots and slots["day"] > LONGEST[slots["month"] - 1]:
        return None
    period, explicit = date_of(slots, reference)
    if period is not None and "part" in slots:
        period = period.at(clock_of(slots))
    if period is None and explicit:
        return None
    if period is None:
        return Reading("TIME" if "part" in slots else "DATE", None, None, "unresolved")
    return of(period, explicit)


def clock_of(slots: Slots) -> str:
    """Return the time of day of the slots: `TMO`, `T12:00`."""
    return f"T{slots['part']}"


def date_of(slots: Slots, reference: Reference) -> tuple[Period | None, bool]:
    """Return the period of a day, month, season or year, and whether the words alone give it."""
    number, explicit = known_year(slots, reference)
    if number is None and ("yshift" in slots or "same" in slots):
        return None, False
    if "month" in slots and "day" in slots:
        return _day(slots, number, reference), explicit
    if "season" in slots:
        return _seasonal(slots, number, reference), explicit
    if "month" in slots:
        return _month(slots, number, reference), explicit
    if "weekday" in slots:
        return (_numbered if "day" in slots else _weekday)(slots, reference), False
    if number is not None:
        return year(number), explicit
    return None, False


def _day(slots: Slots, number: int | None, reference: Reference) -> Period | None:
    month, figure = slots["month"], slots["day"]
    if number is not None:
        return dated(number, month, figure)
    centre = reference.centre
    if centre is None:
        return None
    reach = 4 if (month, figure) == (2, 29) else 1
    candidates = [dated(y, month, figure) for y in range(centre.year - reach, centre.year + reach + 1)]
    found = [period for period in candidates if period]
    right = [period for period in found if period.first.isoweekday() == slots.get("weekday")]
    return reference.choose(right or found, slots.get("shift"))


def _month(slots: Slots, number: int | None, reference: Reference) -> Period | None:
    if number is not None:
        return months("month", number, slots["month"])
    centre = reference.centre
    if centre is None:
        return None
    candidates = [months("month", centre.year + step, slots["month"]) for step in (-1, 0, 1)]
    return reference.choose(candidates, slots.get("shift"))


def _seasonal(slots: Slots, number: int | None, reference: Reference) -> Period | None:
    if number is not None:
        return season(number, slots["season"])
    centre = reference.centre
    if centre is None:
        return None
    candidates = [season(centre.year + step, slots["season"]) for step in (-1, 0, 1)]
    return reference.choose(candidates, slots.get("shift"))


def _numbered(slots: Slots, reference: Reference) -> Period | None:
    """Return the day of "jeudi 20": the nearest month whose 20th is a Thursday."""
    centre = reference.today or reference.explicit
    if centre is None:
        return None
    near = [around("month", centre, step).first for step in (-2, -1, 0, 1, 2)]
    found = [dated(first.year, first.month, slots["day"]) for first in near]
    right = [period for period in found if period and period.first.isoweekday() == slots["weekday"]]
    return reference.choose(right, slots.get("shift"))


def _weekday(slots: Slots, reference: Reference) -> Period | None:
    shift = slots.get("shift")
    if slots.get("anchor") == "focus":
        base = reference.focus or reference.today
        return day(near_weekday(base, slots["weekday"], shift)) if base else None
    today = reference.today
    if today is None:
        return None
    if "add" in slots:  # "mardi en huit"
        return day(moved(today, (slots["weekday"] - today.isoweekday()) % 7 + slots["add"]))
    if shift is None:
        shift = None if slots.get("this") == 0 else 0
        direction = reference.direction
        if direction == "present" and "current" in slots:  # "se tient de mercredi à vendredi"
            direction = "past"
        if direction in ("future", "present"):  # "se rend lundi à ..." is said before the event
            return day(moved(today, (slots["weekday"] - today.isoweekday()) % 7))
        if direction == "past" or shift == 0:
            return day(moved(today, -((today.isoweekday() - slots["weekday"]) % 7)))
        return day(near_weekday(today, slots["weekday"], None))
    return day(near_weekday(today, slots["weekday"], shift))


def read_bare_day(slots: Slots, reference: Reference) -> Reading | None:
    """Read "le 22": of the month of publication, or of the one before or after where the verb points there."""
    today = reference.today
    if today is None:
        return Reading("DATE", None, None, "unresolved")
    near = [around("month", today, step).first for step in (-2, -1, 0, 1, 2)]
    found = [period for first in near if (period := dated(first.year, first.month, slots["day"]))]
    direction = reference.direction
    if direction in ("future", "present"):
        return of(next(period for period in found if period.first >= today))
    if direction == "past":
        return of([period for period in found if period.first <= today][-1])
    here = [period for period in found if period.first.month == today.month]
    return of(here[0] if here else None)


def near_weekday(base: date, weekday: int, shift: int | None) -> date:
    """Return the weekday before (-1) or after (1) the day, or nearest to it."""
    if shift == -1:
        return moved(base, -((base.isoweekday() - weekday - 1) % 7 + 1))
    if shift == 1:
        return moved(base, (weekday - base.isoweekday() - 1) % 7 + 1)
    return moved(base, (weekday - base.isoweekday() + 3) % 7 - 3)


def read_offset(slots: Slots, reference: Reference) -> Reading | None:
    """Read what counts from publication or from the date last named: "hier", "la semaine dernière", "la veille"."""
    period = offset_of(slots, reference)
    if period is None:
        return Reading("TIME" if "part" in slots else "DATE", None, None, "unresolved")
    return of(period.at(clock_of(slots)) if "part" in slots else period)


def offset_of(slots: Slots, reference: Reference) -> Period | None:
    """Return the period so many units from publication or from the date last named."""
    grain = GRAINS.get(slots["unit"])
    if grain is None:
        return None
    shift = int(slots.get("shift", 0)) * int(slots.get("times", 1))
    if slots.get("anchor") == "focus":
        base = reference.base(grain) or (None if "named" in slots else reference.within(grain))
    else:
        base = reference.within(grain)
    if base is None:
        return None
    if grain == "weekend":
        return _weekend(base, shift, reference)
    period = around(grain, base, shift)
    return _edge_of_week(period, slots) if grain == "week" and "edge" in slots else period


def _weekend(base: date, shift: int, reference: Reference) -> Period:
    if shift == -1:
        return weekend(moved(base, -base.isoweekday()))
    if shift == 0 and base.isoweekday() < 6 and reference.direction == "past":
        return weekend(moved(base, -7))
    return weekend(moved(base, 7 * max(shift, 0)))


def _edge_of_week(period: Period, slots: Slots) -> Period:
    first, last = {"START": (0, 1), "MID": (2, 2), "END": (4, 6)}[slots["edge"]]
    return Period("part", moved(period.first, first), moved(period.first, last))


def read_feast(slots: Slots, reference: Reference) -> Reading | None:
    """Read "Noël", "la Toussaint", "le lundi de Pâques"."""
    number, explicit = known_year(slots, reference)
    centre = reference.centre
    years = [number] if number else [centre.year + step for step in (-1, 0, 1)] if centre else []
    found = [day(moved(_feast(slots["feast"], y), slots.get("add", 0))) for y in years]
    period = found[0] if number else reference.choose(found, slots.get("shift"))
    if period is not None and "part" in slots:
        period = period.at(clock_of(slots))
    return of(period, explicit)


def _feast(name: str, number: int) -> date:
    if name.startswith("easter"):
        return moved(easter(number), int(name.removeprefix("easter")))
    month, figure = name.split("-")
    return date(number, int(month), int(figure))
