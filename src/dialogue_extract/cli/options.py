"""Options that several commands share, each defined and explained once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dialogue_extract.cli.failures import suggestion
from dialogue_extract.errors import UsageError

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def iso_day(value: str | None) -> str | None:
    """Return the date where it is an ISO 8601 day or month, and refuse anything else."""
    if value is None or MONTH.fullmatch(value):
        return value
    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise UsageError(
        f"--published {value}: not a date. Write it as 2024-05-23, or 2024-05 where only the month is known."
    )


def one_of(option: str, value: str | None, known: tuple[str, ...]) -> str | None:
    """Return the value where it is one of the known ones, and name the nearest otherwise."""
    if value is None or value in known:
        return value
    near = suggestion(value, known) or f" Choose from {', '.join(known)}."
    raise UsageError(f"{option} {value}: not known.{near}")


def complete_path(incomplete: str) -> list[str]:
    """Return files and folders that begin as written."""
    path = Path(incomplete)
    folder, start = (path, "") if incomplete.endswith("/") or not incomplete else (path.parent, path.name)
    if not folder.is_dir():
        return []
    found = sorted(
        entry for entry in folder.iterdir() if entry.name.startswith(start) and (start or entry.name[0] != ".")
    )
    return [f"{entry}/" if entry.is_dir() else str(entry) for entry in found]


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help='Publication date, 2024-05-23 or 2024-05: what "hier" and "lundi" are counted from.'
    ),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="MODEL", help="Another French spaCy pipeline: a folder, or an installed package."),
]
Article = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="A file, or - for standard input.", autocompletion=complete_path)
]
