"""Give topics, outcomes and the next meeting to the event they belong to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from dialogue_extract.events.draft import EventDraft
from dialogue_extract.events.following import following
from dialogue_extract.events.owners import NO_TALKS, Drafts
from dialogue_extract.events.owners import owner as belongs_to
from dialogue_extract.events.status import HAPPENED
from dialogue_extract.events.view import View
from dialogue_extract.spans import Mention, NextMeetingMention, OutcomeMention, TopicMention

Found = TypeVar("Found", bound=Mention)

EACH = re.compile(r"\b(?:chacune?|aux deux|à tous deux|à l'un (?:et|comme) à l'autre|à l'une (?:et|comme) à l'autre)\b")
MANY = re.compile(
    r"\b(?:rencontres|entretiens|entrevues|audiences|réunions|conversations|discussions|échanges|appels)\b"
)
LETTERS = 3  # words longer than this tell whether two subjects are the same
LEADERS = re.compile(
    r"\b(?:rencontres|entretiens|entrevues|audiences|réunions|conversations|discussions)\b[^.;:]{0,60}?\bavec "
    r"(?:les|des|ses|plusieurs|de hauts|différents|divers) (?:hauts |plus hauts |hautes |principaux )?"
    r"(?:dirigeants|responsables|autorités|officiels|hôtes|interlocuteurs|homologues|personnalités)\b"
)
NEAR = 2  # sentences after the words for an encounter in which its sides need not be named again


def _each(view: View, mention: Mention, events: Drafts) -> list[int]:
    """Return the encounters of the sentence before that words such as "avec chacun" take up."""
    sent = view.sent_of[mention.start]
    if not EACH.search(view.told(sent)):
        return []
    told = range(max(0, sent - 1), sent + 1)
    return [
        n
        for n, (event, _) in enumerate(events)
        if event.type not in NO_TALKS
        and not event.background
        and any(view.sent_of[evidence.start] in told for evidence in event.evidence)
    ]


def _together(view: View, mention: Mention, events: Drafts, owner: int) -> list[int]:
    """Return the encounters that one verb tells with the owner's: "s'est entretenu avec X et avec Y de la pêche".

    So does a sentence on their talks that follows the one with the verb: "Lors des rencontres, la dette ...".
    """
    sent = view.sent_of[mention.start]
    near = range(sent - bool(MANY.search(view.told(sent))), sent + 1)
    verbs = {e.start for e in events[owner][0].evidence if view.sent_of[e.start] in near}
    return [
        n
        for n, (event, _) in enumerate(events)
        if n == owner or (not event.background and any(e.start in verbs for e in event.evidence))
    ]


def _with_them_all(view: View, mention: Mention, events: Drafts, owner: int) -> list[int]:
    """Return all talks held between the owner's sides that "les entretiens avec les dirigeants X" takes up."""
    event, sent = events[owner][0], view.sent_of[mention.start]
    if event.status not in HAPPENED or not LEADERS.search(view.told(sent)):
        return []
    sides = {party.code for party in event.parties}
    return [
        n
        for n, (other, _) in enumerate(events)
        if n == owner
        or (
            other.type not in NO_TALKS
            and other.status in HAPPENED
            and not other.background
            and {party.code for party in other.parties} == sides
            and view.sent_of[other.evidence[0].start] <= sent
        )
    ]


def _spoken(view: View, mention: Mention, event: EventDraft) -> bool:
    """Return whether a side of the encounter says it: whoever is named last before the words, else all near them."""
    trigger = getattr(mention, "trigger", mention.start)
    sent = view.sents[view.sent_of[trigger]]
    sides = {party.code for party in event.parties}
    taking = {participant.person for participant in event.participants}
    for index in range(trigger - 1, sent.start - 1, -1):
        person = view.person_at.get(index)
        if person is not None:
            return person in taking or view.people[person].party in sides
        if view.codes_at.get(index):
            return not sides.isdisjoint(view.codes_at[index])
    told = [view.sent_of[evidence.start] for evidence in event.evidence]
    here = view.sent_of[trigger]
    return any(0 <= here - number <= NEAR for number in told)


def _dealt(view: View, mentions: tuple[Found, ...], events: Drafts, main: int) -> dict[int, list[Found]]:
    """Return the mentions by the events they belong to."""
    dealt: dict[int, list[Found]] = {}
    for mention in mentions:
        owner = belongs_to(view, mention, events, main)
        several = _each(view, mention, events) or _with_them_all(view, mention, events, owner)
        for number in several or _together(view, mention, events, owner):
            if getattr(mention, "told", False) and not _spoken(view, mention, events[number][0]):
                continue
            dealt.setdefault(number, []).append(mention)
    return dealt


def _once(view: View, topics: list[TopicMention]) -> list[TopicMention]:
    """Return the subjects of an encounter without those that an earlier one says with more words or the same."""
    kept: list[tuple[TopicMention, frozenset[str]]] = []
    for topic in topics:
        words = frozenset(w.lower_ for w in view.tree[topic.start : topic.end] if len(w.text) > LETTERS)
        if not words or not any(words <= others for _, others in kept):
            kept.append((topic, words))
    return [topic for topic, _ in kept]


def _come_of_it(outcomes: list[OutcomeMention], event: EventDraft) -> tuple[OutcomeMention, ...]:
    """Return the outcomes without what will only be done at an encounter to come."""
    open_ = event.status not in HAPPENED
    return tuple(outcome for outcome in outcomes if not (open_ and outcome.future))


def link(view: View, events: Drafts) -> tuple[EventDraft, ...]:
    """Return the events with their topics, outcomes and next meetings."""
    if not events:
        return ()
    main = next((n for n, (e, _) in enumerate(events) if not e.background), 0)
    topics = {n: _once(view, told) for n, told in _dealt(view, view.doc._.topics, events, main).items()}
    sure = tuple(outcome for outcome in view.doc._.outcomes if not outcome.weak)
    outcomes: dict[int, list[OutcomeMention]] = _dealt(view, sure, events, main)

    def owner(mention: NextMeetingMention) -> int:
        return belongs_to(view, mention, events, main)

    announced = following(view, events, main, owner)
    told = {after.event for after in announced.values()} - {main}
    return tuple(
        replace(
            event,
            topics=tuple(topics.get(n, ())),
            outcomes=_come_of_it(outcomes.get(n, []), event),
            next_meeting=announced[n].mention if n in announced else None,
            next_location=announced[n].location if n in announced else None,
            background=event.background or n in told,
        )
        for n, (event, _) in enumerate(events)
    )
