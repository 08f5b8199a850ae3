"""JSON Lines: one record a line, as they come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from dialogue_extract.sinks.whole import whole


def write(lines: Iterable[bytes], out: BinaryIO, *, table: str = "events", single: bool = False) -> None:
    """Write one record a line, each in one piece."""
    del table, single
    for line in lines:
        out.write(line + b"\n")
        out.flush()


def save(lines: Iterable[bytes], path: Path, *, table: str = "events", single: bool = False) -> None:
    """Write a JSON Lines file."""
    del table, single
    with whole(path) as file:
        for line in lines:
            file.write(line + b"\n")
