"""The rule stage on people without learned parts, for tests."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.tokens import Doc

import dialogue_extract.language.french
from dialogue_extract.components.names import Names
from dialogue_extract.components.offices import Offices
from dialogue_extract.components.people import People
from dialogue_extract.components.places import Places


@cache
def _blank() -> spacy.language.Language:
    return spacy.blank(dialogue_extract.language.french.CODE)


def annotate(text: str, learned: tuple[tuple[str, str], ...] = ()) -> Doc:
    """Return the document; `learned` are entities (words, label) that a model would have found."""
    doc = _blank()(text)
    spans = [doc.char_span(text.index(words), text.index(words) + len(words), label=label) for words, label in learned]
    doc.ents = [span for span in spans if span is not None]
    for stage in (Places(), Names(), Offices(), People()):
        doc = stage(doc)
    return doc


def summary(doc: Doc) -> dict[str, tuple[list[str], str | None]]:
    """Return titles and side by name."""
    return {
        doc[p.name.start : p.name.end].text: ([doc[o.start : o.end].text for o in p.offices], p.party)
        for p in doc._.people
    }
