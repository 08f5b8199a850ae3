"""Find where an encounter takes place: stated of it, of its venue, or read off the dateline."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.clauses import window
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.draft import LocationDraft
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.status import straight
from dialogue_extract.events.timing import said_elsewhere
from dialogue_extract.events.venues import preposition, venue_before, venue_end, venue_near
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention

NO_PLACES = frozenset({"organisation", "body", "adjective", "demonym", "compound"})
REMOTE = 80  # characters beside a trigger that may say it was held by video
NEAR = 5  # tokens: "le sommet de Luanda"
SETTLED = frozenset({"city", "capital", "venue", "metonym"})
NOWHERE = LocationDraft(online=True, basis="stated", rule="call")


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("locations")[name])


def _inside_office(view: View, place: PlaceMention) -> bool:
    office = view.office_at.get(place.start)
    return office is not None and place.end <= office.end


def score(view: View, encounter: Encounter, place: PlaceMention) -> float:
    """Return how well a place fits a mention of the encounter; 0 or less is no place of it."""
    if place.kind in NO_PLACES or _inside_office(view, place) or place.start in view.topic_tokens:
        return 0.0
    if place.start in view.next_tokens and encounter.trigger.token not in view.next_tokens:
        return 0.0
    if _receives(view, place):
        return 2.2 - 0.03 * abs(place.start - encounter.trigger.token)
    points = _by_preposition(view, encounter, place)
    if points is None:
        return 0.0
    if place.kind in {"state", "region"} and encounter.type != "visit":
        if preposition(view, place.start) in {"pour", "vers", "sur"}:
            return 0.0
        points -= 0.6
    return points - _distance(view, encounter, place)


def _by_preposition(view: View, encounter: Encounter, place: PlaceMention) -> float | None:
    """Return the points of the preposition, None for a place that none of them makes one of the encounter."""
    word = preposition(view, place.start)
    if word != "de":
        weights: dict[str, float] = resources.patterns("locations")["preposition"]
        return weights.get(word)
    if _of_venue(view, place.start):
        return 2.0
    if place.start < encounter.trigger.token:
        return None
    near = place.start - encounter.trigger.token < NEAR
    return 0.8 if near and encounter.type in {"summit", "conference", "negotiation"} else -1.0


def _distance(view: View, encounter: Encounter, place: PlaceMention) -> float:
    """Return what distance and another governing verb take away."""
    steps = place.start - encounter.trigger.token
    lost = 0.03 * abs(steps)
    if encounter.trigger.pattern.strength == "anaphor":
        lost += 0.8 + 0.08 * abs(steps)
    if steps < 0 and encounter.trigger.pattern.verbal:
        lost += 0.4
    if said_elsewhere(view, encounter, place.start, place.end):
        lost += 1.5
    heads = {a.i for a in view.doc[place.start : place.end].root.ancestors}
    return lost - (0.5 if encounter.trigger.token in heads or encounter.clause.verb in heads else 0.0)


def _of_venue(view: View, start: int) -> bool:
    """Return whether the place completes a building that houses the encounter: "au Palais des congrès de Cotonou"."""
    begin = venue_before(view, start)
    return begin is not None and preposition(view, begin) in {"à", "au", "dans"}


def _receives(view: View, place: PlaceMention) -> bool:
    """Return whether the place is the subject of a verb of receiving: "que le château doit accueillir"."""
    token = view.doc[place.start : place.end].root
    for _ in range(3):
        if token.dep_ in {"nsubj", "nsubj:pass"}:
            verb = token.head
            below = {verb.lower_, *(c.lower_ for c in verb.children if c.dep_ in {"xcomp", "ccomp", "obj"})}
            return any(_expression("receives").match(word) for word in below)
        token = token.head
    return False


def best_in(view: View, encounter: Encounter) -> tuple[float, PlaceMention] | None:
    """Return the best place of the sentence that speaks of the encounter."""
    sent = view.sents[encounter.sent]
    ranked = [(score(view, encounter, p), -p.start, p) for p in view.places_between(sent.start, sent.end)]
    ranked = [r for r in ranked if r[0] > 0.3]
    if not ranked:
        return None
    top = max(ranked, key=lambda r: r[:2])
    return top[0], top[2]


def online(view: View, cluster: Cluster) -> bool:
    """Return whether the encounter is held by telephone or video, as its clause or the next sentence says."""
    if cluster.type == "call":
        return True
    for mention in cluster.mentions:
        left, right = window(view.doc, mention.trigger.token, REMOTE, REMOTE)
        if _expression("online").search(straight(left + " " + right)):
            return True
        following = mention.sent + 1
        if mention.strength != "strong" or following >= len(view.sents) or mention is not cluster.mentions[0]:
            continue
        beside = _same_paragraph(view, following, mention.sent)
        if beside and _expression("online").search(straight(view.sents[following].text)):
            return True
    return False


def from_mention(view: View, place: PlaceMention, basis: str, rule: str) -> LocationDraft:
    """Return the location that a place mention names, its venue included."""
    start, venue = place.start, None
    if place.kind in {"venue", "metonym"}:
        venue = (place.start, place.end)
    else:
        begin = venue_before(view, place.start)
        if begin is not None and preposition(view, begin) in {"à", "au", "dans"}:
            end = venue_end(view, begin, place.start)
            venue = (begin, max(begin + 1, end if end < place.start else place.end))
            start = begin
    city = (
        view.doc[place.start : place.end].text
        if place.kind == "city" or (place.kind == "capital" and place.form and place.form[0].isupper())
        else None
    )
    if city is None and place.kind in SETTLED:
        city = place.name
    return LocationDraft(
        start,
        place.end,
        venue,
        city,
        place.country or _state(place),
        place.latitude,
        place.longitude,
        False,
        basis,
        rule,
    )


def _state(place: PlaceMention) -> str | None:
    return place.code if place.kind == "state" else None


def locate(view: View, cluster: Cluster) -> LocationDraft | None:
    """Return where the encounter takes place, or None."""
    if cluster.type == "call":
        return NOWHERE
    best: tuple[float, PlaceMention] | None = None
    for order, mention in enumerate(cluster.mentions):
        found = None if mention.announced else best_in(view, mention)
        if found and (best is None or found[0] - 0.15 * order - (0.5 if mention.title else 0) > best[0]):
            best = found
    if best:
        return from_mention(view, best[1], "stated", "place")
    for mention in cluster.mentions:
        town = None if mention.announced else _unknown_town(view, mention)
        if town:
            return LocationDraft(*town, None, view.doc[town[0] : town[1]].text, rule="unknown town")
    for mention in cluster.mentions:
        venue = venue_near(view, mention)
        if venue:
            return LocationDraft(venue[0], venue[1], venue, None, None, None, None, False, "stated", "venue")
    if online(view, cluster):
        return NOWHERE
    return None


def _unknown_town(view: View, encounter: Encounter) -> tuple[int, int] | None:
    """Return a name after "à" in the encounter's sentence that no gazetteer, person or function explains."""
    sent = view.sents[encounter.sent]
    for token in view.doc[sent.start : sent.end - 1]:
        start = token.i + 1
        end = start
        while end < sent.end and view.doc[end].pos_ == "PROPN" and view.doc[end].text[:1].isupper():
            end += 1
        known = any(i in taken for i in range(start, end) for taken in (view.person_at, view.office_at, view.place_at))
        if token.lower_ == "à" and end > start and not known and not view.in_title(start):
            return start, end
    return None


