"""Open compressed files and archives, with limits against bombs; nothing is ever unpacked to disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dialogue_extract.errors import ReadingError
from dialogue_extract.extras import need

COMPRESSED = frozenset({".gz", ".zst"})
MAX_MEMBERS = 1_000_000
_MAX_RATIO = 1_000  # deflate cannot do better than 1,032: text stays far below


@contextmanager
def unpacked(path: Path, where: str) -> Iterator[BinaryIO]:
    """Open a file for reading, unpacking `.gz` and `.zst` on the way; faults of the packing become ReadingError."""
    suffix = path.suffix.lower()
    faults: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)
    try:
        with path.open("rb") as raw:
            if suffix == ".gz":
                with gzip.open(raw) as stream:
                    yield cast("BinaryIO", stream)
            elif suffix == ".zst":
                zstandard = need("zstandard", "compressed", where)
                faults = (*faults, zstandard.ZstdError)
                with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as stream:
                    yield io.BufferedReader(stream)
            else:
                yield raw
    except faults as error:
        raise ReadingError(f"{where}: damaged compressed file ({error}). Fetch it again.") from error
    except OSError as error:
        raise ReadingError(f"{where}: cannot be read ({error.strerror}). Check path and permissions.") from error


def limited(stream: BinaryIO, where: str, limit: int) -> bytes:
    """Return all bytes of a stream, refusing more than the limit without holding them."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadingError(f"{where}: unpacks to more than {limit:,} bytes, too long for one article. Split it.")
    return data


def members(path: Path, where: str) -> Iterator[zipfile.ZipInfo]:
    """Yield the files in a zip archive in the order of its directory; names are labels, never paths to write to."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ReadingError(f"{where}: damaged zip archive ({error}). Fetch it again.") from error
    except OSError as error:
        raise ReadingError(f"{where}: cannot be read ({error.strerror}). Check path and permissions.") from error
    if len(infos) > MAX_MEMBERS:
        raise ReadingError(f"{where}: more than {MAX_MEMBERS:,} members. Split the archive.")
    yield from infos


def member_bytes(path: Path, name: str, where: str, limit: int) -> bytes:
    """Return the bytes of one member of a zip archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(name)
            if info.flag_bits & 1:
                raise ReadingError(f"{where}: encrypted. Unpack the archive with its password first.")
            if info.file_size > limit or info.file_size > _MAX_RATIO * max(info.compress_size, 1024):
                raise ReadingError(f"{where}: unpacks to {info.file_size:,} bytes, too long for one article. Split it.")
            with archive.open(info) as stream:
                return limited(cast("BinaryIO", stream), where, limit)
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise ReadingError(f"{where}: damaged member ({error}). Fetch the archive again.") from error
    except OSError as error:
        raise ReadingError(f"{where}: cannot be read ({error.strerror}). Check path and permissions.") from error
