"""Read web pages: the article of the page by trafilatura, with its title and date."""

from __future__ import annotations

import logging
import re

from dialogue_extract.errors import ReadingError
from dialogue_extract.reading.decoding import decode
from dialogue_extract.reading.document import Document

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_FIELDS = ("title", "date", "author", "url", "sitename", "description")


def _with_title(text: str, title: str | None) -> str:
    """Put the headline above the text where the extraction left it out, so that it can be quoted."""
    if not title:
        return text
    top = " ".join(text[: 4 * len(title) + 400].split())
    return text if " ".join(title.split()) in top else f"{title}\n\n{text}"


def read(data: bytes, where: str) -> Document:
    """Return the article of a web page; its text is what trafilatura keeps, headline first."""
    from trafilatura import bare_extraction, html2txt

    declared = _CHARSET.search(data[:4096])
    source, notes = decode(data, where, declared[1].decode("ascii") if declared else None)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page = bare_extraction(source, with_metadata=True, include_comments=False, favor_recall=True)
    text = getattr(page, "text", None) or html2txt(source)
    if not text or not text.strip():
        raise ReadingError(f"{where}: no article found in the page. Save the text of the article as .txt.")
    values = {name: getattr(page, name, None) for name in _FIELDS}
    metadata: dict[str, object] = {name: value for name, value in values.items() if value}
    title = metadata.get("title")
    return Document(_with_title(text, str(title) if title else None), metadata, notes)
