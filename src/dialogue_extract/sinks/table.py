"""Records as a table on a terminal: one row an event."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.text import Text

Json = dict[str, Any]
PIPED = 140  # columns where no terminal says how many
TOPICS = 3  # shown a row; the rest are counted


def draw(lines: Iterable[bytes], width: int | None = None) -> None:
    """Print the events of the records, main ones of each article first, as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=width)
    if not console.is_terminal and width is None:
        console = Console(width=PIPED)
    records = [json.loads(line) for line in lines]
    several = len(records) > 1
    table = Table(show_lines=True)
    for heading in [*(["Article"] if several else []), "Event", "Who", "When", "Where", "About", "Next"]:
        table.add_column(heading, overflow="fold")
    for record in records:
        for event in record.get("events", ()):
            row = [
                _event(event),
                _people(event),
                _date(event),
                _place(event.get("location")),
                _topics(event),
                _next(event),
            ]
            table.add_row(*([_plain(record["source"])] if several else []), *row)
    if table.row_count:
        console.print(table)
    else:
        console.print("no event")


def _plain(words: str | None) -> Text:
    from rich.text import Text

    return Text(words or "")


def _event(event: Json) -> Text:
    head = f"{event['type']}, {event['status']}{', in passing' if event['background'] else ''}"
    sides = " – ".join(party["name"] or party["code"] or party["text"] or "?" for party in event["parties"])
    return _plain("\n".join(filter(None, (head, (event["name"] or {}).get("text"), sides))))


def _people(event: Json) -> Text:
    people = event["participants"]
    return _plain(
        "\n".join(f"{one['name']} ({', '.join(filter(None, (one['party'], one['role'])))})" for one in people)
    )


def _date(event: Json) -> Text:
    date = event["date"]
    return _plain(date["value"] or f"« {date['text']} »" if date else "")


def _place(place: Json | None) -> Text:
    if not place:
        return _plain("")
    if place["online"] and not place["city"]:
        return _plain("online")
    return _plain(", ".join(filter(None, (place["venue"], place["city"], place["country"]))))


def _topics(event: Json) -> Text:
    topics = [topic["text"] for topic in event["topics"]]
    more = [f"… {len(topics) - TOPICS} more"] if len(topics) > TOPICS else []
    return _plain("\n".join([*topics[:TOPICS], *more]))


def _next(event: Json) -> Text:
    following = event["next_meeting"]
    if not following:
        return _plain("")
    date = (following["date"] or {}).get("value")
    return _plain(" ".join(filter(None, (date, _place(following["location"]).plain))) or following["text"])
