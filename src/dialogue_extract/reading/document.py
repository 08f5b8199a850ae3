"""What every format gives: the text of one document and what the document says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from dialogue_extract.errors import ReadingError

# suffix -> module and function; a new format is one file here and one line.
_FORMATS = {
    ".txt": ("plain", "read"),
    ".text": ("plain", "read"),
    ".md": ("plain", "read_markdown"),
    ".markdown": ("plain", "read_markdown"),
    ".html": ("page", "read"),
    ".htm": ("page", "read"),
    ".xhtml": ("page", "read"),
    ".docx": ("word", "read"),
    ".pdf": ("pdf", "read"),
    ".eml": ("mail", "read"),
}
SUFFIXES = frozenset(_FORMATS)


@dataclass(frozen=True, slots=True)
class Document:
    """Text of one document; `metadata` may hold `title`, `date`, `author`, `url`."""

    text: str
    metadata: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def reader(suffix: str) -> Callable[[bytes, str], Document]:
    """Return the function that reads documents of a suffix."""
    try:
        module, name = _FORMATS[suffix.lower()]
    except KeyError:
        known = " ".join(sorted(_FORMATS))
        raise ReadingError(f"{suffix or 'no suffix'}: unknown format. Known are {known}.") from None
    function: Callable[[bytes, str], Document] = getattr(import_module(f"dialogue_extract.reading.{module}"), name)
    return function
