"""`extract dates`: the temporal expressions of articles."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from dialogue_extract.cli.failures import DONE, PARTLY, WRONG, report
from dialogue_extract.cli.options import Published, complete_path, iso_day

NAME = "dates"
EXAMPLES = """Examples:

\b
  extract dates article.txt --published 2024-05-23
  cat article.txt | extract dates - | jq -r '.expressions[] | [.text, .value] | @tsv'

One line of JSON an article: source, expressions (text, start, end, type, value as in TimeML's TIMEX3).
"""

Articles = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE", help="Files, or - for standard input.", autocompletion=complete_path),
]


def command(articles: Articles, published: Published = None) -> int:
    """Print the temporal expressions of articles.

    Dates, times, durations and repetitions, resolved against the publication date where that is known.
    """
    from dialogue_extract import reading, temporal
    from dialogue_extract.errors import ReadingError

    day = iso_day(published)
    failed = 0
    for source in articles:
        try:
            article = reading.read(source, published=day)
        except ReadingError as error:
            report(str(error))
            failed += 1
            continue
        value = article.published.value if article.published else None
        found = [
            {"text": item.text, "start": item.start, "end": item.end, "type": item.type, "value": item.value}
            for item in temporal.tag(article.text, value)
        ]
        typer.echo(json.dumps({"source": source, "expressions": found}, ensure_ascii=False))
    return DONE if not failed else WRONG if failed == len(articles) else PARTLY
