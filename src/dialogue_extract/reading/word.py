"""Read Word documents."""

from __future__ import annotations

import io
import zipfile

from dialogue_extract.errors import ReadingError
from dialogue_extract.extras import need
from dialogue_extract.reading.document import Document

_MAX_UNPACKED = 200_000_000


def read(data: bytes, where: str) -> Document:
    """Return the paragraphs of a `.docx` file, tables row by row; its dates tell when it was typed only."""
    docx = need("docx", "documents", where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MAX_UNPACKED:
                raise ReadingError(f"{where}: unpacks to more than {_MAX_UNPACKED:,} bytes. Save its text as .txt.")
        document = docx.Document(io.BytesIO(data))
        parts = [_words(element) for element in document.iter_inner_content()]
        title = document.core_properties.title
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError) as error:
        raise ReadingError(f"{where}: not a readable Word document ({error}). Save it as .docx or .txt.") from error
    text = "\n\n".join(part for part in parts if part.strip())
    if not text:
        raise ReadingError(f"{where}: no text in the document. Give an article with text in it.")
    return Document(text, {"title": title} if title and title in text else {})


def _words(element: object) -> str:
    rows = getattr(element, "rows", None)
    if rows is None:
        return str(getattr(element, "text", ""))
    return "\n".join(" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in rows)
