"""Read times of day: hours of the clock, parts of a day."""

from __future__ import annotations

import re
from datetime import date

from dialogue_extract.temporal.days import near_weekday
from dialogue_extract.temporal.period import Period, day
from dialogue_extract.temporal.reading import Reading, Slots
from dialogue_extract.temporal.reference import Reference


def clock(slots: Slots) -> str:
    """Return `T18:30` of "18 h 30", "18:30", "six heures et demie du soir", "midi"."""
    if "figures" in slots:
        figures = re.findall(r"\d+", slots["figures"])
        hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    elif "noon" in slots:
        hour, minute = int(slots["noon"][:2]), int(slots.get("minute", 0)) - int(slots.get("less", 0))
    else:
        hour, minute = slots["hour"], int(slots.get("minute", 0)) - int(slots.get("less", 0))
    if slots.get("half_of_day") in ("AF", "EV") and hour < 12:
        hour += 12
    hour, minute = (hour - 1, 60 - abs(minute)) if minute < 0 else (hour, minute)
    return f"T{hour:02d}:{minute:02d}"


def read_clock(slots: Slots, reference: Reference) -> Reading | None:
    """Read an hour of the day last named, or of the day of publication."""
    value = clock(slots)
    if int(value[1:3]) > 24 or int(value[4:6]) > 59:
        return None
    reference.clock = value
    return _on(reference.focus or reference.today, value)


def read_part(slots: Slots, reference: Reference) -> Reading | None:
    """Read a part of the day last named: "dans la matinée", "le soir même"."""
    return _on(reference.focus or reference.today, f"T{slots['part']}")


def read_moment(slots: Slots, reference: Reference) -> Reading | None:
    """Read "à ce moment-là": the hour last named."""
    when = reference.focus or reference.today
    if reference.clock is None or when is None:
        return Reading("TIME", "PAST_REF")
    return _on(when, reference.clock)


def read_night(slots: Slots, reference: Reference) -> Reading | None:
    """Read "la nuit de vendredi à samedi": the night that begins on the first day."""
    base = reference.today
    if base is None:
        return Reading("TIME", None, None, "unresolved")
    first = near_weekday(base, slots["weekday"], None)
    if reference.direction != "future" and first > base:
        first = near_weekday(base, slots["weekday"], -1)
    return _on(first, "TNI")


def _on(when: date | None, value: str) -> Reading:
    if when is None:
        return Reading("TIME", None, None, "unresolved")
    period: Period = day(when).at(value)
    return Reading("TIME", period.timex, period, "resolved")
