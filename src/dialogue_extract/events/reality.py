"""Tell a draft that is a diplomatic event from one that is none: who travels, which sides meet."""

from __future__ import annotations

from dialogue_extract.events.cluster import PAIR, Cluster, rules
from dialogue_extract.events.draft import EventDraft
from dialogue_extract.events.status import taking_place
from dialogue_extract.events.view import View
from dialogue_extract.text import compiled


def _delegation(seen: View, group: Cluster) -> bool:
    """Return whether somebody travels whom the article does not name: "Une délégation indienne", "Le chancelier"."""
    heads = [i for m in group.mentions for i in (*m.slots.subject, *m.slots.agent, *m.slots.genitive)]
    sent = any(i in seen.office_at and seen.codes_at.get(i) for i in heads)
    return sent or any(seen.tree[i].lower_ in rules()["groups"] for i in heads)


def _armed(seen: View, group: Cluster) -> bool:
    """Return whether a negotiation is one with rebels, who are no side with a code."""
    armed = compiled(rules()["armed"])
    return group.type == "negotiation" and any(armed.search(seen.told(m.sent)) for m in group.mentions)


def _international(seen: View, group: Cluster) -> bool:
    """Return whether a gathering without a named side is held on a state: "La conférence sur l'Ukraine a eu lieu"."""
    held = (m for m in group.mentions if taking_place(seen.tree[m.trigger.token].head.lower_) and not m.topical)
    return any(
        place.kind in {"state", "organisation"}
        for m in held
        for place in seen.places_between(seen.sents[m.sent].start, seen.sents[m.sent].end)
    )


def real(seen: View, event: EventDraft, group: Cluster) -> str:
    """Return why a draft is no diplomatic event, or the empty string."""
    codes = {p.code for p in event.parties}
    if event.type == "visit" and not event.participants and not (len(codes) >= PAIR and _delegation(seen, group)):
        return "nobody travels"
    homes = {seen.people[p.person].party for p in event.participants} - {None}
    if event.type == "visit" and event.location is not None and homes == {event.location.country}:
        return "a journey at home"
    if event.type in {"summit", "conference", "committee"} and (codes or _international(seen, group)):
        return ""
    if len(codes) < PAIR and not (codes and _armed(seen, group)):
        return "one side only"
    signed = event.type == "signing" and len(group.codes) >= PAIR  # the sides sign, whoever holds the pen
    if not signed and event.participants and all(seen.people[p.person].party is None for p in event.participants):
        return "nobody stands for a side"
    return ""
