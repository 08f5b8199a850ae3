"""Base noun phrases of a French parse, for `doc.noun_chunks`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.symbols import NOUN, PRON, PROPN
from spacy.tokens import Doc, Span, Token

HEADS = (NOUN, PROPN, PRON)
RELATIONS = frozenset(
    {"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "dislocated", "vocative", "xcomp"}
)
INSIDE = frozenset({"det", "amod", "nummod", "flat", "fixed", "compound"})
OUTSIDE_BEFORE = frozenset({"case", "cc", "punct", "mark"})


def _relation(token: Token) -> str:
    return str(token.dep_).split(":")[0].lower()


def _bounds(head: Token) -> tuple[int, int]:
    inside = [child for child in head.children if _relation(child) in INSIDE]
    start = min([head.i, *(child.left_edge.i for child in inside if child.i < head.i)])
    end = max([head.i, *(child.right_edge.i for child in inside if child.i > head.i)])
    return start, end + 1


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, label) of noun phrases without their prepositions and complements, none overlapping."""
    doc = doclike.doc
    if not doc.has_annotation("DEP"):
        return
    label = doc.vocab.strings.add("NP")
    last = -1
    for token in doclike:
        if token.pos not in HEADS or _relation(token) not in RELATIONS:
            continue
        start, end = _bounds(token)
        while start < token.i and (_relation(doc[start]) in OUTSIDE_BEFORE or doc[start].is_space):
            start += 1
        while doc[end - 1].is_space:
            end -= 1
        if start >= last:
            last = end
            yield start, end, label
