"""Infer where an encounter takes place that its own sentences do not place: headline, dateline, sentences beside."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.astray import astray, dative, given_up
from dialogue_extract.events.clauses import clause
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.draft import EventDraft, LocationDraft
from dialogue_extract.events.places import from_mention, inside_office
from dialogue_extract.events.scene import addressed, receives, tied
from dialogue_extract.events.status import straight
from dialogue_extract.events.venues import preposition
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention

CITY_STATES = frozenset({"VA", "MC", "SG", "SM"})
DASHES = frozenset({"/", "-", "–"})
DAY = 4  # tokens: ", le 5 juin 2024"
BRACKETS = frozenset({"(", "[", "-", "–", "—", "--", "/"})
VERBAL = frozenset({"VERB", "AUX"})
NEUTRAL = frozenset({"negotiation", "dialogue", "conference", "summit"})


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("locations")[name])


def inferred(
    view: View, cluster: Cluster, people: list[int], *, told: bool, lead: EventDraft | None, apart: bool
) -> LocationDraft | None:
    """Return a place that the article tells beside the encounter, or None.

    A later event looks in its own paragraph first, and nowhere else where it is `apart` from the main one: headline
    and dateline are the main one's. Only of what is `told` after the fact does the dateline say anything.
    """
    own = [m.sent for m in cluster.mentions if not m.title][:3]
    beside = view.beside(own)
    paragraph = [s for s in beside if _same_paragraph(view, s, own)]
    first = [s for s in beside if s not in paragraph]
    if heading := _heading(view, own):
        return heading
    if apart:
        return _in(view, cluster, paragraph, told)
    dateline = (_bracketed(view) or dateline_location(view, cluster, people)) if told else None
    headline = _in_title(view, cluster)
    if lead is None:
        ranked = [headline, _in(view, cluster, first[:1], told), dateline, _in(view, cluster, beside, told)]
    else:
        ranked = [_in(view, cluster, paragraph, told), headline, dateline, _in(view, cluster, first, told)]
    ranked.append(_stay(view, cluster, beside))
    found = next((f for f in ranked if f), None)
    town = next((f for f in ranked if f and f.city), None)
    return with_city(found, town) if found else None


def _same_paragraph(view: View, sent: int, own: list[int]) -> bool:
    start = view.sents[sent].start
    return any(view.paragraph_of[start] == view.paragraph_of[view.sents[o].start] for o in own)


def _stay(view: View, cluster: Cluster, sents: list[int]) -> LocationDraft | None:
    """Return the state of one side where the other is said to be: "Une délégation est au Togo pour"."""
    sides = {*cluster.codes, *(view.people[p].party or "" for p in cluster.people)}
    for sent in sents:
        start = view.sents[sent].start
        for place in view.places_between(start, view.sents[sent].end):
            before = straight(view.tree.text(start, place.start)) + " " if place.start > start else ""
            if place.kind == "state" and place.code in sides and _expression("stay").search(before):
                return from_mention(view, place, "inferred", "stays there")
    return None


def _bracketed(view: View) -> LocationDraft | None:
    """Return the town that stands in brackets with a day: "(Nairobi, 05.06.2024)"."""
    for place in view.doc._.places:
        if place.kind not in {"city", "capital"} or view.skipped(place.start) or not place.start:
            continue
        inside = view.tree[place.start - 1].text == "(" and view.tree[min(place.end, len(view.tree) - 1)].text == ","
        if inside and view.dates_between(place.end, min(place.end + DAY, len(view.tree))):
            return from_mention(view, place, "dateline", "dateline")
    return None


def _to_come(view: View, place: PlaceMention) -> bool:
    """Return whether a place is one of what is still to be done: "installeront une équipe commune à Lomé"."""
    return clause(view.tree[place.start]).tense == "future"


def _in(view: View, cluster: Cluster, sents: list[int], told: bool) -> LocationDraft | None:
    """Return the first place in the sentences that stands after a preposition of place, none of another matter."""
    own = _told(cluster)
    for sent in sents:
        for place in view.places_between(view.sents[sent].start, view.sents[sent].end):
            placed = preposition(view, place.start) in {"à", "au", "en", "dans"}
            if not _free(view, place) or not (placed or receives(view, place)):
                continue
            elsewhere = addressed(view, place) or tied(view, place) or astray(view, place, own)
            if not elsewhere and not (told and (_to_come(view, place) or given_up(view, place, "held"))):
                return from_mention(view, place, "inferred", "sentence beside")
    return None


def _told(cluster: Cluster) -> set[int]:
    """Return the tokens that tell of the encounter: its triggers and their verbs."""
    return {i for m in cluster.mentions for i in (m.trigger.token, m.clause.verb) if i is not None}


def _in_title(view: View, cluster: Cluster) -> LocationDraft | None:
    """Return the place that the headline names."""
    sides = {*cluster.codes, *(view.people[p].party or "" for p in cluster.people)}
    for place in view.doc._.places:
        if not view.in_title(place.start) or not _free(view, place):
            continue
        placed = preposition(view, place.start) in {"à", "au", "en"} and not dative(view, place, sides)
        if (placed and not astray(view, place, _told(cluster))) or _heads_title(view, place):
            return from_mention(view, place, "inferred", "headline")
    return None


def _heading(view: View, own: list[int]) -> LocationDraft | None:
    """Return the town that stands alone on the line above the encounter's paragraph, as in a programme."""
    if not own:
        return None
    at = view.sents[own[0]].start - 1
    paragraph = view.paragraph_of[at + 1]
    while at >= 0 and view.paragraph_of[at] == paragraph:
        at -= 1
    while at >= 0 and (view.tree[at].is_space or view.tree[at].is_punct):
        at -= 1
    place = view.place_at.get(at)
    if place is None or place.kind not in {"city", "capital"} or view.skipped(at):
        return None
    before = view.tree[max(place.start - 1, 0)]
    alone = place.start == 0 or "\n" in before.text or view.paragraph_of[before.i] != view.paragraph_of[place.start]
    return from_mention(view, place, "inferred", "heading") if alone else None


