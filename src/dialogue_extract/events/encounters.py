"""Describe each trigger: its people, sides, date, status; the material that clusters are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events import arguments
from dialogue_extract.events.arguments import Slots
from dialogue_extract.events.clauses import Clause, announces, aside, calls_off, clause, clause_verb, window
from dialogue_extract.events.status import status
from dialogue_extract.events.triggers import Trigger
from dialogue_extract.events.view import View
from dialogue_extract.spans import DateMention
from dialogue_extract.text import plain

DEFINITE = frozenset({"la", "le", "l'", "les", "cette", "ce", "cet", "ces", "leur", "leurs", "sa", "son", "ses", "du", "des", "au", "aux", "dudit", "ladite"})
PAIR = 2
NEARBY = 15  # tokens between a traveller and "en visite"
DEMONSTRATIVE = frozenset({"cette", "ce", "cet", "ces", "dudit", "ladite", "ledit"})


@dataclass(slots=True)
class Encounter:
    """One trigger with all that its clause says."""

    trigger: Trigger
    sent: int
    slots: Slots
    clause: Clause
    status: str | None
    definite: bool
    demonstrative: bool
    title: bool
    hosts: list[int] = field(default_factory=list)
    guests: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    chairs: list[int] = field(default_factory=list)
    joint: bool = False  # chaired together
    codes: list[str] = field(default_factory=list)
    date: DateMention | None = None
    background: bool = False
    kind: str | None = None
    named: bool = False
    announced: bool = False  # inside the words that announce the next meeting
    topical: bool = False  # inside a subject of talks
    roll_call: bool = False  # "X et Y ont pris part à l'entretien"

    @property
    def type(self) -> str:
        """Return the event type its wording and arguments give."""
        return self.kind or self.trigger.pattern.type

    @property
    def strength(self) -> str:
        """Return how much the wording says by itself; a proper name makes it strong."""
        given = self.trigger.pattern.strength
        return "strong" if self.named and given == "weak" else given

    @property
    def people(self) -> list[int]:
        """Return all people in its slots, without repeats."""
        return list(dict.fromkeys((*self.hosts, *self.guests, *self.chairs, *self.others)))


def _determined(view: View, token: int) -> tuple[bool, bool]:
    for i in range(token - 1, max(token - 4, -1), -1):
        word = plain(view.doc[i].lower_)
        if word in DEMONSTRATIVE:
            return True, True
        if word in DEFINITE:
            return True, False
        if view.doc[i].pos_ not in {"ADJ", "NUM", "ADV", "PROPN"}:
            return False, False
    return False, False


def _verb_people(view: View, trigger: Trigger, slots: Slots, found: Encounter) -> None:
    subject = arguments.persons(view, slots.subject)
    objects = arguments.persons(view, slots.object)
    agents = arguments.persons(view, slots.agent)
    partners = arguments.persons(view, slots.partner + slots.between)
    pattern = trigger.pattern
    if pattern.partner and not set(subject) and not slots.possessed:
        subject = _last_before(view, found, {*objects, *agents, *partners})
    if slots.passive:
        subject, objects = (agents, [*subject, *objects])
    by_role = {"host": found.hosts, "guest": found.guests, "chair": found.chairs}
    found.joint = view.doc[trigger.token].lower_.startswith("co")
    by_role.get(pattern.subject, found.others).extend(subject)
    by_role.get(pattern.object, found.others).extend(objects)
    if not slots.passive:
        found.others.extend(agents)
    found.others.extend(partners)


def _last_before(view: View, found: Encounter, taken: set[int]) -> list[int]:
    """Return the person named last before the verb, where the parse gives the verb no subject."""
    token = found.trigger.token
    start = view.sents[found.sent].start
    named = [p for p in view.persons_between(start, token) if p not in taken]
    words = {t.lower_ for t in view.doc[start:token] if t.dep_ in arguments.SUBJECTS and t.head.i == token}
    return [] if words & {"on", "il", "elle", "ils", "elles"} else named[-1:]


def _noun_people(view: View, slots: Slots, found: Encounter) -> None:
    genitive = arguments.persons(view, slots.genitive)
    subject = arguments.persons(view, slots.subject)
    if found.trigger.pattern.object == "host":
        found.guests.extend(subject)
        found.hosts.extend((*genitive, *arguments.persons(view, slots.place)))
        return
    rest = arguments.persons(view, slots.between + slots.partner + slots.agent)
    if found.type == "visit":
        found.guests.extend(genitive or subject or _traveller_before(view, found.trigger.token))
        found.others.extend([] if genitive else rest)
        return
    found.others.extend([*subject, *genitive, *rest])


def _people_before(view: View, found: Encounter) -> list[int]:
    """Return the two sides that the sentence before names, for "lors d'une audience" without names of its own."""
    if found.sent == 0 or found.strength == "anaphor" or found.title:
        return []
    own = view.sents[found.sent]
    if view.persons_between(own.start, own.end):
        return []
    before = view.sents[found.sent - 1]
    if view.in_title(before.start) or view.skipped(before.start):
        return []
    named = view.persons_between(before.start, before.end)
    parties = {view.people[p].party for p in named}
    return named if len(named) == PAIR == len(parties) else []


def _traveller_before(view: View, token: int) -> list[int]:
    """Return the person named last before "en visite", or all of a headline: "A et B en visite d'État"."""
    start = view.doc[token].sent.start
    named = view.persons_between(max(start, token - NEARBY), token)
    return named if view.in_title(token) else named[-1:]


def _codes(view: View, slots: Slots, found: Encounter) -> list[str]:
    heads = slots.subject + slots.object + slots.agent + slots.partner + slots.between + slots.genitive
    codes = dict.fromkeys(arguments.codes(view, heads))
    if not found.trigger.pattern.verbal:
        codes.update(dict.fromkeys(arguments.phrase_codes(view, found.trigger.token)))
    for person in found.people:
        party = view.people[person].party
        if party:
            codes.setdefault(party)
    return [code for code in codes if code]


def said_elsewhere(view: View, found: Encounter, start: int, end: int) -> bool:
    """Return whether words belong to a verb of announcing beside the encounter: "a confirmé mercredi à Berlin"."""
    root = view.doc[start:end].root
    verb = clause_verb(root.head if root.head.i != root.i else root)
    return verb.i != found.clause.verb and verb.i != found.trigger.token and announces(verb.lower_)


def _bounded(view: View, date: DateMention) -> bool:
    """Return whether the date only bounds a time: "depuis l'été", "avant l'automne"."""
    before = {plain(t.lower_) for t in view.doc[max(0, date.start - 3) : date.start]}
    return bool(before & {"depuis", "avant", "après", "jusqu'", "jusque", "d'ici", "ici", "dès"}) and not before & {"dès"}


def _anchored_date(view: View, found: Encounter) -> DateMention | None:
    """Return the date of the trigger's own clause, the nearest one where there are several."""
    sent = view.sents[found.sent]
    token = found.trigger.token
    best: tuple[float, DateMention] | None = None
    for date in view.dates_between(sent.start, sent.end):
        if date.type in {"DURATION", "SET"} and not date.event_value:
            continue
        middle = (date.start + date.end) // 2
        distance = float(abs(middle - token))
        root = view.doc[date.start : date.end].root
        verb = clause_verb(root.head if root.head.i != root.i else root)
        if found.clause.verb is not None and verb.i != found.clause.verb and verb.i != token:
            distance += 12
        if said_elsewhere(view, found, date.start, date.end) or _bounded(view, date):
            distance += 20
        if verb.i not in {found.clause.verb, token} and verb.dep_ in {"acl", "acl:relcl"} and verb.head.i != token:
            distance += 20
        if calls_off(verb.lower_):
            distance += 20
        if token in {a.i for a in root.ancestors}:
            distance -= 3
        if best is None or distance < best[0]:
            best = (distance, date)
    return best[1] if best and best[0] < 30 else None


