"""Fill an encounter's slots with people and sides, from the parse and, where it is silent, from word order."""

from __future__ import annotations

import re

from dialogue_extract.events import arguments
from dialogue_extract.events.arguments import Slots
from dialogue_extract.events.clauses import SUBJECTS, clause_verb
from dialogue_extract.events.cluster import rules
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.triggers import Trigger
from dialogue_extract.events.view import View
from dialogue_extract.tree import Word

PAIR = 2
SIDES = frozenset({"côté", "partie"})
LEADS = ("mèn", "men", "condui", "amèn", "amen", "emmèn", "emmen")
REPORTED = re.compile(r"\b(?:selon|d'après|a (?:annoncé|déclaré|affirmé|indiqué))\b")  # some only speak of it
GRANTED = 9  # tokens from an audience to who granted it
ADJACENT = 4  # tokens from a name to the participle: ", s'est rendu"
NEARBY = 15  # tokens between a traveller and "en visite"


def fill_verb(view: View, trigger: Trigger, slots: Slots, found: Encounter) -> None:
    """Fill the slots of a verb: who receives, who is received, who else."""
    subject = apposed(view, view.tree[trigger.token]) or arguments.persons(view, slots.subject)
    objects = arguments.persons(view, slots.object)
    agents = arguments.persons(view, slots.agent)
    partners = arguments.persons(view, slots.partner + slots.between)
    pattern = trigger.pattern
    fronted = trigger.token == view.sents[found.sent].start and slots.passive
    if fronted and not subject and len(agents) > 1:  # "Reçu par A, B a plaidé": the parse hangs B on A
        subject, agents = agents[-1:], agents[:-1]
    elif fronted and not subject:
        subject = _of_main_clause(view, view.tree[trigger.token], agents)
    if pattern.partner and not set(subject) and not slots.possessed:
        subject = _last_before(view, found, {*objects, *agents, *partners})
    if slots.passive and pattern.type != "visit":  # "est attendu" and "est arrivé" have the traveller as subject
        subject, objects = (agents, [*subject, *objects])
    if pattern.partner and not slots.passive and not {*objects, *agents, *partners}:
        objects = _next_after(view, found, set(subject))
    if pattern.type == "visit" and pattern.object == "guest" and not objects:
        objects = _next_after(view, found, set(subject))
    if not subject:
        subject = (
            _goes(view, found) if pattern.type == "visit" else _cataphor(view, found, {*objects, *agents, *partners})
        )
    by_role = {"host": found.hosts, "guest": found.guests, "chair": found.chairs}
    found.joint = view.tree[trigger.token].lower_.startswith("co")
    by_role.get(pattern.subject, found.others).extend(subject)
    by_role.get(pattern.object, found.others).extend(objects)
    if not slots.passive:
        found.others.extend(agents)
    found.others.extend(partners)


def _of_main_clause(view: View, participle: Word, agents: list[int]) -> list[int]:
    """Return the subject that a participle at the head of a sentence shares: "Reçue par X, elle a obtenu"."""
    main = clause_verb(participle.head)
    named = arguments.persons(view, [t.i for t in arguments.subjects(main)]) if main.i > participle.i else []
    return [p for p in named if p not in agents][:1]


def apposed(view: View, verb: Word) -> list[int]:
    """Return the person whom a bare participle follows: "a reçu le président X, arrivé en visite"."""
    if "Part" not in verb.feature("VerbForm") or verb.dep_ not in {"acl", "advcl", "acl:relcl", "amod"}:
        return []
    if any(child.dep_.startswith("aux") for child in verb.children) or verb.i < PAIR:
        return []
    before = view.tree[verb.i - 1]
    person = view.person_at.get(verb.i - 2) if before.text == "," else view.person_at.get(verb.i - 1)
    return [] if person is None else [person]


def _last_before(view: View, found: Encounter, taken: set[int]) -> list[int]:
    """Return the person named last before the verb, where the parse gives the verb no subject."""
    token = found.trigger.token
    start = view.sents[found.sent].start
    named = [p for p in view.persons_between(start, token) if p not in taken]
    words = {t.lower_ for t in view.tree[start:token] if t.dep_ in SUBJECTS and t.head.i == token}
    return [] if words & {"on", "il", "elle", "ils", "elles"} else named[-1:]


def _just_before(view: View, verb: int) -> list[int]:
    """Return the person named right before a verb without subject in the parse: "Invité par A, B a visité"."""
    start = max(verb - ADJACENT, view.tree[verb].sent.start)
    return view.persons_between(start, verb)[-1:]


