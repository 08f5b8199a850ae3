"""Many articles: folders, tables, archives, through the engine."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_extract import engine, reading, records
from dialogue_extract.cli.failures import report
from dialogue_extract.cli.single import PAGE_SUFFIXES, output_format
from dialogue_extract.errors import UsageError
from dialogue_extract.schema import ErrorRecord, Record

if TYPE_CHECKING:
    from dialogue_extract.cli.run import Request

LINES = "records.jsonl"


@dataclass(frozen=True, slots=True)
class TextKeeper:
    """An extractor factory whose records hold the article's text; it travels to workers."""

    inner: records.Factory

    def __call__(self) -> Callable[[reading.Article], Record]:
        """Return the function from article to record."""
        extract = self.inner()
        return lambda article: extract(article).model_copy(update={"text": article.text})


def run(request: Request) -> int:
    """Carry out the call and return its exit code."""
    name = output_format(request)
    if name == "html":
        return _pages(request)
    if name == "table":
        return _table(request)
    return _engine(request, request.output, request.format, request.with_text)


def _engine(request: Request, output: str | None, name: str | None, with_text: bool) -> int:
    factory = records.factory(request.model)
    text, date, title, id = request.columns
    selection = reading.Selection(
        include=request.include,
        exclude=request.exclude,
        columns=reading.Columns(text=text, date=date, title=title, id=id),
        published=request.published,
    )
    options = engine.Options(
        jobs=request.jobs,
        timeout=request.timeout,
        resume=request.resume,
        engine="ray" if request.engine == "ray" else "local",
        ray_address=request.ray_address,
        inline_errors=request.inline_errors,
        quiet=request.quiet,
        format=name,
        table=request.table,
        selection=selection,
        fingerprint=f"model {request.model or 'packaged'}, text {'kept' if with_text else 'left out'}",
    )
    maker = TextKeeper(factory) if with_text else factory
    summary = engine.run(list(request.inputs), output, options, maker, report=_report)
    if summary.interrupted:
        report("stopped: interrupted. What is done is kept; go on with --resume.")
    return int(summary.exit_code)


def _report(source: str, reason: str) -> None:
    report(reason if reason.startswith(source) else f"{source}: {reason}")


def _pages(request: Request) -> int:
    """Write a folder: the records, a page for each, and the index; `--resume` goes on from the records."""
    if not request.output or Path(request.output).suffix.lower() in PAGE_SUFFIXES:
        where = request.output or "standard output"
        raise UsageError(f"{where}: one page cannot hold several articles. Name a folder with -o pages/.")
    from dialogue_extract.sinks.html.folder import HtmlFolder

    folder = Path(request.output)
    with HtmlFolder(folder, "en" if request.language == "en" else "fr") as pages:
        code = _engine(request, str(folder / LINES), "jsonl", with_text=True)
        for item in _items(folder / LINES):
            pages.write(item)
    if not request.quiet:
        report(f"{folder / 'index.html'}: written.")
    return code


def _table(request: Request) -> int:
    if request.output:
        raise UsageError(f"--format table: is for the terminal, not for {request.output}. Leave -o out, or choose csv.")
    from dialogue_extract.sinks import table

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / LINES
        code = _engine(request, str(path), "jsonl", with_text=False)
        table.draw(path.read_bytes().splitlines() if path.exists() else [])
    return code


def _items(path: Path) -> Iterator[Record | ErrorRecord]:
    errors = path.with_name("errors.jsonl")
    for file in (path, errors):
        if file.exists():
            with file.open("rb") as lines:
                for line in lines:
                    yield _item(line)


def _item(line: bytes) -> Record | ErrorRecord:
    model = Record if "events" in json.loads(line) else ErrorRecord
    return model.model_validate_json(line)
