"""Find and read every French temporal expression of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dialogue_extract.temporal import dates, hours, inside, lengths
from dialogue_extract.temporal.grammar import Match, grammar, matches
from dialogue_extract.temporal.groups import Group, extent, grouped, inherit, whole
from dialogue_extract.temporal.orientation import orientation
from dialogue_extract.temporal.period import Period, moved
from dialogue_extract.temporal.reading import Form, Reading
from dialogue_extract.temporal.reference import Reference, publication
from dialogue_extract.temporal.tokens import Tokens, tokenize

Orient = Callable[[int, int], str | None]

FORMS: Mapping[str, Form] = {
    "date": dates.read_date,
    "offset": dates.read_offset,
    "feast": dates.read_feast,
    "inside": inside.read_inside,
    "era": inside.read_era,
    "figures": inside.read_figures,
    "clock": hours.read_clock,
    "part": hours.read_part,
    "moment": hours.read_moment,
    "night": hours.read_night,
    "length": lengths.read_length,
    "set": lengths.read_set,
    "reference": lengths.read_reference,
    "habit": lengths.read_habit,
}
ARTICLES = frozenset(("le", "la", "les", "l'"))


@dataclass(frozen=True, slots=True)
class Expression:
    """One temporal expression: offsets are code points, `text == source[start:end]`.

    `value` is TIMEX3's, `event_value` and the event extent those of a record's dates: the members of one
    range ("du 3 au 5 mai") share both. None: not to be told.
    """

    text: str
    start: int
    end: int
    type: str
    value: str | None
    event_text: str
    event_start: int
    event_end: int
    event_value: str | None
    basis: str
    rule: str


def tag(text: str, published: str | date | None = None, orient: Orient | None = None) -> list[Expression]:
    """Return the temporal expressions of the text in order.

    `published`: `2024-05-23`, `2024-05`, `2024`, a date or None. `orient(start, end)` tells from a parse whether
    the expression at these offsets lies in the `past` or the `future`; without it the words around decide.
    """
    tokens = tokenize(text, grammar().vocabulary)
    reference = Reference(publication(published), lambda: None)
    found: list[Expression] = []
    groups = grouped(tokens, list(matches(tokens)))
    reference.explicit = _first_explicit(groups)
    for group in groups:
        inherit(group)
        readings: list[Reading | None] = []
        for match in group.members:
            readings.append(_read(match, tokens, reference, orient, readings))
        found += _expressions(group, readings, tokens)
    return found


def _first_explicit(groups: list[Group]) -> date | None:
    """Return the first day the text gives in full: what a reader without a publication date goes by."""
    nowhere = Reference(None, lambda: None)
    for group in groups:
        for match in group.members:
            if match.pattern.form in ("date", "figures") and ("year" in match.slots or "figures" in match.slots):
                reading = FORMS[match.pattern.form](match.slots, nowhere)
                if reading and reading.period and reading.period.grain == "day":
                    return reading.period.first
    return None


def _read(
    match: Match, tokens: Tokens, reference: Reference, orient: Orient | None, before: list[Reading | None]
) -> Reading | None:
    form = FORMS.get(match.pattern.form)
    if form is None:
        return None
    if before and match.pattern.id == "weekday" and reference.focus and before[-1] and before[-1].period:
        match.slots.update(anchor="focus", shift=1)  # the Friday of "jeudi et vendredi"

    def direction() -> str | None:
        if orient is not None:
            return orient(tokens.items[match.start].start, tokens.items[match.end - 1].end)
        return orientation(tokens, match.start, match.end)

    reference.orient = direction
    reading = form(match.slots, reference)
    if reading and reading.period and reading.period.grain == "day" and reading.type in ("DATE", "TIME"):
        reference.focus = reading.period.first
    return reading


def _expressions(group: Group, readings: list[Reading | None], tokens: Tokens) -> list[Expression]:
    stretch = whole(group, [reading.period if reading else None for reading in readings])
    shared = extent(tokens, group) if stretch else None
    return [
        _expression(match, reading, tokens, stretch, shared)
        for match, reading in zip(group.members, readings, strict=True)
        if reading is not None
    ]


def _expression(
    match: Match, reading: Reading, tokens: Tokens, stretch: Period | None, shared: tuple[int, int] | None
) -> Expression:
    items = tokens.items
    first, last = match.inner
    if first and not match.slots.get("bare") and first == match.start and items[first - 1].norm in ARTICLES:
        first -= 1
    event_first, event_last = shared or (match.start, match.end)
    if not shared and match.slots.get("article"):
        event_first = min(first, event_first)
    start, end = items[first].start, items[last - 1].end
    event_start, event_end = items[event_first].start, items[event_last - 1].end
    period = stretch or reading.period
    if period and "ahead" in match.slots:
        period = Period("day", moved(period.first, match.slots["ahead"]), moved(period.last, match.slots["ahead"]))
    return Expression(
        tokens.text[start:end],
        start,
        end,
        reading.type,
        reading.value,
        tokens.text[event_start:event_end],
        event_start,
        event_end,
        period.iso if period else None,
        reading.basis,
        match.pattern.id,
    )
