"""Show on standard error how far a run is; silent where that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dialogue_extract.engine.job import Result

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Display:
    """Counts what is done; without a terminal it only counts."""

    def __init__(self, progress: Progress | None = None, task: TaskID | None = None) -> None:
        """Take the bar to move, if there is one."""
        self._progress, self._task = progress, task
        self.failed = 0

    def advance(self, result: Result) -> None:
        """Count one article."""
        self.failed += result.failed
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, advance=1, failed=self.failed)
            self._progress.refresh()


@contextmanager
def display(total: int | None, before: int = 0, *, quiet: bool = False) -> Iterator[Display]:
    """Give a display of a run of `total` articles, `before` of them done earlier."""
    if quiet or not sys.stderr.isatty():
        yield Display()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class _Rate(ProgressColumn):
        """Articles a second."""

        def render(self, task: Task) -> Text:
            """Return the rate of the last while."""
            return Text(f"{task.speed or 0:.1f}/s")

    columns = (
        TextColumn("extract"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    # No refreshing thread: workers are forked while the bar is shown.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as progress:
        task = progress.add_task("extract", total=total, completed=before, failed=0)
        yield Display(progress, task)
