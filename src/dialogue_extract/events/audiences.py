"""Rounds of audiences: guests whom one sentence counts and later ones name, the host who goes on receiving.

"A reçu deux ambassadeurs. Il s'agit d'abord de X." "Il a reçu ensuite Y."
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.cluster import rules
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.fillers import codes_of
from dialogue_extract.events.pronouns import numbered
from dialogue_extract.events.serial import in_turn, only
from dialogue_extract.events.view import View

PAIR = 2
MET = frozenset({"meeting", "ceremony", "call"})
LATER = 12  # sentences after the count in which the last of those counted is named


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("clusters")[name])


def named_later(view: View, mentions: list[Encounter]) -> list[Encounter]:
    """Return the mentions with guests who are named after them, one mention each where they are met one by one."""
    found: list[Encounter] = []
    counted: set[int] = set()  # sentences
    for mention in mentions:
        told = _same_host(view, mention, found)
        guests = [] if told.sent in counted else _introduced(view, told)
        if not guests:
            found.append(told)
            continue
        counted.add(told.sent)
        # several who hand over their credentials on one day do so in one ceremony
        ceremony = any(m.type == "ceremony" for m in mentions if m.sent == told.sent)
        found += _with(view, told, guests, not ceremony)
    return found


def _group(view: View, mention: Encounter) -> int | None:
    """Return the token of a group without names in the mention's sentence: "trois ambassadeurs"."""
    sent = view.sents[mention.sent]
    groups = {*rules()["groups"], *rules()["singly"]}
    unnamed = (i for i in range(sent.start, sent.end) if i not in view.person_at)
    return next((i for i in unnamed if view.tree[i].lower_ in groups), None)


def _introduced(view: View, mention: Encounter) -> list[int]:
    """Return the people whom the next sentence names for a group, and those after them up to its number."""
    number = mention.sent + 1
    if mention.type not in MET or mention.title or mention.serial or not mention.people or number >= len(view.sents):
        return []
    told = view.told(number)
    if not _expression("introducing").search(told) or (group := _group(view, mention)) is None:
        return []
    sent = view.sents[number]
    named = [p for p in view.persons_between(sent.start, sent.end) if p not in mention.people and view.people[p].party]
    if len(named) != 1 or not _expression("first_of").search(told):
        return named
    return [*named, *_rest(view, number, named[0], numbered(view.tree[group]) - 1)]


def _rest(view: View, number: int, first: int, wanted: int) -> list[int]:
    """Return the next people of other sides who hold the same kind of office: "la nouvelle ambassadrice, Y"."""
    ranks = {office.rank for office in view.people[first].offices}
    end = view.sents[min(number + LATER, len(view.sents) - 1)].end
    parties: set[str | None] = {view.people[first].party, None}
    found: list[int] = []
    for person in view.persons_between(view.sents[number].end, end):
        of_rank = any(office.rank in ranks for office in view.people[person].offices)
        if of_rank and view.people[person].party not in parties:
            parties.add(view.people[person].party)
            found.append(person)
    return found[: max(wanted, 0)]


def _with(view: View, mention: Encounter, guests: list[int], divided: bool) -> list[Encounter]:
    """Return the mention with its guests, or one for each where they are met one by one."""
    received = mention.trigger.pattern.object == "guest"
    whole = replace(
        mention,
        guests=[*mention.guests, *(guests if received else ())],
        others=[*mention.others, *(() if received else guests)],
    )
    group = _group(view, mention)
    singly = group is not None and view.tree[group].lower_ in rules()["singly"]
    if divided and len(guests) >= PAIR and (singly or in_turn(view, mention)):
        return [only(view, whole, guests, [guest]) for guest in guests]
    whole.codes = codes_of(view, whole.slots, whole)
    return [whole]


def _same_host(view: View, mention: Encounter, before: list[Encounter]) -> Encounter:
    """Return a mention whose pronoun is the host of the one before: "Il a reçu ensuite Y", and not the guest X."""
    if mention.trigger.pattern.object != "guest" or len(mention.hosts) != 1 or mention.slots.passive:
        return mention
    again = any(view.tree[i].pos_ == "PRON" for i in mention.slots.subject)
    last = next((m for m in reversed(before) if m.guests and len(m.hosts) == 1 and not m.slots.passive), None)
    if not again or last is None:
        return mention
    received = {guest for m in before if m.hosts == last.hosts for guest in m.guests}
    if mention.hosts[0] not in received:
        return mention
    host = replace(mention, hosts=list(last.hosts))
    host.codes = codes_of(view, host.slots, host)
    return host
