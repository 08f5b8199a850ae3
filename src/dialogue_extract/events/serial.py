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
SEPARATE = frozenset({"entretiens", "rencontres", "audiences", "entrevues"})
COUNTERPARTS = frozenset({"homologues", "collègues"})


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("clusters")[name])


def _items(view: View, found: Encounter) -> list[list[int]]:
    """Return the first person of every list item below a verb: "a reçu en audience :" and a guest a line."""
    rows: dict[int, list[int]] = {}
    if not view.told(found.sent).rstrip().endswith(":"):
        return []
    for sent in view.sents[found.sent + 1 :]:
        if view.kind_at[sent.start] != "bullet":
            break
        row = rows.setdefault(view.paragraph_of[sent.start], [])
        row.extend(view.persons_between(sent.start, sent.end)[: 1 - len(row)])
    return [row for row in rows.values() if row]


def _below(view: View, found: Encounter) -> list[Encounter]:
    """Return the encounters with those whom a list below the verb names, or none."""
    rows = _items(view, found)
    one = found.people
    if len(rows) < PAIR or len(one) != 1 or any(set(row) & set(one) for row in rows):
        return []
    whole = replace(found, others=[*found.others, *(p for row in rows for p in row)])
    return [only(view, whole, [p for row in rows for p in row], row) for row in rows]


def _divided(view: View, found: Encounter) -> tuple[list[int], list[int]]:
    """Return the one side of a verb and the people it meets."""
    if found.guests and found.slots.passive:  # "reçu par X, puis par Y"
        return found.guests, [p for p in (*found.hosts, *found.others) if p not in found.guests]
    if found.hosts and found.guests:
        return (found.hosts, found.guests) if len(found.hosts) == 1 else (found.guests, found.hosts)
    subject = set(arguments.persons(view, found.slots.subject)) or set(found.others[:1])
    return [p for p in found.others if p in subject], [p for p in found.others if p not in subject]


def _openings(view: View, found: Encounter) -> list[int]:
    """Return the tokens of the preposition that the verb repeats before each of its partners."""
    end = view.sents[found.sent].end
    words = [view.tree[i].lower_ for i in range(found.trigger.token + 1, end)]
    for preposition in ("par", "avec"):
        places = [found.trigger.token + 1 + n for n, word in enumerate(words) if word == preposition]
        spans = zip(places, [*places[1:], end], strict=True)
        if len(places) >= PAIR and all(view.persons_between(*span) for span in spans):
            return places
    return []


def _opened(view: View, found: Encounter, places: list[int]) -> list[int]:
    """Return the first person behind each repeated preposition, whom parses lose: "reçu par X, par Y et par Z"."""
    end = view.sents[found.sent].end
    received = len(places) >= SEVERAL or (places and view.tree[places[0]].lower_ == "par")
    return [view.persons_between(place, end)[0] for place in places] if received else []


def _where(view: View, found: Encounter, person: int) -> int:
    """Return the first token from a verb on that names a person, the end of the sentence without one."""
    end = view.sents[found.sent].end
    return next((i for i in range(found.trigger.token, end) if view.person_at.get(i) == person), end)


def _groups(view: View, found: Encounter, many: list[int], openings: list[int]) -> list[list[int]]:
    """Return the people met, one list an encounter."""
    keys: dict[object, list[int]] = {}
    for person in many:
        key: object = view.people[person].party or f"?{person}"
        if openings:
            at = _where(view, found, person)
            key = max((place for place in openings if place < at), default=openings[0])
        keys.setdefault(key, []).append(person)
    return list(keys.values())


def _listed(view: View, found: Encounter, one: list[int]) -> list[int]:
    """Return the people of several sides named after a verb: "a rencontré X, ministre de A, Y, ministre de B, et Z"."""
    home = {view.people[p].party for p in one}
    named = view.persons_between(found.trigger.token + 1, view.sents[found.sent].end)
    return [p for p in named if view.people[p].party and view.people[p].party not in home and p not in one]


def _together(view: View, found: Encounter) -> bool:
    """Return whether the sentence tells that all sat at one table: "à trois", "conjointement"."""
    return bool(_expression("together").search(view.told(found.sent)))


def in_turn(view: View, found: Encounter) -> bool:
    """Return whether the sentence tells of encounters one after another: "tour à tour", "successivement"."""
    return bool(_expression("in_turn").search(view.told(found.sent)))


def distribute(view: View, found: Encounter) -> list[Encounter]:
    """Return the encounters that one trigger tells of: itself, or one for each partner met in turn."""
    if found.type not in {"meeting", "call"} or found.title:
        return [found]
    counterparts = _counterparts(view, found)
    several = PAIR if _apart(view, found) else SEVERAL
    if len(counterparts) >= several and not found.people:
        before = view.persons_between(view.sents[found.sent].start, found.trigger.token)
        found.others.extend(before[-1:])
    if len(counterparts) >= several and found.people:
        return [_with_code(view, found, code) for code in counterparts]
    if not found.trigger.pattern.verbal:
        partners = _by_office(view, found)
        return [only(view, found, partners, [p]) for p in partners] if len(partners) >= PAIR else [found]
    if below := _below(view, found):
        return below
    one, many = _divided(view, found)
    openings = _openings(view, found)
    if opened := [p for p in _opened(view, found, openings) if p not in one]:
        one = one or [p for p in found.people[:1] if p not in opened]
        many = list(dict.fromkeys((*many, *opened)))
        receiving = found.slots.passive and bool(found.guests)
        (found.hosts if receiving else found.others).extend(p for p in many if p not in found.people)
    together = _together(view, found)
    listed = _listed(view, found, one) if len(one) == 1 and not together else []
    if len({view.people[p].party for p in listed}) >= SEVERAL:
        found.others.extend(p for p in listed if p not in found.people)
        many = list(dict.fromkeys((*many, *listed)))
    elif not ((found.type == "call" and len(one) == 1 and not together) or openings or in_turn(view, found)):
        return [found]
    if not one or len(many) < PAIR:
        return [found]
    groups = _groups(view, found, many, openings)
    return [found] if len(groups) < PAIR else [only(view, found, many, group) for group in groups]


