"""Cut a document into statements: sentences by typography, bullets and headings as they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from dialogue_extract.text import plain

BULLET = re.compile(r"\s*(?:[-–—•·*▪►‣◦●>]|\(?\d{1,2}[.)°]\)?|\(?[a-h]\))\s*(?=\S)")
_STOPS = {".", "!", "?", "…", "...", ".."}
_CLOSERS = {"»", "”", '"', ")", "''"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of tokens that says one thing: a sentence, a bullet or a heading."""

    start: int
    end: int
    first: bool  # stands at the beginning of its line
    bullet: bool  # its line begins with a list mark
    line: int  # running number of its line


def _goes_on(doc: Doc, index: int) -> bool:
    """Return whether what follows a stop or line break begins in lower case, so that the sentence goes on."""
    while index < len(doc) and doc[index].is_space:
        index += 1
    return index < len(doc) and doc[index].text[:1].islower()


def _breaks_line(doc: Doc, index: int) -> bool:
    token = doc[index]
    if not token.is_space or "\n" not in token.text:
        return False
    hard = token.text.count("\n") > 1 or index == 0 or doc[index - 1].text in _STOPS | {":", ";"}
    return hard or not _goes_on(doc, index + 1)


def _ends(doc: Doc, index: int) -> bool:
    """Return whether a sentence ends before the token at `index`."""
    before = index - 1
    while before > 0 and doc[before].text in _CLOSERS:
        before -= 1
    if doc[before].text not in _STOPS or doc[index].text in _CLOSERS:
        return False
    return not _goes_on(doc, index)


def statements(doc: Doc) -> list[Statement]:
    """Return the statements in text order; blank stretches belong to none."""
    found: list[Statement] = []
    start, line, first = 0, 0, True
    for index in range(len(doc) + 1):
        broken = index == len(doc) or _breaks_line(doc, index)
        if not broken and not (index > start and _ends(doc, index)):
            continue
        if doc[start:index].text.strip():
            bullet = first and BULLET.match(doc.text, doc[start].idx) is not None
            found.append(Statement(start, index, first, bullet, line))
            first = False
        start = index
        if broken:
            line, first, start = line + 1, True, index + 1
    return found


class Surface:
    """The document as rules read it: plain lower-case text of the same length, statements, token positions."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        lowered = plain(doc.text).lower()
        self.text = lowered if len(lowered) == len(doc.text) else plain(doc.text)
        self.starts = [token.idx for token in doc]
        self.words = [self.text[token.idx : token.idx + len(token)] for token in doc]
        self.statements = statements(doc)

    @cached_property
    def blocked(self) -> frozenset[int]:
        """Return the tokens of names and offices: prepositions inside them belong to them."""
        mentions = (*self.doc._.names, *self.doc._.offices)
        return frozenset(index for mention in mentions for index in range(mention.start, mention.end))

    def token_at(self, offset: int) -> int:
        """Return the token that covers or precedes the code point."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def token_after(self, offset: int) -> int:
        """Return the first token that begins at or after the code point."""
        index = self.token_at(offset)
        return index if index < len(self.starts) and self.starts[index] >= offset else index + 1

    def bounds(self, statement: Statement) -> tuple[int, int]:
        """Return the statement's code points."""
        return self.offsets(statement.start, statement.end)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of a token span."""
        return self.starts[start], self.starts[end - 1] + len(self.words[end - 1])
