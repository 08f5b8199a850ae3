"""The command `extract`: thin commands over the library, one file a command."""

from __future__ import annotations

import gc
import sys

ALLOCATIONS = 50_000  # between two searches for garbage: what a command loads is none, and takes long to walk through


def main() -> None:
    """Run the command with the process's arguments and leave with its exit code."""
    gc.set_threshold(ALLOCATIONS)
    from dialogue_extract.cli.application import run

    code = run(sys.argv[1:])
    gc.freeze()  # the process ends: nothing is worth a last search
    sys.exit(code)
