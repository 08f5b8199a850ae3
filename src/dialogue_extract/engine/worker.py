"""A process that extracts articles, as its parent sees it."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from typing import TYPE_CHECKING

from dialogue_extract.engine.job import Result, Work, process

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from dialogue_extract.engine.options import Extract, Factory

# spaCy's string store only grows: a worker is replaced after so many articles.
LIFETIME = 2_000


@dataclass(slots=True)
class Task:
    """An article under way: its place in the input, and how often it was tried before."""

    number: int
    work: Work
    tries: int = 0


def context() -> ForkContext | SpawnContext:
    """Return how processes are started: by fork where there is one, so that the loaded model is shared."""
    if "fork" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _serve(
    connection: Connection,
    others: Iterable[Connection],
    factory: Factory | None,
    extract: Extract | None,
    max_chars: int,
) -> None:
    """Answer every article with its result, until the parent goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group: the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:  # a copy left open here would keep a sibling waiting for a parent that is gone
        other.close()
    if extract is None and factory is not None:
        extract = factory()
    try:
        connection.send(None)
        while extract is not None:
            connection.send(process(connection.recv(), extract, max_chars))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


class Worker:
    """One child process and the article it has in hand."""

    def __init__(self, others: Iterable[Connection], factory: Factory, extract: Extract | None, max_chars: int) -> None:
        """Start the process; `extract` is handed over by fork, else the child calls the factory."""
        way = context()
        self.connection, theirs = way.Pipe()
        inherited = (*others, self.connection) if extract is not None else ()
        arguments = (theirs, inherited, None if extract is not None else factory, extract, max_chars)
        self._process: BaseProcess = way.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self.task: Task | None = None
        self.ready = False
        self.served = 0
        self._since = 0.0

    def send(self, task: Task) -> None:
        """Hand over an article; the clock runs from here."""
        self.task = task
        self._since = time.monotonic()
        self.connection.send(task.work)

    def receive(self) -> Result | None:
        """Return the result that has come, or None for the word that the worker is ready."""
        result: Result | None = self.connection.recv()
        if result is None:
            self.ready = True
            self._since = time.monotonic()
        else:
            self.served += 1
        return result

    def overdue(self, timeout: float | None) -> float | None:
        """Return the seconds left to the article in hand (negative: over time), None without a limit."""
        if timeout is None or self.task is None or not self.ready:
            return None
        return timeout - (time.monotonic() - self._since)

    @property
    def pid(self) -> int | None:
        """The process id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How the process ended; negative is a signal."""
        self._process.join(timeout=5)
        return self._process.exitcode

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.join()
