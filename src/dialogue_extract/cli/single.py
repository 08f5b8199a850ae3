"""One article: the short way, without the engine for many."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_extract.cli.failures import DONE, report, suggestion
from dialogue_extract.cli.startup import import_spacy
from dialogue_extract.errors import OutputError, ReadingError

if TYPE_CHECKING:
    from dialogue_extract.cli.run import Request
    from dialogue_extract.schema import Record

MANY = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".zip", ".gz", ".zst"})
BATCH_FORMATS = frozenset({"csv", "parquet", "duckdb"})
PAGE_SUFFIXES = frozenset({".html", ".htm"})


def output_format(request: Request) -> str | None:
    """Return the format that is named, or that the output's suffix means; None leaves it to what comes in."""
    if request.format:
        return request.format
    suffix = Path(request.output).suffix.lower() if request.output else ""
    return "html" if suffix in PAGE_SUFFIXES else suffix.removeprefix(".") or None


def fits(request: Request) -> bool:
    """Return whether the call is for one article, written as one object or one page."""
    if len(request.inputs) != 1 or request.resume or request.engine != "local" or request.timeout:
        return False
    if output_format(request) not in ("json", "html", "table", None) or _wants_folder(request):
        return False
    source = request.inputs[0]
    return not _rows_on_stdin() if source == "-" else _one_file(source)


def run(request: Request) -> int:
    """Read, extract and write one article."""
    from dialogue_extract import reading

    article = reading.read(request.inputs[0], published=request.published)
    import_spacy()
    from dialogue_extract import records

    record = records.load(request.model).extract(article)
    if not request.quiet:
        for warning in record.warnings:
            report(f"{record.source}: {warning}")
    _write(record, article.text, request)
    return DONE


def _wants_folder(request: Request) -> bool:
    return bool(request.output) and (str(request.output).endswith("/") or Path(str(request.output)).is_dir())


def _one_file(source: str) -> bool:
    path = Path(source)
    if "://" in source:
        return False
    if not path.exists() and not path.is_symlink() and not any(mark in source for mark in "*?["):
        raise ReadingError(f"{source}: no such file.{_nearest(path) or ' Check the path.'}")
    return path.is_file() and path.suffix.lower() not in MANY


def _nearest(path: Path) -> str:
    from dialogue_extract.cli.application import COMMANDS

    if path.parent == Path() and (near := suggestion(path.name, COMMANDS)):
        return near.replace("mean ", "mean the command ")
    if not path.parent.is_dir():
        return ""
    names = {entry.name.casefold(): entry for entry in path.parent.iterdir()}
    near = suggestion(path.name, names)
    key = near.removeprefix(" Did you mean ").removesuffix("?")
    return f" Did you mean {names[key]}?" if near else ""


def _rows_on_stdin() -> bool:
    """Return whether standard input begins like JSON Lines, without taking anything from it."""
    peek = getattr(sys.stdin.buffer, "peek", None)
    first = peek(1) if peek else b""
    line, _, _ = first.lstrip().partition(b"\n")
    return bool(line.startswith(b"{"))


def _write(record: Record, text: str, request: Request) -> None:
    name = output_format(request) or "json"
    if name == "html":
        _write_page(record, text, request)
        return
    line = (record.model_copy(update={"text": text}) if request.with_text else record).model_dump_json().encode()
    if name == "table":
        from dialogue_extract.sinks import table

        table.draw([line])
        return
    from dialogue_extract import sinks

    if request.output and request.output != "-":
        sinks.save([line], request.output, name, single=True)
    elif sys.stdout.isatty():
        from rich.console import Console

        Console(soft_wrap=True).print_json(line.decode(), indent=2, ensure_ascii=False)
    else:
        sinks.write([line], sys.stdout.buffer, name, single=True)


def _write_page(record: Record, text: str, request: Request) -> None:
    from dialogue_extract.sinks.html.folder import write_page
    from dialogue_extract.sinks.html.page import page

    html = page(record, text, "en" if request.language == "en" else "fr")
    if request.output and request.output != "-":
        write_page(Path(request.output), html)
    elif sys.stdout.isatty():
        raise OutputError("standard output: a page is not for a terminal. Name a file with -o page.html.")
    else:
        sys.stdout.buffer.write(html.encode("utf-8", "replace"))
