"""Lay a record out as rows of flat tables; each row is keyed by article, event and position."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Row = dict[str, Any]
Json = Mapping[str, Any]


def _part(value: Json | None, *names: str) -> list[Any]:
    return [None if value is None else value.get(name) for name in names]


def article(record: Json) -> Iterator[Row]:
    """Yield the row of the article itself."""
    published = record["published"]
    yield {
        "article_id": record["id"],
        "source": record["source"],
        "language": record["language"],
        "title": _part(record["title"], "text")[0],
        "published": _part(published, "value")[0],
        "published_basis": _part(published, "basis")[0],
        "schema_version": record["schema_version"],
        "warnings": record["warnings"],
        "text": record.get("text"),
    }


def _place(value: Json | None, prefix: str = "") -> Row:
    names = ("text", "venue", "city", "country", "latitude", "longitude", "online")
    labels = ("location", *names[1:])
    return {f"{prefix}{label}": part for label, part in zip(labels, _part(value, *names), strict=True)}


def _date(value: Json | None) -> Row:
    words, iso, basis = _part(value, "text", "value", "basis")
    return {"date": iso, "date_text": words, "date_basis": basis}


def events(record: Json) -> Iterator[Row]:
    """Yield one row an event: what it is, where and when."""
    for position, event in enumerate(record["events"], 1):
        yield {
            "article_id": record["id"],
            "event_id": event["id"],
            "position": position,
            "type": event["type"],
            "status": event["status"],
            "background": event["background"],
            "name": _part(event["name"], "text")[0],
            "edition": event["edition"],
            "recurrence": event["recurrence"],
            "plover_event": event["plover"]["event"],
            "plover_mode": event["plover"]["mode"],
            "plover_quad_class": event["plover"]["quad_class"],
            **_date(event["date"]),
            **_place(event["location"]),
            "confidence": event["confidence"],
        }


def _inner(record: Json, name: str) -> Iterator[tuple[Row, Json]]:
    for event in record["events"]:
        for position, value in enumerate(event[name], 1):
            yield {"article_id": record["id"], "event_id": event["id"], "position": position}, value


def parties(record: Json) -> Iterator[Row]:
    """Yield one row a party of an event."""
    for key, party in _inner(record, "parties"):
        yield {**key, **{name: party[name] for name in ("code", "name", "kind", "text", "start", "end")}}


def participants(record: Json) -> Iterator[Row]:
    """Yield one row a participant of an event."""
    for key, person in _inner(record, "participants"):
        yield {
            **key,
            "name": person["name"],
            "role": person["role"],
            "party": person["party"],
            "titles": [title["text"] for title in person["titles"]],
            "aliases": person["aliases"],
            "start": person["start"],
            "end": person["end"],
        }


def topics(record: Json) -> Iterator[Row]:
    """Yield one row a topic of an event."""
    for key, topic in _inner(record, "topics"):
        yield {**key, **{name: topic[name] for name in ("text", "contexts", "start", "end")}}


def outcomes(record: Json) -> Iterator[Row]:
    """Yield one row an outcome of an event."""
    for key, outcome in _inner(record, "outcomes"):
        yield {**key, **{name: outcome.get(name) for name in ("kind", "by", "text", "start", "end")}}


def next_meetings(record: Json) -> Iterator[Row]:
    """Yield one row a following encounter that an event announces."""
    for event in record["events"]:
        following = event["next_meeting"]
        if following is not None:
            yield {
                "article_id": record["id"],
                "event_id": event["id"],
                "text": following["text"],
                "start": following["start"],
                "end": following["end"],
                **_date(following["date"]),
                **_place(following["location"]),
            }


ROWS: dict[str, Callable[[Json], Iterator[Row]]] = {
    "articles": article,
    "events": events,
    "participants": participants,
    "parties": parties,
    "topics": topics,
    "outcomes": outcomes,
    "next_meetings": next_meetings,
}

Columns = Sequence[tuple[str, str]]
_KEY = (("article_id", "VARCHAR"), ("event_id", "VARCHAR"))
_POSITION = (*_KEY, ("position", "INTEGER"))
_SPAN = (("start", "INTEGER"), ("end", "INTEGER"))
_DATE = (("date", "VARCHAR"), ("date_text", "VARCHAR"), ("date_basis", "VARCHAR"))
_WORDS = ("location", "venue", "city", "country")
_PLACE = (
    *((name, "VARCHAR") for name in _WORDS),
    ("latitude", "DOUBLE"),
    ("longitude", "DOUBLE"),
    ("online", "BOOLEAN"),
)


def _texts(*names: str) -> Columns:
    return tuple((name, "VARCHAR") for name in names)


# Every table's columns with their SQL types, in the order the functions above give them.
COLUMNS: dict[str, Columns] = {
    "articles": (
        *_texts("article_id", "source", "language", "title", "published", "published_basis", "schema_version"),
        ("warnings", "VARCHAR[]"),
        ("text", "VARCHAR"),
    ),
    "events": (
        *_POSITION,
        *_texts("type", "status"),
        ("background", "BOOLEAN"),
        ("name", "VARCHAR"),
        ("edition", "INTEGER"),
        *_texts("recurrence", "plover_event", "plover_mode", "plover_quad_class"),
        *_DATE,
        *_PLACE,
        ("confidence", "DOUBLE"),
    ),
    "participants": (
        *_POSITION,
        *_texts("name", "role", "party"),
        ("titles", "VARCHAR[]"),
        ("aliases", "VARCHAR[]"),
        *_SPAN,
    ),
    "parties": (*_POSITION, *_texts("code", "name", "kind", "text"), *_SPAN),
    "topics": (*_POSITION, ("text", "VARCHAR"), ("contexts", "VARCHAR[]"), *_SPAN),
    "outcomes": (*_POSITION, *_texts("kind", "by", "text"), *_SPAN),
    "next_meetings": (*_KEY, ("text", "VARCHAR"), *_SPAN, *_DATE, *_PLACE),
}
