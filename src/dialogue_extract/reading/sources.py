"""Walk the inputs of a run in a fixed order: files, folders, patterns, archives, tables, standard input."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import BinaryIO

from dialogue_extract.errors import ReadingError
from dialogue_extract.reading.article import MAX_CHARS
from dialogue_extract.reading.document import SUFFIXES
from dialogue_extract.reading.item import Columns, Item, suffix_of
from dialogue_extract.reading.packed import COMPRESSED, member_bytes, members
from dialogue_extract.reading.remote import is_remote, listing, opened
from dialogue_extract.reading.single import BYTES_PER_CHAR, parse
from dialogue_extract.reading.tables import TABLES, again, file_items, table_items

_STDIN_TABLE = ".jsonl"


@dataclass(frozen=True, slots=True)
class Selection:
    """What to take from the inputs: name patterns for folders, columns for tables, one date for all."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    columns: Columns = field(default_factory=Columns)
    published: str | None = None
    max_chars: int = MAX_CHARS
    skip: frozenset[str] = frozenset()  # absolute paths passed over in folders: the run's own output


def known(name: str) -> bool:
    """Tell whether a folder's file is one to read, by its name."""
    suffix = suffix_of(name)
    return suffix in SUFFIXES or suffix in TABLES or suffix == ".zip"


def _chosen(relative: str, selection: Selection) -> bool:
    def fits(pattern: str) -> bool:
        return fnmatch(relative, pattern) or fnmatch(relative.rsplit("/", 1)[-1], pattern)

    taken = any(map(fits, selection.include)) if selection.include else known(relative)
    return taken and not any(map(fits, selection.exclude))


def _walk(folder: str, relative: str, selection: Selection) -> Iterator[tuple[str, str | None]]:
    """Yield (path, fault) below a folder, by name; hidden entries and links to folders are passed over."""
    try:
        with os.scandir(folder) as found:
            # Names alone: a folder may hold a million files, and the entries themselves weigh ten times as much.
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except OSError as error:
        yield folder, f"{folder}: cannot be read ({error.strerror}). Check its permissions."
        return
    for entry, is_folder in entries:
        if entry.startswith("."):
            continue
        name, path = f"{relative}{entry}", os.path.join(folder, entry)
        if is_folder:
            if known(entry) and _chosen(name, selection):
                yield path, f"{path}: a directory named like a file. Rename it."
            yield from _walk(path, f"{name}/", selection)
        elif _chosen(name, selection) and os.path.abspath(path) not in selection.skip and not os.path.isdir(path):
            yield path, None


def _file(path: str, selection: Selection) -> Iterator[Item]:
    suffix = suffix_of(path)
    compressed = Path(path).suffix.lower() in COMPRESSED
    if suffix in TABLES:
        yield from file_items(Path(path), path, suffix, selection.columns, selection.published)
    elif suffix == ".zip" and not compressed:
        yield from _archive(path, selection)
    else:
        yield Item(path, path, path=path, published=selection.published)


def _archive(path: str, selection: Selection) -> Iterator[Item]:
    limit = BYTES_PER_CHAR * selection.max_chars
    try:
        for info in members(Path(path), path):
            name = info.filename
            place = f"{path}!{name}"
            hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in name.split("/"))
            if hidden or not _chosen(name, selection):
                continue
            suffix = suffix_of(name)
            packed = Path(name).suffix.lower() in COMPRESSED or suffix == ".zip"
            if packed:
                yield Item(place, place, fault=f"{place}: packed within an archive. Unpack the outer archive first.")
            elif suffix in TABLES:
                yield from _table_member(path, name, place, limit, selection)
            else:
                yield Item(place, place, path=path, member=name, published=selection.published)
    except ReadingError as error:
        yield Item(path, path, fault=str(error))


def _table_member(path: str, name: str, place: str, limit: int, selection: Selection) -> Iterator[Item]:
    try:
        data = member_bytes(Path(path), name, place, 16 * limit)
    except ReadingError as error:
        yield Item(place, place, fault=str(error))
        return
    yield from table_items(io.BytesIO(data), place, suffix_of(name), selection.columns, selection.published)


def _stdin(stream: BinaryIO, selection: Selection) -> Iterator[Item]:
    """Yield standard input as one text, or row by row where its first line is a JSON object."""
    limit = BYTES_PER_CHAR * selection.max_chars
    first = stream.readline(limit)
    if first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}"):
        yield from table_items(again(first, stream), "-", _STDIN_TABLE, selection.columns, selection.published)
        return
    try:
        data = first + stream.read(limit + 1)
        suffix = ".html" if data[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html")) else ".txt"
        document = parse(data, "-", suffix)
    except ReadingError as error:
        yield Item("-", "-", fault=str(error))
        return
    yield Item("-", "-", text=document.text, published=selection.published, metadata=document.metadata)


def total(sources: Sequence[str], selection: Selection | None = None) -> int | None:
    """Return how many articles the sources hold, None where only reading them tells (tables, archives, patterns)."""
    selection = selection or Selection()
    count = 0
    for source in sources:
        if source == "-" or not os.path.lexists(source):
            return None
        paths = (path for path, _ in _walk(source, "", selection)) if os.path.isdir(source) else iter((source,))
        for path in paths:
            if suffix_of(path) in TABLES or suffix_of(path) == ".zip":
                return None
            count += 1
    return count


def _folder(source: str, selection: Selection) -> Iterator[Item]:
    empty = True
    for path, fault in _walk(source, "", selection):
        empty = False
        if fault:
            yield Item(f"{path}/", path, fault=fault)
        else:
            yield from _file(path, selection)
    if empty:
        yield Item(source, source, fault=f"{source}: no articles in it. Give one with .txt, .html, .jsonl ... files.")


def _remote(source: str, selection: Selection) -> Iterator[Item]:
    """Yield the files at or below a URI."""
    try:
        found = listing(source)
    except ReadingError as error:
        yield Item(source, source, fault=str(error))
        return
    chosen = [uri for uri in found if uri == source or _chosen(uri.removeprefix(source).lstrip("/"), selection)]
    if not chosen:
        yield Item(source, source, fault=f"{source}: no articles there. Check the address.")
    for uri in chosen:
        if uri.endswith(".zip"):
            yield Item(uri, uri, fault=f"{uri}: an archive far away. Unpack it there, or copy it here.")
        elif suffix_of(uri) in TABLES:
            try:
                with opened(uri) as stream:
                    yield from table_items(stream, uri, suffix_of(uri), selection.columns, selection.published)
            except ReadingError as error:
                yield Item(f"{uri}#", uri, fault=str(error))
        else:
            yield Item(uri, uri, path=uri, published=selection.published)


def items(sources: Sequence[str], selection: Selection | None = None, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Yield one item an article, in the order of the sources and by name within folders; faults are items too."""
    selection = selection or Selection()
    for source in sources:
        if source == "-":
            yield from _stdin(stdin or sys.stdin.buffer, selection)
        elif is_remote(source):
            yield from _remote(source, selection)
        elif os.path.isdir(source):
            yield from _folder(source, selection)
        elif os.path.lexists(source):
            yield from _file(source, selection)
        elif glob.has_magic(source):
            found = sorted(path for path in glob.iglob(source, recursive=True) if not os.path.isdir(path))
            if not found:
                yield Item(source, source, fault=f"{source}: no file fits the pattern. Check it.")
            for path in found:
                yield from _file(path, selection)
        else:
            yield Item(source, source, fault=f"{source}: no such file. Check the path.")
