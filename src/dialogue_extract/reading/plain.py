"""Read plain text and Markdown."""

from __future__ import annotations

import re

from dialogue_extract.reading.decoding import decode
from dialogue_extract.reading.document import Document

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.DOTALL)
_KEY = re.compile(
    r"^(title|titre|date|published|author|auteur|source|url)\s*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE
)
_NAMES = {"titre": "title", "published": "date", "auteur": "author"}


def read(data: bytes, where: str) -> Document:
    """Return the text of a `.txt` file."""
    text, notes = decode(data, where)
    return Document(text, warnings=notes)


def read_markdown(data: bytes, where: str) -> Document:
    """Return the text of a Markdown file, with what its front matter says."""
    text, notes = decode(data, where)
    front = _FRONT.match(text)
    pairs = _KEY.findall(front[1]) if front else []
    metadata: dict[str, object] = {_NAMES.get(key.lower(), key.lower()): value.strip("'\"") for key, value in pairs}
    return Document(text, metadata=metadata, warnings=notes)
