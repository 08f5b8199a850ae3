"""Find where an encounter takes place: what its sentences state of it or of its building."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.astray import bygone, given_up, governor, reached
from dialogue_extract.events.clauses import window
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.days import dates_meet
from dialogue_extract.events.draft import LocationDraft
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.scene import (
    addressed,
    bound_for,
    of_a_thing,
    of_gathering,
    place_of_y,
    receives,
    side_of_name,
    stays,
    tied,
)
from dialogue_extract.events.status import HAPPENED, straight
from dialogue_extract.events.timing import said_elsewhere
from dialogue_extract.events.towns import country_beside, unknown_towns
from dialogue_extract.events.venues import preposition, site_of, venue_before, venue_end, venue_near
from dialogue_extract.events.view import View
from dialogue_extract.spans import DateMention, PlaceMention

NO_PLACES = frozenset({"organisation", "body", "adjective", "demonym", "compound"})
REMOTE = 80  # characters beside a trigger that may say it was held by video
SENTENCE = 600  # characters: the whole of the sentence that tells the news
WHERE = 12  # tokens between "où" and the word that tells of the encounter
NEAR = 5  # tokens: "le sommet de Luanda"
SETTLED = frozenset({"city", "capital", "venue", "metonym"})
UNKNOWN = 0.3  # points that a town of no gazetteer is behind a known one
LEAST = 0.3  # points of a place that can be the encounter's
BUILDING = 1.4  # points of a building whose city is not told
STAYING = 0.8  # points of where somebody stays who meets others: "De passage à Tokyo"
PRONOUN = 2.1  # points of the place that "y" takes up
OTHER_DAY = 1.2  # points of a mention with another date: "un an après la rencontre du 3 mai à Accra"
LATER = 0.15  # points that each further mention is behind
NOWHERE = LocationDraft(online=True, basis="stated", rule="call")


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("locations")[name])


def inside_office(view: View, place: PlaceMention) -> bool:
    """Return whether a place belongs to a function: "le maire de Lyon"."""
    office = view.office_at.get(place.start)
    return office is not None and place.end <= office.end


def score(view: View, encounter: Encounter, place: PlaceMention) -> float:
    """Return how well a place fits a mention of the encounter; 0 or less is no place of it."""
    if place.kind in NO_PLACES or inside_office(view, place) or place.start in view.topic_tokens:
        return 0.0
    if place.start in view.next_tokens and encounter.trigger.token not in view.next_tokens:
        return 0.0
    if of_a_thing(view, encounter, place) or _of_another_matter(view, encounter, place):
        return 0.0
    if receives(view, place) or _reached(view, encounter, place):
        return 2.2 - 0.03 * abs(place.start - encounter.trigger.token)
    where = None if encounter.strength == "anaphor" else _where(view, encounter.trigger.token)
    if where and place.end in {where, where - 1} and place.kind in SETTLED | {"state"}:
        return 2.5
    points = _by_preposition(view, encounter, place)
    if points is None or (where and place.start < where):
        return 0.0
    if place.kind in {"state", "region"} and encounter.type != "visit":
        if preposition(view, place.start) in {"pour", "vers", "sur"}:
            return 0.0
        points -= 0.6
    if encounter.strength != "anaphor" and stays(view, encounter, place):
        points += STAYING
    return points - _distance(view, encounter, place)


def _of_another_matter(view: View, encounter: Encounter, place: PlaceMention) -> bool:
    beside = side_of_name(view, place) or addressed(view, place) or tied(view, place) or bygone(view, place)
    return beside or given_up(view, place, encounter.status)


def _reached(view: View, encounter: Encounter, place: PlaceMention) -> bool:
    """Return whether the journey itself goes to the object of its verb."""
    verb = view.tree.root(place.start, place.end).head.i
    told = verb in {encounter.trigger.token, encounter.clause.verb}
    return encounter.type == "visit" and told and reached(view, place)


def _where(view: View, trigger: int) -> int | None:
    """Return the token "où" whose clause tells of the encounter: "pour Séoul, où il doit être reçu"."""
    for i in range(trigger - 1, max(trigger - WHERE, view.tree[trigger].sent.start), -1):
        if view.tree[i].text in {";", ":", ".", "»"}:
            return None
        if view.tree[i].lower_ == "où":
            return i
    return None


def _by_preposition(view: View, encounter: Encounter, place: PlaceMention) -> float | None:
    """Return the points of the preposition, None for a place that none of them makes one of the encounter."""
    word = preposition(view, place.start)
    if word != "de":
        weights: dict[str, float] = resources.patterns("locations")["preposition"]
        return weights.get(word)
    if (
        _of_venue(view, place.start)
        or of_gathering(view, place)
        or (encounter.type == "visit" and bound_for(view, place))
    ):
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
    lost += UNKNOWN if place.rule == "entity" and not place.country else 0.0
    if _spoken_at(view, encounter, place) or _on_the_way(view, encounter, place):
        lost += 1.5
    heads = {a.i for a in view.tree.root(place.start, place.end).ancestors}
    return lost - (0.5 if encounter.trigger.token in heads or encounter.clause.verb in heads else 0.0)


def _spoken_at(view: View, encounter: Encounter, place: PlaceMention) -> bool:
    """Return whether somebody only speaks there: "qui a rencontré X mardi, a estimé à Cotonou que"."""
    verb = governor(view, place)
    told = verb.i in {encounter.trigger.token, encounter.clause.verb}
    speaks = not told and bool(_expression("speech").match(verb.lower_))
    return speaks or said_elsewhere(view, encounter, place.start, place.end)


def _on_the_way(view: View, encounter: Encounter, place: PlaceMention) -> bool:
    """Return whether a place is where somebody goes afterwards: "a rencontré X avant de se rendre à Goma"."""
    if encounter.type == "visit":
        return False
    verb = governor(view, place)
    told = {encounter.trigger.token, encounter.clause.verb}
    after = (
        verb.i not in told and verb.i > encounter.trigger.token and not told.isdisjoint({a.i for a in verb.ancestors})
    )
    return after and bool(_expression("onward").match(verb.lower_))


def _of_venue(view: View, start: int) -> bool:
    """Return whether the place completes a building that houses the encounter: "au Palais des congrès de Cotonou"."""
    begin = venue_before(view, start)
    while begin is not None and preposition(view, begin) == "de":  # "dans les jardins de la villa présidentielle de"
        begin = venue_before(view, begin)
    return begin is not None and preposition(view, begin) in {"à", "au", "dans", "sur"}


def _ranked(view: View, encounter: Encounter) -> list[tuple[float, int, LocationDraft]]:
    """Return the places of the encounter's sentence with their points, best first; without any, its building."""
    sent = view.sents[encounter.sent]
    known = [(score(view, encounter, p), p) for p in view.places_between(sent.start, sent.end)]
    towns = [(score(view, encounter, p) - UNKNOWN, p) for p in unknown_towns(view, sent)]
    found = [(n, -p.start, from_mention(view, p, "stated", p.rule)) for n, p in (*known, *towns) if n > LEAST]
    if there := place_of_y(view, encounter):
        found.append((PRONOUN, -there.start, from_mention(view, there, "stated", "pronoun y")))
    if not found and (venue := venue_near(view, encounter)):
        found = [(BUILDING, -venue[0], _building(view, *venue))]
    return sorted(found, key=lambda f: f[:2], reverse=True)


