"""Tell which encounter a subject, an outcome or an announcement belongs to."""

from __future__ import annotations

from dialogue_extract.events.draft import EventDraft
from dialogue_extract.events.status import HAPPENED
from dialogue_extract.events.view import View
from dialogue_extract.spans import Mention

Drafts = list[tuple[EventDraft, set[int]]]

PAST = frozenset({"a", "ont", "avait", "avaient", "été"})
NO_TALKS = frozenset({"visit"})
CLOSING = frozenset({"»", "”"})
TOWNS = frozenset({"city", "capital", "venue"})
TWO = 2


def owner(view: View, mention: Mention, events: Drafts, main: int) -> int:
    """Return the event whose sentences hold the mention, a meeting before the visit, else the talks told before it."""
    sent = view.sent_of[mention.start]
    holding = [n for n, (event, sents) in enumerate(events) if sent in sents and not event.background]
    talks = [n for n in holding if events[n][0].type not in NO_TALKS]
    named = [n for n in holding if any(view.sent_of[e.start] == sent for e in events[n][0].evidence)]
    found = next(iter(talks or named), None)
    if found is None:
        return _before(sent, events, next(iter(holding), main))
    meant = _spoken_of(view, mention, events, found)
    if meant is not None:
        return meant
    if _told_after(view, mention, events[found][0]):
        return _before(sent, events, found)
    if not _past_of_planned(view, mention, events[found][0]):
        return found
    return main if events[main][0].status in HAPPENED else _before(sent, events, found)


def _before(sent: int, events: Drafts, other: int) -> int:
    """Return the talks held that were told last before a sentence, another event where there are none."""
    told = [
        (max((s for s in sents if s < sent), default=-1), -n)
        for n, (event, sents) in enumerate(events)
        if not event.background and event.type not in NO_TALKS and event.status in HAPPENED
    ]
    last, number = max(told, default=(-1, 0))
    return other if last < 0 else -number


def _told_after(view: View, mention: Mention, event: EventDraft) -> bool:
    """Return whether the event is first named after the quotation with the words: "« ... », a-t-il dit du sommet"."""
    first = min(evidence.start for evidence in event.evidence)
    return any(word.text in CLOSING for word in view.tree[mention.end : first])


def _past_of_planned(view: View, mention: Mention, event: EventDraft) -> bool:
    """Return whether the past tense tells of what was said where the sentence names an encounter to come."""
    trigger = getattr(mention, "trigger", mention.start)
    if event.status != "planned":
        return False
    return any(view.tree[i].lower_ in PAST for i in range(max(0, trigger - 1), trigger + 2))


def _spoken_of(view: View, mention: Mention, events: Drafts, found: int) -> int | None:
    """Return the talks with whom the sentences name, where no encounter is mentioned: "L'audience de X a permis ...".

    The sentences are read back to the last words for an encounter; who takes part in all talks tells nothing.
    """
    talks = [n for n, (event, _) in enumerate(events) if not event.background and event.type not in NO_TALKS]
    if len(talks) < TWO or found not in talks:
        return None
    told = {view.sent_of[e.start] for n in talks for e in events[n][0].evidence}
    sides = {n: _sides(view, events[n][0]) for n in talks}
    common = frozenset.intersection(*sides.values())
    for number in range(view.sent_of[mention.start], -1, -1):
        if number in told:
            return None
        here = _named(view, number) - _likely(view, events[found][0])
        meant = [n for n in talks if (sides[n] - common) & here]
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def _likely(view: View, event: EventDraft) -> set[str]:
    """Return the people who may stand for a side of the encounter that nobody is yet known to speak for."""
    sides = {party.code for party in event.parties}
    spoken = {view.people[participant.person].party for participant in event.participants}
    return {f"person {n}" for n, person in enumerate(view.people) if person.party in sides - spoken}


def _sides(view: View, event: EventDraft) -> frozenset[str]:
    people = (participant.person for participant in event.participants)
    return frozenset((*(party.code for party in event.parties), *(f"person {number}" for number in people)))


def _named(view: View, number: int) -> set[str]:
    """Return the sides and the people that a sentence names, places of towns left out."""
    found: set[str] = set()
    for index in range(view.sents[number].start, view.sents[number].end):
        place = view.place_at.get(index)
        if place is None or place.kind not in TOWNS:
            found.update(view.codes_at.get(index, ()))
        person = view.person_at.get(index)
        if person is not None:
            found.add(f"person {person}")
    return found
