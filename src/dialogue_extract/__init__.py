"""Extract diplomatic encounters from French news as grounded records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogue_extract.reading import Article
    from dialogue_extract.records import Extractor
    from dialogue_extract.schema import ErrorRecord, Record

__version__ = "0.1.0"

__all__ = ["__version__", "extract", "extract_many"]


@cache
def _extractor(model: str | None) -> Extractor:
    from dialogue_extract.records import load

    return load(model)


def extract(
    text: str, published: str | None = None, *, title: str | None = None, source: str = "", model: str | None = None
) -> Record:
    """Return the record of one article given as text.

    `published` is the publication date, ISO 8601 (`2024-05-23`, or `2024-05`); without it nothing relative is guessed.
    `model` names another spaCy pipeline, a folder or an installed package. The model is loaded once a process.
    """
    from dialogue_extract.reading import article

    return _extractor(model).extract(article(text, source=source, published_on=published, title=title))


def extract_many(
    articles: Iterable[Article], *, jobs: int = 1, model: str | None = None
) -> Iterator[Record | ErrorRecord]:
    """Yield one record an article, in the order given; an article that fails yields its error record."""
    from dialogue_extract import engine
    from dialogue_extract.records import factory

    yield from engine.extract_many(articles, factory(model), jobs=jobs)
