"""Infer that an encounter takes place at home: in the state of the one who receives, to which an ambassador is sent."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.draft import LocationDraft
from dialogue_extract.events.venues import preposition
from dialogue_extract.events.view import View

ABROAD = frozenset({"ambassador", "envoy", "consul"})  # ranks of those who receive away from home


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("locations")[name])


def at_home(view: View, cluster: Cluster, people: list[int], found: LocationDraft | None) -> LocationDraft | None:
    """Return the country of the one who receives, where nothing tells more; its seat of government as written."""
    bare = found is None or (not found.city and not found.online and found.venue is not None)
    home = _home(view, cluster, people) if bare and cluster.type in {"meeting", "ceremony"} else None
    if home is None or (found and found.country not in {None, home}):
        return found
    if any(_expression("away").search(view.told(sent)) for sent in cluster.sents):
        return found
    body = gazetteer.load().organisation(home)
    seat = body.seat if body and not _state_named(view, home) else None
    city = gazetteer.load().city(seat) if seat else gazetteer.load().capital_of(home)
    if city is None:
        return found
    found = found or LocationDraft(basis="inferred", rule="country of the host")
    found = replace(found, country=city.country)
    if city.name not in view.tree.source:
        return found
    return replace(found, city=city.name, latitude=city.latitude, longitude=city.longitude)


def _home(view: View, cluster: Cluster, people: list[int]) -> str | None:
    """Return the state of the one who receives at home, or to which the ambassador who meets is accredited."""
    hosts = {p for m in cluster.mentions for p in m.hosts} & set(people)
    homes = {view.people[p].party for p in hosts if any(o.rank not in ABROAD for o in view.people[p].offices)} - {None}
    if len(homes) == 1:
        return homes.pop()
    return (
        None if hosts else _receiving(view, cluster) or _accrediting(view, cluster, people) or _accredited(view, people)
    )


def _accrediting(view: View, cluster: Cluster, people: list[int]) -> str | None:
    """Return the state to which credentials are presented, the only side that is not the ambassador's."""
    if not any(m.trigger.pattern.id.startswith("credentials") for m in cluster.mentions):
        return None
    sent = {view.people[p].party for m in cluster.mentions for p in m.guests}
    sides = {*cluster.codes, *(view.people[p].party or "" for p in people)}
    others = {c for c in sides if gazetteer.load().state(c)} - sent
    return others.pop() if len(others) == 1 and sent - {None} else None


def _accredited(view: View, people: list[int]) -> str | None:
    """Return the state of the other side where an ambassador posted there meets it: "l'ambassadeur à Varsovie"."""
    posts: set[str] = set()
    for office in (o for p in people for o in view.people[p].offices if o.rank == "ambassador"):
        for place in view.places_between(office.start, office.end):
            posted = place.kind in {"capital", "state"} and preposition(view, place.start) in {"à", "en", "au", "aux"}
            posts |= {place.country or place.code or ""} if posted else set()
    sides = {view.people[p].party for p in people}
    return posts.pop() if len(posts) == 1 and posts <= sides else None


def _receiving(view: View, cluster: Cluster) -> str | None:
    """Return the state of an unnamed one who receives: "le roi d'Espagne a reçu les lettres de créance"."""
    for mention in cluster.mentions:
        verb = view.tree[mention.clause.verb] if mention.clause.verb is not None else None
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
    if not hosts and found.venue and _expression("seat_of_power").match(view.tree[found.venue[0]].lower_):
        hosts = {c for c in cluster.codes if gazetteer.load().state(c)}  # an organisation has no primature
    home = hosts.pop() if len(hosts) == 1 else None
    if home is None or not gazetteer.load().state(home):
        return found
    shared = gazetteer.load().organisation(home) and not _state_named(view, home)
    return found if shared else replace(found, country=home)
