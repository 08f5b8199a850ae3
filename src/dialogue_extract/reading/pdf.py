"""Read the text of PDF files."""

from __future__ import annotations

from dialogue_extract.errors import ReadingError
from dialogue_extract.extras import need
from dialogue_extract.reading.document import Document

# Line-end hyphens come as U+FFFE from pdfium.
_SOFT_HYPHEN = "\ufffe"


def read(data: bytes, where: str) -> Document:
    """Return the text of a PDF, pages parted by a blank line; scanned pages have none."""
    pdfium = need("pypdfium2", "documents", where)
    try:
        document = pdfium.PdfDocument(data)
        try:
            pages = [page.get_textpage().get_text_bounded() for page in document]
            title = document.get_metadata_dict().get("Title", "")
        finally:
            document.close()
    except (pdfium.PdfiumError, ValueError) as error:
        raise ReadingError(f"{where}: not a readable PDF ({error}). Save its text as .txt.") from error
    text = "\n\n".join(page.replace(_SOFT_HYPHEN, "-").strip() for page in pages if page.strip())
    if not text:
        raise ReadingError(f"{where}: no text in the PDF, it may be a scan. Run text recognition on it first.")
    return Document(text, {"title": title} if title and title in text else {})
