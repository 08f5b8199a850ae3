"""Read one article from a file or from standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from dialogue_extract.errors import ReadingError
from dialogue_extract.reading.article import MAX_CHARS, Article, article
from dialogue_extract.reading.document import SUFFIXES, Document, reader

# Markup outweighs text: a page may be this many times longer than the article it holds.
BYTES_PER_CHAR = 16


def load(path: Path, where: str, max_chars: int = MAX_CHARS) -> bytes:
    """Return the bytes of a regular file, refusing what no article can be."""
    try:
        if path.is_dir():
            raise ReadingError(f"{where}: a directory, not an article. Give the directory itself to read all it holds.")
        if not path.is_file():
            reason = "dangling link" if path.is_symlink() else "not a regular file" if path.exists() else "no such file"
            raise ReadingError(f"{where}: {reason}. Check the path.")
        size = path.stat().st_size
        if size > BYTES_PER_CHAR * max_chars:
            raise ReadingError(f"{where}: {size:,} bytes, too long for one article. Split it or raise the limit.")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(
            f"{where}: cannot be read ({error.strerror}). Check the path and its permissions."
        ) from error


def parse(data: bytes, where: str, suffix: str) -> Document:
    """Return the document in the bytes, read as its suffix says."""
    if not data.strip():
        raise ReadingError(f"{where}: empty. Give an article with text in it.")
    return reader(suffix)(data, where)


def from_bytes(
    data: bytes,
    where: str,
    suffix: str,
    *,
    published: str | None = None,
    title: str | None = None,
    max_chars: int = MAX_CHARS,
) -> Article:
    """Return the article in the bytes of one file."""
    document = parse(data, where, suffix)
    return article(
        document.text,
        source=where,
        published_on=published,
        title=title or (str(document.metadata["title"]) if document.metadata.get("title") else None),
        metadata=document.metadata,
        warnings=document.warnings,
        max_chars=max_chars,
    )


def read(
    source: str | os.PathLike[str],
    *,
    published: str | None = None,
    title: str | None = None,
    max_chars: int = MAX_CHARS,
    stdin: BinaryIO | None = None,
) -> Article:
    """Return the article of a file, or of standard input for `-`; a file of unknown suffix is read as text."""
    where = os.fspath(source)
    if where == "-":
        data = (stdin or sys.stdin.buffer).read(BYTES_PER_CHAR * max_chars + 1)
        suffix = ".html" if data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html")) else ".txt"
        return from_bytes(data, "-", suffix, published=published, title=title, max_chars=max_chars)
    path = Path(where)
    suffix = path.suffix.lower() if path.suffix.lower() in SUFFIXES else ".txt"
    data = load(path, where, max_chars)
    return from_bytes(data, where, suffix, published=published, title=title, max_chars=max_chars)
