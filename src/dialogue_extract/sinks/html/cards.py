"""Prepare events and people for the templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dialogue_extract.schema import Event, EventDate, Location, Party, Record
from dialogue_extract.sinks.html.labels import Labels
from dialogue_extract.sinks.html.values import EventValues, PersonValues, Value, event_values

SIDES = 4  # parties named in a heading


@dataclass(frozen=True, slots=True)
class Card:
    """One event with its values and the words for them."""

    id: str
    event: Event
    values: EventValues
    heading: str
    sides: tuple[tuple[Value, str], ...]
    people: tuple[tuple[PersonValues, str, str], ...]  # values, side, role
    topics: tuple[tuple[Value, str], ...]
    outcomes: tuple[tuple[Value, str], ...]
    place: str
    date: str
    next_date: str
    next_place: str
    rules: tuple[tuple[Value, str], ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the article with all functions, and the events they take part in."""

    name: Value
    titles: tuple[Value, ...]
    side: str
    roles: tuple[tuple[str, str], ...]  # card id, role


def cards(record: Record, labels: Labels) -> list[Card]:
    """Return a card for each event of the record."""
    return [_card(event, f"e{n}", labels) for n, event in enumerate(record.events, 1)]


def heading(event: Event, labels: Labels) -> str:
    """Return the name of the event, or what it is and between whom."""
    if event.name:
        return event.name.text
    what = labels.of("type", event.type).capitalize()
    sides = " – ".join(_short(party) for party in event.parties[:SIDES])
    colon = " : " if labels.language == "fr" else ": "
    return f"{what}{colon}{sides}{' …' if len(event.parties) > SIDES else ''}" if sides else what


def _short(party: Party) -> str:
    """Return a state's name, but an organisation as the article calls it: `Otan`."""
    known = (
        (party.text, party.code, party.name) if party.kind == "organisation" else (party.name, party.text, party.code)
    )
    return next(filter(None, known), "?")


def place_words(place: Location | None, labels: Labels) -> str:
    """Return venue, city and country code that the words of the article do not show themselves."""
    if place is None:
        return ""
    parts = [part for part in (place.venue, place.city, place.country) if part and part not in (place.text or "")]
    return ", ".join([*parts, *([labels.ui("online")] if place.online else [])])


def date_words(date: EventDate | None, labels: Labels) -> str:
    """Return the date in full."""
    if date is None:
        return ""
    if date.value is None:
        return labels.of("basis", "unresolved")
    return labels.day(date.value)


def people(record: Record, found: Iterable[Card], mentioned: Iterable[PersonValues], labels: Labels) -> list[PersonRow]:
    """Return every person of the record once, participants first."""
    rows: dict[str, PersonRow] = {}
    for card in found:
        for values, side, role in card.people:
            _add(rows, values, side, ((card.id, role),))
    for person, values in zip(record.mentioned, mentioned, strict=True):
        _add(rows, values, person.party or "", ())
    return list(rows.values())


def _add(
    rows: dict[str, PersonRow],
    values: PersonValues,
    side: str,
    roles: tuple[tuple[str, str], ...],
) -> None:
    known = rows.get(values.name.text)
    if known is None:
        rows[values.name.text] = PersonRow(values.name, values.titles, side, roles)
        return
    titles = {title.text: title for title in (*known.titles, *values.titles)}
    rows[values.name.text] = PersonRow(known.name, tuple(titles.values()), known.side or side, known.roles + roles)


def _card(event: Event, id: str, labels: Labels) -> Card:
    values = event_values(event, id)
    names = {party.code: party.name or party.code for party in event.parties if party.code}
    following = event.next_meeting
    return Card(
        id=id,
        event=event,
        values=values,
        heading=heading(event, labels),
        sides=tuple((value, party.code or "") for value, party in zip(values.parties, event.parties, strict=True)),
        people=tuple(
            (person, names.get(one.party or "") or one.party or "", labels.of("role", one.role))
            for person, one in zip(values.people, event.participants, strict=True)
        ),
        topics=tuple(
            (value, ", ".join(labels.of("context", code) for code in topic.contexts))
            for value, topic in zip(values.topics, event.topics, strict=True)
        ),
        outcomes=tuple(
            (value, " · ".join(filter(None, (labels.of("outcome", outcome.kind), outcome.by))))
            for value, outcome in zip(values.outcomes, event.outcomes, strict=True)
        ),
        place=place_words(event.location, labels),
        date=date_words(event.date, labels),
        next_date=date_words(following.date, labels) if following else "",
        next_place=_next_place(following.location, labels) if following else "",
        rules=tuple((value, one.rule) for value, one in zip(values.triggers, event.evidence, strict=True)),
    )


def _next_place(place: Location | None, labels: Labels) -> str:
    words = place_words(place, labels)
    return ", ".join(filter(None, (place.text, words))) if place else ""
