"""`extract schema`: what a record holds."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from dialogue_extract.cli.options import one_of

NAME = "schema"
FORMATS = ("json", "markdown")
EXAMPLES = """Examples:

\b
  extract schema > record.schema.json
  extract schema --format markdown
"""

Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="json (JSON Schema) or markdown (tables to read).",
        autocompletion=lambda incomplete: FORMATS,
    ),
]


def command(format: Format = "json") -> None:
    """Print the schema of the record."""
    one_of("--format", format, FORMATS)
    if format == "markdown":
        from dialogue_extract.cli.reference import record_tables

        typer.echo(record_tables(), nl=False)
        return
    from dialogue_extract.schema import Record

    typer.echo(json.dumps(Record.model_json_schema(), ensure_ascii=False, indent=2))
