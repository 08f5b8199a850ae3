"""The application: its commands, and the one place where failures become lines and exit codes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from dialogue_extract import __version__
from dialogue_extract.cli import dates, doctor, evaluate, explain, schema, train, validate
from dialogue_extract.cli import run as run_command
from dialogue_extract.cli.failures import DONE, INTERRUPTED, WRONG, exit_code, report, usage_line
from dialogue_extract.cli.group import Command, DefaultGroup
from dialogue_extract.errors import DialogueError

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
MODULES = (run_command, explain, dates, evaluate, validate, schema, train, doctor)
COMMANDS = tuple(module.NAME for module in MODULES[1:])

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def _version(value: bool) -> None:
    if value:
        typer.echo(f"dialogue-extract {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Extract diplomatic encounters from French news."""


def application() -> typer.Typer:
    """Return the application with all its commands."""
    app = typer.Typer(
        cls=DefaultGroup, context_settings=SETTINGS, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    app.callback()(_root)
    for module in MODULES:
        app.command(module.NAME, cls=Command, epilog=module.EXAMPLES, context_settings=SETTINGS)(module.command)
    return app


def run(arguments: Sequence[str]) -> int:
    """Carry out the command line and return its exit code; every failure is one line on standard error."""
    for library in THREADS:  # the matrices are small: threads of one process only get in each other's way
        os.environ.setdefault(library, "1")
    try:
        result = typer.main.get_command(application()).main(
            args=list(arguments), prog_name="extract", standalone_mode=False
        )
    except DialogueError as error:
        report(str(error))
        return exit_code(error)
    except typer.TyperException as error:
        report(usage_line(error))
        return WRONG
    except KeyboardInterrupt:
        report("stopped: interrupted. What was written is kept.")
        return INTERRUPTED
    return result if isinstance(result, int) else DONE
