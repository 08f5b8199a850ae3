"""What a run is told and what it tells at its end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from dialogue_extract.reading import Article, Item, Selection, items, total

if TYPE_CHECKING:
    from dialogue_extract.schema import Record

Extract = Callable[[Article], "Record"]
# Called once a process, or once before the workers are forked; must be picklable where there is no fork.
Factory = Callable[[], Extract]

# Told source and reason of every article that failed.
Report = Callable[[str, str], None]

ERRORS_NAME = "errors.jsonl"


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    `timeout` is in seconds an article; `fingerprint` stands for all that changes records (model, with_text, ...): a run
    is only resumed under the same version and fingerprint. `single` makes JSON output one object.
    """

    jobs: int = 1
    timeout: float | None = None
    resume: bool = False
    engine: Literal["local", "ray"] = "local"
    ray_address: str | None = None
    inline_errors: bool = False
    quiet: bool = False
    format: str | None = None
    table: str | None = None
    single: bool = False
    selection: Selection = field(default_factory=Selection)
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One run: what to read, how, with what extractor, and whom to tell of failures."""

    sources: Sequence[str]
    options: Options
    factory: Factory
    report: Report | None = None
    stdin: BinaryIO | None = None

    def into(self, output: Path) -> Order:
        """Return the same run, reading neither its output nor its list of errors as inputs."""
        own = frozenset(os.path.abspath(path) for path in (output, output.with_name(ERRORS_NAME)))
        options = replace(self.options, selection=replace(self.options.selection, skip=own))
        return replace(self, options=options)

    def items(self) -> Iterator[Item]:
        """Yield the inputs of the run."""
        return items(self.sources, self.options.selection, self.stdin)

    def total(self) -> int | None:
        """Return the number of inputs where it is known beforehand."""
        return total(self.sources, self.options.selection)


@dataclass(slots=True)
class Summary:
    """What a run did: records written, articles failed, articles known from before an interruption."""

    done: int = 0
    failed: int = 0
    resumed: int = 0
    events: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    errors: Path | None = None

    def count(self, failed: bool, events: int) -> None:
        """Count one article."""
        self.failed += failed
        self.done += not failed
        self.events += events

    @property
    def exit_code(self) -> int:
        """The exit code: 0 all done, 1 something failed or the run was stopped, 2 nothing could be read."""
        if self.interrupted:
            return 1
        if self.failed:
            return 1 if self.done else 2
        return 0
