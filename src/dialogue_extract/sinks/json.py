"""JSON, indented: one object for one article, a list for several."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from dialogue_extract.sinks.whole import whole


def _indented(line: bytes) -> bytes:
    return json.dumps(json.loads(line), ensure_ascii=False, indent=2).encode()


def write(lines: Iterable[bytes], out: BinaryIO, *, table: str = "events", single: bool = False) -> None:
    """Write an indented list of records, or with `single` the objects themselves."""
    del table
    separator, end = (b"", b"\n") if single else (b"[\n", b"\n]\n")
    for line in lines:
        out.write(separator + _indented(line))
        out.flush()
        separator = b"\n" if single else b",\n"
    out.write(b"[]\n" if separator == b"[\n" else end if separator else b"")
    out.flush()


def save(lines: Iterable[bytes], path: Path, *, table: str = "events", single: bool = False) -> None:
    """Write a JSON file."""
    with whole(path) as file:
        write(lines, file, table=table, single=single)
