"""Write the pages of many articles into a folder, with an index of all."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path, PurePosixPath
from types import TracebackType

from dialogue_extract.errors import OutputError
from dialogue_extract.schema import ErrorRecord, Record
from dialogue_extract.sinks.html.index import Article, index
from dialogue_extract.sinks.html.labels import Language
from dialogue_extract.sinks.html.page import page

PAGES = "articles"
LONGEST = 60  # characters of a page's name


class HtmlFolder:
    """Take records, which must hold their text, and leave `index.html` and a page for each article."""

    def __init__(self, path: str | Path, language: Language = "fr") -> None:
        """Write below `path`; the folder is made where there is none."""
        self.path = Path(path)
        self.language = language
        self._articles: list[Article] = []
        self._failures: list[ErrorRecord] = []
        self._names: set[str] = set()

    def __enter__(self) -> HtmlFolder:
        """Make the folder."""
        try:
            (self.path / PAGES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{self.path}: not a folder to write to ({error.strerror}). Choose another -o."
            ) from error
        return self

    def write(self, record: Record | ErrorRecord) -> None:
        """Write the page of one article at once and remember it for the index."""
        if isinstance(record, ErrorRecord):
            self._failures.append(record)
            return
        if record.text is None:
            raise OutputError(f"{record.source}: no text in the record. Extract it with --with-text.")
        name = self._name(record)
        write_page(self.path / PAGES / name, page(record, record.text, self.language, home="../index.html"))
        self._articles.append(Article(record.model_copy(update={"text": None}), f"{PAGES}/{name}"))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the index, of what there is, also after an interruption."""
        write_page(self.path / "index.html", index(self._articles, self._failures, self.language))

    def _name(self, record: Record) -> str:
        plain = unicodedata.normalize("NFKD", PurePosixPath(record.source).stem)
        stem = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")[:LONGEST]
        name = f"{stem or 'article'}.html"
        if name in self._names:
            name = f"{stem or 'article'}-{record.id[:8]}-{len(self._articles)}.html"
        self._names.add(name)
        return name


def write_page(path: Path, text: str) -> None:
    """Write a page whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="replace", newline="")
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written ({error.strerror}). Choose another -o.") from error
