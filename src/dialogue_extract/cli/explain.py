"""`extract explain`: why each value is there, and why others are not."""

from __future__ import annotations

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
    """Show which rule fired on which words, what was rejected and why, and how events came about."""
    from dialogue_extract import pipeline, reading

    day = iso_day(published)
    read = reading.read(article, published=day)
    explanation = pipeline.load(model).explain(read)
    typer.echo(str(explanation) if not as_json else "")
