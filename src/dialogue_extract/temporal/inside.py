"""Read parts of a larger period, eras and dates in figures."""

from __future__ import annotations

import re
from datetime import date

from dialogue_extract.temporal.days import GRAINS, date_of, full_year, known_year, near_weekday, offset_of
from dialogue_extract.temporal.period import MONTHS, Period, around, dated, day, months, moved, week, weekend
from dialogue_extract.temporal.reading import Reading, Slots, of
from dialogue_extract.temporal.reference import Reference


def read_inside(slots: Slots, reference: Reference) -> Reading | None:
    """Read "premier trimestre 2021", "la dernière semaine d'août", "le premier lundi de juin"."""
    ordinal = slots["ordinal"]
    unit = slots.get("unit", "weekday")
    if unit in ("Q", "H"):
        return _part_of_year(slots, ordinal, "quarter" if unit == "Q" else "half", reference)
    whole, explicit = _whole(slots, reference)
    if whole is None:
        return Reading("DATE", None, None, "unresolved")
    period = _part(whole, ordinal, unit, slots)
    return of(period, explicit) if period else None


def _whole(slots: Slots, reference: Reference) -> tuple[Period | None, bool]:
    if "whole" in slots:
        return offset_of({**slots, "unit": slots["whole"], "shift": slots.get("wshift", 0)}, reference), False
    return date_of({key: slots[key] for key in ("month", "year", "yy", "yshift", "same") if key in slots}, reference)


def _part(whole: Period, ordinal: int, unit: str, slots: Slots) -> Period | None:
    if unit == "weekday":
        begin = near_weekday(moved(whole.first, -1), slots["weekday"], 1)
        end = near_weekday(moved(whole.last, 1), slots["weekday"], -1)
        return day(end if ordinal == -1 else moved(begin, 7 * (ordinal - 1)))
    if unit == "D":
        return day(whole.last if ordinal == -1 else moved(whole.first, ordinal - 1))
    if unit == "F":
        middle = whole.first.replace(day=15)
        early = ordinal == 1
        return Period("half-month", whole.first if early else moved(middle, 1), middle if early else whole.last)
    if unit == "WE":
        return weekend(moved(whole.last, -6) if ordinal == -1 else moved(whole.first, 7 * (ordinal - 1)))
    if unit == "W":
        return week(whole.last if ordinal == -1 else moved(whole.first, 7 * (ordinal - 1)))
    grain = GRAINS[unit]
    size = MONTHS.get(grain, 0)
    if not size or size >= MONTHS.get(whole.grain, 0):
        return None
    return around(grain, whole.last if ordinal == -1 else whole.first, 0 if ordinal == -1 else ordinal - 1)


def _part_of_year(slots: Slots, ordinal: int, grain: str, reference: Reference) -> Reading | None:
    size = MONTHS[grain]
    if ordinal == -1:
        ordinal = 12 // size
    if not 1 <= ordinal <= 12 // size:
        return None
    month = (ordinal - 1) * size + 1
    number, explicit = known_year(slots, reference)
    if "whole" in slots:
        whole = offset_of({"unit": "Y", "shift": slots.get("wshift", 0)}, reference)
        number = whole.first.year if whole else None
        if whole is None:
            return Reading("DATE", None, None, "unresolved")
    if number is not None:
        return of(months(grain, number, month), explicit)
    now = reference.centre
    candidates = [months(grain, now.year + step, month) for step in (-1, 0, 1)] if now else []
    return of(reference.choose(candidates, slots.get("shift")))


def read_era(slots: Slots, reference: Reference) -> Reading | None:
    """Read "les années 1990", "le XXe siècle"."""
    if "century" in slots:
        first = (slots["century"] - 1) * 100 + 1
        return of(Period("century", date(first, 1, 1), date(first + 99, 12, 31)), True) if 0 < first < 9900 else None
    number = slots["year"] if "year" in slots else full_year(slots["yy"], reference)
    if number % 10:
        return None
    return of(months("decade", number, 1), "year" in slots or number < 2000)


def read_figures(slots: Slots, reference: Reference) -> Reading | None:
    """Read `2024-05-23`, `23.05.2024`, `23/05/24`, `05/2024`."""
    parts = [int(part) for part in re.findall(r"\d+", slots["figures"])]
    if len(parts) == 2:
        return of(months("month", parts[1], parts[0]), True)
    if parts[0] > 31:
        period = dated(*parts)
    else:
        number = parts[2] if parts[2] > 99 else full_year(parts[2], reference)
        period = dated(number, parts[1], parts[0])
    return of(period, True) if period else None
