"""Give an encounter its type where its word alone is vague: by who meets, by which wire, for whom somebody mediates."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events import arguments
from dialogue_extract.events.clauses import window
from dialogue_extract.events.cluster import rules
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View

COUNCILS = frozenset({"conseil", "assemblée", "comité", "bureau"})
PURPOSE = 70  # characters beside a verb in which what people come together for, or by which wire, may stand
_FOR_SUMMIT = re.compile(r"\b(?:pour|en|à l'occasion d'|dans le cadre d')\s?(?:un|leur|le|du|ce)?\s?(?:\S+ )?sommet\b")
STAFF = "chefs d'état-major"  # soldiers
PAIR, TRIPLE = 2, 3
REACH = 5  # tokens of a plural function: "chefs d'État et de gouvernement"


def kind(view: View, found: Encounter) -> str | None:
    """Return the type that the arguments give, or None where the wording's own stands."""
    return _by_wire(view, found) or _gathered(view, found) or _by_sides(view, found) or _received(view, found)


def _gathered(view: View, found: Encounter) -> str | None:
    """Return the type of what ministers or heads of many have together: a conference, a summit."""
    pattern = found.trigger.pattern
    own = found.slots.possessed or (view.tree[found.trigger.token].dep_ == "obj" and not found.definite)
    taken = pattern.id in {"rencontre", "anaphor"} and own
    if pattern.gathering and _FOR_SUMMIT.search(window(view.tree, found.trigger.token, 0, PURPOSE)[1]):
        return "summit"
    if not (taken or pattern.gathering) or len(found.people) == PAIR:
        return None
    words = [straight(view.tree.text(i, i + REACH)) for i in found.slots.subject]
    words = [word for word in words if not word.startswith(STAFF)]
    if any(word.startswith(rank) for word in words for rank in gatherings("heads")):
        return "summit"
    if any(word.startswith(rank) for word in words for rank in gatherings("ministers")) and not _few(found):
        return "conference"
    met = arguments.persons(view, found.slots.partner + found.slots.object)  # "sa rencontre avec le chef de l'ONU"
    own_head = any(view.people[p].party in found.codes for p in met)
    body = len(found.codes) == 1 and not own_head and gazetteer.load().organisation(found.codes[0])
    return "conference" if body else None  # "le Conseil de paix et de sécurité de l'Union africaine s'est réuni"


def _by_sides(view: View, found: Encounter) -> str | None:
    """Return the type that two sides, a body or somebody between them give a noun or a vague verb."""
    pattern = found.trigger.pattern
    if pattern.id == "summit" and not found.definite and len(found.codes) <= PAIR and _met(view, found):
        return "meeting"
    if pattern.id in rules()["vague"] and found.type == "meeting" and _mediated(view, found):
        return "negotiation"
    if pattern.id == "ministerial" and len(found.codes) == PAIR and _few(found):
        return "meeting"
    alone = set(found.people) <= set(found.chairs)
    if pattern.id in {"rencontre", "anaphor"} and alone and _of_body(view, found):
        return "conference"
    return None


def _received(view: View, found: Encounter) -> str | None:
    """Return `visit` where a state or capital receives somebody: "Paris accueille le président togolais"."""
    if found.trigger.pattern.id not in {"accueillir", "recevoir"}:
        return None
    if found.trigger.pattern.id == "accueillir" and _expression("landing").search(view.told(found.sent)):
        return "visit"  # who is welcomed at the airport arrives
    if found.slots.passive or found.hosts or not found.guests:
        return None
    states = [view.place_at.get(i) for i in (*found.slots.subject, *_before_group(view, found.trigger.token))]
    return "visit" if any(place and place.kind in {"state", "capital"} for place in states) else None


def _by_wire(view: View, found: Encounter) -> str | None:
    """Return `call` where people meet by telephone or screen: "se sont expliqués au téléphone"."""
    pattern = found.trigger.pattern
    if not pattern.verbal or pattern.type != "meeting" or pattern.id in rules()["vague"]:
        return None
    left, right = window(view.tree, found.trigger.token, PURPOSE, PURPOSE)
    wired = _expression("wired").match(straight(right)) or _expression("wired_before").search(straight(left))
    return "call" if wired else None


def _met(view: View, found: Encounter) -> bool:
    """Return whether a summit is the talk of two: "à l'issue d'un sommet avec le Premier ministre japonais X"."""
    after = view.tree[found.trigger.token + 1] if found.trigger.token + 1 < len(view.tree) else None
    return after is not None and after.lower_ == "avec" and bool(arguments.persons(view, found.slots.partner))


def _mediated(view: View, found: Encounter) -> bool:
    """Return whether somebody between two sides brings them together: "que le facilitateur a rassemblés"."""
    return len(found.codes) >= PAIR and bool(_expression("go_between").search(view.told(found.sent)))


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("arguments")[name])


def _of_body(view: View, found: Encounter) -> bool:
    """Return whether an organisation or a council of one holds it: "la session du Conseil d'ONU-Habitat"."""
    heads = found.slots.genitive
    own = any((place := view.place_at.get(i)) and place.kind in {"organisation", "body"} for i in heads)
    council = any(view.tree[i].lower_ in COUNCILS for i in heads)
    bodies = [code for code in found.codes if gazetteer.load().organisation(code)]
    return len(bodies) == 1 and len(found.codes) == 1 and (own or council)


def _few(found: Encounter) -> bool:
    """Return whether two or three states meet, no organisation among them: no conference of ministers."""
    codes = set(found.codes)
    return bool(codes) and len(codes) <= TRIPLE and not any(gazetteer.load().organisation(code) for code in codes)


def _before_group(view: View, token: int) -> list[int]:
    """Return the token before a verb and its auxiliaries."""
    i = token - 1
    while i > 0 and view.tree[i].pos_ in {"AUX", "ADV", "PRON"}:
        i -= 1
    return [i]


@cache
def gatherings(rank: str) -> frozenset[str]:
    """Return the plural functions whose holders' meeting is a summit (`heads`) or a conference (`ministers`)."""
    return frozenset(resources.patterns("clusters")["gatherings"][rank])
