"""Make an article of a text: identity, headline, publication date, blocks, language, warnings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogue_extract.errors import ReadingError
from dialogue_extract.layout import Block, layout
from dialogue_extract.reading.decoding import tidy
from dialogue_extract.reading.language import language
from dialogue_extract.reading.published import Published, published
from dialogue_extract.text import Quote, quote

MAX_CHARS = 1_000_000


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `text` is as read, line ends too (`\\r\\n` counts two), and all offsets are code points into it."""

    id: str
    source: str
    text: str
    published: Published | None
    title: Quote | None
    blocks: tuple[Block, ...]
    language: str
    warnings: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)


def _title(text: str, blocks: tuple[Block, ...], told: str | None) -> Quote | None:
    at = text.find(told) if told else -1
    if told and at >= 0:
        return quote(text, at, at + len(told))
    return next((quote(text, block.start, block.end) for block in blocks if block.kind == "title"), None)


def _spoken(text: str, blocks: tuple[Block, ...]) -> str:
    kept = " ".join(text[block.start : block.end] for block in blocks if block.kind != "noise")
    return kept or text


def _warnings(code: str, date: Published | None) -> list[str]:
    found = []
    if code != "fr":
        found.append(f"the text is not French (looks like {code}); nothing was extracted")
    elif date is None:
        found.append("no publication date found: relative dates stay without value; give it with --published")
    return found


def article(
    text: str,
    *,
    source: str = "",
    published_on: str | None = None,
    title: str | None = None,
    metadata: Mapping[str, object] | None = None,
    warnings: tuple[str, ...] = (),
    max_chars: int = MAX_CHARS,
) -> Article:
    """Return the article of a text; `published_on` is the date the user gives, `metadata["date"]` the page's own."""
    where = source or "text"
    if not text.strip():
        raise ReadingError(f"{where}: empty. Give an article with text in it.")
    if len(text) > max_chars:
        raise ReadingError(f"{where}: {len(text):,} characters, more than {max_chars:,}. Split it or raise the limit.")
    text, notes = tidy(text)
    blocks = layout(text)
    date = published(text, blocks, path=source or None, option=published_on, metadata=metadata)
    code = language(_spoken(text, blocks))
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source=tidy(source)[0],
        text=text,
        published=date,
        title=_title(text, blocks, title),
        blocks=blocks,
        language=code,
        warnings=(*warnings, *notes, *_warnings(code, date)),
        metadata=dict(metadata or {}),
    )
