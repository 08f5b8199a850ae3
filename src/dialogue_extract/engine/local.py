"""Run over many articles on this machine."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dialogue_extract.engine.job import Result
from dialogue_extract.engine.journal import Journal
from dialogue_extract.engine.options import Factory, Order, Report, Summary
from dialogue_extract.engine.output import finish, settings
from dialogue_extract.engine.pool import Pool
from dialogue_extract.engine.progress import Display, display
from dialogue_extract.errors import OutputError
from dialogue_extract.reading import MAX_CHARS, Article, Item
from dialogue_extract.sinks import write

if TYPE_CHECKING:
    from dialogue_extract.schema import ErrorRecord, Record


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a request to terminate end the run as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(result: Result, report: Report | None) -> None:
    if report is not None and result.failed:
        record = json.loads(result.line)
        report(record["source"], record["reason"])


def _pool(order: Order) -> Pool:
    options = order.options
    return Pool(order.factory, options.jobs, options.timeout, options.selection.max_chars)


def _records(order: Order, pool: Pool, shown: Display, summary: Summary) -> Iterator[bytes]:
    for _, result in pool.map(order.items()):
        shown.advance(result)
        summary.count(result.failed, result.events)
        _tell(result, order.report)
        if not result.failed or order.options.inline_errors:
            yield result.line


def to_stream(order: Order, out: BinaryIO) -> Summary:
    """Write records to an open stream as they come; failures are reported, or written inline."""
    summary, options = Summary(), order.options
    with _stoppable(), _pool(order) as pool, display(order.total(), quiet=options.quiet) as shown:
        try:
            lines = _records(order, pool, shown, summary)
            write(lines, out, options.format or "jsonl", options.table, single=options.single)
        except KeyboardInterrupt:
            summary.interrupted = True
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more to say at the exit
            raise OutputError("standard output: closed by its reader. Let it read on, or write to a file.") from error
        except OSError as error:
            raise OutputError(f"standard output: cannot be written ({error.strerror}). Free space.") from error
    return summary


def _fill(order: Order, journal: Journal) -> None:
    """Extract what the journal does not hold yet."""
    fresh = (item for item in order.items() if not journal.done(item.key))
    before = journal.records + journal.failures
    with _pool(order) as pool, display(order.total(), before, quiet=order.options.quiet) as shown:
        for work, result in pool.map(fresh):
            journal.append(work.key if isinstance(work, Item) else work.source, result)
            shown.advance(result)
            _tell(result, order.report)


def to_file(order: Order, output: Path) -> Summary:
    """Write records to a file that appears at the end, by way of a journal that survives interruptions."""
    with _stoppable(), Journal(output, settings(order), resume=order.options.resume) as journal:
        summary = Summary(resumed=journal.records + journal.failures)
        try:
            _fill(order, journal)
            summary.errors = finish(journal, output, order.options)
        except KeyboardInterrupt:
            summary.interrupted = True
        summary.done, summary.failed, summary.events = journal.records, journal.failures, journal.events
    return summary


def extract_many(
    articles: Iterable[Article], factory: Factory, jobs: int = 1, timeout: float | None = None
) -> Iterator[Record | ErrorRecord]:
    """Yield the record or error record of every article, in order; articles are taken as they are needed."""
    from dialogue_extract.schema import ErrorRecord, Record

    with Pool(factory, jobs, timeout, MAX_CHARS) as pool:
        for _, result in pool.map(articles):
            kind = ErrorRecord if result.failed else Record
            yield kind.model_validate_json(result.line)
