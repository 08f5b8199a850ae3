"""Places of another matter than the encounter: where nobody went, what was given up, what somebody saw or left."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.clauses import clause, clause_verb
from dialogue_extract.events.status import HAPPENED
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention
from dialogue_extract.text import compiled
from dialogue_extract.tree import Word

BEFORE = 8  # tokens: "six mois après la signature à", "devait d'abord se dérouler à"
DENIED = frozenset({"pas", "plus", "jamais", "guère"})


@cache
def _expression(name: str) -> re.Pattern[str]:
    return compiled(resources.patterns("locations")[name])


def governor(view: View, place: PlaceMention) -> Word:
    """Return the verb of a place's clause."""
    root = view.tree.root(place.start, place.end)
    return clause_verb(root.head if root.head.i != root.i else root)


def astray(view: View, place: PlaceMention, told: set[int]) -> bool:
    """Return whether a place beside an encounter is of another matter: "n'ira pas à Alger", "a visité un parc à"."""
    verb = governor(view, place)
    if verb.i in told:
        return bygone(view, place)
    denied = any(child.lower_ in DENIED for child in verb.children) and clause(verb).negated
    of_a_thing = verb.dep_ == "acl" and verb.head.pos_ == "NOUN" and not _is_person(view, verb.head.i)
    of_a_thing = of_a_thing and verb.head.i not in told and not _expression("brought").match(verb.lower_)
    return denied or of_a_thing or bool(_expression("apart").match(verb.lower_)) or bygone(view, place)


def _is_person(view: View, token: int) -> bool:
    return token in view.person_at or token in view.office_at


def given_up(view: View, place: PlaceMention, status: str | None) -> bool:
    """Return whether an encounter that came about was first to be elsewhere: "qui devait se dérouler à Carthagène"."""
    if status not in HAPPENED:
        return False
    return bool(_expression("first_meant").search(_words_before(view, place)))


def bygone(view: View, place: PlaceMention) -> bool:
    """Return whether a place completes something earlier: "six mois après la signature à Mascate"."""
    return bool(_expression("earlier").search(_words_before(view, place)))


def _words_before(view: View, place: PlaceMention) -> str:
    first = max(view.sents[view.sent_of[place.start]].start, place.start - BEFORE)
    return " ".join(t.lower_ for t in view.tree[first : place.start]).replace("’", "'").replace("' ", "'") + " "


def reached(view: View, place: PlaceMention) -> bool:
    """Return whether a journey goes to the object of a verb: "gagnera le Sri Lanka"."""
    root = view.tree.root(place.start, place.end)
    return root.dep_ == "obj" and bool(_expression("reaches").match(root.head.lower_))


def dative(view: View, place: PlaceMention, sides: set[str]) -> bool:
    """Return whether a headline's capital is whom another one addresses: "Berne ouvre la porte à Tachkent"."""
    if place.kind != "capital" or place.code not in sides or view.tree[max(place.start - 1, 0)].lower_ != "à":
        return False
    before = view.places_between(view.sents[view.sent_of[place.start]].start, place.start)
    return any(p.kind in {"capital", "state"} and p.code in sides and p.code != place.code for p in before)
