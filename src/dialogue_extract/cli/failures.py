"""One line a failure, and the exit code that belongs to it."""

from __future__ import annotations

import difflib
import errno
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dialogue_extract.errors import DialogueError, OutputError

if TYPE_CHECKING:
    from typer import TyperException

DONE, PARTLY, WRONG = 0, 1, 2  # everything written; something could not be processed; wrong use or nothing readable
INTERRUPTED = 130


def report(message: str) -> None:
    """Write one line to standard error."""
    line = " ".join(message.split())
    sys.stderr.write(f"extract: {line}\n")


def suggestion(given: str, known: Iterable[str]) -> str:
    """Return ` Did you mean X?` for the nearest known word, or nothing."""
    near = difflib.get_close_matches(given.casefold(), list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]}?" if near else ""


def exit_code(error: DialogueError) -> int:
    """Return 1 for output that could not be written, 2 for everything that kept work from starting."""
    return PARTLY if isinstance(error, OutputError) else WRONG


def system_failure(error: OSError) -> OutputError:
    """Return the error as one of output, and make sure that nobody writes to a pipe without a reader again."""
    if error.errno == errno.EPIPE:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OutputError("standard output: closed by its reader. The rest was not written.")
    where = error.filename or "standard output"
    return OutputError(f"{where}: {error.strerror or error}. Make room, or choose another place.")


def usage_line(error: TyperException) -> str:
    """Return what is wrong with the command line and what to do, in one sentence each."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "extract"
    where = command.removesuffix(" run")
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        near = suggestion(option, _options(context)) or (
            f" Did you mean {error.possibilities[0]}?" if error.possibilities else ""
        )
        return f"{option}: no such option.{near or f' See `{where} --help`.'}"
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    return f"{message.rstrip('.')}. See `{where} --help`."


def _options(context: object) -> list[str]:
    command = getattr(context, "command", None)
    return [name for param in getattr(command, "params", ()) for name in param.opts if name.startswith("--")]
