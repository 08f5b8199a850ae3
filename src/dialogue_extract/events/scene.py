"""Constructions that make a place the scene of an encounter, or keep it from being one: "y", "répondre à Paris"."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.clauses import clause_verb
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention
from dialogue_extract.text import compiled
from dialogue_extract.tree import Word

BACK = 2  # sentences before "y" that may name its place
BESIDE = 4  # tokens between "y" and the verb of the encounter, where the parse does not tie them
STAY = 6  # tokens: "en visite officielle de travail à"
GATHERING = 9  # tokens from "en marge" to the city: "en marge du Forum mondial de l'eau de Dakar"
SCENES = frozenset({"city", "capital", "venue", "metonym"})
SELF = frozenset({"se", "s'", "s’"})
IS = frozenset({"est", "était", "sera", "fut"})
ROW = frozenset({",", "et", "puis", "en", "au", "aux", "à", "la", "le", "les", "l'", "l’", "ensuite"})


@cache
def _expression(name: str) -> re.Pattern[str]:
    return compiled(resources.patterns("locations")[name])


def place_of_y(view: View, encounter: Encounter) -> PlaceMention | None:
    """Return the place that "y" stands for: "Tirana accueillait les Six. Le ministre y a rencontré"."""
    sent = view.sents[encounter.sent]
    told = {encounter.trigger.token, encounter.clause.verb}
    for token in sent:
        near = 0 < encounter.trigger.token - token.i <= BESIDE
        of_place = token.lower_ == "y" and (token.head.i in told or near) and not _of_a_matter(token)
        if of_place or _that_is_where(view, token, encounter.trigger.token):
            first = view.sents[max(0, encounter.sent - BACK)].start
            named = [p for p in view.places_between(first, token.i) if not view.skipped(p.start)]
            named = [p for p in named if p.start not in view.office_at and _stands_for_place(view, p)]
            scenes = [p for p in named if p.kind in SCENES]
            states = [p for p in named if p.kind == "state"]
            return next(reversed(scenes or states), None)
    return None


def _stands_for_place(view: View, place: PlaceMention) -> bool:
    """Return whether a place is one where it stands, unlike a capital that is thanked: "a remercié Ljubljana"."""
    root = view.tree.root(place.start, place.end)
    return root.dep_ not in {"obj", "iobj", "obl:agent"} or place.kind in {"city", "venue"}


def _that_is_where(view: View, token: Word, trigger: int) -> bool:
    """Return whether a token is the "là" of "c'est là que", before the encounter it places."""
    if token.lower_ != "là" or not token.i < trigger or token.i + 1 >= len(view.tree):
        return False
    return view.tree[token.i + 1].lower_ in {"que", "qu'", "qu’"} and view.tree[max(token.i - 1, 0)].lower_ in IS


def _of_a_matter(token: Word) -> bool:
    """Return whether "y" is no place: "il y a", "y ont apposé leur signature", "y a pris part"."""
    return _there_is(token) or bool(_expression("y_of_a_matter").match(token.head.lower_))


def _there_is(token: Word) -> bool:
    """Return whether "y" belongs to "il y a"."""
    following = token.tree[token.i + 1].lower_ if token.i + 1 < len(token.tree) else ""
    before = token.tree[token.i - 1].lower_ if token.i else ""
    return before == "il" and following in {"a", "avait", "aura", "aurait", "eut"}


def addressed(view: View, place: PlaceMention) -> bool:
    """Return whether a capital is whom somebody answers or gives something: "dit oui à Berne", "répond à Paris"."""
    if place.kind != "capital" or view.tree[max(place.start - 1, 0)].lower_ != "à":
        return False
    if _expression("answering").match(view.tree[max(place.start - 2, 0)].lower_):
        return True
    root = view.tree.root(place.start, place.end)
    return bool(_expression("addressing").match(clause_verb(root.head if root.head.i != root.i else root).lower_))


def side_of_name(view: View, place: PlaceMention) -> bool:
    """Return whether a state in brackets behind a name is that person's side: "X (Mali), Y (Niger) et Z"."""
    before = place.start - 2
    return before >= 0 and view.tree[place.start - 1].text == "(" and before in view.person_at


def tied(view: View, place: PlaceMention) -> bool:
    """Return whether a place is one end of a tie between two: "le jumelage qui lie Bruxelles à Rabat"."""
    if place.start < 2 or view.tree[place.start - 1].lower_ != "à" or place.start - 2 not in view.place_at:
        return False
    before = view.tree[max(view.sents[view.sent_of[place.start]].start, place.start - GATHERING) : place.start - 2]
    return any(_expression("ties").match(token.lower_) for token in before)


