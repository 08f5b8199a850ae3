"""Choose the announced following encounter of each event: the earliest one, told in words or as an event of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogue_extract.events.concern import MOVED, foreign, moves_encounter, same_place
from dialogue_extract.events.days import dates_meet, within
from dialogue_extract.events.draft import EventDraft, LocationDraft
from dialogue_extract.events.places import from_mention
from dialogue_extract.events.status import HAPPENED
from dialogue_extract.events.view import View
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import NextMeetingMention

Drafts = list[tuple[EventDraft, set[int]]]
Owner = Callable[[NextMeetingMention], int]

TALKS = frozenset({"meeting", "summit", "committee", "dialogue", "negotiation", "conference", "signing"})
TWO = 2  # sides that a following encounter shares with the one before
HALF = 0.5  # share of its mentions
DATELESS = "9999"


@dataclass(frozen=True, slots=True)
class Following:
    """An announced encounter and its place; `event` is the draft that tells it, where there is one."""

    mention: NextMeetingMention
    location: LocationDraft | None
    event: int | None = None


def _day(event: EventDraft) -> str | None:
    return event.date.event_value if event.date else None


def _value(mention: NextMeetingMention) -> str | None:
    return mention.date.event_value if mention.date else None


def _within(mention: NextMeetingMention, event: EventDraft, share: float) -> bool:
    """Return whether the words hold more than a share of the mentions of an encounter: they announce that very one."""
    inside = [e for e in event.evidence if mention.start <= e.start < mention.end]
    founded = not share or event.evidence[0] in inside or event.status not in HAPPENED
    return founded and len(inside) > share * len(event.evidence)


def _names_series(view: View, mention: NextMeetingMention, kind: str) -> bool:
    """Return whether the words name encounters of a type."""
    nouns = tuple(lexicon("outcomes")["series"].get(kind, ()))
    return bool(nouns) and any(token.lower_.startswith(nouns) for token in view.tree[mention.start : mention.end])


def _fits(view: View, mention: NextMeetingMention, event: EventDraft) -> bool:
    """Return whether an announcement can follow an event: of another time, and later where the event is to come."""
    value, day = _value(mention), _day(event)
    if event.status in {"cancelled", "postponed"} and (value is None or (day is not None and dates_meet(value, day))):
        return False
    if mention.rule == MOVED and event.status in HAPPENED and not moves_encounter(view, mention):
        return False
    if mention.weak and event.type == "visit" and event.status == "planned":
        return False  # a stop of the tour
    later = bool(value and day and value[: len(day)] > day.split("/")[-1])
    if mention.weak and event.status == "cancelled":
        return later and _names_series(view, mention, event.type)
    if event.status == "planned" and value and day:
        return later or not (mention.weak or value < day)
    return not (mention.weak and event.status == "planned")


def _of_series(view: View, mention: NextMeetingMention, events: Drafts, target: int) -> int:
    """Return the event of the type that the words name: "les prochaines consultations" follow a dialogue."""
    for kind in lexicon("outcomes")["series"]:
        if _names_series(view, mention, kind):
            fitting = [n for n, (event, _) in enumerate(events) if event.type == kind and not event.background]
            return target if target in fitting or not fitting else fitting[0]
    return target


def _located(view: View, mention: NextMeetingMention, before: EventDraft) -> LocationDraft | None:
    """Return the place said of it, or that of the encounter before where it is the same one."""
    if mention.place is None:
        return before.location if same_place(view, mention) else None
    for place in view.places_between(*mention.place):
        return from_mention(view, place, "stated", "next meeting")
    return None


def _order(mention: NextMeetingMention) -> tuple[bool, bool, str]:
    return mention.weak, mention.date is None, _value(mention) or DATELESS


def _told(view: View, events: Drafts, main: int, owner: Owner) -> dict[int, Following]:
    """Return what announcements tell, the earliest first."""
    found: dict[int, Following] = {}
    for mention in sorted(view.doc._.next_meetings, key=_order):
        target = main if mention.weak else _leading(view, events, mention, owner(mention))
        aim = _aim(events, mention, _of_series(view, mention, events, target), main)
        if aim is None or not _fits(view, mention, events[aim[0]][0]) or foreign(view, mention, events[aim[0]][0]):
            continue
        target, event = aim
        if target not in found or _narrows(mention, found[target].mention):
            event = _told_twice(mention, events, target) if event is None else event
            found[target] = Following(mention, _located(view, mention, events[target][0]), event)
    return found


def _leading(view: View, events: Drafts, mention: NextMeetingMention, target: int) -> int:
    """Return the first talks of the same sides where several are told and the words stand with none of them."""
    event, sents = events[target]
    sent = view.sent_of[mention.trigger]
    beside = {
        n for n in (sent - 1, sent) if view.paragraph_of[view.sents[n].start] == view.paragraph_of[mention.trigger]
    }
    if not beside.isdisjoint(sents) or event.type == "visit":
        return target
    sides = {party.code for party in event.parties}
    same = (
        n
        for n, (other, _) in enumerate(events)
        if other.type in TALKS
        and other.status == event.status
        and not other.background
        and {party.code for party in other.parties} == sides
    )
    return next(same, target)


def _aim(events: Drafts, mention: NextMeetingMention, target: int, main: int) -> tuple[int, int | None] | None:
    """Return the event that an announcement follows and the planned event that it tells of, if there is one."""
    event = events[target][0]
    if target != main and event.status == "planned" and _within(mention, event, 0):
        return main, target
    if not _within(mention, event, HALF) or _moved(mention, event):
        return target, None
    before = _held(events, target) if event.status == "planned" and not mention.weak else None
    return None if before is None else (before, target)


def _held(events: Drafts, planned: int) -> int | None:
    """Return the talks of the same sides that a planned event follows."""
    sides = {party.code for party in events[planned][0].parties}
    for number, (event, _) in enumerate(events):
        same = len(sides & {party.code for party in event.parties}) >= TWO
        if same and event.status in HAPPENED and not event.background and event.type != "visit":
            return number
    return None


def _narrows(mention: NextMeetingMention, other: NextMeetingMention) -> bool:
    """Return whether an announcement gives the days of what another one puts in a longer time."""
    value, wide = _value(mention), _value(other)
    return bool(value and wide and value != wide and within(value, wide)) and mention.weak == other.weak


def _moved(mention: NextMeetingMention, event: EventDraft) -> bool:
    """Return whether the words give the new date of a postponed encounter: "a été reporté au 6 juin"."""
    return event.status == "postponed" and mention.date is not None and mention.rule == MOVED


def _told_twice(mention: NextMeetingMention, events: Drafts, target: int) -> int | None:
    """Return the planned event that says the same as an announcement."""
    planned = (n for n, (event, _) in enumerate(events) if n != target and event.status == "planned")
    return next((n for n in planned if _within(mention, events[n][0], HALF)), None)


def _later(published: str | None, event: EventDraft, lead: EventDraft) -> bool:
    value, day = _day(event), _day(lead)
    if event.status != "planned" or event.type not in TALKS or not value or not published:
        return False
    return value[: len(published)] > published[: len(value)] and not (day and dates_meet(value, day))


def _planned(view: View, events: Drafts, main: int) -> Following | None:
    """Return the earliest planned encounter of the main event's sides."""
    lead = events[main][0]
    sides = {party.code for party in lead.parties}
    published = view.doc._.published
    later = [
        (str(_day(event)), n)
        for n, (event, _) in enumerate(events)
        if n != main
        and _later(str(published) if published else None, event, lead)
        and len(sides & {party.code for party in event.parties}) >= min(TWO, len(event.parties))
    ]
    if not later:
        return None
    number = min(later)[1]
    event = events[number][0]
    first = event.evidence[0]
    end = view.sents[view.sent_of[first.start]].end
    if event.date is not None and first.start <= event.date.start < end:
        end = event.date.end
    mention = NextMeetingMention(first.start, end, rule="planned event", trigger=first.start, date=event.date)
    return Following(mention, event.location, number)


def following(view: View, events: Drafts, main: int, owner: Owner) -> dict[int, Following]:
    """Return the following encounter of each event that has one."""
    found = _told(view, events, main, owner)
    if main not in found and events[main][0].type != "visit" and events[main][0].status != "planned":
        planned = _planned(view, events, main)
        if planned is not None:
            found[main] = planned
    return found
