"""The whole way from an article to its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_extract import pipeline
from dialogue_extract.records.build import bare, build
from dialogue_extract.records.windows import MAX_WINDOW, cut, join, told

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dialogue_extract.reading import Article
    from dialogue_extract.schema import Record


FRENCH = "fr"
PASSED = "no wording of an encounter between two sides: the text was not parsed, people were not looked for"


@dataclass(frozen=True, slots=True)
class Extractor:
    """A loaded pipeline that turns articles into records.

    `gate`: articles that cannot hold an encounter by their words alone are not parsed; events are the same without it.
    """

    pipeline: pipeline.Pipeline
    gate: bool = True

    def document(self, article: Article) -> Doc:
        """Return the annotated document of an article, whatever its language and length."""
        published = article.published.value if article.published else None
        return self.pipeline.annotate(article.text, published, article.blocks)

    def extract(self, article: Article) -> Record:
        """Return the record of an article; one in another language than French has no events."""
        if article.language != FRENCH:
            return bare(article)
        windows = cut(article)
        promising = [(offset, window) for offset, window in windows if self._promising(window)]
        notes = [told(article, windows)] if len(article.text) > MAX_WINDOW else []
        if not promising:
            return bare(article, *notes, PASSED)
        if not notes:
            return build(self.document(article), article)
        parts = [(offset, build(self.document(window), window)) for offset, window in promising]
        return join(bare(article, *notes), parts)

    def _promising(self, article: Article) -> bool:
        if not self.gate:
            return True
        from dialogue_extract.gate import may_hold

        return may_hold(article.text, article.blocks)


def load(model: str | Path | None = None, *, gate: bool = True) -> Extractor:
    """Return an extractor with the packaged model, or another spaCy pipeline."""
    return Extractor(pipeline.load(model), gate)


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
