"""spaCy component `dialogue_blocks`: the layout, sentence starts where blocks begin, none at "Son Excellence"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.attrs import IDX, IS_ALPHA, IS_LOWER, IS_STOP, IS_TITLE, SENT_START
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


def _going_on(doc: Doc) -> Iterator[int]:
    """Yield the words that go on with what the one before began: "a reçu Son Excellence", "et chinois Wei Liang"."""
    alpha, lower, title, stop = doc.to_array([IS_ALPHA, IS_LOWER, IS_TITLE, IS_STOP]).T.tolist()
    for i in range(1, len(doc)):
        if not alpha[i - 1]:
            continue
        if lower[i - 1] and not (title[i] and stop[i]):  # "Le", "Selon" may open a sentence after no stop
            yield i
            continue
        after = _courteous().get(doc[i].lower_, frozenset())
        if "" in after or (i + 1 < len(doc) and doc[i + 1].lower_ in after):
            yield i


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
        opens = doc.to_array([SENT_START]).astype("int64")  # one array: setting a token's looks through the document
        opens[list(_going_on(doc))] = -1
        opens[[i for i, start in enumerate(doc.to_array([IDX]).ravel().tolist()) if start in starts]] = 1
        return doc.from_array([SENT_START], opens.astype("uint64"))  # type: ignore[arg-type]


@Language.factory("dialogue_blocks", assigns=["doc._.blocks", "token.is_sent_start"])
def create(nlp: Language, name: str) -> Blocks:
    """Return the component."""
    return Blocks()
