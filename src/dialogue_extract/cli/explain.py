"""`extract explain`: why each value is there, and why others are not."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from dialogue_extract.cli.options import Article, Model, Published, iso_day

NAME = "explain"
EXAMPLES = """Examples:

\b
  extract explain article.txt
  extract explain article.txt --published 2024-05-23 | less -R
  extract explain article.txt --json | jq '.rejected[] | select(.kind == "person")'
"""

AsJson = Annotated[bool, typer.Option("--json", help="Print the explanation as JSON.")]


def command(article: Article, published: Published = None, as_json: AsJson = False, model: Model = None) -> None:
    """Show which rules fired on which words.

    Sentence by sentence: mentions with their kinds and rules, and candidates that were refused with the reason; then
    each person with titles, side and the events they take part in, and how each event was put together.
    """
    day = iso_day(published)

    from dialogue_extract import reading, records
    from dialogue_extract.cli.explanation import explanation

    read = reading.read(article, published=day)
    extractor = records.load(model)
    doc = extractor.document(read)
    found = explanation(doc, records.build(doc, read))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from dialogue_extract.cli.explain_view import draw

    draw(found, Console(highlight=False))
