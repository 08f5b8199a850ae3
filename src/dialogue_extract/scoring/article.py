"""Judge the events of one article's record against its annotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogue_extract.resources import lexicon
from dialogue_extract.scoring.matching import (
    SAME_TEXT,
    Json,
    overlap,
    pairs,
    same_name,
    same_person,
    same_text,
    text_of,
)
from dialogue_extract.scoring.tally import Tally, optional

SAME_EVENT = 1.25  # least similarity of two events that may be the same encounter


def judge_article(tally: Tally, gold: Json, record: Json | None, name: str) -> None:
    """Pair the article's events, best pair first, and judge every field of each."""
    events = gold["events"]
    found = [event for event in (record or {}).get("events") or [] if not event.get("background")]
    paired = {pair.gold: pair.found for pair in pairs(events, found, similarity, SAME_EVENT)}
    if not events:
        verdict = record is not None and not found
        tally.one("quiet", True, verdict, name)
    for i, event in enumerate(events):
        if optional(event):
            continue
        where = f"{name}#{i + 1}"
        match = paired.get(i)
        tally.note("events", "missed" if match is None else "hit", where, _headline(event))
        _judge_event(tally, event, {} if match is None else found[match], where)
    for j, event in enumerate(found):
        if j not in paired.values():
            where = f"{name}+{j + 1}"
            tally.note("events", "spurious", where, _headline(event))
            _judge_event(tally, {}, event, where)
    tally.many("people", _everyone(events), _everyone(found), name, _person, show=_name)


def similarity(gold: Json, found: Json) -> float:
    """Return how much two events look like one encounter: people and parties most, then type, place, day, status."""
    return _people_alike(gold, found) + _parties_alike(gold, found) + _frame_alike(gold, found)


def _people_alike(gold: Json, found: Json) -> float:
    left, right = gold["participants"], found.get("participants") or []
    if not left and not right:
        return 0.3
    return 2 * len(pairs(left, right, _person, 1.0)) / (len(left) + len(right))


def _parties_alike(gold: Json, found: Json) -> float:
    left = {party["code"] for party in gold["parties"]}
    right = {party.get("code") for party in found.get("parties") or []}
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def _frame_alike(gold: Json, found: Json) -> float:
    families = lexicon("scoring")["family"]
    total = 0.0
    if gold["type"] == found.get("type"):
        total += 1.0
    elif families[gold["type"]] == families.get(found.get("type")):
        total += 0.5
    left, right = _place(gold), _place(found)
    if left.get("city") and same_name(left["city"], right.get("city") or ""):
        total += 0.5
    elif left.get("country") and left["country"] == right.get("country"):
        total += 0.25
    if _day(gold) and _day(gold) == _day(found):
        total += 0.5
    return total + (0.25 if gold["status"] == found.get("status") else 0.0)


def _judge_event(tally: Tally, gold: Json, found: Json, where: str) -> None:
    for name in ("type", "status", "edition"):
        tally.one(name, gold.get(name), found.get(name), where)
    tally.one("name", text_of(gold.get("name")), text_of(found.get("name")), where, same_text)
    _judge_participants(tally, _list(gold, "participants"), _list(found, "participants"), where)
    tally.many("parties", _list(gold, "parties"), _list(found, "parties"), where, _party, show=lambda p: p.get("code"))
    tally.one("city", _place(gold).get("city"), _place(found).get("city"), where, same_name)
    tally.one("country", _place(gold).get("country"), _place(found).get("country"), where)
    tally.one("date", _day(gold), _day(found), where)
    for name in ("topics", "outcomes"):
        tally.many(name, _list(gold, name), _list(found, name), where, _texts, SAME_TEXT, text_of)
    tally.many("contexts", _contexts(gold), _contexts(found), where, lambda a, b: float(a == b))
    left, right = gold.get("next_meeting"), found.get("next_meeting")
    tally.one("next", left and "yes", right and "yes", where)
    tally.one("next_date", _day(left), _day(right), where)
    tally.one("next_city", _place(left).get("city"), _place(right).get("city"), where, same_name)


def _judge_participants(tally: Tally, gold: Sequence[Json], found: Sequence[Json], where: str) -> None:
    for pair in tally.many("participants", gold, found, where, _person, show=_name):
        left, right = gold[pair.gold], found[pair.found]
        at = f"{where} {left['name']}"
        titles = [text_of(title) for title in right.get("titles") or []]
        tally.many("titles", left["titles"], titles, at, _texts, SAME_TEXT, text_of)
        tally.one("role", left["role"], right.get("role"), at)
        tally.one("affiliation", left["party"], right.get("party"), at)


def _everyone(events: Sequence[Json]) -> list[Json]:
    """Return each person of the article once, whichever events they are in; surely present ones first."""
    people = [
        {**person, "optional": optional(person) or optional(event)}
        for event in events
        for person in event.get("participants") or []
    ]
    unique: list[Json] = []
    for person in sorted(people, key=lambda person: person["optional"]):
        if not any(same_person(person, other) for other in unique):
            unique.append(person)
    return unique


def _list(event: Json, name: str) -> list[Any]:
    return event.get(name) or []


def _place(event: Json | None) -> Json:
    return (event or {}).get("location") or {}


def _day(event: Json | None) -> str | None:
    return ((event or {}).get("date") or {}).get("value")


def _contexts(event: Json) -> list[str]:
    return sorted({code for topic in _list(event, "topics") for code in topic.get("contexts") or []})


def _person(gold: Json, found: Json) -> float:
    return float(same_person(gold, found))


def _party(gold: Json, found: Json) -> float:
    return float(gold["code"] is not None and gold["code"] == found.get("code"))


def _texts(gold: Any, found: Any) -> float:
    return overlap(text_of(gold), text_of(found))


def _name(person: Json) -> str:
    return str(person.get("name"))


def _headline(event: Json) -> str:
    people = ", ".join(_name(person) for person in _list(event, "participants"))
    return f"{event.get('type')} [{people}]"
