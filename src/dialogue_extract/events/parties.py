"""The sides of an encounter, from its people and the states and bodies that its words name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.astray import reached
from dialogue_extract.events.cluster import PAIR, Cluster
from dialogue_extract.events.draft import EventDraft, LocationDraft, PartyDraft
from dialogue_extract.events.scene import ROW, addressed, bound_for, houses
from dialogue_extract.events.sides import acts, brokers, counted, told_sides
from dialogue_extract.events.venues import preposition
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention

ASIDE = 9  # tokens: "en marge de la 74e session de l'Assemblée générale"
ACTORS = frozenset({"state", "organisation", "body", "capital", "metonym", "adjective", "demonym", "compound"})
GATHERINGS = frozenset({"summit", "conference"})
PAIRED = frozenset({"negotiation", "dialogue", "meeting"})
SIDES = 10  # tokens: "sommet extraordinaire Union européenne-Asie centrale"
REACHING = frozenset({"à", "en", "au", "aux", "dans", "vers", "pour", "chez"})
LISTED = 4  # tokens: "une tournée dans trois pays : Burundi, Ouganda"
WORLD = frozenset({"UN"})  # of which every state is a member: its conferences are of the states that come
DASHES = frozenset({"—", "–", "-"})
FIRST = ("state", "organisation", "body", "capital", "metonym", "adjective", "demonym", "compound")


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("sides")[name])


def words_of(view: View, code: str, sents: list[int]) -> tuple[int, int]:
    """Return the token span that names a party: a name before an adjective, in the encounter's sentences first."""
    wanted = set(sents)
    ranked = []
    for place in view.doc._.places:
        if view.skipped(place.start) or place.kind not in FIRST:
            continue
        if place.code != code and code not in place.codes:
            continue
        shared = len(view.codes_at.get(place.start, ())) > 1  # "Suisse-UE" names two
        elsewhere = view.sent_of[place.start] not in wanted
        ranked.append((shared, FIRST.index(place.kind), elsewhere, place.start, place.end))
    if not ranked:
        return -1, -1
    best = min(ranked)
    return best[3], best[4]


def parties(
    view: View, cluster: Cluster, people: list[int], sents: list[int], location: LocationDraft | None
) -> tuple[PartyDraft, ...]:
    """Return the parties of an encounter, those of its mentions first."""
    found: dict[str, str] = {}
    lending = grounds(view, cluster)
    beside = _only_beside(view, cluster) | lending
    for code in cluster.codes:
        if code not in beside:
            found.setdefault(code, "named with the encounter")
    for person in people:
        party = None if view.retired(person) else view.people[person].party
        if party:
            found.setdefault(party, "side of a participant")
    for code, rule in told_sides(view, cluster, sents).items():
        if code not in lending:
            found.setdefault(code, rule)
    if cluster.type == "visit":
        found |= {country: "visited" for country in visited(view, cluster) if country not in found}
        if location and location.country:
            found.setdefault(location.country, "visited")
        return tuple(_party(view, code, sents, rule) for code, rule in found.items())
    numbered = counted(view, cluster.sents)
    if not found or not found.keys().isdisjoint(numbered):
        found |= {code: "a number of sides" for code in numbered if code not in found}
    return tuple(_party(view, code, sents, rule) for code, rule in found.items())


def _only_beside(view: View, cluster: Cluster) -> set[str]:
    """Return who only houses it: "en marge de l'Assemblée générale de l'ONU", "à Banjul, au sommet de l'OCI"."""
    triggers = {m.trigger.token for m in cluster.mentions}
    inside: set[str] = set()
    outside = {view.people[p].party or "" for p in cluster.people}
    for sent in cluster.sents:
        for place in view.places_between(view.sents[sent].start, view.sents[sent].end):
            codes = set(place.codes) or {place.code or ""}
            before = {t.lower_ for t in view.tree[max(view.sents[sent].start, place.start - ASIDE) : place.start]}
            aside = place.kind in {"organisation", "body"} and before & {"marge", "marges"}
            house = aside and not triggers & set(range(place.start - ASIDE, place.end))
            seat = place.kind == "capital" and view.tree[max(place.start - 1, 0)].lower_ == "à"
            dated = place.kind == "capital" and _dateline(view, place)
            (inside if house or dated or (seat and cluster.type != "visit") else outside).update(codes)
    return inside - outside


def grounds(view: View, cluster: Cluster) -> set[str]:
    """Return who only lends ground or good offices: "Doha accueille A et B", "à l'initiative du Qatar"."""
    if cluster.type == "visit":
        return set()
    found: set[str] = set()
    named: set[str] = {view.people[p].party or "" for p in cluster.people}
    for sent in cluster.sents:
        for place in view.places_between(view.sents[sent].start, view.sents[sent].end):
            seat = place.kind == "capital" and view.tree[max(place.start - 1, 0)].lower_ in {"à", "au"}
            if not seat:
                aside = houses(view, place) or brokers(view, place)
                (found if aside else named).update(place.codes or (place.code or "",))
    found -= named
    others = set(cluster.codes) - found
    own = cluster.type in GATHERINGS and any(gazetteer.load().organisation(code) for code in others)
    return found if own or len(others) >= PAIR else set()


