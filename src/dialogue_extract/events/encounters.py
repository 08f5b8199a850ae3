"""Describe each trigger: its people, sides, date, status; the material that clusters are made of."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events import arguments
from dialogue_extract.events.clauses import Clause, aside, clause, clause_verb, reported, window
from dialogue_extract.events.days import ahead
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.fillers import codes_of, fill_noun, fill_verb, people_before
from dialogue_extract.events.status import begins, status, straight
from dialogue_extract.events.timing import anchored_date
from dialogue_extract.events.triggers import Trigger, readings
from dialogue_extract.events.view import View
from dialogue_extract.text import plain

CIRCUMSTANCES = frozenset({"summit", "conference", "visit", "ceremony", "negotiation"})
COUNCILS = frozenset({"conseil", "assemblée", "comité", "bureau"})
PURPOSE = 70  # characters behind a verb in which what people come together for may stand
_FOR_SUMMIT = re.compile(r"\b(?:pour|en|à l'occasion d'|dans le cadre d')\s?(?:un|leur|le|du|ce)?\s?(?:\S+ )?sommet\b")
PAIR, TRIPLE = 2, 3
REACH = 5  # tokens of a plural function: "chefs d'État et de gouvernement"


@cache
def _determiners(kind: str) -> frozenset[str]:
    return frozenset(resources.patterns("pronouns")["determiners"][kind])


def _determined(view: View, token: int) -> tuple[bool, bool]:
    for i in range(token - 1, max(token - 4, -1), -1):
        word = plain(view.doc[i].lower_)
        if word in _determiners("demonstrative"):
            return True, True
        if word in _determiners("definite"):
            return word != "des" or view.doc[i].pos_ != "DET", False  # "des discussions" takes nothing up
        if view.doc[i].pos_ not in {"ADJ", "NUM", "ADV", "PROPN"}:
            return False, False
    return False, False


@cache
def attending() -> re.Pattern[str]:
    """Return the verbs by which people attend an encounter named before."""
    return re.compile(resources.patterns("arguments")["attending"])


def _status(view: View, trigger: Trigger, around: Clause, sent: int) -> str | None:
    said = status(around, view.sents[sent], trigger.token, trigger.pattern.verbal)
    if said == "held" and trigger.pattern.type == "visit" and begins(view.doc[trigger.token].lower_):
        return "ongoing"  # who has arrived is there
    return trigger.pattern.status if trigger.pattern.status and said in {"held", "ongoing", None} else said


def _now(view: View, found: Encounter) -> str | None:
    """Return the status of a verb in the present outside headlines: under way today, planned for later."""
    around = found.clause
    if not found.trigger.pattern.verbal or found.title or around.tense != "present" or around.modal:
        return None
    published, value = view.doc._.published, found.date.event_value if found.date else None
    if value is None or published is None:
        return "held" if found.type == "signing" else "ongoing"
    return "planned" if ahead(published, value) else "ongoing"


def _as_we_write(view: View, found: Encounter) -> bool:
    """Return whether the imperfect tells what goes on on the day of publication: "rencontrait lundi matin"."""
    value = found.date.event_value if found.date else None
    imperfect = found.clause.tense == "imperfect" and found.trigger.pattern.verbal and not found.clause.modal
    return imperfect and not found.clause.negated and value is not None and value == view.doc._.published


def _aside(view: View, trigger: Trigger) -> bool:
    """Return whether the encounter is only the circumstance of another: "en marge du sommet du G20"."""
    if trigger.pattern.verbal:
        return False
    left, _ = window(view.doc, trigger.token, 50, 0)
    if trigger.pattern.id == "rencontre" and _during(view, trigger, left):
        return True
    if trigger.pattern.type not in CIRCUMSTANCES:
        return False
    return aside(left.lower())


def _during(view: View, trigger: Trigger, left: str) -> bool:
    """Return whether people met at the gathering that a noun names: "se sont entretenus lors d'une réunion du G20"."""
    verb = clause_verb(view.doc[trigger.token])
    met = any(pattern.verbal and pattern.partner for pattern in readings(verb.lower_))
    return met and verb.i < trigger.token and bool(re.search(r"\b(?:lors|en marge) (?:d'une|d'|de la|de|du) ?$", left))


def _kind(view: View, found: Encounter) -> str | None:
    """Return the type that the arguments give where the verb alone is vague: ministers of many who meet, a state that
    receives."""
    pattern = found.trigger.pattern
    own = found.slots.possessed or (view.doc[found.trigger.token].dep_ == "obj" and not found.definite)
    taken = pattern.id in {"rencontre", "anaphor"} and own
    if pattern.gathering and _FOR_SUMMIT.search(window(view.doc, found.trigger.token, 0, PURPOSE)[1]):
        return "summit"
    if (taken or pattern.gathering) and len(found.people) != PAIR:
        words = [straight(view.doc[i : i + REACH].text) for i in found.slots.subject]
        if any(word.startswith(rank) for word in words for rank in gatherings("heads")):
            return "summit"
        if any(word.startswith(rank) for word in words for rank in gatherings("ministers")) and not _few(found):
            return "conference"
        if (taken or pattern.gathering) and len(found.codes) == 1 and gazetteer.load().organisation(found.codes[0]):
            return "conference"  # "le Conseil de paix et de sécurité de l'Union africaine s'est réuni"
    if pattern.id == "ministerial" and len(found.codes) == PAIR and _few(found):
        return "meeting"
    if pattern.id in {"rencontre", "anaphor"} and not found.people and _of_body(view, found):
        return "conference"
    if pattern.id in {"accueillir", "recevoir"} and not found.slots.passive and not found.hosts and found.guests:
        states = [view.place_at.get(i) for i in (*found.slots.subject, *_before_group(view, found.trigger.token))]
        if any(place and place.kind in {"state", "capital"} for place in states):
            return "visit"
    return None


def _of_body(view: View, found: Encounter) -> bool:
    """Return whether an organisation or a council of one holds it: "la session du Conseil d'ONU-Habitat"."""
    heads = found.slots.genitive
    own = any((place := view.place_at.get(i)) and place.kind in {"organisation", "body"} for i in heads)
    council = any(view.doc[i].lower_ in COUNCILS for i in heads)
    bodies = [code for code in found.codes if gazetteer.load().organisation(code)]
    return len(bodies) == 1 and len(found.codes) == 1 and (own or council)


def _few(found: Encounter) -> bool:
    """Return whether two or three states meet, no organisation among them: no conference of ministers."""
    codes = set(found.codes)
    return bool(codes) and len(codes) <= TRIPLE and not any(gazetteer.load().organisation(code) for code in codes)


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


def _sides(view: View, found: Encounter) -> set[str]:
    """Return the parties of the people in its slots."""
    return {party for p in found.people if (party := view.people[p].party)}


def describe(view: View, trigger: Trigger) -> Encounter:
    """Return the encounter that a trigger speaks of."""
    token = view.doc[trigger.token]
    beside = _aside(view, trigger)
    slots = arguments.slots_of(view, trigger, beside)
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
        fill_verb(view, trigger, slots, found)
    else:
        fill_noun(view, slots, found)
    if not found.people and found.type in {"meeting", "call"} and not trigger.pattern.verbal:
        found.others = people_before(view, found)
    found.codes = codes_of(view, slots, found)
    found.date = anchored_date(view, found)
    found.status = "ongoing" if _as_we_write(view, found) else found.status or _now(view, found)
    found.background = (around.tense == "pluperfect" and not reported(token)) or beside
    found.announced = trigger.token in view.next_tokens and not found.title
    found.roll_call = found.definite and not trigger.pattern.verbal and bool(attending().match(token.head.lower_))
    met = found.strength == "strong" and len(_sides(view, found)) >= PAIR
    found.topical = trigger.token in view.topic_tokens and not found.title and not met
    word = view.doc[trigger.token]
    capital = word.text[:1].isupper() and not word.is_upper and not word.is_sent_start and not found.title
    found.named = capital or any(e.label_ == "EVT" and e.start <= trigger.token < e.end for e in view.doc.ents)
    found.kind = _kind(view, found)
    return found
