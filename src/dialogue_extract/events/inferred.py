"""Infer where an encounter takes place that its own sentences do not place: headline, dateline, sentences beside."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.clauses import clause
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.draft import EventDraft, LocationDraft
from dialogue_extract.events.places import from_mention, inside_office
from dialogue_extract.events.scene import addressed, tied
from dialogue_extract.events.venues import preposition
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention, source

CITY_STATES = frozenset({"VA", "MC", "SG", "SM"})
DASHES = frozenset({"/", "-", "–"})
BRACKETS = frozenset({"(", "[", "-", "–", "—", "--", "/"})
VERBAL = frozenset({"VERB", "AUX"})
ABROAD = frozenset({"ambassador", "envoy", "consul"})  # ranks of those who receive away from home
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
    if apart:
        return _in(view, paragraph, told)
    dateline = dateline_location(view, cluster, people) if told else None
    if lead is None:
        return _in_title(view) or _in(view, first[:1], told) or dateline or _in(view, beside, told)
    return _in(view, paragraph, told) or _in_title(view) or dateline or _in(view, first, told)


def _same_paragraph(view: View, sent: int, own: list[int]) -> bool:
    start = view.sents[sent].start
    return any(view.paragraph_of[start] == view.paragraph_of[view.sents[o].start] for o in own)


def _to_come(view: View, place: PlaceMention) -> bool:
    """Return whether a place is one of what is still to be done: "installeront une équipe commune à Lomé"."""
    return clause(view.doc[place.start]).tense == "future"


def _in(view: View, sents: list[int], told: bool) -> LocationDraft | None:
    """Return the first place in the sentences that stands after a preposition of place, none of plans of what was."""
    for sent in sents:
        for place in view.places_between(view.sents[sent].start, view.sents[sent].end):
            if not _free(view, place) or preposition(view, place.start) not in {"à", "au", "en", "dans"}:
                continue
            if not addressed(view, place) and not tied(view, place) and not (told and _to_come(view, place)):
                return from_mention(view, place, "inferred", "sentence beside")
    return None


def _in_title(view: View) -> LocationDraft | None:
    """Return the place that the headline names."""
    for place in view.doc._.places:
        if not view.in_title(place.start) or not _free(view, place):
            continue
        if preposition(view, place.start) in {"à", "au", "en"} or _heads_title(view, place):
            return from_mention(view, place, "inferred", "headline")
    return None


def _heads_title(view: View, place: PlaceMention) -> bool:
    """Return whether a city opens the headline: "Genève | Table ronde pour Haïti"."""
    opens = place.start == 0 or not view.in_title(place.start - 1) or _opens_block(view, place)
    return (
        opens and place.kind != "metonym" and view.doc[min(place.end, len(view.doc) - 1)].text in {"|", ":", ".", "/"}
    )


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
    while before >= 0 and (view.doc[before].is_space or view.doc[before].text in DASHES or _agency(view, before)):
        before -= 1
    fresh = before < 0 or view.paragraph_of[before] != view.paragraph_of[place.start]
    following = {t.text for t in view.doc[place.end : place.end + 2]}
    return fresh and bool(following & {",", "(", "-", "–", "—", "--", "/", "[", ":", ".", "|"})


def _sets_scene(view: View, place: PlaceMention) -> bool:
    """Return whether a sentence without a verb sets the scene, unlike a desk: "Davos, dernier jour."."""
    sent = view.sents[view.sent_of[place.start]]
    filed = view.dates_between(sent.start, sent.end) or any(t.text in BRACKETS for t in sent)
    return len(sent) > place.end - place.start + 2 and not filed and not any(t.pos_ in VERBAL for t in sent)


def _agency(view: View, index: int) -> bool:
    """Return whether a token at the head of its block is the acronym of an agency: "QNA / Genève"."""
    token = view.doc[index]
    return token.is_upper and token.is_alpha and len(token) > 1 and index not in view.place_at


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
    words = view.doc[found.venue[0] : found.venue[1]].text.lower()
    seats = {body.seat for code in cluster.codes if (body := gazetteer.load().organisation(code)) and body.seat}
    if not words.startswith("siège") or len(seats) != 1 or "minist" in words or "gouvernement" in words:
        return found
    name = seats.pop()
    city = gazetteer.load().city(name)
    return replace(found, city=name if name in source(view.doc) else None, country=city.country if city else None)


def at_home(view: View, cluster: Cluster, people: list[int]) -> LocationDraft | None:
    """Return the country of the one who receives, where nothing tells more; its seat of government as written."""
    hosts = {p for m in cluster.mentions for p in m.hosts} & set(people)
    homes = {view.people[p].party for p in hosts if any(o.rank not in ABROAD for o in view.people[p].offices)} - {None}
    home = homes.pop() if len(homes) == 1 else None if hosts else _receiving(view, cluster)
    if cluster.type not in {"meeting", "ceremony"} or home is None:
        return None
    if any("en marge" in view.told(sent) for sent in cluster.sents):
        return None
    body = gazetteer.load().organisation(home)
    seat = body.seat if body and not _state_named(view, home) else None
    city = gazetteer.load().city(seat) if seat else gazetteer.load().capital_of(home)
    if city is None:
        return None
    found = LocationDraft(country=city.country, basis="inferred", rule="country of the host")
    if city.name not in source(view.doc):
        return found
    return replace(found, city=city.name, latitude=city.latitude, longitude=city.longitude)


def _receiving(view: View, cluster: Cluster) -> str | None:
    """Return the state of an unnamed one who receives: "le roi d'Espagne a reçu les lettres de créance"."""
    for mention in cluster.mentions:
        verb = view.doc[mention.clause.verb] if mention.clause.verb is not None else None
        if verb is None or not _expression("received").match(verb.lower_):
            continue
        subjects = {t.i for t in verb.children if t.dep_ == "nsubj"}
        held = (o for o in view.doc._.offices if o.head in subjects and o.party and o.rank not in ABROAD)
        return next((str(o.party) for o in held), None)
    return None


def _state_named(view: View, code: str) -> bool:
    """Return whether the article names the state of a code that an organisation shares: AU is Australia too."""
    return any(p.code == code and p.kind in {"state", "adjective", "demonym", "capital"} for p in view.doc._.places)


def with_country(view: View, cluster: Cluster, found: LocationDraft | None) -> LocationDraft | None:
    """Return a town of no gazetteer, or a seat of government, with the country of those who receive there."""
    if found is None or found.country or not (found.city or found.venue):
        return found
    hosts = {view.people[p].party for m in cluster.mentions for p in m.hosts} - {None}
    if not hosts and found.venue and _expression("seat_of_power").match(view.doc[found.venue[0]].lower_):
        hosts = {c for c in cluster.codes if gazetteer.load().state(c)}  # an organisation has no primature
    home = hosts.pop() if len(hosts) == 1 else None
    if home is None or not gazetteer.load().state(home):
        return found
    shared = gazetteer.load().organisation(home) and not _state_named(view, home)
    return found if shared else replace(found, country=home)


def borrowed(event: EventDraft, events: list[EventDraft]) -> EventDraft:
    """Return an event of no place with that of another one which the same people attend at the same time."""
    if event.location is not None or event.background or event.type in {"visit", "call"}:
        return event
    mine = {p.person for p in event.participants}
    for other in events:
        known = other.location
        together = other.status == event.status and mine & {p.person for p in other.participants}
        if other is not event and together and known and known.city and other.type != "visit":
            place = replace(known, basis="inferred", rule="place of another event", venue=None)
            return replace(event, location=place)
    return event
