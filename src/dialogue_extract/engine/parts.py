"""Write a run's output as numbered parts in a folder, here or by URI: what a cluster's many records want."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dialogue_extract.engine.job import Result
from dialogue_extract.errors import OutputError, UsageError
from dialogue_extract.extras import need
from dialogue_extract.reading.remote import is_remote, system
from dialogue_extract.sinks import save

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_SETTINGS = "_settings.json"


class Parts:
    """A folder of parts; a part that is there is whole, and is not made again."""

    def __init__(self, output: str, format_name: str, settings: dict[str, str], *, resume: bool) -> None:
        """Open the folder; one that holds parts is only gone on with under `resume` and the same settings."""
        self._files: Any = need("pyarrow.fs", "tables", output)
        self._output, self._format = output, format_name
        self._system: FileSystem
        if is_remote(output):
            self._system, self._root = system(output.rstrip("/"))
        else:
            self._system, self._root = self._files.LocalFileSystem(), str(Path(output).absolute())
        self._system.create_dir(self._root, recursive=True)
        before = self._read(_SETTINGS)
        if before is not None and not resume:
            raise UsageError(f"{output}: holds an earlier output. Go on with --resume, or name another folder.")
        if before is not None and json.loads(before) != settings:
            raise UsageError(f"{output}: begun with other settings or another version. Name another folder.")
        if before is None:
            self._write(_SETTINGS, json.dumps(settings, sort_keys=True).encode())

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _there(self, name: str) -> bool:
        return bool(self._system.get_file_info(self._path(name)).type == self._files.FileType.File)

    def _read(self, name: str) -> bytes | None:
        if not self._there(name):
            return None
        with self._system.open_input_stream(self._path(name)) as stream:
            return bytes(stream.read())

    def _write(self, name: str, data: bytes) -> None:
        """Write a file beside its name, then move it there; object stores make both one step."""
        try:
            with self._system.open_output_stream(self._path(f".{name}")) as stream:
                stream.write(data)
            self._system.move(self._path(f".{name}"), self._path(name))
        except OSError as error:
            raise OutputError(f"{self._output}: cannot be written ({error}). Check address and space.") from error

    def counts(self, number: int) -> tuple[int, int, int] | None:
        """Return how many records, failures and events a part holds, None where it is not there yet."""
        told = self._read(f"_part-{number:06}.json")
        if told is None:
            return None
        found = json.loads(told)
        return found["records"], found["failures"], found["events"]

    def add(self, number: int, results: Iterable[Result], *, inline_errors: bool) -> None:
        """Write one part: its records, its failures, and last its counts, which make it valid."""
        found = list(results)
        records = [result.line for result in found if not result.failed or inline_errors]
        failures = [result.line for result in found if result.failed]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"part.{self._format}"
            save(records, path, self._format)
            self._write(f"part-{number:06}.{self._format}", path.read_bytes())
        if failures and not inline_errors:
            self._write(f"errors-{number:06}.jsonl", b"".join(line + b"\n" for line in failures))
        counts = {
            "records": len(found) - len(failures),
            "failures": len(failures),
            "events": sum(result.events for result in found),
        }
        self._write(f"_part-{number:06}.json", json.dumps(counts).encode())
