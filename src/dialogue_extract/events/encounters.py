"""Describe each trigger: its people, sides, date, status; the material that clusters are made of."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events import arguments
from dialogue_extract.events.clauses import Clause, aside, clause, clause_verb, reported, until, window
from dialogue_extract.events.days import ahead
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.fillers import codes_of, fill_noun, fill_verb, people_before
from dialogue_extract.events.kinds import kind
from dialogue_extract.events.leading import leaders
from dialogue_extract.events.naming import edition_beside
from dialogue_extract.events.sides import of_its_noun
from dialogue_extract.events.status import begins, status
from dialogue_extract.events.timing import anchored_date
from dialogue_extract.events.triggers import Trigger, readings
from dialogue_extract.events.view import View
from dialogue_extract.text import plain

CIRCUMSTANCES = frozenset({"summit", "conference", "visit", "ceremony", "negotiation"})
SCENES = frozenset({"invited-where"})  # whose pluperfect sets the scene: "au ministère, où X avait convié Y"
MOMENTS = frozenset({"meeting", "call"})
PAIR = 2


@cache
def _determiners(kind: str) -> frozenset[str]:
    return frozenset(resources.patterns("pronouns")["determiners"][kind])


def _determined(view: View, token: int) -> tuple[bool, bool]:
    for i in range(token - 1, max(token - 4, -1), -1):
        word = plain(view.tree[i].lower_)
        if word in _determiners("demonstrative"):
            return True, True
        if word in _determiners("definite"):
            return word != "des" or view.tree[i].pos_ != "DET", False  # "des discussions" takes nothing up
        if view.tree[i].pos_ not in {"ADJ", "NUM", "ADV", "PROPN"}:
            return False, False
    return False, False


@cache
def attending() -> re.Pattern[str]:
    """Return the verbs by which people attend an encounter named before."""
    return re.compile(resources.patterns("arguments")["attending"])


def _status(view: View, trigger: Trigger, around: Clause, sent: int) -> str | None:
    said = status(around, view.sents[sent], trigger.token, trigger.pattern.verbal)
    if said == "held" and trigger.pattern.type == "visit" and begins(view.tree[trigger.token].lower_):
        return "ongoing"  # who has arrived is there
    if said == "ongoing" and trigger.pattern.verbal and trigger.pattern.type in MOMENTS and around.tense == "past":
        return "held"  # "s'est entretenu, hier, avec son homologue, en visite à Alger"
    if trigger.pattern.status == "planned" and said == "denied" and around.verb != trigger.token:
        return "cancelled"  # "Attendue jeudi, la ministre n'a pas quitté son pays"
    return trigger.pattern.status if trigger.pattern.status and said in {"held", "ongoing", None} else said


def _now(view: View, found: Encounter) -> str | None:
    """Return the status of a verb in the present outside headlines: under way today, planned for later."""
    around = found.clause
    if not found.trigger.pattern.verbal or found.title or around.tense != "present" or around.modal:
        return None
    published, value = view.doc._.published, found.date.event_value if found.date else None
    if found.closing:
        return "ongoing"
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
    left, _ = window(view.tree, trigger.token, 50, 0)
    if trigger.pattern.id == "rencontre" and _during(view, trigger, left):
        return True
    if trigger.pattern.type not in CIRCUMSTANCES:
        return False
    return aside(left.lower())


def _during(view: View, trigger: Trigger, left: str) -> bool:
    """Return whether people met at the gathering that a noun names: "se sont entretenus lors d'une réunion du G20"."""
    verb = clause_verb(view.tree[trigger.token])
    met = any(pattern.verbal and pattern.partner for pattern in readings(verb.lower_))
    return met and verb.i < trigger.token and bool(re.search(r"\b(?:lors|en marge) (?:d'une|d'|de la|de|du) ?$", left))


def _sides(view: View, found: Encounter) -> set[str]:
    """Return the parties of the people in its slots."""
    return {party for p in found.people if (party := view.people[p].party)}


def _fill(view: View, found: Encounter) -> None:
    """Give an encounter its people and sides, from its slots, then from the words around a noun."""
    trigger, slots = found.trigger, found.slots
    if trigger.pattern.verbal:
        fill_verb(view, trigger, slots, found)
        found.codes = codes_of(view, slots, found)
        return
    fill_noun(view, slots, found)
    found.chairs.extend(p for p in leaders(view, found) if p not in found.people)
    if not found.people and found.type in MOMENTS:
        found.others = people_before(view, found)
    found.codes = codes_of(view, slots, found)
    if not found.people and len(found.codes) < PAIR:
        found.codes = of_its_noun(view, trigger.token) or found.codes


def _named(view: View, found: Encounter) -> bool:
    """Return whether the word is part of a proper name: by its capital or as the model has it."""
    word = view.tree[found.trigger.token]
    capital = word.text[:1].isupper() and not word.text.isupper() and not word.is_sent_start and not found.title
    return capital or any(start <= word.i < end for start, end in view.event_names)


def describe(view: View, trigger: Trigger) -> Encounter:
    """Return the encounter that a trigger speaks of."""
    token = view.tree[trigger.token]
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
    _fill(view, found)
    found.date = anchored_date(view, found)
    found.closing = found.date is not None and until(view.tree, found.date.start)
    found.status = "ongoing" if _as_we_write(view, found) else found.status or _now(view, found)
    told = around.tense == "pluperfect" and not reported(token) and trigger.pattern.id not in SCENES
    found.background = told or beside
    found.announced = trigger.token in view.next_tokens and not found.title
    found.roll_call = found.definite and not trigger.pattern.verbal and bool(attending().match(token.head.lower_))
    met = found.strength == "strong" and len(_sides(view, found)) >= PAIR
    found.topical = trigger.token in view.topic_tokens and not found.title and not met
    found.named = _named(view, found)
    found.kind = kind(view, found)
    found.edition = edition_beside(view, trigger.token)
    return found
