"""Give every value of a record an id, and say which words of the article it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dialogue_extract.schema import Event, Person, Record, Text

Kind = Literal["person", "title", "party", "place", "date", "topic", "name", "trigger", "outcome", "next"]
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """A value shown beside the article; without spans it rests on no words of its own."""

    id: str
    kind: Kind
    text: str
    spans: tuple[Offsets, ...] = ()

    @property
    def linked(self) -> bool:
        """Return whether there are words to go to."""
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class PersonValues:
    """A person's name and functions."""

    name: Value
    titles: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class EventValues:
    """All values of one event."""

    name: Value | None
    parties: tuple[Value, ...]
    people: tuple[PersonValues, ...]
    place: Value | None
    date: Value | None
    topics: tuple[Value, ...]
    outcomes: tuple[Value, ...]
    next_meeting: Value | None
    triggers: tuple[Value, ...]

    def all(self) -> Iterator[Value]:
        """Yield every value."""
        yield from self.parties
        yield from (value for person in self.people for value in (person.name, *person.titles))
        yield from self.topics
        yield from self.outcomes
        yield from self.triggers
        yield from (one for one in (self.name, self.place, self.date, self.next_meeting) if one)


def event_values(event: Event, prefix: str) -> EventValues:
    """Return the values of an event, ids beginning with the prefix: `e1-topic2`."""
    next_meeting = _texts([event.next_meeting] if event.next_meeting else [], "next", prefix)
    return EventValues(
        name=next(iter(_texts([event.name] if event.name else [], "name", prefix)), None),
        parties=tuple(
            Value(f"{prefix}-party{n}", "party", party.name or party.text or party.code or "?", _span(party))
            for n, party in enumerate(event.parties)
        ),
        people=tuple(person_values(person, f"{prefix}-person{n}") for n, person in enumerate(event.participants)),
        place=_place(event, prefix),
        date=Value(f"{prefix}-date", "date", event.date.text, _span(event.date)) if event.date else None,
        topics=_texts(event.topics, "topic", prefix),
        outcomes=_texts(event.outcomes, "outcome", prefix),
        next_meeting=next(iter(next_meeting), None),
        triggers=_texts(event.evidence, "trigger", prefix),
    )


def person_values(person: Person, prefix: str) -> PersonValues:
    """Return the values of a person, every mention of the name among the words it rests on."""
    spans = dict.fromkeys([(person.start, person.end), *person.mentions])
    return PersonValues(
        Value(prefix, "person", person.name, tuple(sorted(spans))), _texts(person.titles, "title", prefix)
    )


def mentioned_values(record: Record) -> list[PersonValues]:
    """Return the values of the people who are only mentioned."""
    return [person_values(person, f"m{n}") for n, person in enumerate(record.mentioned, 1)]


def _texts(texts: Iterable[Text], kind: Kind, prefix: str) -> tuple[Value, ...]:
    return tuple(Value(f"{prefix}-{kind}{n}", kind, text.text, _span(text)) for n, text in enumerate(texts))


def _place(event: Event, prefix: str) -> Value | None:
    place = event.location
    if place is None or not (place.text or place.city or place.venue):
        return None
    return Value(f"{prefix}-place", "place", place.text or place.city or place.venue or "", _span(place))


def _span(value: object) -> tuple[Offsets, ...]:
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    return ((start, end),) if isinstance(start, int) and isinstance(end, int) and start < end else ()
