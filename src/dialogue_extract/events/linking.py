"""Give topics, outcomes and the next meeting to the event they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from dialogue_extract.events.draft import EventDraft
from dialogue_extract.events.following import following
from dialogue_extract.events.view import View
from dialogue_extract.spans import Mention, NextMeetingMention, OutcomeMention, TopicMention

Found = TypeVar("Found", bound=Mention)

NO_TALKS = frozenset({"visit"})


def _owner(view: View, mention: Mention, events: list[tuple[EventDraft, set[int]]]) -> int | None:
    """Return the event whose sentences hold the mention: a meeting before the visit, the foreground first."""
    sent = view.sent_of[mention.start]
    holding = [n for n, (event, sents) in enumerate(events) if sent in sents and not event.background]
    if not holding:
        return None
    talks = [n for n in holding if events[n][0].type not in NO_TALKS]
    return (talks or holding)[0]


def _dealt(
    view: View, mentions: tuple[Found, ...], events: list[tuple[EventDraft, set[int]]], main: int
) -> dict[int, list[Found]]:
    """Return the mentions by the event they belong to, the main one where none holds their sentence."""
    dealt: dict[int, list[Found]] = {}
    for mention in mentions:
        owner = _owner(view, mention, events)
        dealt.setdefault(main if owner is None else owner, []).append(mention)
    return dealt


def link(view: View, events: list[tuple[EventDraft, set[int]]]) -> tuple[EventDraft, ...]:
    """Return the events with their topics, outcomes and next meetings."""
    if not events:
        return ()
    main = next((n for n, (e, _) in enumerate(events) if not e.background), 0)
    topics: dict[int, list[TopicMention]] = _dealt(view, view.doc._.topics, events, main)
    sure = tuple(outcome for outcome in view.doc._.outcomes if not outcome.weak)
    outcomes: dict[int, list[OutcomeMention]] = _dealt(view, sure, events, main)

    def owner(mention: NextMeetingMention) -> int:
        found = _owner(view, mention, events)
        return main if found is None else found

    announced = following(view, events, main, owner)
    told = {after.event for after in announced.values()} - {main}
    return tuple(
        replace(
            event,
            topics=tuple(topics.get(n, ())),
            outcomes=tuple(outcomes.get(n, ())),
            next_meeting=announced[n].mention if n in announced else None,
            next_location=announced[n].location if n in announced else None,
            background=event.background or n in told,
        )
        for n, (event, _) in enumerate(events)
    )
