"""Read tables row by row: JSON Lines, CSV and Parquet; one article a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dialogue_extract.errors import ReadingError
from dialogue_extract.extras import need
from dialogue_extract.reading.decoding import decode
from dialogue_extract.reading.item import Columns, Item
from dialogue_extract.reading.packed import unpacked

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Row = Mapping[str, object]
_USUAL = {
    "text": ("text", "texte", "body", "content", "contenu", "article", "article_text"),
    "date": ("date", "published", "published_at", "date_published", "publication_date", "day"),
    "title": ("title", "titre", "headline"),
    "id": ("id", "url", "source"),
}
_MAX_LINE = 16_000_000
_SAMPLE = 65_536
_BATCH = 64


def _lines(stream: BinaryIO, where: str) -> Iterator[bytes]:
    while line := stream.readline(_MAX_LINE + 1):
        if len(line) > _MAX_LINE:
            raise ReadingError(f"{where}: a line of more than {_MAX_LINE:,} bytes. Write one article a line.")
        yield line


def json_lines(stream: BinaryIO, where: str) -> Iterator[Row | str]:
    """Yield the objects of a JSON Lines stream; a line that is none is given as the fault's words."""
    for line in _lines(stream, where):
        if not line.strip():
            continue
        try:
            row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
        except (ValueError, RecursionError) as error:
            yield f"not JSON ({error}). Write one object a line."
            continue
        yield row if isinstance(row, dict) else "not a JSON object. Write one object a line."


def comma_separated(stream: BinaryIO, where: str) -> Iterator[Row | str]:
    """Yield the rows of a CSV file; separator and encoding are read off its head."""
    head = stream.read(_SAMPLE)
    if not head.strip():
        raise ReadingError(f"{where}: empty. Give a table with a header line.")
    sample = head[: head.rfind(b"\n") + 1] or head
    text, _ = decode(sample, where)
    encoding = "utf-8-sig" if sample.decode("utf-8", errors="ignore").encode() == sample else "cp1252"
    first = text.split("\n", 1)[0]
    separator = max(",;\t|", key=first.count)
    csv.field_size_limit(_MAX_LINE)
    whole = io.TextIOWrapper(again(head, stream), encoding, errors="replace", newline="")
    reader = csv.DictReader(whole, delimiter=separator)
    try:
        for row in reader:
            yield {str(name): value for name, value in row.items() if name is not None}
    except csv.Error as error:
        raise ReadingError(f"{where}: line {reader.line_num}: not CSV ({error}). Mend the table.") from error


class _Chained(io.RawIOBase):
    """Give back the bytes already read, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        some = getattr(self._rest, "read1", self._rest.read)
        data = self._head.read(len(view)) or some(len(view))
        view[: len(data)] = data
        return len(data)


def again(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    """Return a stream that begins with bytes already read from it."""
    return io.BufferedReader(_Chained(head, rest))


def parquet(stream: BinaryIO, where: str) -> Iterator[Row | str]:
    """Yield the rows of a Parquet file, a few at a time."""
    arrow = need("pyarrow", "tables", where)
    files = need("pyarrow.parquet", "tables", where)
    try:
        for batch in files.ParquetFile(stream).iter_batches(batch_size=_BATCH):
            yield from batch.to_pylist()
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise ReadingError(f"{where}: not a readable Parquet file ({error}). Fetch it again.") from error


TABLES: dict[str, Callable[[BinaryIO, str], Iterator[Row | str]]] = {
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".csv": comma_separated,
    ".tsv": comma_separated,
    ".parquet": parquet,
}


def _named(row: Row, role: str, name: str | None) -> str | None:
    if name is not None:
        return name
    return next((usual for usual in _USUAL[role] if usual in row), None)


def _value(row: Row, name: str | None) -> str | None:
    value = row.get(name) if name else None
    return None if value is None or not str(value).strip() else str(value)


def _missing(row: Row, columns: Columns) -> str | None:
    for role in ("text", "date", "title", "id"):
        name = _named(row, role, getattr(columns, role))
        if (name is None and role == "text") or (name is not None and name not in row):
            there = ", ".join(map(str, row)) or "none"
            return f"no column {name or 'text'!r}. Name one of its columns with --{role}-column: {there}."
    return None


def row_item(row: Row | str, place: str, columns: Columns, published: str | None) -> Item:
    """Return the item of a row, `place` being its file and number."""
    if isinstance(row, str):
        return Item(place, place, fault=f"{place}: {row}")
    missing = _missing(row, columns)
    if missing:
        return Item(place, place, fault=f"{place}: {missing}")
    date, title, name = (_value(row, _named(row, role, getattr(columns, role))) for role in ("date", "title", "id"))
    source = name or place
    text = row.get(_named(row, "text", columns.text) or "")
    if not isinstance(text, str) or not text.strip():
        return Item(place, source, fault=f"{source}: an empty row. Give an article with text in it.")
    metadata = {key: value for key, value in (("date", date), ("title", title)) if value}
    return Item(place, source, text=text, published=published, metadata=metadata)


def table_items(
    stream: BinaryIO, where: str, suffix: str, columns: Columns, published: str | None = None
) -> Iterator[Item]:
    """Yield one item a row; a fault of the whole table, such as a missing column, is one item, and the last."""
    same_for_all = suffix not in (".jsonl", ".ndjson")
    try:
        for number, row in enumerate(TABLES[suffix](stream, where), 1):
            if number == 1 and same_for_all and isinstance(row, Mapping) and (missing := _missing(row, columns)):
                yield Item(where, where, fault=f"{where}: {missing}")
                return
            yield row_item(row, f"{where}#{number}", columns, published)
    except ReadingError as error:
        yield Item(f"{where}#", where, fault=str(error))


def file_items(path: Path, where: str, suffix: str, columns: Columns, published: str | None = None) -> Iterator[Item]:
    """Yield the items of a table file, compressed or not."""
    try:
        with unpacked(path, where) as stream:
            yield from table_items(stream, where, suffix, columns, published)
    except ReadingError as error:
        yield Item(f"{where}#", where, fault=str(error))
