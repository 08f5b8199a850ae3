"""Read lengths of time, sets and mere references to past, present and future."""

from __future__ import annotations

import re
from datetime import date

from dialogue_extract.temporal.period import MONTHS, Period, around, day, months, moved, week
from dialogue_extract.temporal.reading import Reading, Slots
from dialogue_extract.temporal.reference import Reference

ISO_UNITS = {
    "D": ("P", 1, "D"),
    "W": ("P", 1, "W"),
    "F": ("P", 2, "W"),
    "M": ("P", 1, "M"),
    "Q": ("P", 3, "M"),
    "H": ("P", 6, "M"),
    "Y": ("P", 1, "Y"),
    "DE": ("P", 10, "Y"),
    "CE": ("P", 100, "Y"),
    "ML": ("P", 1000, "Y"),
    "TH": ("PT", 1, "H"),
    "TM": ("PT", 1, "M"),
    "TS": ("PT", 1, "S"),
    "WE": ("P", 1, "WE"),
    "NI": ("P", 1, "NI"),
}
GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "H": "half", "Y": "year", "DE": "decade"}
WEEKS = {8: 7, 15: 14}  # "dans huit jours" is a week, "quinze jours" two
MOST = 5000  # units: what lies farther off is no date of a news article


def length(slots: Slots) -> str:
    """Return the TIMEX3 value of a duration: `P3D`, `PT2.5H`, `PXY`."""
    if "value" in slots:
        return str(slots["value"])
    if "figures" in slots:
        figures = re.findall(r"\d+", slots["figures"])
        return "PT" + "".join(f"{int(n)}{letter}" for n, letter in zip(figures, "HM", strict=False))
    prefix, size, letter = ISO_UNITS[slots["unit"]]
    number = slots.get("n", 1)
    if number == "X":
        return f"{prefix}X{letter}"
    amount = float("".join(str(number).split()).replace(",", ".")) * size * slots.get("fraction", 1)
    if "half" in slots:
        amount += size * slots["half"] / 60
    if letter == "H" and 0 < amount < 1:
        amount, letter = amount * 60, "M"
    written = f"{amount:.3f}".rstrip("0").rstrip(".")
    smaller = {"TH": "M", "TM": "S"}.get(slots["unit"], "") if "minutes" in slots else ""
    return f"{prefix}{written}{letter}" + (f"{slots['minutes']}{smaller}" if smaller else "")


def read_length(slots: Slots, reference: Reference) -> Reading | None:
    """Read "trois jours"; with "il y a", "dans", "plus tard" the event layer gets the day, month or year meant."""
    try:
        value = length(slots)
    except ValueError:
        return None
    kind = str(slots.get("type", "DURATION"))
    if "sign" not in slots:
        return Reading(kind, value)
    period = _window(slots, reference) if "window" in slots else _counted(slots, reference)
    return Reading(kind, value, period, "resolved" if period else "unresolved")


def _amount(slots: Slots) -> int | None:
    number = slots.get("n", 1)
    return number * slots["sign"] if isinstance(number, int) and number <= MOST else None


def _counted(slots: Slots, reference: Reference) -> Period | None:
    """Return the day, week, month or year so far from publication or from the date last named."""
    unit = slots["unit"]
    focus = reference.focus or reference.today
    if unit in ("TH", "TM", "TS"):
        return day(focus) if focus and slots.get("anchor") == "focus" else None
    amount = _amount(slots)
    if amount is None or unit not in GRAINS:
        return None
    base = reference.within(GRAINS[unit])
    if slots.get("anchor") == "focus":
        base = reference.base(GRAINS[unit]) or (base if slots["sign"] < 0 else None)
    if base is None:
        return None
    if unit == "D":
        return day(moved(base, WEEKS.get(abs(amount), abs(amount)) * slots["sign"]))
    return week(moved(base, 7 * amount)) if unit == "W" else around(GRAINS[unit], base, amount)


def _window(slots: Slots, reference: Reference) -> Period | None:
    """Return the stretch from publication on: "dans les trente jours"."""
    today, amount, unit = reference.today, _amount(slots), slots["unit"]
    if today is None or amount is None or unit not in GRAINS:
        return None
    end = later(today, amount, unit)
    return Period("span", min(today, end), max(today, end))


def later(when: date, amount: int, unit: str) -> date:
    """Return the day so many units later."""
    if unit in ("D", "W"):
        return moved(when, amount * (7 if unit == "W" else 1))
    month = months("month", when.year, when.month + amount * MONTHS[GRAINS[unit]])
    return month.first.replace(day=min(when.day, month.last.day))


def read_set(slots: Slots, reference: Reference) -> Reading | None:
    """Read "chaque année", "tous les deux jours", "tous les jeudis"."""
    if "weekday" in slots:
        return Reading("SET", f"XXXX-WXX-{slots['weekday']}" + (f"T{slots['part']}" if "part" in slots else ""))
    if "part" in slots:
        return Reading("SET", f"XXXX-XX-XXT{slots['part']}")
    if "month" in slots:
        return Reading("SET", f"XXXX-{slots['month']:02d}")
    if "season" in slots:
        return Reading("SET", f"XXXX-{slots['season']}")
    return Reading("SET", length(slots))


def read_reference(slots: Slots, reference: Reference) -> Reading | None:
    """Read "désormais", "auparavant", "bientôt"."""
    return Reading("TIME", str(slots["value"]))


def read_habit(slots: Slots, reference: Reference) -> Reading | None:
    """Read a season of any year: "en été"."""
    return Reading("DATE", f"XXXX-{slots['season']}")
