"""Make files appear whole or not at all: written beside, then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import BinaryIO

from dialogue_extract.errors import OutputError


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a path in the same folder to write to; it takes the place of `path` when the block ends well."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}). Check folder and space.") from error
    finally:
        part.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Delete what writers of `path` that were killed have left beside it; no other may be writing."""
    for left in path.parent.glob(f".{escape(path.name)}.*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write that appears under its name only once it is complete and on disk."""
    with beside(path) as part, part.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
