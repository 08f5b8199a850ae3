"""Run over many articles with Ray Data: one model an actor, the same records as on one machine."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dialogue_extract.engine.job import Result
from dialogue_extract.engine.journal import Journal
from dialogue_extract.engine.options import Factory, Order, Summary
from dialogue_extract.engine.output import finish, settings
from dialogue_extract.engine.parts import Parts
from dialogue_extract.engine.pool import Pool
from dialogue_extract.engine.progress import Display, display
from dialogue_extract.errors import ModelError
from dialogue_extract.extras import need
from dialogue_extract.reading import Item

# Articles sent out at a time: bounds what the driver holds, and is one part of an output in parts.
_SLICE = 5_000
_SLICE_BYTES = 64_000_000
_BATCH = 4


class Actor:
    """One loaded model; its articles are extracted in a process of its own, so that none can harm the actor."""

    def __init__(self, factory: Factory, timeout: float | None, max_chars: int) -> None:
        """Load the model."""
        self._pool = Pool(factory, 1, timeout, max_chars)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Return the results of a batch of items, row by row."""
        works = [pickle.loads(work) for work in batch["work"]]
        results = [result for _, result in self._pool.map(works)]
        return {
            "number": batch["number"],
            "line": [result.line for result in results],
            "failed": [result.failed for result in results],
            "events": [result.events for result in results],
        }


@contextmanager
def _cluster(order: Order) -> Iterator[Any]:
    """Give ray, joined to the cluster named, to the one already joined, or to one of this machine alone."""
    ray = need("ray", "ray", "--engine ray")
    need("ray.data", "ray", "--engine ray")
    options = order.options
    ours = not ray.is_initialized()
    if ours:
        here = {} if options.ray_address else {"num_cpus": options.jobs or os.cpu_count(), "include_dashboard": False}
        try:
            ray.init(address=options.ray_address, log_to_driver=False, logging_level="ERROR", **here)
        except (ConnectionError, ValueError, RuntimeError) as error:
            where = options.ray_address or "this machine"
            raise ModelError(f"ray: no cluster at {where} ({error}). Check --ray-address.") from error
    ray.data.DataContext.get_current().enable_progress_bars = False
    try:
        yield ray
    finally:
        if ours:
            ray.shutdown()


def _slices(works: Iterable[Item]) -> Iterator[list[Item]]:
    held: list[Item] = []
    size = 0
    for work in works:
        held.append(work)
        size += len(work.text or "")
        if len(held) >= _SLICE or size >= _SLICE_BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held


def _results(ray: Any, order: Order, works: list[Item]) -> Iterator[tuple[Item, Result]]:
    """Yield the items of a slice with their results, in order, as they come; Ray Data restarts actors that fail."""
    options = order.options
    workers = options.jobs if options.jobs > 1 or not options.ray_address else int(ray.cluster_resources()["CPU"])
    rows = [{"number": number, "work": pickle.dumps(work)} for number, work in enumerate(works)]
    blocks = max(1, min(len(rows) // _BATCH, 8 * workers))
    found = ray.data.from_items(rows, override_num_blocks=blocks).map_batches(
        Actor,
        fn_constructor_args=(order.factory, options.timeout, options.selection.max_chars),
        batch_size=_BATCH,
        concurrency=(1, max(1, min(workers, blocks))),
        num_cpus=1,
    )
    finished: dict[int, Result] = {}
    oldest = 0
    try:
        for row in found.iter_rows():
            finished[row["number"]] = Result(row["line"], row["failed"], row["events"])
            while oldest in finished:
                yield works[oldest], finished.pop(oldest)
                oldest += 1
    except ray.exceptions.RayError as error:
        reason = str(error).strip().splitlines()[-1]
        raise ModelError(f"ray: the actors cannot work ({reason}). Try one article with --engine local.") from error


def _shown(results: Iterator[tuple[Item, Result]], shown: Display, order: Order) -> Iterator[tuple[Item, Result]]:
    for work, result in results:
        shown.advance(result)
        if result.failed and order.report is not None:
            said = json.loads(result.line)
            order.report(said["source"], said["reason"])
        yield work, result


def _to_file(ray: Any, order: Order, output: Path) -> Summary:
    with Journal(output, settings(order), resume=order.options.resume) as journal:
        summary = Summary(resumed=journal.records + journal.failures)
        fresh = (item for item in order.items() if not journal.done(item.key))
        try:
            with display(order.total(), summary.resumed, quiet=order.options.quiet) as shown:
                for works in _slices(fresh):
                    for work, result in _shown(_results(ray, order, works), shown, order):
                        journal.append(work.key, result)
            summary.errors = finish(journal, output, order.options)
        except KeyboardInterrupt:
            summary.interrupted = True
        summary.done, summary.failed, summary.events = journal.records, journal.failures, journal.events
    return summary


def _to_parts(ray: Any, order: Order, output: str) -> Summary:
    options, summary = order.options, Summary()
    parts = Parts(output, options.format or "parquet", settings(order), resume=options.resume)
    try:
        with display(order.total(), quiet=options.quiet) as shown:
            for number, works in enumerate(_slices(order.items())):
                if parts.counts(number) is None:
                    results = [result for _, result in _shown(_results(ray, order, works), shown, order)]
                    parts.add(number, results, inline_errors=options.inline_errors)
                else:
                    summary.resumed += len(works)
                records, failures, events = parts.counts(number) or (0, 0, 0)
                summary.done, summary.failed = summary.done + records, summary.failed + failures
                summary.events += events
    except KeyboardInterrupt:
        summary.interrupted = True
    return summary


def run(order: Order, output: Path | str) -> Summary:
    """Extract on a cluster: a Path is one file written at the end, a string a folder or URI of parts."""
    with _cluster(order) as ray:
        if isinstance(output, Path):
            return _to_file(ray, order, output)
        return _to_parts(ray, order, output)
