"""The whole way from an article to its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_extract import pipeline
from dialogue_extract.records.build import build

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dialogue_extract.reading import Article
    from dialogue_extract.schema import Record


@dataclass(frozen=True, slots=True)
class Extractor:
    """A loaded pipeline that turns articles into records."""

    pipeline: pipeline.Pipeline

    def document(self, article: Article) -> Doc:
        """Return the annotated document of an article; one that is not French is left without events."""
        published = article.published.value if article.published else None
        return self.pipeline.annotate(article.text, published, article.blocks)

    def extract(self, article: Article) -> Record:
        """Return the record of an article."""
        return build(self.document(article), article)


def load(model: str | Path | None = None) -> Extractor:
    """Return an extractor with the packaged model, or another spaCy pipeline."""
    return Extractor(pipeline.load(model))


@dataclass(frozen=True, slots=True)
class Factory:
    """A picklable call that loads an extractor once a worker."""

    model: str | None = None

    def __call__(self) -> Callable[[Article], Record]:
        """Return the function from article to record."""
        return load(self.model).extract


def factory(model: str | None = None) -> Factory:
    """Return what the engine calls once a worker."""
    return Factory(model)
