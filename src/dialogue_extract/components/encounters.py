"""spaCy component `dialogue_assembly`: the events of a document, from the mentions of all other components."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.events.assembly import assemble
from dialogue_extract.events.draft import EventDraft
from dialogue_extract.gate import diplomatic
from dialogue_extract.spans import Rejection, source
from dialogue_extract.tree import felled


class Assembly:
    """Write `doc._.dialogue_events`."""

    def process(self, doc: Doc) -> tuple[tuple[EventDraft, ...], tuple[Rejection, ...]]:
        """Return the events, main one first, and the refused candidates."""
        events, refused = assemble(doc)
        if not events or diplomatic(source(doc), doc._.blocks):
            return events, refused
        found = (event.evidence[0] for event in events)
        silent = (Rejection(m.start, m.end, "domain/diplomacy", "event", "the article names no power") for m in found)
        return (), (*refused, *silent)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        events, refused = self.process(doc)
        doc._.dialogue_events = events
        doc._.rejected = (*doc._.rejected, *refused)
        felled(doc)
        return doc


@Language.factory(
    "dialogue_assembly",
    requires=["doc._.people", "doc._.places", "doc._.dates", "doc._.topics", "token.dep", "token.pos"],
    assigns=["doc._.dialogue_events", "doc._.rejected"],
)
def create(nlp: Language, name: str) -> Assembly:
    """Return the component."""
    return Assembly()