def _counterparts(view: View, found: Encounter) -> list[str]:
    """Return the states of "ses homologues allemand, britannique et suédois", where nobody is named."""
    heads = found.slots.object + found.slots.partner
    named = [i for i in heads if view.tree[i].lower_ in COUNTERPARTS]
    if not named and _apart(view, found):
        named = [i for i in found.slots.partner if i in view.office_at and i not in view.person_at]
    own = {view.people[p].party for p in found.people}
    return [code for code in arguments.codes(view, named) if code not in own] if named else []


def _by_office(view: View, found: Encounter) -> list[int]:
    """Return the partners of talks in the plural, each with an office: "des entretiens avec X, ministre, et Y"."""
    noun = view.tree[found.trigger.token]
    talks = "Plur" in noun.feature("Number") and noun.lower_ in SEPARATE and not found.definite
    if not talks or _together(view, found):
        return []
    partners = [p for p in arguments.persons(view, found.slots.partner) if view.people[p].offices]
    home = {view.people[p].party for p in found.people if p not in partners}
    return [] if home & {view.people[p].party for p in partners} else partners


def _apart(view: View, found: Encounter) -> bool:
    """Return whether a plural noun tells of talks with each: "des entretiens séparés avec les ministres de A et B"."""
    noun = view.tree[found.trigger.token]
    if found.trigger.pattern.verbal or "Plur" not in noun.feature("Number"):
        return False
    start = noun.end - view.sents[found.sent].start_char
    return bool(_expression("each_apart").match(view.told(found.sent)[start:]))


def _with_code(view: View, found: Encounter, code: str) -> Encounter:
    """Return the encounter with the unnamed counterpart of one state."""
    home = [party for p in found.people[:1] if (party := view.people[p].party)]
    return replace(found, serial=True, codes=[*home, code], others=list(found.others))


def only(view: View, found: Encounter, many: list[int], group: list[int]) -> Encounter:
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


def told_apart(view: View, mentions: list[Encounter]) -> list[Encounter]:
    """Return the mentions with those divided whose partners are each told of later: "l'entretien avec X", "avec Y"."""
    return [part for found in mentions for part in _parts(view, found, mentions)]


def _parts(view: View, found: Encounter, mentions: list[Encounter]) -> list[Encounter]:
    if found.serial or found.title or not found.trigger.pattern.verbal or found.type not in {"meeting", "call"}:
        return [found]
    one, many = _divided(view, found)
    if not arguments.persons(view, found.slots.subject) and (met := _met_by(found, mentions)):
        found.others.append(met[0])
        one, many = met, [p for p in found.people if p not in met]
    many = [p for p in many if not _beside(view, found, p)]
    if len(one) != 1 or len(many) < PAIR or _together(view, found):
        return [found]
    later = [m for m in mentions if m.sent > found.sent and m.strength != "anaphor"]
    if any(set(many) <= set(m.people) for m in mentions if m is not found):
        return [found]  # told to have sat at one table
    lone = [p for p in many if any(_with_alone(view, m, p, one[0]) for m in later)]
    sides = {view.people[p].party for p in many}
    if not lone or (len(sides) < PAIR and len(lone) < PAIR):
        return [found]
    rest = [p for p in many if p not in lone]
    groups = [*([p] for p in lone), *_groups(view, found, rest, _openings(view, found))]
    groups.sort(key=lambda group: many.index(group[0]))
    return [only(view, found, many, group) for group in groups] if len(groups) >= PAIR else [found]


def _met_by(found: Encounter, mentions: list[Encounter]) -> list[int]:
    """Return who is told later to have met each of the partners whom a verb without subject names."""
    named = set(found.people)
    pairs = [set(m.people) for m in mentions if m.sent > found.sent and len(m.people) == PAIR and not m.background]
    others = [pair - named for pair in pairs if len(pair & named) == 1]
    met = set.intersection(*others) if len(named) >= PAIR and len(others) >= PAIR else set()
    return list(met) if len(met) == 1 else []


def _beside(view: View, found: Encounter, person: int) -> bool:
    """Return whether somebody is only there: "a reçu X, en présence de Y"."""
    before = view.tree[found.trigger.token : _where(view, found, person)]
    return any(token.lower_ == "présence" for token in before)


def _with_alone(view: View, mention: Encounter, partner: int, one: int) -> bool:
    """Return whether a mention tells in its own words of one partner without the others."""
    slots = mention.slots
    named = arguments.persons(view, slots.partner + slots.between + slots.subject + slots.object + slots.agent)
    met = set(mention.people)
    with_only = met == {partner, one} or (met == {partner} and partner in arguments.persons(view, slots.partner))
    return mention.type in {"meeting", "call"} and with_only and partner in named
