"""Spread articles over processes and give their results back in the order of the articles."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType

from dialogue_extract.engine.job import Result, Work, failure
from dialogue_extract.engine.options import Extract, Factory
from dialogue_extract.engine.worker import LIFETIME, Task, Worker, context
from dialogue_extract.errors import ModelError

# Articles that may be ahead of the oldest unfinished one, a worker: bounds memory behind a slow article.
_AHEAD = 32
_FALSE_STARTS = 3
_DYING = "workers: they die before they are ready. Try one article alone to see why."


class Pool:
    """Processes that extract articles; use it as a context manager."""

    def __init__(self, factory: Factory, jobs: int = 1, timeout: float | None = None, max_chars: int = 0) -> None:
        """Load the extractor where it can be forked; the processes start with the first articles."""
        self._factory = factory
        self._jobs = jobs if jobs > 0 else os.cpu_count() or 1
        self._timeout = timeout
        self._max_chars = max_chars
        self._extract: Extract | None = factory() if context().get_start_method() == "fork" else None
        self._workers: list[Worker] = []
        self._retries: deque[Task] = deque()
        self._false_starts = 0
        self._taken = 0

    def __enter__(self) -> Pool:
        """Share what is loaded with the processes to come."""
        gc.collect()
        gc.freeze()  # a collection in a child would copy every page of the model
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End all processes."""
        gc.unfreeze()
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def map(self, works: Iterable[Work]) -> Iterator[tuple[Work, Result]]:
        """Yield every article with its result, in order; few are held at a time."""
        tasks = (Task(number, work) for number, work in enumerate(works))
        finished: dict[int, tuple[Work, Result]] = {}
        oldest = self._taken = 0
        exhausted = False
        while True:
            exhausted = self._hand_out(tasks, oldest + _AHEAD * self._jobs) or exhausted
            if exhausted and not self._retries and not self._busy():
                return
            for task, result in self._gather():
                finished[task.number] = (task.work, result)
            while oldest in finished:
                yield finished.pop(oldest)
                oldest += 1

    def _busy(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.task is not None]

    def _hand_out(self, tasks: Iterator[Task], limit: int) -> bool:
        """Give articles to idle workers below the limit; tell whether there are no more."""
        while len(self._busy()) < self._jobs:
            if self._retries:
                if self._busy():  # an article that killed its worker is tried again alone
                    return False
                self._send(self._retries.popleft())
                return False
            if any(worker.task is not None and worker.task.tries for worker in self._workers):
                return False
            if self._taken >= limit:
                return False
            task = next(tasks, None)
            if task is None:
                return True
            self._taken = task.number + 1
            self._send(task)
        return False

    def _idle(self) -> Worker:
        for worker in self._workers:
            if worker.task is None:
                if worker.served < LIFETIME:
                    return worker
                self._drop(worker)
                break
        others = [worker.connection for worker in self._workers]
        self._workers.append(Worker(others, self._factory, self._extract, self._max_chars))
        return self._workers[-1]

    def _send(self, task: Task) -> None:
        for _ in range(_FALSE_STARTS):
            worker = self._idle()
            try:
                worker.send(task)
            except (BrokenPipeError, ConnectionResetError):  # it died idle: not the article's fault
                self._drop(worker)
            else:
                return
        raise ModelError(_DYING)

    def _drop(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.stop()

    def _gather(self) -> list[tuple[Task, Result]]:
        """Return the results that have come; wait for one, or for the next article to run out of time."""
        busy = {worker.connection: worker for worker in self._busy()}
        left = [seconds for worker in busy.values() if (seconds := worker.overdue(self._timeout)) is not None]
        came: list[tuple[Task, Result]] = []
        for connection in wait(list(busy), timeout=max(0.0, min(left)) if left else None):
            worker = busy[connection]  # type: ignore[index]
            task = worker.task
            try:
                result = worker.receive()
            except (EOFError, ConnectionResetError, BrokenPipeError):
                came.extend(self._bury(worker))
                continue
            if result is not None and task is not None:
                self._false_starts = 0
                worker.task = None
                came.append((task, result))
        return came + self._expire()

    def _bury(self, worker: Worker) -> list[tuple[Task, Result]]:
        """Replace a worker that died; its article gets one more try, or its error record."""
        task, code, ready = worker.task, worker.exit_code, worker.ready
        self._drop(worker)
        if not ready:
            self._count_false_start(worker)
        if task is None:
            return []
        if task.tries == 0:
            self._retries.append(Task(task.number, task.work, tries=1))
            return []
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        reason = f"the process died twice on it ({how}). Give it alone, with more memory, and report it."
        return [(task, failure(task.work.source, "crash", reason))]

    def _count_false_start(self, worker: Worker) -> None:
        if not worker.ready:
            self._false_starts += 1
        if self._false_starts >= _FALSE_STARTS:
            raise ModelError(_DYING)

    def _expire(self) -> list[tuple[Task, Result]]:
        late = []
        for worker in self._busy():
            left = worker.overdue(self._timeout)
            if left is not None and left <= 0 and not worker.connection.poll() and worker.task is not None:
                task = worker.task
                self._drop(worker)
                reason = f"not done within {self._timeout:g} s. Raise --timeout or give it alone."
                late.append((task, failure(task.work.source, "timeout", reason)))
        return late