def _goes(view: View, found: Encounter) -> list[int]:
    """Return who makes a journey that a verb without subject in the parse tells of."""
    if not found.slots.passive:
        return _just_before(view, found.trigger.token) or _ahead(view, found, set())
    return _ahead(view, found, set()) if _opens(view, found.trigger.token) else []


def _cataphor(view: View, found: Encounter, taken: set[int]) -> list[int]:
    """Return the person of whom a verb that asks for a partner tells before naming him."""
    return _ahead(view, found, taken) if found.trigger.pattern.partner and not found.slots.passive else []


def _ahead(view: View, found: Encounter, taken: set[int]) -> list[int]:
    """Return the person whom a pronoun points ahead to: "À Séoul, où elle achevait une tournée, la ministre X"."""
    verb, sent = view.tree[found.trigger.token], view.sents[found.sent]
    told = any(child.lower_ in {"il", "elle"} for child in verb.children if child.dep_ in SUBJECTS)
    first = not view.persons_between(sent.start, verb.i)
    following = [p for p in view.persons_between(verb.i + 1, sent.end) if p not in taken]
    return following[:1] if first and (told or _opens(view, verb.i)) else []


def _opens(view: View, token: int) -> bool:
    """Return whether a word opens its sentence: "Attendue jeudi à Bonn, la ministre X" tells of who follows."""
    return bool(view.tree[token].is_sent_start)


def _next_after(view: View, found: Encounter, taken: set[int]) -> list[int]:
    """Return the people named between a verb and the next one, where the parse gives the verb no object."""
    end = view.sents[found.sent].end
    for token in view.tree[found.trigger.token + 1 : end]:
        if token.pos_ in {"VERB", "SCONJ"} or token.text in {";", ":"}:
            end = token.i
            break
    return [p for p in view.persons_between(found.trigger.token + 1, end) if p not in taken]


def fill_noun(view: View, slots: Slots, found: Encounter) -> None:
    """Fill the slots of a noun: its genitive and partners, and the subject of its verb."""
    genitive = arguments.persons(view, slots.genitive)
    subject = arguments.persons(view, slots.subject)
    if found.trigger.pattern.object == "host":
        noun = view.tree[found.trigger.token]
        subject = subject or arguments.persons(view, [t.i for t in noun.children if t.dep_ in SUBJECTS])
        found.guests.extend(subject)
        found.hosts.extend((*genitive, *arguments.persons(view, slots.place)))
        return
    to = slots.place if found.trigger.pattern.id in {"credentials", "message"} else []
    rest = arguments.persons(view, slots.between + slots.partner + slots.agent + to)
    if found.trigger.pattern.id == "courtesy" and (verb := _granting(view, found.trigger.token)):
        end = view.sents[found.sent].end
        found.hosts.extend(view.persons_between(verb, end)[:1])
        rest = _last_before(view, found, set(found.hosts)) or view.persons_between(verb, end)[1:2]
        found.guests.extend(rest)
        return
    if found.trigger.pattern.id == "courtesy" and _grants(view, found.trigger.token):
        found.hosts.extend(arguments.persons(view, slots.agent) or subject)
        found.guests.extend(arguments.persons(view, slots.place + slots.partner))
        return
    if found.type == "visit":
        found.guests.extend(genitive or _traveller(view, slots, found))
        found.others.extend([] if genitive else rest)
        return
    found.others.extend([*subject, *genitive, *rest])
    if len(found.people) < PAIR:
        found.others.extend(p for p in _with_partner(view, found) if p not in found.others)


def _traveller(view: View, slots: Slots, found: Encounter) -> list[int]:
    """Return who makes a journey: the subject of its relative clause, the name before, the subject, the owner."""
    token = view.tree[found.trigger.token]
    for child in token.children:
        made = arguments.persons(view, [t.i for t in child.children if t.dep_ in SUBJECTS])
        if child.dep_ == "acl:relcl" and made:
            return made
    verb = clause_verb(token)
    near = apposed(view, verb) if verb.i < token.i else []
    whose = arguments.persons(view, [t.i for t in arguments.subjects(verb)]) if slots.possessed else []
    led = token.dep_.startswith("nsubj") and verb.lower_.startswith(LEADS)  # "une visite a mené à B X"
    taken = arguments.persons(view, [t.i for t in verb.children if t.dep_ == "obj"]) if led else []
    known = near or taken or arguments.persons(view, slots.subject) or whose
    known = known or _whose(view, found)
    return known if known or found.demonstrative else _traveller_before(view, found.trigger.token)


