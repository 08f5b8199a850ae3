"""Tell whether an announcement concerns the sides of an encounter."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract.events.draft import EventDraft
from dialogue_extract.events.view import View
from dialogue_extract.resources import lexicon, patterns
from dialogue_extract.spans import NextMeetingMention

PREFIX = "next_meetings:"
MOVED = PREFIX + "moved"
AFTER = 4  # sentences from the new date on in which the old place may be confirmed
BODY = 7  # tokens in which a series names its body
SERIES = frozenset(PREFIX + name for name in ("next", "following", "numbered", "numbered-planned"))
BODIES = frozenset({"organisation", "body"})
PLACES = frozenset({"city", "capital", "venue"})


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("outcomes")[name]["pattern"].replace(" ", r"\s"))


@cache
def _journeys() -> dict[str, str]:
    """Return the rules that tell of travel, with who is told to travel."""
    entries = patterns("next_meetings")["pattern"]
    return {PREFIX + entry["id"]: entry["journey"] for entry in entries if "journey" in entry}


@cache
def _encounters() -> re.Pattern[str]:
    meet = patterns("next_meetings")["macros"]["meet"]
    return re.compile(rf"(?<!\w)(?:{meet}|ils?|elles?)(?!\w)".replace(" ", r"\s"))


def moves_encounter(view: View, mention: NextMeetingMention) -> bool:
    """Return whether what is put off is an encounter: "la réunion a été reportée", not "la mise en service"."""
    start = view.sents[view.sent_of[mention.trigger]].start
    return bool(_encounters().search(view.tree.text(start, mention.trigger + 1).lower()))


def same_place(view: View, mention: NextMeetingMention) -> bool:
    """Return whether it will be where the encounter before was: "ici même", "le lieu ne change pas"."""
    first = view.sent_of[mention.trigger]
    last = first + (AFTER if mention.rule == MOVED else 1)
    return any(_pattern("same_place").search(view.told(n)) for n in range(first, min(last, len(view.sents))))


def _sides(view: View, event: EventDraft) -> set[str]:
    taking = {view.people[participant.person].party for participant in event.participants}
    return {party.code for party in event.parties} | {code for code in taking if code}


def _named(view: View, start: int, end: int) -> set[str]:
    """Return the sides that a stretch names, places of towns left out."""
    found: set[str] = set()
    for index in range(start, end):
        if view.tree[index].pos_ == "PRON":
            continue  # too often taken for another person
        place = view.place_at.get(index)
        if place is None or place.kind not in PLACES:
            found.update(view.codes_at.get(index, ()))
        person = view.person_at.get(index)
        if person is not None and view.people[person].party:
            found.add(str(view.people[person].party))
    return found


def foreign(view: View, mention: NextMeetingMention, event: EventDraft) -> bool:
    """Return whether an announcement is of others: other sides, another body's series, or a travel elsewhere."""
    sides = _sides(view, event)
    journey = _journeys().get(mention.rule)
    if not mention.weak and not journey:
        return mention.rule in SERIES and _of_body(view, mention, sides)
    named = _named(view, mention.start, mention.end)
    if named and named.isdisjoint(sides):
        return True
    return journey is not None and (_elsewhere(view, mention, event, sides) or not _travels(view, mention, sides))


def _of_body(view: View, mention: NextMeetingMention, sides: set[str]) -> bool:
    """Return whether the words name the body that meets, no side: "le prochain sommet de l'Union africaine"."""
    end = min(mention.trigger + BODY, mention.end)
    bodies = [place for place in view.places_between(mention.trigger, end) if place.kind in BODIES]
    codes = {str(place.code) for place in bodies if place.code}
    return bool(codes) and codes.isdisjoint(sides)


def _elsewhere(view: View, mention: NextMeetingMention, event: EventDraft, sides: set[str]) -> bool:
    """Return whether the travel leads to a state that is no side or home: "il se rendra dimanche à Rome"."""
    places = view.places_between(*mention.place) if mention.place else []
    countries = {str(place.country or place.code) for place in places if place.country or place.code}
    if not countries or not sides.isdisjoint(lexicon("organisations")):
        return False  # organisations meet where they sit
    who = _named(view, view.sents[view.sent_of[mention.trigger]].start, mention.trigger)
    if _journeys().get(mention.rule) == "travel" and who and who <= countries:
        return True
    here = {event.location.country} if event.location else set()
    return countries.isdisjoint(sides | here)


def _travels(view: View, mention: NextMeetingMention, sides: set[str]) -> bool:
    """Return whether a side or people who may stand for it travel, no ship: "Le navire fera escale"."""
    start = view.sents[view.sent_of[mention.trigger]].start
    words = view.tree.text(start, mention.trigger + 1).lower()
    if _pattern("carriers").search(words):
        return False
    return not _named(view, start, mention.trigger).isdisjoint(sides) or bool(
        _pattern("travellers").search(words) or _encounters().search(words)
    )
