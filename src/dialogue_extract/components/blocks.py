"""spaCy component `dialogue_blocks`: the article's layout, and sentence starts where blocks begin."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.layout import Block, layout


class Blocks:
    """Write `doc._.blocks` and tell the parser that a block begins a sentence."""

    def process(self, doc: Doc) -> tuple[Block, ...]:
        """Return the blocks of a document."""
        return tuple(doc._.blocks) or layout(doc.text)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        blocks = self.process(doc)
        doc._.blocks = blocks
        starts = {block.start for block in blocks}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
        return doc


@Language.factory("dialogue_blocks", assigns=["doc._.blocks", "token.is_sent_start"])
def create(nlp: Language, name: str) -> Blocks:
    """Return the component."""
    return Blocks()
