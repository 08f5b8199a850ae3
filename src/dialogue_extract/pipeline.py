"""Load the learned model and the rule components; turn an article into a document with events."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_extract.errors import ModelError
from dialogue_extract.language import model_path
from dialogue_extract.layout import Block, layout, unwrap

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BEFORE_PARSER = ("dialogue_blocks",)
ORDER = (
    "dialogue_syntax",
    "dialogue_dates",
    "dialogue_places",
    "dialogue_names",
    "dialogue_offices",
    "dialogue_people",
    "dialogue_topics",
    "dialogue_outcomes",
    "dialogue_next_meetings",
    "dialogue_assembly",
)
UNREAD = ("trainable_lemmatizer",)  # what no component reads takes its time in every article and at the start
MODULES = (
    "blocks",
    "syntax",
    "dates",
    "places",
    "names",
    "offices",
    "people",
    "topics",
    "outcomes",
    "next_meetings",
    "encounters",
)


def register() -> None:
    """Import the components, which registers their factories."""
    for name in MODULES:
        importlib.import_module(f"dialogue_extract.components.{name}")


def build(nlp: Language) -> Language:
    """Add the rule components to a learned pipeline, each in its place."""
    register()
    for name in BEFORE_PARSER:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, first=True)
    for name in ORDER:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def learned(model: str | Path | None = None, *, without: Iterable[str] = ()) -> Language:
    """Return the learned pipeline: the packaged one, a path, or an installed package."""
    import spacy

    target = model if model is not None else model_path()
    try:
        return spacy.load(target, exclude=list(without))
    except (OSError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise ModelError(
            f"{target}: no usable spaCy pipeline ({first}). Give a folder or an installed package."
        ) from error


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The whole way from text to annotated document."""

    nlp: Language

    def annotate(self, text: str, published: str | None = None, blocks: tuple[Block, ...] = ()) -> Doc:
        """Return the document with `doc._.dialogue_events`; its tokens see no line ends inside paragraphs."""
        blocks = blocks or layout(text)
        from dialogue_extract.spans import remember

        unwrapped = unwrap(text, blocks)
        doc = self.nlp.make_doc(unwrapped)
        remember(doc, text, unwrapped)
        doc._.published = published
        doc._.blocks = blocks
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return doc


def load(model: str | Path | None = None) -> Pipeline:
    """Return the pipeline, ready for articles."""
    return Pipeline(build(learned(model, without=UNREAD)))