def without_delegates(view: View, event: EventDraft, cluster: Cluster) -> EventDraft:
    """Return a gathering of an organisation without the states that only a delegate or a mediator brings.

    Of such states the guidelines make no required party: "Au sommet de l'Asean, la présidente philippine a déploré".
    """
    people = [(p.role, view.people[p.person].party) for p in event.participants]
    eased = {party for role, party in people if role == "mediator"}
    eased -= {party for role, party in people if role != "mediator"}
    brought = eased if event.type in PAIRED else set()
    meet = {view.people[p].party for p in cluster.people} - {None}  # "X, Y et Z ont tenu un sommet du triangle"
    if event.type in GATHERINGS and len(meet) <= PAIR and _convenes(view, cluster):
        brought = eased | {party for _, party in people}
    kept = tuple(
        p for p in event.parties if p.code not in brought or p.kind == "organisation" or _told(view, p, cluster)
    )
    return replace(event, parties=kept) if len(kept) >= (PAIR if brought == eased else 1) else event


def _convenes(view: View, cluster: Cluster) -> bool:
    """Return whether the gathering is one of an organisation: "le sommet de l'Asean", "les ministres de la CEDEAO"."""
    organisation = gazetteer.load().organisation
    named = {c for m in cluster.mentions if not m.people or m.slots.genitive for c in m.codes if organisation(c)}
    triggers = [m.trigger.token for m in cluster.mentions if m.type == cluster.type]
    ahead = (view.tree.text(i, i + SIDES) for i in triggers)
    return bool(named - WORLD) and not any(_expression("two_sided").search(words) for words in ahead)


def _told(view: View, party: PartyDraft, cluster: Cluster) -> bool:
    """Return whether the sentences name a state apart from its people: "le sommet entre l'UE et le Japon"."""
    for sent in cluster.sents:
        for place in view.places_between(view.sents[sent].start, view.sents[sent].end):
            named = place.code == party.code or party.code in place.codes
            if not named or place.start in view.office_at or place.start in view.person_at:
                continue
            if place.kind in {"state", "compound"} and acts(view, place.start):
                return True
    return False


def _dateline(view: View, place: PlaceMention) -> bool:
    """Return whether a capital only tells where the news comes from: "NAIROBI — Le ministre"."""
    after = view.tree[place.end].text if place.end < len(view.tree) else ""
    return place.start == view.sents[view.sent_of[place.start]].start and after in DASHES


def _party(view: View, code: str, sents: list[int], rule: str) -> PartyDraft:
    start, end = words_of(view, code, sents)
    place = view.place_at.get(start)
    kind = None
    if place is not None:
        kind = "organisation" if place.kind in {"organisation", "body"} else "state"
    return PartyDraft(code, start, end, rule, kind)


def visited(view: View, cluster: Cluster) -> list[str]:
    """Return the countries of a journey: states and cities named as its places in the sentences on it."""
    found: dict[str, None] = {}
    ahead = any(m.trigger.token in view.next_tokens for m in cluster.mentions)  # the journey itself is announced
    for sent in cluster.sents:
        last: PlaceMention | None = None
        for place in view.places_between(view.sents[sent].start, view.sents[sent].end):
            if place.kind not in {"state", "capital", "city", "compound"} or place.start in view.topic_tokens:
                continue
            if place.start in view.office_at or not (ahead or place.start not in view.next_tokens):
                continue
            if _reached(view, place) or (last is not None and _goes_on(view, last, place)):
                last = place
                country = place.country or (place.code if place.kind == "state" else None)
                found.update(dict.fromkeys((country,) if country else place.codes))
    return list(found)


def on_tour(view: View, cluster: Cluster) -> bool:
    """Return whether a journey has several countries: "à Mascate, étape d'une tournée qui le mènera à Doha"."""
    if not any(_expression("tour").match(view.tree[m.trigger.token].lower_) for m in cluster.mentions):
        return False
    homes = {view.people[p].party for p in cluster.people}
    return len(set(visited(view, cluster)) - homes) > 1


def _reached(view: View, place: PlaceMention) -> bool:
    """Return whether a journey leads to a place: "en Albanie", "gagnera le Togo"; not "via Lagos"."""
    if preposition(view, place.start) in REACHING:
        return not addressed(view, place)
    return reached(view, place) or bound_for(view, place) or view.tree[max(place.start - 1, 0)].text in {":", "("}


def _goes_on(view: View, last: PlaceMention, place: PlaceMention) -> bool:
    """Return whether a place goes on with the row of another one: "à Riga, Tallinn et Vilnius"."""
    between = view.tree[last.end : place.start]
    return len(between) <= LISTED and all(t.lower_ in ROW or t.text in {"(", ")"} for t in between)


def around(view: View, sents: list[int], known: set[str]) -> tuple[PartyDraft, ...]:
    """Return the states and bodies that act in the given sentences or the headline: no place of an event, no office."""
    found: dict[str, PartyDraft] = {}
    for place in view.doc._.places:
        if place.kind not in ACTORS or not place.code or place.code in known or view.skipped(place.start):
            continue
        if view.sent_of[place.start] not in sents and not view.in_title(place.start):
            continue
        if place.kind in {"capital", "state", "metonym", "organisation"} and not acts(view, place.start):
            continue
        found.setdefault(place.code, PartyDraft(place.code, place.start, place.end, "acts in the sentence"))
    return tuple(found.values())[:2]
