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
    kind = check(output, options.format, options.table)
    if options.inline_errors and kind not in ("json", "jsonl"):
        raise UsageError(f"--inline-errors: {kind} has no place for them. Leave it out: they go to {ERRORS_NAME}.")
    if options.engine == "ray":
        from dialogue_extract.engine import cluster

        summary = cluster.run(order, output)
    elif output is None or output == "-":
        summary = to_stream(order, sys.stdout.buffer)
    else:
        summary = to_file(order, _writable(output))
    summary.seconds = time.monotonic() - began
    return summary


def _writable(output: str) -> Path:
    path = Path(output)
    if path.is_dir():
        raise OutputError(f"{output}: a folder. Name a file in it, such as {path / 'events.jsonl'}.")
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise OutputError(f"{output}: its folder cannot be written to. Make the folder or name another output.")
    return path
