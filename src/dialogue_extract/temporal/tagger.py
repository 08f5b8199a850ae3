"""Find and read every French temporal expression of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dialogue_extract.temporal import days, hours, inside, lengths
from dialogue_extract.temporal.grammar import Match, grammar, matches
from dialogue_extract.temporal.groups import Group, extent, grouped, inherit, mark_current, whole
from dialogue_extract.temporal.orientation import orientation
from dialogue_extract.temporal.period import Period, moved
from dialogue_extract.temporal.reading import Form, Reading
from dialogue_extract.temporal.reference import Reference, publication
from dialogue_extract.temporal.tokens import Tokens, tokenize

Orient = Callable[[int, int], str | None]

FORMS: Mapping[str, Form] = {
    "date": days.read_date,
    "bare-day": days.read_bare_day,
    "offset": days.read_offset,
    "feast": days.read_feast,
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
AHEAD = 25  # tokens between "la veille" and the day that it precedes
BEHIND = 50  # tokens before "la veille" in which a day is its anchor
DAYS = frozenset(("date", "bare-day", "offset", "figures", "feast"))
NAMED = frozenset(("day", "month", "year"))
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
    for at, group in enumerate(groups):
        if at + 1 < len(groups) and (_foretold(groups, at, tokens) or _eve_of_next(groups, at)):
            _read(groups[at + 1].members[0], tokens, reference, orient, [])
        readings: list[Reading | None] = []
        mark_current(group, reference.today)
        for match in group.members:
            readings.append(_read(match, tokens, reference, orient, readings))
        found += _expressions(group, readings, tokens)
    return found


def dates(text: str, published: str | date | None = None, orient: Orient | None = None) -> list[Expression]:
    """Return what the event layer may take for a date, each stretch once: no set, no duration without a date."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for expression in tag(text, published, orient):
        where = (expression.event_start, expression.event_end)
        dated = expression.event_value or (expression.type in ("DATE", "TIME") and expression.value is None)
        if dated and where not in seen:
            seen.add(where)
            kept.append(expression)
    return kept


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


def _foretold(groups: list[Group], at: int, tokens: Tokens) -> bool:
    """Return whether an hour stands before its day: "vers 15 h 30, hier"."""
    match, following = groups[at].members[-1], groups[at + 1].members[0]
    if match.pattern.form not in ("clock", "part") or following.pattern.form not in ("date", "offset"):
        return False
    if at and match.start - groups[at - 1].members[-1].end < 3 and groups[at - 1].members[-1].pattern.form in DAYS:
        return False
    between = [token.norm for token in tokens.items[match.end : following.start]]
    dayly = following.slots.get("unit") == "D" or "weekday" in following.slots or "day" in following.slots
    return dayly and len(between) < 3 and set(between) <= {",", "le", "du"}


def _eve_of_next(groups: list[Group], at: int) -> bool:
    """Return whether the day that "la veille" precedes is named only behind it: "Arrivé la veille, il a vu mardi"."""
    match, following = groups[at].members[0], groups[at + 1].members[0]
    if match.pattern.id != "eve" or following.pattern.form not in DAYS or following.start - match.end > AHEAD:
        return False
    near = (g.members[-1] for g in groups[:at] if match.start - g.members[-1].end < BEHIND)
    return not any(m.pattern.form in DAYS for m in near)


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
    if reading and reading.period and reading.type in ("DATE", "TIME") and reading.period.grain in NAMED:
        reference.named = reading.period
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