def _heads_title(view: View, place: PlaceMention) -> bool:
    """Return whether a city opens the headline: "Genève | Table ronde pour Haïti"."""
    opens = place.start == 0 or not view.in_title(place.start - 1) or _opens_block(view, place)
    following = view.place_at.get(place.end + 1)
    topic = following is not None and following.kind in {"capital", "state"}  # "Goma : Kinshasa dit oui"
    parted = view.tree[min(place.end, len(view.tree) - 1)].text in {"|", ":", ".", "/"}
    return opens and parted and place.kind != "metonym" and not topic


def _free(view: View, place: PlaceMention) -> bool:
    taken = place.start in view.topic_tokens or place.start in view.next_tokens or inside_office(view, place)
    return place.kind in {"city", "capital", "venue", "metonym"} and not taken and not view.skipped(place.start)


def dateline_location(view: View, cluster: Cluster, people: list[int]) -> LocationDraft | None:
    """Return the dateline's city where it lies in a participant's country, as a last resort."""
    if cluster.background or cluster.type == "visit":
        return None
    homes = {view.people[p].party for p in people} | set(cluster.codes)
    if cluster.type in NEUTRAL:  # talks on the ground of a third state that the article names
        homes |= {p.code for p in view.doc._.places if p.kind in {"state", "adjective"} and not view.skipped(p.start)}
    aside = any("en marge" in view.told(sent) for sent in cluster.sents)  # of a gathering in a third state
    seats = {body.seat for code in homes if code and (body := gazetteer.load().organisation(code))}
    for place in view.doc._.places:
        towns = place.kind in {"city", "capital"} or (place.kind == "state" and place.code in CITY_STATES)
        if place.start > 60 or not towns or view.in_title(place.start):
            continue
        near = aside or place.country in homes or place.name in seats or _sets_scene(view, place)
        if _opens_block(view, place) and near:
            return from_mention(view, place, "dateline", "dateline")
    return None


def _opens_block(view: View, place: PlaceMention) -> bool:
    """Return whether a place stands at the beginning of its block and a date, bracket or dash follows."""
    before = place.start - 1
    while before >= 0 and (view.tree[before].is_space or view.tree[before].text in DASHES or _agency(view, before)):
        before -= 1
    fresh = before < 0 or view.paragraph_of[before] != view.paragraph_of[place.start]
    following = {t.text for t in view.tree[place.end : place.end + 2]}
    return fresh and bool(following & {",", "(", "-", "–", "—", "--", "/", "[", ":", ".", "|"})


def _sets_scene(view: View, place: PlaceMention) -> bool:
    """Return whether a sentence without a verb sets the scene, unlike a desk: "Davos, dernier jour."."""
    sent = view.sents[view.sent_of[place.start]]
    filed = view.dates_between(sent.start, sent.end) or any(t.text in BRACKETS for t in sent)
    return len(sent) > place.end - place.start + 2 and not filed and not any(t.pos_ in VERBAL for t in sent)


def _agency(view: View, index: int) -> bool:
    """Return whether a token at the head of its block is the acronym of an agency: "QNA / Genève"."""
    token = view.tree[index]
    return token.text.isupper() and token.text.isalpha() and len(token.text) > 1 and index not in view.place_at


def with_city(found: LocationDraft, known: LocationDraft | None) -> LocationDraft:
    """Return a building, or a state, with the city and coordinates of a place known from elsewhere in that country."""
    if found.city is not None or found.online or known is None or known.city is None:
        return found
    if found.country not in {None, known.country}:
        return found
    return replace(found, city=known.city, country=known.country, latitude=known.latitude, longitude=known.longitude)


def with_seat(view: View, cluster: Cluster, found: LocationDraft | None) -> LocationDraft | None:
    """Return the seat of the organisation that meets there: "au siège de l'Alliance", the city only as written."""
    if found is None or found.country or found.city or not found.venue:
        return found
    words = view.tree.text(found.venue[0], found.venue[1]).lower()
    seats = {body.seat for code in cluster.codes if (body := gazetteer.load().organisation(code)) and body.seat}
    if not words.startswith("siège") or len(seats) != 1 or "minist" in words or "gouvernement" in words:
        return found
    name = seats.pop()
    city = gazetteer.load().city(name)
    return replace(found, city=name if name in view.tree.source else None, country=city.country if city else None)
