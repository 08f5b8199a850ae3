"""spaCy component `dialogue_blocks`: the layout, sentence starts where blocks begin, none at "Son Excellence"."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract import resources
from dialogue_extract.layout import Block, layout


@cache
def _courteous() -> dict[str, frozenset[str]]:
    """Return the words that may follow the first one of a courtesy form; "" where it stands alone."""
    found: dict[str, set[str]] = {}
    for form in resources.lexicon("courtesy")["inside"]:
        first, _, second = form.partition(" ")
        found.setdefault(first, set()).add(second)
    return {first: frozenset(after) for first, after in found.items()}


def _goes_on(doc: Doc, i: int, word: str) -> bool:
    """Return whether a courtesy form goes on with what the word before it began: "a reçu Son Excellence"."""
    after = _courteous().get(word)
    if after is None or not i or not doc[i - 1].is_alpha:
        return False
    return "" in after or (i + 1 < len(doc) and doc[i + 1].lower_ in after)


class Blocks:
    """Write `doc._.blocks` and tell the parser where a sentence begins and where none does."""

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
            elif _goes_on(doc, token.i, token.lower_):
                token.is_sent_start = False
        return doc


@Language.factory("dialogue_blocks", assigns=["doc._.blocks", "token.is_sent_start"])
def create(nlp: Language, name: str) -> Blocks:
    """Return the component."""
    return Blocks()
