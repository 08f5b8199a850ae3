"""Remember what a run has done, so that it can go on after any interruption.

The journal is the only thing a run writes before its end: a header, then one line an article with its key, what came of
it, and the record itself. An article counts as done when its line is complete; a half line is cut off. The output is
made of the journal at the end.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from dialogue_extract.engine.job import Result
from dialogue_extract.errors import OutputError, UsageError

_PIECE = 1 << 16
_LINE = re.compile(rb"([0-9a-f]{16}) ([re]) (\d+) (\{.*\})\n", re.DOTALL)
_ADVICE = "Go on with the same ones, or delete the journal to start over."


def _key(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest().encode()


def _lock(file: BinaryIO, path: Path) -> None:
    """Keep other runs off; the lock goes with this process, however it ends, and is not inherited by its children."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise UsageError(f"{path}: another run is writing it. Wait for its end or name another output.") from error


class Journal:
    """The journal of one output; use it as a context manager."""

    def __init__(self, output: Path, settings: dict[str, str], *, resume: bool) -> None:
        """Open the journal beside the output: a new one, or with `resume` the one an interrupted run left."""
        self.path = output.with_name(f"{output.name}.journal")
        self.records = self.failures = self.events = 0
        left = self.path.exists() and self.path.stat().st_size > 0
        if left and not resume:
            raise UsageError(
                f"{self.path}: an interrupted run left it. Go on with --resume, or delete it to start over."
            )
        try:
            self._file = self.path.open("r+b" if left else "w+b", buffering=0)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written ({error.strerror}). Check the folder.") from error
        _lock(self._file, self.path)
        self._known = 0
        header = json.dumps(settings, sort_keys=True).encode() + b"\n"
        if not left or not self._recover(header):
            self._file.truncate(0)
            self._write(header)
        self._start = len(header)
        self._pending = self._keys()
        self._rest: set[bytes] | None = None

    def __enter__(self) -> Journal:
        """Give the journal."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file; it stays until `remove` is called."""
        self._file.close()

    def _recover(self, header: bytes) -> bool:
        """Check the header, count what is done and cut off a half line; tell whether there was a whole header."""
        found = self._lines(0)
        first = next(found, b"")
        if not first.endswith(b"\n"):
            return False
        self._compare(first, header)
        end = len(first)
        for line in found:
            parts = _LINE.fullmatch(line)
            if not parts:
                break
            end += len(line)
            self._count(parts[2] == b"e", int(parts[3]))
        self._known = end
        self._file.truncate(end)
        return True

    def _lines(self, position: int, end: int | None = None) -> Iterator[bytes]:
        """Yield the lines from a position on, by the one open file: closing another one would give up the lock."""
        rest = b""
        while end is None or position < end:
            self._file.seek(position)
            piece = self._file.read(_PIECE if end is None else min(_PIECE, end - position))
            if not piece:
                break
            position += len(piece)
            *whole, rest = (rest + piece).split(b"\n")
            yield from (line + b"\n" for line in whole)
        if rest:
            yield rest

    def _compare(self, first: bytes, header: bytes) -> None:
        try:
            before = json.loads(first)
        except ValueError:
            before = None
        if not isinstance(before, dict):
            raise UsageError(f"{self.path}: not a journal. Move it away or name another output.")
        now = json.loads(header)
        changed = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
        if changed:
            said = ", ".join(f"{name} was {before.get(name)!r}, is {now.get(name)!r}" for name in changed)
            raise UsageError(f"{self.path}: begun with other settings ({said}). {_ADVICE}")

    def _count(self, failed: bool, events: int) -> None:
        self.failures += failed
        self.records += not failed
        self.events += events

    def _write(self, data: bytes) -> None:
        try:
            self._file.seek(0, os.SEEK_END)
            view = memoryview(data)
            while view:
                view = view[self._file.write(view) or 0 :]
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(
                f"{self.path}: cannot be written ({reason}). Free space and go on with --resume."
            ) from error

    def _keys(self) -> Iterator[bytes]:
        for line in self._lines(self._start, self._known):
            yield line[:16]

    def done(self, name: str) -> bool:
        """Tell whether an article was done before; asked in the order of the run, nothing is held in memory."""
        key = _key(name)
        if self._rest is None:
            following = next(self._pending, None)
            if following is None:
                self._rest = set()
            elif following == key:
                return True
            else:  # the input has changed since: from here on all keys are needed at once
                self._rest = {following, *self._pending}
        return key in self._rest

    def append(self, name: str, result: Result) -> None:
        """Write the result of an article in one piece."""
        kind = b"e" if result.failed else b"r"
        self._write(b"%s %s %d %s\n" % (_key(name), kind, result.events, result.line))
        self._count(result.failed, result.events)

    def lines(self, *, records: bool = True, failures: bool = False) -> Iterator[bytes]:
        """Yield the records or error records, in order."""
        wanted = (b"r" if records else b"") + (b"e" if failures else b"")
        for line in self._lines(self._start):
            if line[17:18] in wanted:
                yield line[line.index(b"{") :].rstrip(b"\n")

    def settle(self) -> None:
        """Bring everything to disk."""
        os.fsync(self._file.fileno())

    def remove(self) -> None:
        """Delete the journal: its output is whole."""
        self.path.unlink(missing_ok=True)
