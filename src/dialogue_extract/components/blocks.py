"""spaCy component `dialogue_blocks`: the layout, sentence starts where blocks begin, none at "Son Excellence"."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

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


def _goes_on(token: Token) -> bool:
    """Return whether a word goes on with what the one before began: "a reçu Son Excellence", "et chinois Wei Liang"."""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i else None
    if before is None or not before.is_alpha:
        return False
    if before.is_lower and not (token.is_title and token.is_stop):  # "Le", "Selon" may open a sentence after no stop
        return True
    after = _courteous().get(token.lower_, frozenset())
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
            elif _goes_on(token):
                token.is_sent_start = False
        return doc


@Language.factory("dialogue_blocks", assigns=["doc._.blocks", "token.is_sent_start"])
def create(nlp: Language, name: str) -> Blocks:
    """Return the component."""
    return Blocks()
