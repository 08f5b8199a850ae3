"""Reach files by URI, as pyarrow's file systems do: s3, gs, hdfs, file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from dialogue_extract.errors import ReadingError
from dialogue_extract.extras import need
from dialogue_extract.reading.packed import limited

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://")


def is_remote(source: str) -> bool:
    """Tell whether a source is a URI rather than a path."""
    return _SCHEME.match(source) is not None


def system(uri: str) -> tuple[FileSystem, str]:
    """Return the file system of a URI and the path in it."""
    files: Any = need("pyarrow.fs", "tables", uri)
    try:
        found, path = files.FileSystem.from_uri(uri)
    except (OSError, ValueError) as error:
        raise ReadingError(f"{uri}: no such file system ({error}). Check the address.") from error
    return found, path


def listing(uri: str) -> list[str]:
    """Return the files at or below a URI, by name, hidden ones left out; an empty list where there is nothing."""
    files: Any = need("pyarrow.fs", "tables", uri)
    found, path = system(uri)
    scheme = uri.partition("://")[0]
    try:
        info = found.get_file_info(path)
        if info.type == files.FileType.File:
            return [uri]
        inner = found.get_file_info(files.FileSelector(path, recursive=True, allow_not_found=True))
    except OSError as error:
        raise ReadingError(f"{uri}: cannot be listed ({error}). Check address and permissions.") from error
    paths = sorted(entry.path for entry in inner if entry.type == files.FileType.File)
    below = ((each, each.removeprefix(path)) for each in paths)
    return [f"{scheme}://{each}" for each, relative in below if "/." not in f"/{relative}"]


@contextmanager
def opened(uri: str) -> Iterator[BinaryIO]:
    """Open a file by its URI; `.gz` and `.zst` are unpacked on the way."""
    arrow: Any = need("pyarrow", "tables", uri)
    found, path = system(uri)
    try:
        if uri.endswith((".gz", ".zst")):
            codec = "gzip" if uri.endswith(".gz") else "zstd"
            with found.open_input_stream(path, compression=codec) as stream:
                yield cast(BinaryIO, io.BufferedReader(cast(Any, stream)))
        else:
            with found.open_input_file(path) as stream:
                yield cast(BinaryIO, io.BufferedReader(cast(Any, stream)))
    except (OSError, arrow.ArrowException) as error:
        raise ReadingError(f"{uri}: cannot be read ({error}). Check address and permissions.") from error


def load(uri: str, limit: int) -> bytes:
    """Return the bytes of a file, refusing more than the limit."""
    with opened(uri) as stream:
        return limited(stream, uri, limit)
