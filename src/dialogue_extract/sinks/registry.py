"""Choose the module that writes a format; a new one is one file here and one line."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from dialogue_extract.errors import UsageError
from dialogue_extract.extras import need

# Records travel as one compact JSON object each, UTF-8, without line end.
Lines = Iterable[bytes]

_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".duckdb": "duckdb",
    ".db": "duckdb",
}
FORMATS = ("json", "jsonl", "csv", "parquet", "duckdb")
STREAMS = ("json", "jsonl", "csv")
TABLES = ("events", "participants", "topics", "next_meetings")


class Sink(Protocol):
    """What the module of a format has."""

    def save(self, lines: Lines, path: Path, *, table: str, single: bool) -> None:
        """Write all records to a file, whole or not at all."""


class Stream(Protocol):
    """What the module of a format that can be piped has besides."""

    def write(self, lines: Lines, out: BinaryIO, *, table: str, single: bool) -> None:
        """Write records one after the other."""


def format_of(output: str | None, name: str | None = None) -> str:
    """Return the format of an output: the one named, else by suffix; JSON Lines on standard output."""
    if name is not None:
        if name not in FORMATS:
            raise UsageError(f"{name}: unknown format. Take one of {', '.join(FORMATS)}.")
        return name
    if output is None or output == "-":
        return "jsonl"
    suffix = Path(output).suffix.lower()
    if suffix not in _SUFFIXES:
        raise UsageError(f"{output}: no format has this suffix. Name one with --format: {', '.join(FORMATS)}.")
    return _SUFFIXES[suffix]


def table_of(name: str | None, format_name: str) -> str:
    """Return the table to write, `events` unless another is named; only CSV is one table."""
    if name is None:
        return TABLES[0]
    if name not in TABLES:
        raise UsageError(f"{name}: unknown table. Take one of {', '.join(TABLES)}.")
    if format_name != "csv":
        raise UsageError(f"--table {name}: only CSV holds a single table, not {format_name}. Leave it out.")
    return name


def check(output: str | None, format_name: str | None = None, table: str | None = None) -> str:
    """Return the format of an output, refusing at once what could not be written at the end."""
    kind = format_of(output, format_name)
    table_of(table, kind)
    if kind not in STREAMS:
        if output is None or output == "-":
            raise UsageError(f"{kind}: cannot be piped. Name a file with -o.")
        need("pyarrow" if kind == "parquet" else kind, "tables", output)
    return kind


def save(
    lines: Lines, output: str | Path, format_name: str | None = None, table: str | None = None, *, single: bool = False
) -> None:
    """Write records to a file that appears whole or not at all; `single` makes JSON one object, not a list."""
    kind = format_of(str(output), format_name)
    sink = cast(Sink, import_module(f"dialogue_extract.sinks.{kind}"))
    sink.save(lines, Path(output), table=table_of(table, kind), single=single)


def write(
    lines: Lines, out: BinaryIO, format_name: str = "jsonl", table: str | None = None, *, single: bool = False
) -> None:
    """Write records to an open stream, each as soon as it comes."""
    if format_name not in STREAMS:
        raise UsageError(f"{format_name}: cannot be piped. Name a file with -o.")
    sink = cast(Stream, import_module(f"dialogue_extract.sinks.{format_name}"))
    sink.write(lines, out, table=table_of(table, format_name), single=single)
