"""Mend two attachments that the parser mistakes around a place set off by commas.

"ont tenu mercredi, à Lomé, une rencontre" has an object, no apposition of the town; "À Mascate, Américains et Iraniens
négocient" has a subject, no second place.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.symbols import appos, conj
from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl:subj")
PLACING = ("à", "en", "au", "aux", "dans", "chez", "sur")
OBJECTS = ("obj", "xcomp", "ccomp", "cop")


class Syntax:
    """Reattach objects and subjects that stand behind a circumstance."""

    def __call__(self, doc: Doc) -> Doc:
        """Correct heads and labels of the document in place."""
        deps = doc.to_array("DEP")  # none of these without a parse
        for i in ((deps == appos) | (deps == conj)).nonzero()[0].tolist():
            if deps[i] == appos:
                _object(doc[i])
            else:
                _subject(doc[i])
        return doc


def _verb(circumstance: Token) -> Token | None:
    """Return the verb that a named place with its preposition belongs to."""
    placed = any(child.dep_ == "case" and child.lower_ in PLACING for child in circumstance.children)
    verb = circumstance.head
    named = circumstance.pos_ == "PROPN" and placed
    return verb if circumstance.dep_.startswith("obl") and named and verb.pos_ == "VERB" else None


def _behind_comma(token: Token) -> bool:
    start = token.left_edge.i
    return start > 0 and (token.doc[start].text == "," or token.doc[start - 1].text == ",")


def _object(token: Token) -> None:
    verb = _verb(token.head)
    determined = any(child.dep_ in ("det", "nummod") for child in token.children)
    if verb is None or not determined or token.pos_ != "NOUN" or not verb.i < token.head.i < token.i:
        return
    end = token.right_edge.i + 1
    closed = end < len(token.doc) and token.doc[end].text == ","  # "au Togo, un pays voisin, ..." is an apposition
    if _behind_comma(token) and not closed and not any(child.dep_ in OBJECTS for child in verb.children):
        token.head, token.dep_ = verb, "obj"


def _subject(token: Token) -> None:
    place = token.head
    verb = _verb(place)
    joined = any(child.dep_ in ("cc", "case") for child in token.children)
    if verb is None or joined or not place.i < token.i < verb.i or not _behind_comma(token):
        return
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return
    others = [child for child in place.children if child.dep_ == "conj" and token.i < child.i < verb.i]
    token.head, token.dep_ = verb, "nsubj"
    for other in others:
        other.head = token


@Language.factory("dialogue_syntax", assigns=["token.head", "token.dep"], requires=["token.dep"])
def make_syntax(nlp: Language, name: str) -> Any:
    """Build the component."""
    return Syntax()
