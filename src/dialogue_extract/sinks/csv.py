"""CSV: one row an event, or one of the long tables; no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from dialogue_extract.sinks.rows import COLUMNS, ROWS, Row
from dialogue_extract.sinks.whole import whole

# What makes a spreadsheet compute a cell, and the sign itself so that unguarding is sure.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_ARTICLE = ("source", "title", "published")
_JOINED = ("parties", "participants", "topics", "outcomes", "next_meeting")
_SEPARATOR = " | "


def guard(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(_RISKY) else text


def unguard(cell: str) -> str:
    """Return the text of a guarded cell."""
    return cell[1:] if cell.startswith("'") else cell


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guard(_SEPARATOR.join(map(str, value)))
    return guard(value) if isinstance(value, str) else str(value)


def _person(person: Mapping[str, Any]) -> str:
    said = ", ".join(part for part in (person["party"], person["role"]) if part)
    return f"{person['name']} ({said})"


def _summary(event: Mapping[str, Any]) -> Row:
    """Return the lists of an event as one cell each, for readers who want one row an event."""
    following = event["next_meeting"]
    return {
        "parties": [party["code"] or party["name"] or party["text"] for party in event["parties"]],
        "participants": [_person(person) for person in event["participants"]],
        "topics": [topic["text"] for topic in event["topics"]],
        "outcomes": [outcome["text"] for outcome in event["outcomes"]],
        "next_meeting": following["text"] if following else None,
    }


def header(table: str) -> list[str]:
    """Return the column names of a table."""
    names = [name for name, _ in COLUMNS[table]]
    return [names[0], *_ARTICLE, *names[1:], *(_JOINED if table == "events" else ())]


def _rows(record: Mapping[str, Any], table: str) -> Iterator[Row]:
    article = next(ROWS["articles"](record))
    for number, row in enumerate(ROWS[table](record)):
        extra = _summary(record["events"][number]) if table == "events" else {}
        yield {**{name: article[name] for name in _ARTICLE}, **row, **extra}


def _encoded(lines: Iterable[bytes], table: str) -> Iterator[bytes]:
    names = header(table)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(names)
    yield buffer.getvalue().encode()
    for line in lines:
        buffer.seek(0)
        buffer.truncate()
        writer.writerows([_cell(row[name]) for name in names] for row in _rows(json.loads(line), table))
        yield buffer.getvalue().encode()


def write(lines: Iterable[bytes], out: BinaryIO, *, table: str = "events", single: bool = False) -> None:
    """Write a header and the rows of each record in one piece."""
    del single
    for piece in _encoded(lines, table):
        out.write(piece)
        out.flush()


def save(lines: Iterable[bytes], path: Path, *, table: str = "events", single: bool = False) -> None:
    """Write a CSV file (UTF-8, RFC 4180)."""
    del single
    with whole(path) as file:
        file.writelines(_encoded(lines, table))
