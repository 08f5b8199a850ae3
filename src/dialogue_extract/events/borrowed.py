"""Place an encounter where another event of the article took those who meet, and tell who is at home there."""

from __future__ import annotations

from dataclasses import replace

from dialogue_extract.events.draft import EventDraft, LocationDraft, ParticipantDraft
from dialogue_extract.events.view import View

PAIR = 2
PLAIN = "participant"


def borrowed(view: View, event: EventDraft, events: list[EventDraft]) -> EventDraft:
    """Return an event of no place with that of another one which the same people attend, who is at home as host."""
    if event.location is not None or event.background or event.type in {"visit", "call"}:
        return event
    place = _of_meeting(event, events) or _of_journey(view, event, events)
    return _at_home(view, replace(event, location=place)) if place else event


def _of_meeting(event: EventDraft, events: list[EventDraft]) -> LocationDraft | None:
    """Return the town where the same people meet others at the same time."""
    mine = {p.person for p in event.participants}
    for other in events:
        known = other.location
        together = other.status == event.status and mine & {p.person for p in other.participants}
        if other is not event and together and known and known.city and other.type != "visit":
            return replace(known, basis="inferred", rule="place of another event", venue=None)
    return None


def _of_journey(view: View, event: EventDraft, events: list[EventDraft]) -> LocationDraft | None:
    """Return where a journey took one of those who meet, where the other side is at home."""
    mine = {p.person for p in event.participants}
    sides = {p.code for p in event.parties}
    found = []
    for other in events:
        travellers = mine & {p.person for p in other.participants if p.role == "guest"}
        known = other.location if other.type == "visit" and not other.background else None
        away = known and known.country in sides - {view.people[p].party for p in travellers}
        if travellers and known and away:
            found.append(replace(known, basis="inferred", rule="place of the journey", venue=None))
    return found[0] if len({place.country for place in found}) == 1 else None


def _at_home(view: View, event: EventDraft) -> EventDraft:
    """Return a meeting of two sides with host and guests, where so far nobody is more than a participant."""
    country = event.location.country if event.location else None
    party = {p.person: view.people[p.person].party for p in event.participants}
    plain = all(p.role == PLAIN for p in event.participants)
    if event.type != "meeting" or not plain or len(set(party.values())) != PAIR or country not in party.values():
        return event
    return replace(event, participants=tuple(_role(p, party[p.person] == country) for p in event.participants))


def _role(who: ParticipantDraft, home: bool) -> ParticipantDraft:
    role, rule = ("host", "own country") if home else ("guest", "received")
    return replace(who, role=role, rules=(*who.rules[:-1], rule))