@cache
def attending() -> re.Pattern[str]:
    """Return the verbs by which people attend an encounter named before."""
    return re.compile(resources.patterns("arguments")["attending"])


def _status(view: View, trigger: Trigger, around: Clause, sent: int) -> str | None:
    said = status(around, view.sents[sent], trigger.token, trigger.pattern.verbal)
    return trigger.pattern.status if trigger.pattern.status and said in {"held", "ongoing", None} else said


def _aside(view: View, trigger: Trigger) -> bool:
    """Return whether the encounter is only the circumstance of another: "en marge du sommet du G20"."""
    if trigger.pattern.verbal or trigger.pattern.type not in {"summit", "conference", "visit", "ceremony", "negotiation"}:
        return False
    left, _ = window(view.doc, trigger.token, 50, 0)
    return aside(left.lower())


def _kind(view: View, found: Encounter) -> str | None:
    """Return the type that the arguments give where the verb alone is vague: ministers of many who meet, a state that
    receives."""
    pattern = found.trigger.pattern
    words = {view.doc[i].lower_ for i in found.slots.subject} | {view.doc[i].lemma_.lower() for i in found.slots.subject}
    if pattern.id in {"se-reunir", "sont-reunis", "se-retrouver", "appointment"}:
        if words & gatherings("heads"):
            return "summit"
        if words & gatherings("ministers") and len(found.people) != 2:
            return "conference"
    if pattern.id in {"accueillir", "recevoir"} and not found.slots.passive and not found.hosts and found.guests:
        states = [view.place_at.get(i) for i in (*found.slots.subject, *_before_group(view, found.trigger.token))]
        if any(place and place.kind in {"state", "capital"} for place in states):
            return "visit"
    return None


