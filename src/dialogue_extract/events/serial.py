"""Divide what one verb tells of several encounters in a row: "a vu tour à tour X, Y et Z", "reçu par X et par Y"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events import arguments
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.fillers import codes_of
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View

PAIR = 2


@cache
def _in_turn() -> re.Pattern[str]:
    return re.compile(resources.patterns("clusters")["in_turn"])


@cache
def _together() -> re.Pattern[str]:
    return re.compile(resources.patterns("clusters")["together"])


def _divided(view: View, found: Encounter) -> tuple[list[int], list[int]]:
    """Return the one side of a verb and the people it meets."""
    if found.hosts and found.guests:
        return (found.hosts, found.guests) if len(found.hosts) == 1 else (found.guests, found.hosts)
    subject = set(arguments.persons(view, found.slots.subject)) or set(found.others[:1])
    return [p for p in found.others if p in subject], [p for p in found.others if p not in subject]


def _openings(view: View, found: Encounter) -> list[int]:
    """Return the tokens of the preposition that the verb repeats before each of its partners."""
    end = view.sents[found.sent].end
    words = [view.doc[i].lower_ for i in range(found.trigger.token + 1, end)]
    for preposition in ("par", "avec"):
        places = [found.trigger.token + 1 + n for n, word in enumerate(words) if word == preposition]
        spans = zip(places, [*places[1:], end], strict=True)
        if len(places) >= PAIR and all(view.persons_between(*span) for span in spans):
            return places
    return []


def _groups(view: View, found: Encounter, many: list[int]) -> list[list[int]]:
    """Return the people met, one list an encounter."""
    sent = view.sents[found.sent]
    keys: dict[object, list[int]] = {}
    openings = _openings(view, found)
    for person in many:
        key: object = view.people[person].party or f"?{person}"
        if openings:
            at = next((i for i in range(found.trigger.token, sent.end) if view.person_at.get(i) == person), sent.end)
            key = max((place for place in openings if place < at), default=openings[0])
        keys.setdefault(key, []).append(person)
    return list(keys.values())


def distribute(view: View, found: Encounter) -> list[Encounter]:
    """Return the encounters that one trigger tells of: itself, or one for each partner met in turn."""
    if not found.trigger.pattern.verbal or found.type not in {"meeting", "call"} or found.title:
        return [found]
    one, many = _divided(view, found)
    if not one or len(many) < PAIR:
        return [found]
    text = straight(view.sents[found.sent].text)
    calls = found.type == "call" and len(one) == 1 and not _together().search(text)
    if not (calls or _openings(view, found) or _in_turn().search(text)):
        return [found]
    groups = _groups(view, found, many)
    return [found] if len(groups) < PAIR else [_only(view, found, many, group) for group in groups]


def _only(view: View, found: Encounter, many: list[int], group: list[int]) -> Encounter:
    """Return the encounter with one of the groups met."""
    gone = set(many) - set(group)
    part = replace(
        found,
        hosts=[p for p in found.hosts if p not in gone],
        guests=[p for p in found.guests if p not in gone],
        others=[p for p in found.others if p not in gone],
        serial=True,
        apart=frozenset(gone),
    )
    lost = {view.people[p].party for p in gone} - {view.people[p].party for p in part.people}
    part.codes = [code for code in codes_of(view, part.slots, part) if code not in lost]
    return part
