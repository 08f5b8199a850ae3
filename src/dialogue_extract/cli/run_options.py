"""Options of the main job, each explained once."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogue_extract.cli.options import complete_path

FORMATS = ("json", "jsonl", "csv", "parquet", "duckdb", "html", "table")
LANGUAGES = ("fr", "en")
ENGINES = ("local", "ray")

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, patterns, tables (.jsonl .csv .parquet), archives, or - for standard input.",
        autocompletion=complete_path,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        help="Write there; the suffix chooses the format.",
        autocompletion=complete_path,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="json (one article on standard output), jsonl (several), csv, parquet, duckdb, html or table.",
        autocompletion=lambda incomplete: [name for name in FORMATS if name.startswith(incomplete)],
    ),
]
Table = Annotated[
    str | None,
    typer.Option("--table", metavar="NAME", help="With csv: events, participants, topics or next_meetings."),
]
Lang = Annotated[str, typer.Option("--lang", metavar="LANG", help="Labels of the html page: fr or en.")]
WithText = Annotated[bool, typer.Option("--with-text", help="Put the article's text into its record.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Worker processes; 0 for all cores.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on where an interrupted run to the same output stopped.")]
Timeout = Annotated[float | None, typer.Option(metavar="SECONDS", help="Give up an article after so long.")]
InlineErrors = Annotated[
    bool,
    typer.Option("--inline-errors", help="Write error records among the records, not to errors.jsonl beside them."),
]
Include = Annotated[list[str] | None, typer.Option(metavar="PATTERN", help="Of folders, only files like this.")]
Exclude = Annotated[list[str] | None, typer.Option(metavar="PATTERN", help="Of folders, no files like this.")]
TextColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column of a table with the text.")]
DateColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column with the publication date.")]
TitleColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column with the headline.")]
IdColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column that names the article in its record.")]
EngineName = Annotated[str, typer.Option("--engine", metavar="ENGINE", help="local, or ray for a cluster.")]
RayAddress = Annotated[str | None, typer.Option(metavar="ADDRESS", help="A running Ray cluster; none starts one here.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings on standard error.")]

EXAMPLES = """Examples:

\b
  extract article.txt
  extract article.txt --published 2024-05-23 --format table
  cat article.txt | extract - | jq '.events[].next_meeting'
  extract article.txt -o article.html --lang en
  extract corpus/ -o events.jsonl --jobs 2
  extract corpus/ -o events.jsonl --jobs 2 --resume
  extract corpus/ -o pages/ --format html
  extract dump.parquet --text-column body --date-column day -o events.duckdb

A file or folder that is called like a command is given as ./NAME.

Exit codes: 0 done; 1 something could not be processed (named on standard error, the rest was
written); 2 wrong use or nothing readable.
"""
