"""An input on its way to a worker: where its text comes from, light enough to be sent between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from dialogue_extract.errors import ReadingError
from dialogue_extract.reading import remote
from dialogue_extract.reading.article import MAX_CHARS, Article, article
from dialogue_extract.reading.document import SUFFIXES
from dialogue_extract.reading.packed import COMPRESSED, limited, member_bytes, unpacked
from dialogue_extract.reading.single import BYTES_PER_CHAR, from_bytes, load


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns of a table; None looks for the usual names."""

    text: str | None = None
    date: str | None = None
    title: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article to read: a file, a member of an archive, or a row's text; or the fault met in its place.

    `key` names it within its run, the same at every run; `source` is what its record says.
    """

    key: str
    source: str
    path: str | None = None
    member: str | None = None
    text: str | None = None
    published: str | None = None
    metadata: Mapping[str, object] = field(default_factory=dict)
    fault: str | None = None


def suffix_of(name: str) -> str:
    """Return the suffix that says the format, below a compression suffix: `a.html.gz` -> `.html`."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    return path.suffix.lower()


def _bytes(item: Item, path: Path, limit: int) -> bytes:
    if item.member is not None:
        return member_bytes(path, item.member, item.source, limit)
    if path.suffix.lower() not in COMPRESSED:
        return load(path, item.source, limit // BYTES_PER_CHAR)
    with unpacked(path, item.source) as stream:
        return limited(stream, item.source, limit)


def read_item(item: Item, max_chars: int = MAX_CHARS) -> Article:
    """Return the article of an item, or raise the ReadingError that says why there is none."""
    if item.fault is not None:
        raise ReadingError(item.fault)
    if item.text is not None:
        title = item.metadata.get("title")
        return article(
            item.text,
            source=item.source,
            published_on=item.published,
            title=str(title) if title else None,
            metadata=item.metadata,
            max_chars=max_chars,
        )
    if item.path is None:
        raise ReadingError(f"{item.source}: nothing to read. Give a file, a row or a text.")
    limit = BYTES_PER_CHAR * max_chars
    data = remote.load(item.path, limit) if remote.is_remote(item.path) else _bytes(item, Path(item.path), limit)
    suffix = suffix_of(item.member or item.path)
    suffix = suffix if suffix in SUFFIXES else ".txt"
    return from_bytes(data, item.source, suffix, published=item.published, max_chars=max_chars)
