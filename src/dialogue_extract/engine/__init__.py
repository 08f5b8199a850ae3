"""Run over many articles: processes on this machine, or a Ray cluster."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from dialogue_extract.engine.local import extract_many, to_file, to_stream
from dialogue_extract.engine.options import ERRORS_NAME, Extract, Factory, Options, Order, Report, Summary
from dialogue_extract.errors import OutputError, UsageError
from dialogue_extract.reading.remote import is_remote
from dialogue_extract.sinks import check

__all__ = ["ERRORS_NAME", "Extract", "Factory", "Options", "Report", "Summary", "extract_many", "run"]


def run(
    sources: Sequence[str],
    output: str | None,
    options: Options,
    factory: Factory,
    *,
    report: Report | None = None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Extract the records of all sources; `output` None or `-` is standard output.

    `factory` makes the function from article to record, once a worker; `report` is told source and reason of each
    failure. What is wrong with the call itself is said before the model is loaded.
    """
    began = time.monotonic()
    order = Order(sources, options, factory, report, stdin)
    if options.engine == "ray":
        summary = _on_cluster(order, output)
    else:
        kind = check(output, options.format, options.table)
        _check_errors(kind, options)
        stream = output is None or output == "-"
        summary = to_stream(order, sys.stdout.buffer) if stream else _local_file(order, _writable(str(output)))
    summary.seconds = time.monotonic() - began
    return summary


def _local_file(order: Order, path: Path) -> Summary:
    return to_file(order.into(path), path)


def _check_errors(kind: str, options: Options) -> None:
    if options.inline_errors and kind not in ("json", "jsonl"):
        raise UsageError(f"--inline-errors: {kind} has no place for them. Leave it out: they go to {ERRORS_NAME}.")


def _on_cluster(order: Order, output: str | None) -> Summary:
    """Run on Ray: into one file, or for a folder or URI into parts of it (Parquet unless another format is named)."""
    options = order.options
    if output is None or output == "-":
        raise UsageError("--engine ray: writes no standard output. Name a file or folder with -o.")
    from dialogue_extract.engine import cluster

    if is_remote(output) or Path(output).is_dir() or not Path(output).suffix:
        kind = options.format or "parquet"
        if kind not in ("parquet", "jsonl"):
            raise UsageError(f"--format {kind}: a folder of parts is parquet or jsonl. Name a file for one {kind}.")
        _check_errors(kind, options)
        return cluster.run(order, output)
    _check_errors(check(output, options.format, options.table), options)
    path = _writable(output)
    return cluster.run(order.into(path), path)


def _writable(output: str) -> Path:
    path = Path(output)
    if path.name == ERRORS_NAME:
        raise UsageError(f"{output}: the name of the list of failures. Name another output.")
    if path.is_dir():
        raise OutputError(f"{output}: a folder. Name a file in it, such as {path / 'events.jsonl'}.")
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise OutputError(f"{output}: its folder cannot be written to. Make the folder or name another output.")
    return path