def _whose(view: View, found: Encounter) -> list[int]:
    """Return the person of "de" farther on in the noun's phrase: "la visite à Ankara du ministre X"."""
    tree, start = view.tree, found.trigger.token + 1
    for i in range(start, min(view.sents[found.sent].end - 1, start + NEARBY)):
        if tree[i].pos_ in {"VERB", "AUX"} or tree[i].text in {";", ":"}:
            return []
        if tree[i].lower_ in {"de", "du", "d'", "d’"} and view.person_at.get(i + 1) is not None:
            return [view.person_at[i + 1]]
    return []


def _with_partner(view: View, found: Encounter) -> list[int]:
    """Return the people after "avec" before the noun, where the parse is silent: "aura avec X un tête-à-tête"."""
    start = view.sents[found.sent].start
    places = [t.i for t in view.tree[start : found.trigger.token] if t.lower_ == "avec"]
    if not places or found.type not in {"meeting", "call", "negotiation"}:
        return []
    subjects = [t.i for t in view.tree[start : places[-1]] if t.dep_ in SUBJECTS]
    return [*arguments.persons(view, subjects[-1:]), *view.persons_between(places[-1], found.trigger.token)]


def _granting(view: View, token: int) -> int:
    """Return the participle of "l'audience que lui a accordée le président", which parses fail at, or 0."""
    words = [t.lower_.replace("’", "'") for t in view.tree[token + 1 : token + GRANTED]]
    if not words or words[0] not in {"que", "qu'"}:
        return 0
    return next((token + 1 + n for n, word in enumerate(words) if word.startswith(("accordé", "octroyé"))), 0)


def _grants(view: View, token: int) -> bool:
    """Return whether an audience is granted here, not had: "a accordé une audience à"."""
    around = (view.tree[token].head, *view.tree[token].children)
    return any(t.lower_.startswith(("accord", "octroy", "donn")) for t in around)


def people_around(view: View, found: Encounter) -> list[int]:
    """Return the office holders of two sides that the sentence names, where the parse ties fewer to the encounter."""
    if found.type not in {"meeting", "call"} or found.title:
        return []
    sent = view.sents[found.sent]
    named = [p for p in view.persons_between(sent.start, sent.end) if view.people[p].party]
    if not any(view.people[p].offices for p in named) or len({view.people[p].party for p in named}) != PAIR:
        return []
    return [] if REPORTED.search(view.told(found.sent)) else named


def people_before(view: View, found: Encounter) -> list[int]:
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
    start = view.tree[token].sent.start
    named = view.persons_between(max(start, token - NEARBY), token)
    return named if view.in_title(token) else named[-1:]


def _group(view: View, slots: Slots, found: Encounter) -> bool:
    """Return whether the verb's object can be people: "a reçu des députés maliens", not "des dons brésiliens"."""
    if found.trigger.pattern.object != "guest":
        return True
    groups = frozenset(rules()["groups"])
    received = slots.subject if slots.passive else slots.object
    return any(view.tree[i].lower_ in groups or i in view.office_at for i in received)


def _signing(view: View, found: Encounter) -> list[str]:
    """Return the sides for which a text is signed: "signé, côté libanais par X, côté arménien par Y"."""
    sent = view.sents[found.sent]
    held = [view.people[p].party for p in view.persons_between(sent.start, sent.end) if not view.retired(p)]
    beside = (i for i in range(sent.start + 1, sent.end) if view.tree[i - 1].lower_ in SIDES)
    return [code for code in (*held, *(c for i in beside for c in view.codes_at.get(i, ()))) if code]


def codes_of(view: View, slots: Slots, found: Encounter) -> list[str]:
    """Return the sides that the slots, the noun's own phrase and the people name."""
    heads = slots.subject + slots.object + slots.agent + slots.partner + slots.between + slots.genitive
    codes = dict.fromkeys(arguments.codes(view, heads))
    if not found.trigger.pattern.verbal:
        codes.update(dict.fromkeys(arguments.phrase_codes(view, found.trigger.token)))
    for person in found.people:
        party = view.people[person].party
        if party:
            codes.setdefault(party)
    if (
        found.trigger.pattern.partner
        and found.trigger.pattern.verbal
        and len(codes) < PAIR
        and _group(view, slots, found)
    ):
        codes.update(dict.fromkeys(arguments.phrase_codes(view, found.trigger.token)))
    if found.trigger.pattern.object == "guest" and slots.passive and not slots.agent and len(codes) == 1:
        codes.update(dict.fromkeys(arguments.codes(view, slots.place)))  # "sera reçu à l'Élysée"
    if found.type == "signing" and found.trigger.pattern.verbal and len(codes) < PAIR and found.clause.finite:
        codes.update(dict.fromkeys(_signing(view, found)))
    return [code for code in codes if code]
