"""Tell who receives and who is received: on whose ground two sides meet, who is posted there, who travels."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.draft import LocationDraft
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View
from dialogue_extract.text import fold

Roles: TypeAlias = dict[int, tuple[str, str]]  # role and rule by person

PAIR = 2
PRESENT = "present"  # the rule of who only attends
FEW = 3  # sides of a small summit, whose guests the host receives
BESIDE = 4  # tokens around an embassy that tell whose it is
AUDIENCES = frozenset({"meeting", "ceremony"})
GATHERINGS = frozenset({"summit", "conference"})


@cache
def _wording(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("roles")["ground"][name])


def complete(view: View, cluster: Cluster, roles: Roles, kind: str, location: LocationDraft | None) -> None:
    """Two sides meet in one's country, or at the seat of one: that one receives, the other is received."""
    if kind not in GATHERINGS and any("en marge" in view.told(m.sent) for m in cluster.mentions):
        location = None  # in the margins of another event nobody is at home
    plain = [p for p in roles if roles[p][0] in {"participant", "host", "guest"}]
    party = {p: view.people[p].party for p in plain}
    if kind == "visit":
        _travel(roles, plain, party, location)
        return
    _invited_elsewhere(view, roles, party, location)
    hosts = {party[p] for p in plain if roles[p][0] == "host"}
    sides = len(set(party.values()))
    bilateral = kind in AUDIENCES or sides == PAIR or (kind == "summit" and sides <= FEW)
    if kind == "ceremony":
        hosts = _local(roles, party, hosts, location)
    if not hosts:
        own, rule = _at_home(view, cluster, plain, kind, location)
        away = [p for p in roles if p not in own and view.people[p].party is not None]
        others = kind == "meeting" and bool(set(cluster.codes) - set(party.values()))  # whom the text does not name
        if own and (away or others):
            hosts = {party[p] for p in own}
            fill(roles, own, "participant", ("host", rule))
        elif sides == 1 and kind == "meeting" and others and location is not None and location.country in cluster.codes:
            hosts = {location.country}  # "s'est entretenue à Nouakchott avec le ministre mauritanien", who has no name
    if hosts and bilateral and kind != "conference":
        away = [p for p in plain if party[p] not in hosts]
        if any(party[p] for p in away):  # who is told of without a state is of the state at home
            fill(roles, [p for p in away if not party[p]], "participant", ("host", "side of the host"))
        fill(roles, away, "participant", ("guest", "received"))
        fill(roles, [p for p in plain if party[p] in hosts], "participant", ("host", "side of the host"))
        if kind == "meeting":
            _company(roles, party, hosts)


def _company(roles: Roles, party: dict[int, str | None], hosts: set[str | None]) -> None:
    """Those in whose presence two people meet share the role of their side, unlike who only attends an audience."""
    for person, side in party.items():
        if roles[person] == ("participant", PRESENT) and side:
            roles[person] = ("host", "side of the host") if side in hosts else ("guest", "received")


def _invited_elsewhere(view: View, roles: Roles, party: dict[int, str | None], location: LocationDraft | None) -> None:
    """Who is on a journey receives nobody on the other side's ground: an invitation tells of a later visit."""
    country = location.country if location is not None and location.basis == "stated" else None
    for person, side in party.items():
        abroad = country in set(party.values()) - {None, side}
        if abroad and roles[person] == ("host", "host-before") and _travels(view, person):
            roles[person] = ("participant", "default")


def _local(
    roles: Roles, party: dict[int, str | None], hosts: set[str | None], location: LocationDraft | None
) -> set[str | None]:
    """Return who hosts a ceremony: who cuts the ribbon abroad, beside a minister of the country, is a guest."""
    country = location.country if location is not None else None
    home = [p for p in party if country is not None and party[p] == country]
    if not home or country in hosts:
        return hosts
    fill(roles, [p for p in party if party[p] in hosts], "host", ("guest", "away from home"))
    fill(roles, home, "participant", ("host", "own country"))
    return {country}


def _travel(roles: Roles, plain: list[int], party: dict[int, str | None], location: LocationDraft | None) -> None:
    """On a journey all are guests but those of the country visited, where others come."""
    country = location.country if location is not None else None
    own = [p for p in plain if country is not None and party[p] == country]
    away = [p for p in plain if p not in own]
    fill(roles, away or own, "participant", ("guest", "travels"))
    if away:
        fill(roles, own, "participant", ("host", "visited"))