def _building(view: View, start: int, end: int) -> LocationDraft:
    """Return a building with the city that its name tells: "au Centre de conférences de Brakpoto"."""
    towns = [p for p in view.places_between(start, end) if p.kind in {"city", "capital"} and p.end == end]
    city: str | None = None
    if towns and not inside_office(view, towns[0]):
        city = _city(view, towns[0])
    elif named := site_of(view, start, end):
        city = view.tree.text(named, end)
    known = towns[0] if city and towns else PlaceMention(start, end)
    return LocationDraft(
        start, end, (start, end), city, known.country, known.latitude, known.longitude, basis="stated", rule="venue"
    )


def locate(view: View, cluster: Cluster, date: DateMention | None) -> LocationDraft | None:
    """Return where the encounter takes place, or None; what is dated to another day than it says little of it."""
    if cluster.type == "call":
        return NOWHERE
    best: tuple[float, LocationDraft] | None = None
    for order, mention in enumerate(cluster.mentions):
        found = [] if mention.announced else _ranked(view, mention)
        other = OTHER_DAY if _of_other_time(mention, cluster, date) else 0.0
        lost = LATER * order + (0.5 if mention.title else 0) + other
        if found and (best is None or found[0][0] - lost > best[0]):
            best = found[0][0] - other, found[0][2]
    if best:
        return best[1]
    return NOWHERE if online(view, cluster) else None


def _of_other_time(mention: Encounter, cluster: Cluster, date: DateMention | None) -> bool:
    """Return whether a mention is of another day, or of what is to come while the first one tells what was."""
    first = next((m.status for m in cluster.mentions if m.status and not m.title), None)
    if first in HAPPENED and mention.status == "planned" and mention is not cluster.mentions[0]:
        return True
    mine, other = (d.event_value if d else None for d in (mention.date, date))
    return bool(mine and other) and not dates_meet(mine or "", other or "")


def online(view: View, cluster: Cluster) -> bool:
    """Return whether the encounter is held by telephone or video, as its clause or the next sentence says."""
    if cluster.type == "call":
        return True
    first = next((m for m in cluster.mentions if not m.title), None)
    for mention in cluster.mentions:
        reach = SENTENCE if mention is first else REMOTE
        left, right = window(view.tree, mention.trigger.token, reach, reach)
        if _expression("online").search(straight(left + " " + right)):
            return True
        following = mention.sent + 1
        if mention.strength != "strong" or following >= len(view.sents) or mention is not first:
            continue
        beside = _same_paragraph(view, following, mention.sent)
        if beside and _expression("online").search(view.told(following)):
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
    city = _city(view, place)
    return LocationDraft(
        start,
        place.end,
        venue,
        city,
        place.country or _state(place) or country_beside(view, place.start, place.end),
        place.latitude,
        place.longitude,
        False,
        basis,
        rule,
    )


def _city(view: View, place: PlaceMention) -> str | None:
    """Return the city as written; of a building only where the article writes it, of "capitale russe" its name."""
    if place.kind in {"city", "capital"}:
        named = not place.form or place.form[0].isupper()  # but "capitale économique togolaise" has a name
        return view.tree.text(place.start, place.end) if named else place.name
    if place.code == "VA" and place.kind == "state":
        return view.tree.text(place.start, place.end)  # the state is a city
    if place.kind not in SETTLED:
        return None
    written = (p for p in view.doc._.places if p.kind in {"city", "capital"} and p.name == place.name)
    found = next((view.tree.text(p.start, p.end) for p in written if not view.skipped(p.start)), None)
    return found or (place.name if place.name and place.name in view.tree.source else None)


def _state(place: PlaceMention) -> str | None:
    return place.code if place.kind == "state" else None


def _same_paragraph(view: View, sent: int, other: int) -> bool:
    return view.paragraph_of[view.sents[sent].start] == view.paragraph_of[view.sents[other].start]
