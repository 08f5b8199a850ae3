"""`extract validate`: records against the schema."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dialogue_extract.cli.failures import DONE, PARTLY
from dialogue_extract.cli.options import complete_path

NAME = "validate"
EXAMPLES = """Examples:

\b
  extract corpus/ -o events.jsonl && extract validate events.jsonl
  extract article.txt | extract validate -

Exit code 1 where a record breaks the schema; each fault is one line: file:line: field: what.
"""

Records = Annotated[
    list[str],
    typer.Argument(
        metavar="RECORDS",
        help="JSON Lines or JSON files of records, - for standard input.",
        autocompletion=complete_path,
    ),
]


def command(records: Records) -> int:
    """Check records against the schema.

    Fields, vocabularies and offsets; where a record holds its text, every value must be the words at its offsets.
    """
    faults = checked = 0
    for name in records:
        for line, text in _objects(name):
            checked += 1
            for fault in _faults(text):
                faults += 1
                typer.echo(f"{name}:{line}: {fault}", err=True)
    noun = "record" if checked == 1 else "records"
    typer.echo(f"{checked} {noun} checked, {faults} {'fault' if faults == 1 else 'faults'}", err=True)
    return PARTLY if faults or not checked else DONE


def _objects(name: str) -> Iterator[tuple[int, str]]:
    """Yield line number and JSON text of each object: one a line, or one indented object the whole file."""
    text = sys.stdin.read() if name == "-" else _read(name)
    if text.lstrip().startswith("{\n") or text.lstrip().startswith("[\n"):
        yield 1, text
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _read(name: str) -> str:
    from dialogue_extract.errors import ReadingError

    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise ReadingError(f"{name}: cannot be read ({reason}). Name a file written by extract.") from error


def _faults(text: str) -> Iterator[str]:
    from pydantic import ValidationError

    from dialogue_extract.schema import ErrorRecord, Record

    # a record that names a failure instead of events is what `extract` writes for a broken input
    model = ErrorRecord if '"error"' in text and '"events"' not in text else Record
    try:
        record = model.model_validate_json(text)
    except ValidationError as failure:
        for error in failure.errors(include_url=False):
            field = ".".join(str(part) for part in error["loc"]) or "record"
            yield f"{field}: {error['msg'][0].lower()}{error['msg'][1:]}"
        return
    if isinstance(record, Record):
        from dialogue_extract.cli.offsets import offset_faults

        yield from offset_faults(record)