def nearby(view: View, cluster: Cluster) -> LocationDraft | None:
    """Return a place from the sentences beside the encounter's, from the lead, or from the headline."""
    own = [m.sent for m in cluster.mentions if not m.title][:3]
    for sent in view.beside(own):
        for place in view.places_between(view.sents[sent].start, view.sents[sent].end):
            if _free(view, place) and preposition(view, place.start) in {"à", "au", "en"}:
                return from_mention(view, place, "inferred", "sentence beside")
    for place in view.doc._.places:
        if not view.in_title(place.start) or not _free(view, place):
            continue
        if preposition(view, place.start) in {"à", "au", "en"} or _heads_title(view, place):
            return from_mention(view, place, "inferred", "headline")
    return None


def _heads_title(view: View, place: PlaceMention) -> bool:
    """Return whether a city opens the headline: "Genève | Table ronde pour Haïti"."""
    opens = place.start == 0 or not view.in_title(place.start - 1)
    return opens and place.kind != "metonym" and view.doc[min(place.end, len(view.doc) - 1)].text in {"|", ":", "."}


def with_city(found: LocationDraft, known: LocationDraft | None) -> LocationDraft:
    """Return a venue with the city, country and coordinates of a place known from elsewhere."""
    if found.city is not None or found.online or known is None or known.city is None:
        return found
    return replace(found, city=known.city, country=known.country, latitude=known.latitude, longitude=known.longitude)


def _free(view: View, place: PlaceMention) -> bool:
    taken = place.start in view.topic_tokens or place.start in view.next_tokens or _inside_office(view, place)
    return place.kind in {"city", "capital", "venue", "metonym"} and not taken and not view.skipped(place.start)


def _same_paragraph(view: View, sent: int, other: int) -> bool:
    return view.paragraph_of[view.sents[sent].start] == view.paragraph_of[view.sents[other].start]


def dateline_location(view: View, cluster: Cluster, people: list[int]) -> LocationDraft | None:
    """Return the dateline's city where it lies in a participant's country, as a last resort."""
    if cluster.background or cluster.type == "visit":
        return None
    homes = {view.people[p].party for p in people} | set(cluster.codes)
    seats = {body.seat for code in homes if code and (body := gazetteer.load().organisation(code))}
    for place in view.doc._.places:
        if place.start > 60 or place.kind not in {"city", "capital"} or view.in_title(place.start):
            continue
        if _opens_block(view, place) and (place.country in homes or place.name in seats):
            return from_mention(view, place, "dateline", "dateline")
    return None


def _opens_block(view: View, place: PlaceMention) -> bool:
    """Return whether a place stands at the beginning of its block and a date, bracket or dash follows."""
    before = place.start - 1
    while before >= 0 and view.doc[before].is_space:
        before -= 1
    fresh = before < 0 or view.paragraph_of[before] != view.paragraph_of[place.start]
    following = {t.text for t in view.doc[place.end : place.end + 2]}
    return fresh and bool(following & {",", "(", "-", "–", "—", "--", "/"})