def _before_group(view: View, token: int) -> list[int]:
    """Return the token before a verb and its auxiliaries."""
    i = token - 1
    while i > 0 and view.doc[i].pos_ in {"AUX", "ADV", "PRON"}:
        i -= 1
    return [i]


@cache
def gatherings(rank: str) -> frozenset[str]:
    """Return the plural functions whose holders' meeting is a summit (`heads`) or a conference (`ministers`)."""
    return frozenset(resources.patterns("clusters")["gatherings"][rank])


def describe(view: View, trigger: Trigger) -> Encounter:
    """Return the encounter that a trigger speaks of."""
    token = view.doc[trigger.token]
    slots = arguments.slots_of(view, trigger)
    around = clause(token)
    sent = view.sent_of[trigger.token]
    definite, demonstrative = _determined(view, trigger.token)
    found = Encounter(
        trigger=trigger,
        sent=sent,
        slots=slots,
        clause=around,
        status=_status(view, trigger, around, sent),
        definite=definite or slots.possessed,
        demonstrative=demonstrative,
        title=view.in_title(trigger.token),
    )
    if trigger.pattern.verbal:
        _verb_people(view, trigger, slots, found)
    else:
        _noun_people(view, slots, found)
    if not found.people and found.type in {"meeting", "call"} and not trigger.pattern.verbal:
        found.others = _people_before(view, found)
    found.codes = _codes(view, slots, found)
    found.date = _anchored_date(view, found)
    found.background = around.tense == "pluperfect" or _aside(view, trigger)
    found.announced = trigger.token in view.next_tokens and not found.title
    found.roll_call = found.definite and not trigger.pattern.verbal and bool(attending().match(token.head.lower_))
    found.topical = trigger.token in view.topic_tokens and not found.title
    word = view.doc[trigger.token]
    capital = word.text[:1].isupper() and not word.is_upper and not word.is_sent_start and not found.title
    found.named = capital or any(e.label_ == "EVT" and e.start <= trigger.token < e.end for e in view.doc.ents)
    found.kind = _kind(view, found)
    return found