def stays(view: View, encounter: Encounter, place: PlaceMention) -> bool:
    """Return whether somebody who meets stays at a place: "De passage à Tokyo, il rencontrera", not "pour Tokyo"."""
    first = view.sents[encounter.sent].start
    if place.start > encounter.trigger.token or place.kind not in SCENES:
        return False
    words = " ".join(t.lower_ for t in view.tree[max(first, place.start - STAY) : place.start]).replace("’", "'")
    return bool(_expression("staying").search(words + " "))


def of_a_thing(view: View, encounter: Encounter, place: PlaceMention) -> bool:
    """Return whether a place belongs to a participle of some thing: "les camions bloqués à Malanville"."""
    root = view.tree.root(place.start, place.end)
    verb = clause_verb(root.head if root.head.i != root.i else root)
    told = {encounter.trigger.token, encounter.clause.verb}
    if verb.dep_ != "acl" or verb.i in told or verb.head.i in told or encounter.trigger.token > verb.i > place.start:
        return False
    return verb.head.i not in view.person_at and verb.head.i not in view.office_at and verb.head.pos_ == "NOUN"


def of_gathering(view: View, place: PlaceMention) -> bool:
    """Return whether a city completes a gathering beside which people met: "en marge du Forum de Varsovie"."""
    first = max(view.sents[view.sent_of[place.start]].start, place.start - GATHERING)
    words = " ".join(t.lower_ for t in view.tree[first : place.start]).replace("’", "'")
    return place.kind in {"city", "capital"} and bool(_expression("beside_gathering").search(words))


def bound_for(view: View, place: PlaceMention) -> bool:
    """Return whether somebody is on the way to a place: "à destination de Mascate"."""
    first = max(view.sents[view.sent_of[place.start]].start, place.start - STAY)
    words = " ".join(t.lower_ for t in view.tree[first : place.start]).replace("’", "'")
    return bool(_expression("bound_for").search(words + " "))


def toured(view: View, start: int) -> bool:
    """Return whether a place is one of several states on a tour: "Riyad, Amman et Jérusalem"."""
    place = view.place_at.get(start)
    if place is None:
        return False
    countries = {place.country or place.code}
    for step, at in ((1, place.end), (-1, place.start - 1)):
        while 0 <= at < len(view.tree) and (view.tree[at].lower_ in ROW or at in view.place_at):
            other = view.place_at.get(at)
            if other is not None and other.kind in {"city", "capital", "state"}:
                countries.add(other.country or other.code)
            at += step
    return len(countries) > 1


def receives(view: View, place: PlaceMention, *, acting: bool = False) -> bool:
    """Return whether the place is the subject of a verb of receiving: "que le château doit accueillir".

    A capital that is `acting` receives as a state does: "Alger a reçu le ministre" lends no ground to others.
    """
    token = view.tree.root(place.start, place.end)
    if place.kind in {"city", "capital"} and _expression("stage").search(view.told(view.sent_of[place.start])):
        return token.dep_ in {"nsubj", "nsubj:pass"} or place.start == token.sent.start
    if view.tree[min(place.end, len(view.tree) - 1)].text in {
        ":",
        "|",
    }:  # a kicker: "Ukraine : le président accueillera"
        return False
    names = ("receives", "awaits") if place.kind in {"city", "capital"} and not acting else ("receives",)
    for _ in range(3):
        if token.dep_ in {"nsubj", "nsubj:pass"}:
            verb = token.head
            below = {verb.lower_, *(c.lower_ for c in verb.children if c.dep_ in {"xcomp", "ccomp", "obj"})}
            itself = any(c.lower_ in SELF for c in verb.children) and bool(_expression("reflexive").match(verb.lower_))
            return not itself and any(_expression(name).match(word) for name in names for word in below)
        token = token.head
    return False


def houses(view: View, place: PlaceMention) -> bool:
    """Return whether a state only lends ground or good offices: "Doha accueille", "le sultanat a facilité"."""
    if place.kind not in {"state", "capital", "metonym"}:
        return False
    root = view.tree.root(place.start, place.end)
    eased = root.dep_ == "nsubj" and bool(_expression("easing").match(root.head.lower_))
    return eased or receives(view, place, acting=True)
