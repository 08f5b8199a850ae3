"""Make the output of a journal, and the list of errors beside it."""

from __future__ import annotations

import json
from pathlib import Path

from dialogue_extract import __version__
from dialogue_extract.engine.journal import Journal
from dialogue_extract.engine.options import ERRORS_NAME, Options, Order
from dialogue_extract.sinks import save
from dialogue_extract.sinks.whole import sweep, whole


def settings(order: Order) -> dict[str, str]:
    """Return what must be the same for a run to be resumed."""
    options, chosen = order.options, order.options.selection
    return {
        "version": __version__,
        "fingerprint": options.fingerprint,
        "published": chosen.published or "",
        "columns": repr(chosen.columns),
        "include": repr((chosen.include, chosen.exclude)),
        "max_chars": str(chosen.max_chars),
    }


def _is_list_of_errors(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            first = json.loads(file.readline(1_000_000))
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and list(first) == ["source", "error", "reason"]


def finish(journal: Journal, output: Path, options: Options) -> Path | None:
    """Write the output and the list of errors, and delete the journal; return the path of the list if there is one."""
    journal.settle()
    sweep(output)
    errors = output.with_name(ERRORS_NAME)
    lines = journal.lines(failures=options.inline_errors)
    save(lines, output, options.format, options.table, single=options.single)
    listed = journal.failures > 0 and not options.inline_errors
    if listed:
        with whole(errors) as file:
            file.writelines(line + b"\n" for line in journal.lines(records=False, failures=True))
    elif _is_list_of_errors(errors):
        errors.unlink()  # left by an earlier run, it would speak of this one
    journal.remove()
    return errors if listed else None
