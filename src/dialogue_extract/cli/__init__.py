"""The command `extract`: thin commands over the library, one file a command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command with the process's arguments and leave with its exit code."""
    from dialogue_extract.cli.application import run

    sys.exit(run(sys.argv[1:]))
