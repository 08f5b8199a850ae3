"""Say of an annotated document what was found by which rule, what was refused, and how the events came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dialogue_extract.schema import Record

Json = dict[str, Any]

LAYERS = {
    "name": "names",
    "office": "offices",
    "place": "places",
    "date": "dates",
    "topic": "topics",
    "outcome": "outcomes",
    "next": "next_meetings",
}


def explanation(doc: Doc, record: Record) -> Json:
    """Return sentences with their mentions, people with their reasons, and events with their history."""
    mentions = [_mention(doc, kind, one) for kind, layer in LAYERS.items() for one in getattr(doc._, layer) or ()]
    mentions += list(_triggers(doc))
    refused = [_refusal(doc, one) for one in doc._.rejected or ()]
    return {
        "source": record.source,
        "language": record.language,
        "published": record.published.model_dump() if record.published else None,
        "warnings": list(record.warnings),
        "sentences": list(_sentences(doc, mentions, refused)),
        "rejected": refused,
        "people": [_person(doc, number, refused) for number in range(len(doc._.people or ()))],
        "events": [_event(doc, draft, f"e{number}") for number, draft in enumerate(doc._.dialogue_events or (), 1)],
    }


def _sentences(doc: Doc, mentions: list[Json], refused: list[Json]) -> Iterator[Json]:
    noise = [(block.start, block.end) for block in doc._.blocks or () if getattr(block, "kind", "") == "noise"]
    spans = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    for sent in spans:
        start, end = sent.start_char, sent.end_char
        if not doc.text[start:end].strip():
            continue
        yield {
            "text": doc.text[start:end],
            "start": start,
            "end": end,
            "noise": any(left <= start < right for left, right in noise),
            "mentions": _inside(mentions, start, end),
            "rejected": _inside(refused, start, end),
        }


def _triggers(doc: Doc) -> Iterator[Json]:
    """Yield the words that speak of an encounter, each with the event they were merged into."""
    for number, draft in enumerate(doc._.dialogue_events or (), 1):
        for one in draft.evidence:
            span = _span(doc, one.start, one.end)
            yield {"kind": "encounter", **span, "rule": one.rule, "details": {"event": f"e{number}"}}


def _inside(items: Iterable[Json], start: int, end: int) -> list[Json]:
    return sorted(
        (item for item in items if start <= item["start"] < end), key=lambda item: (item["start"], -item["end"])
    )


def _span(doc: Doc, start: int, end: int) -> Json:
    if start < 0 or end <= start:
        return {"text": None, "start": None, "end": None}
    span = doc[start:end]
    return {"text": span.text, "start": span.start_char, "end": span.end_char}


def _mention(doc: Doc, kind: str, mention: Any) -> Json:
    return {
        "kind": kind,
        **_span(doc, mention.start, mention.end),
        "rule": mention.rule,
        "details": _details(doc, mention),
    }


def _details(doc: Doc, mention: Any) -> Json:
    """Return what a mention holds beyond its place and rule, where it differs from the default."""
    found: Json = {}
    for field in fields(mention):
        value = getattr(mention, field.name)
        if field.name in ("start", "end", "rule", "char_start", "char_end") or value in (None, (), "", -1):
            continue
        if field.default is not MISSING and value == field.default:
            continue
        plain = _plain(doc, field.name, value)
        if plain is not None:
            found[field.name] = plain
    return found


def _plain(doc: Doc, name: str, value: Any) -> Any:
    if name in ("trigger", "head") and isinstance(value, int):
        return doc[value].text
    if name == "arguments":
        return {role: doc[start:end].text for role, start, end in value}
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, int) for part in value):
        return doc[value[0] : value[1]].text
    if isinstance(value, tuple):
        return list(value) if all(isinstance(part, str) for part in value) else None
    return value if isinstance(value, (str, int, float, bool)) else getattr(value, "event_value", None)


def _refusal(doc: Doc, refusal: Any) -> Json:
    return {
        "kind": refusal.kind,
        **_span(doc, refusal.start, refusal.end),
        "rule": refusal.rule,
        "reason": refusal.reason,
    }


def _person(doc: Doc, number: int, refused: list[Json]) -> Json:
    person = doc._.people[number]
    name = _span(doc, person.name.start, person.name.end)
    spots = [(_span(doc, one.start, one.end)["start"], _span(doc, one.start, one.end)["end"]) for one in person.names]
    return {
        "name": name["text"],
        "rule": person.rule,
        "aliases": list(person.aliases),
        "mentions": spots,
        "titles": [_mention(doc, "office", office) for office in person.offices],
        "party": person.party,
        "party_rule": person.party_rule,
        "takes_part": [
            {"event": f"e{place}", "role": one.role, "rules": list(one.rules), "score": round(one.score, 3)}
            for place, draft in enumerate(doc._.dialogue_events or (), 1)
            for one in draft.participants
            if one.person == number
        ],
        "refused": [
            one["reason"] for one in refused if one["kind"] == "person" and (one["start"], one["end"]) in spots
        ],
    }


def _event(doc: Doc, draft: Any, id: str) -> Json:
    place, date = draft.location, draft.date
    return {
        "id": id,
        "type": draft.type,
        "status": draft.status,
        "background": draft.background,
        "confidence": draft.confidence,
        "evidence": [{**_span(doc, one.start, one.end), "rule": one.rule} for one in draft.evidence],
        "parties": [{"code": one.code, **_span(doc, one.start, one.end), "rule": one.rule} for one in draft.parties],
        "participants": [
            {"name": _name(doc, one.person), "role": one.role, "rules": list(one.rules)} for one in draft.participants
        ],
        "location": {**_span(doc, place.start, place.end), "basis": place.basis, "rule": place.rule} if place else None,
        "date": {**_span(doc, date.start, date.end), "value": date.event_value, "rule": date.rule} if date else None,
        "trace": list(draft.trace),
    }


def _name(doc: Doc, number: int) -> str:
    name = doc._.people[number].name
    return str(doc[name.start : name.end].text)