def _at_home(
    view: View, cluster: Cluster, plain: list[int], kind: str, location: LocationDraft | None
) -> tuple[list[int], str]:
    """Return who is at home where they meet, and how that was told."""
    party = {p: view.people[p].party for p in plain}
    many = len(set(party.values())) > PAIR
    if location is not None and location.country not in party.values():
        location = replace(location, country=_sovereign(location.country))
    premises = [p for p in plain if party[p] in _premises(view, location)]
    if premises:
        return premises, "own premises"
    own = [p for p in plain if _own_ground(party[p], location, many)]
    if own and not _mistaken(view, own, plain, location):
        return own, "own country"
    if kind not in AUDIENCES or len(set(party.values())) != PAIR or None in party.values():
        return [], ""
    told = location if location is not None and location.basis != "inferred" else None
    free = [p for p in plain if told is None or told.country in (None, party[p])]
    posted = [p for p in plain if _posted(view, p)]
    receiving = [p for p in free if party[p] not in {party[q] for q in posted} and _ranked(view, p)]
    if posted and receiving:
        return receiving, "receives who is posted there"
    travelling = {party[p] for p in plain if _travels(view, p)}
    receiving = [p for p in free if party[p] not in travelling]
    return (receiving, "receives who travels") if travelling else ([], "")


def _mistaken(view: View, own: list[int], plain: list[int], location: LocationDraft | None) -> bool:
    """Return whether those at home in an inferred place are told to travel, and the others are not."""
    if location is None or location.basis != "inferred" or not any(_travels(view, p) for p in own):
        return False
    return not any(_travels(view, p) for p in plain if p not in own)


def _sovereign(country: str | None) -> str | None:
    """Return the state that a territory belongs to: France of New Caledonia."""
    told = resources.lexicon("regimes")["sovereign"]
    return next((state for state, lands in told.items() if country in lands), country)


def _own_ground(party: str | None, location: LocationDraft | None, many: bool) -> bool:
    """Return whether a party is at home in a place: its state, or, unless many meet, the city of its seat."""
    if party is None or location is None:
        return False
    if many:
        return party == location.country
    body = gazetteer.load().organisation(party)
    seat = bool(body and body.seat and location.city and _plain(body.seat) == _plain(location.city))
    return party == location.country or seat


def _plain(city: str) -> str:
    return fold(city).replace("-", " ")


def _premises(view: View, location: LocationDraft | None) -> set[str]:
    """Return whose embassy or residence a venue is: "à l'ambassade américaine de Vienne"."""
    if location is None or location.venue is None:
        return set()
    start, end = location.venue
    if not _wording("premises").search(straight(view.tree.text(start, end))):
        return set()
    near = range(start, min(end + BESIDE, view.tree[start].sent.end))
    return {code for i in near for code in view.codes_at.get(i, ())[:1]}


def _posted(view: View, person: int) -> bool:
    """Return whether a person is posted abroad: an ambassador, the head of a mission."""
    offices = [straight(view.tree.quoted(o)) for o in view.people[person].offices]
    return bool(offices) and all(_wording("posted").search(office) for office in offices)


def _ranked(view: View, person: int) -> bool:
    """Return whether a person governs at home."""
    return any(_wording("ranked").search(straight(view.tree.quoted(o))) for o in view.people[person].offices)


def _travels(view: View, person: int) -> bool:
    """Return whether a person is told to travel: "X, en visite à Paris", "la visite de X"."""
    who = view.people[person]
    for mention in (*who.names, *who.references):
        first, last = view.tree[mention.start], view.tree[mention.end - 1]
        sent, text = first.sent, view.told(view.sent_of[mention.start])
        before, after = text[: first.idx - sent.start_char], text[last.end - sent.start_char :]
        if _wording("travels").search(after) or _wording("journey").search(before):
            return True
    return False


def accredit(view: View, roles: Roles, envoys: list[int], people: list[int]) -> None:
    """Who presents credentials is the guest of the one who receives them."""
    if envoys:
        fill(roles, envoys, "participant", ("guest", "presents credentials"))
        fill(roles, envoys, "host", ("guest", "presents credentials"))
        homes = {view.people[p].party for p in envoys}
        rest = [p for p in people if p not in envoys and view.people[p].party not in homes]
        fill(roles, rest[:1], "participant", ("host", "receives credentials"))


def fill(roles: Roles, people: list[int], old: str, new: tuple[str, str]) -> None:
    """Give a role to those who have another one so far, but to nobody who only attends."""
    for person in people:
        if roles[person][0] == old and not roles[person][1].startswith(PRESENT):
            roles[person] = new
