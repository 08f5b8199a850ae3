"""Give topics, outcomes and the next meeting to the event they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from dialogue_extract.events.draft import EventDraft, LocationDraft
from dialogue_extract.events.places import from_mention
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


def _is_itself(mention: NextMeetingMention, events: list[tuple[EventDraft, set[int]]], owner: int) -> bool:
    """Return whether the words announce the very encounter they would follow."""
    evidence = events[owner][0].evidence
    inside = [e for e in evidence if mention.start <= e.start < mention.end]
    return bool(inside) and len(inside) * 2 > len(evidence)


def next_location(view: View, following: NextMeetingMention | None) -> LocationDraft | None:
    """Return the place of the announced next meeting."""
    if following is None or following.place is None:
        return None
    for place in view.places_between(*following.place):
        return from_mention(view, place, "stated", "next meeting")
    return None


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
    following: dict[int, NextMeetingMention] = {}
    main = next((n for n, (e, _) in enumerate(events) if not e.background), 0)
    topics: dict[int, list[TopicMention]] = _dealt(view, view.doc._.topics, events, main)
    sure = tuple(outcome for outcome in view.doc._.outcomes if not outcome.weak)
    outcomes: dict[int, list[OutcomeMention]] = _dealt(view, sure, events, main)
    for mention in sorted(view.doc._.next_meetings, key=lambda m: m.weak):
        owner = _owner(view, mention, events)
        target = main if owner is None else owner
        if _is_itself(mention, events, target) or (mention.weak and events[target][0].status == "planned"):
            continue
        following.setdefault(main if owner is None else owner, mention)
    return tuple(
        replace(
            event,
            topics=tuple(topics.get(n, ())),
            outcomes=tuple(outcomes.get(n, ())),
            next_meeting=following.get(n),
            next_location=next_location(view, following.get(n)),
        )
        for n, (event, _) in enumerate(events)
    )
