"""Complete what an article on a journey tells of one side only: "il a été reçu par le Premier ministre"."""

from __future__ import annotations

from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.view import View

TALKS = frozenset({"meeting", "call", "negotiation"})


def _journey(view: View, mention: Encounter, clusters: list[Cluster]) -> Cluster | None:
    """Return the journey told last before a mention, of somebody whose side is known."""
    for cluster in reversed(clusters):
        known = any(view.people[p].party for m in cluster.mentions for p in m.guests)
        if cluster.type == "visit" and known and not all(m.background for m in cluster.mentions):
            return cluster
    return None


def complete(view: View, mention: Encounter, clusters: list[Cluster]) -> None:
    """Add the traveller to an encounter with one foreign side: the visitor is the other one."""
    if mention.type not in TALKS or mention.strength == "anaphor" or mention.title or mention.background:
        return
    sides = {*mention.codes, *(view.people[p].party for p in mention.people)} - {None}
    journey = _journey(view, mention, clusters) if len(sides) == 1 else None
    if journey is None:
        return
    travellers = [p for m in journey.mentions for p in m.guests if view.people[p].party]
    traveller = travellers[0]
    home = view.people[traveller].party
    if home is None or any(view.people[p].party == home for p in mention.people):
        return
    if home in sides and not mention.people:
        return
    (mention.guests if mention.hosts or mention.trigger.pattern.object == "guest" else mention.others).append(traveller)
    visited = [code for code in journey.codes if code != home]
    unknown = len(visited) == 1 and any(view.people[p].party is None for p in mention.people)
    mention.codes = list(dict.fromkeys((*mention.codes, home, *(visited if unknown else ()))))
