"""`extract`: the main job, articles in, records out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dialogue_extract.cli.failures import DONE
from dialogue_extract.cli.options import Model, Published, complete_path, iso_day

NAME = "run"
EXAMPLES = """Examples:

\b
  extract article.txt
"""

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.", autocompletion=complete_path),
]


def command(inputs: Inputs, published: Published = None, model: Model = None) -> int:
    """Extract the diplomatic encounters of French news as JSON."""
    day = iso_day(published)
    from dialogue_extract import pipeline, reading

    record = pipeline.load(model).extract(reading.read(inputs[0], published=day))
    sys.stdout.write(record.model_dump_json(indent=2) + "\n")
    return DONE
