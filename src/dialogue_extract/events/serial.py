"""Divide what one verb tells of several encounters in a row: "a vu tour à tour X, Y et Z", "reçu par X et par Y"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events import arguments
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.fillers import codes_of
from dialogue_extract.events.view import View

PAIR, SEVERAL = 2, 3
COUNTERPARTS = frozenset({"homologues", "collègues"})


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("clusters")[name])


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


def _listed(view: View, found: Encounter, one: list[int]) -> list[int]:
    """Return the people of several sides named after a verb: "a rencontré X, ministre de A, Y, ministre de B, et Z"."""
    home = {view.people[p].party for p in one}
    named = view.persons_between(found.trigger.token + 1, view.sents[found.sent].end)
    return [p for p in named if view.people[p].party and view.people[p].party not in home and p not in one]


def distribute(view: View, found: Encounter) -> list[Encounter]:
    """Return the encounters that one trigger tells of: itself, or one for each partner met in turn."""
    if found.type not in {"meeting", "call"} or found.title:
        return [found]
    counterparts = _counterparts(view, found)
    if len(counterparts) >= SEVERAL and not found.people:
        before = view.persons_between(view.sents[found.sent].start, found.trigger.token)
        found.others.extend(before[-1:])
    if len(counterparts) >= SEVERAL and found.people:
        return [_with_code(view, found, code) for code in counterparts]
    if not found.trigger.pattern.verbal:
        return [found]
    one, many = _divided(view, found)
    text = view.told(found.sent)
    together = _expression("together").search(text)
    listed = _listed(view, found, one) if len(one) == 1 and not together else []
    if len({view.people[p].party for p in listed}) >= SEVERAL:
        found.others.extend(p for p in listed if p not in found.people)
        many = list(dict.fromkeys((*many, *listed)))
    elif not (
        (found.type == "call" and len(one) == 1 and not together)
        or _openings(view, found)
        or _expression("in_turn").search(text)
    ):
        return [found]
    if not one or len(many) < PAIR:
        return [found]
    groups = _groups(view, found, many)
    return [found] if len(groups) < PAIR else [_only(view, found, many, group) for group in groups]


def _counterparts(view: View, found: Encounter) -> list[str]:
    """Return the states of "ses homologues allemand, britannique et suédois", where nobody is named."""
    heads = found.slots.object + found.slots.partner
    named = [i for i in heads if view.doc[i].lower_ in COUNTERPARTS]
    own = {view.people[p].party for p in found.people}
    return [code for code in arguments.codes(view, named) if code not in own] if named else []


def _with_code(view: View, found: Encounter, code: str) -> Encounter:
    """Return the encounter with the unnamed counterpart of one state."""
    home = [party for p in found.people[:1] if (party := view.people[p].party)]
    return replace(found, serial=True, codes=[*home, code], others=list(found.others))


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
