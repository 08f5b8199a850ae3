"""Calibrated probability that an event is right, from signals of its assembly."""

from __future__ import annotations

from math import exp

from dialogue_extract import resources
from dialogue_extract.events.draft import EventDraft
from dialogue_extract.events.status import HAPPENED


def signals(event: EventDraft) -> dict[str, float]:
    """Return the signals that the calibration weighs, each between 0 and 1."""
    return {
        "people": min(len(event.participants), 4) / 4,
        "parties": min(len(event.parties), 2) / 2,
        "mentions": min(len(event.evidence), 5) / 5,
        "dated": float(event.date is not None),
        "placed": float(event.location is not None),
        "topics": min(len(event.topics), 4) / 4,
        "held": float(event.status in HAPPENED),
        "visit": float(event.type == "visit"),
        "background": float(event.background),
    }


def confidence(event: EventDraft) -> float:
    """Return the calibrated probability, two decimals."""
    table = resources.lexicon("confidence")
    total = table["bias"] + sum(table["weight"][name] * value for name, value in signals(event).items())
    return round(1 / (1 + exp(-total)), 2)
