"""What a form makes of a match: type, TIMEX3 value and stretch of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dialogue_extract.temporal.period import Period
from dialogue_extract.temporal.reference import Reference

Slots = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression read: `period` is what the event layer writes, `value` the TIMEX3 form."""

    type: str
    value: str | None
    period: Period | None = None
    basis: str = "explicit"

    @property
    def event(self) -> str | None:
        """Return the value of the event layer."""
        return self.period.iso if self.period else None


Form = Callable[[Slots, Reference], Reading | None]


def of(period: Period | None, explicit: bool = False) -> Reading:
    """Return the reading of a date or, where it carries a time of day, of a time."""
    if period is None:
        return Reading("DATE", None, None, "unresolved")
    return Reading("TIME" if period.clock else "DATE", period.timex, period, "explicit" if explicit else "resolved")
