"""See one `Doc` as a row of words for the rules on people: line breaks inside a paragraph gone, elisions joined.

Word indexes are not token indexes: `Frame.start` and `Frame.end` lead back to tokens, `Frame.word_of` leads here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from spacy.tokens import Doc

from dialogue_extract.persons.endings import is_surely_relational
from dialogue_extract.spans import Mention, PlaceMention
from dialogue_extract.tree import Tree, tree

NOISE = "noise"
LEARNED = "offices"
_KEPT = "dialogue_frame"
LONG_LINE = 60  # characters; a longer line is wrapped, a shorter one may stand alone
_TYPOGRAPHY = str.maketrans({"’": "'", "`": "'", "‘": "'", "\u2010": "-", "\u2011": "-"})
_INCLUSIVE = re.compile(r"\((?:e|s|es|trice)\)$")  # "secrétaire général(e)"


@dataclass(slots=True)
class Frame:
    """Parallel lists over words."""

    doc: Doc
    tree: Tree
    text: list[str] = field(default_factory=list)
    norm: list[str] = field(default_factory=list)  # lower case, one kind of apostrophe
    pos: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)  # first token
    end: list[int] = field(default_factory=list)  # token after the last
    fresh: list[bool] = field(default_factory=list)  # a paragraph or list item starts here
    noise: list[bool] = field(default_factory=list)
    block: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    place: list[PlaceMention | None] = field(default_factory=list)
    entity: list[str] = field(default_factory=list)  # label of the learned entity, empty outside
    word_of: list[int] = field(default_factory=list)  # by token
    capitals: list[int] = field(default_factory=list)  # words that start with a capital letter
    sizes: dict[int, int] = field(default_factory=dict)  # words by block
    learned: set[int] = field(default_factory=set)  # words where a learned office starts
    tagged: bool = False

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.text)

    def capital(self, i: int) -> bool:
        """Return whether a word inside the row starts with a capital letter."""
        return 0 <= i < len(self.text) and self.text[i][:1].isupper()

    def at(self, i: int) -> str:
        """Return the plain word, empty outside the row."""
        return self.norm[i] if 0 <= i < len(self.norm) else ""

    def sided_adjective(self, i: int) -> bool:
        """Return whether word i is the lower-case adjective of a state."""
        place = self.place[i]
        return place is not None and place.kind in ("adjective", "demonym") and not self.capital(i)

    def compatriot(self, i: int) -> bool:
        """Return whether word i names the origin of a person: "l'Espagnol", "la Québécoise"."""
        place = self.place[i]
        if place is not None and place.kind in ("adjective", "demonym"):
            return True
        return self.capital(i) and self.at(i - 1) in ("le", "la", "l'") and is_surely_relational(self.norm[i])

    def joined(self, i: int, j: int) -> bool:
        """Return whether words i to j (exclusive) stand in one paragraph."""
        return not any(self.fresh[k] for k in range(i + 1, min(j, len(self.fresh))))

    def quotation(self, i: int) -> int:
        """Return the end of a short quotation that opens at word i, or i: "division « Asie centrale »"."""
        ends = (k for k in range(i + 2, min(i + 9, len(self))) if self.norm[k] in ("»", '"', "”"))
        return next((k + 1 for k in ends if self.joined(i, k)), i)

    def words(self, mention: Mention) -> tuple[int, int]:
        """Return the word range of a token range."""
        return self.word_of[mention.start], self.word_of[mention.end - 1] + 1

    def tokens(self, i: int, j: int) -> tuple[int, int]:
        """Return the token range of a word range."""
        return self.start[i], self.end[j - 1]

    def sides(self, i: int, j: int) -> list[PlaceMention]:
        """Return the places among words i to j (exclusive) that can stand for a side, in order."""
        found = (self.place[k] for k in range(max(i, 0), min(j, len(self.place))))
        return [p for p in dict.fromkeys(found) if p is not None and (p.code or p.codes or p.country)]


@lru_cache(maxsize=20000)
def _plain(text: str) -> str:
    return _INCLUSIVE.sub("", text.lower().translate(_TYPOGRAPHY))


def _opens(words: Tree) -> list[bool]:
    """Return whether a sentence starts at each token; without a parse, one does after a stop."""
    if words.doc.has_annotation("SENT_START"):
        return [word.is_sent_start for word in words]
    return [True, *(word.text in ".!?" or "\n\n" in word.text for word in words[:-1])]


def _entities(doc: Doc) -> list[str]:
    """Return the label of the learned entity at each token, empty outside."""
    row = [""] * len(doc)
    for entity in doc.ents:
        row[entity.start : entity.end] = [entity.label_] * len(entity)
    return row


def _blocks(doc: Doc, words: Tree) -> tuple[list[bool], list[int]]:
    noise, block = [False] * len(words), [0] * len(words)
    blocks, starts = doc._.blocks, words.starts
    first = 0
    for k, found in enumerate(blocks):
        end = bisect_left(starts, found.end, first) if k + 1 < len(blocks) else len(words)
        block[first:end] = [k] * (end - first)
        if found.kind == NOISE:
            noise[first:end] = [found.start <= start < found.end for start in starts[first:end]]
        first = end
    return noise, block


def _breaks(words: Tree, i: int, block: list[int]) -> bool:
    """Tell a break between paragraphs from a wrapped line; `i` is a whitespace token."""
    gap = words[i].text
    if gap.count("\n") > 1 or i + 1 >= len(words):
        return True
    if "\n" not in gap:
        return False
    if block[i + 1] != block[i - 1]:
        return True
    start = next((k for k in range(i - 1, max(i - 40, -1), -1) if "\n" in words[k].text), -1)
    wide = words[i].idx - words[start + 1].idx
    return wide < LONG_LINE and words[i + 1].text[:1].isupper() and words[i - 1].text[-1:] in ".:!?"


def _places(doc: Doc) -> list[PlaceMention | None]:
    row: list[PlaceMention | None] = [None] * len(doc)
    for mention in sorted(doc._.places, key=lambda m: m.end - m.start):
        row[mention.start : mention.end] = [mention] * (mention.end - mention.start)
    return row


def frame(doc: Doc) -> Frame:
    """Return the words of a document with its learned entities and places, kept on the document until `dropped`."""
    kept = doc.user_data.get(_KEPT)
    if kept is None or kept[0] is not doc._.places:
        kept = doc.user_data[_KEPT] = (doc._.places, _frame(doc))
    row: Frame = kept[1]
    return row


def dropped(doc: Doc) -> None:
    """Forget the kept words: a document is handed out without them, they refer back to it."""
    doc.user_data.pop(_KEPT, None)


def _frame(doc: Doc) -> Frame:
    words = tree(doc)
    noise, block = _blocks(doc, words)
    row = Frame(doc=doc, tree=words, tagged=doc.has_annotation("POS"))
    fresh = True
    for i, word in enumerate(words):
        text = word.text
        if text.isspace():
            fresh = fresh or not row.text or _breaks(words, i, block)
            row.word_of.append(max(len(row.text) - 1, 0))
            continue
        norm = _plain(text)
        if norm == "'" and row.norm and row.norm[-1] in ("d", "l") and row.end[-1] == i:
            row.norm[-1] += "'"
            row.text[-1] += text
            row.end[-1] = i + 1
            row.word_of.append(len(row.text) - 1)
            continue
        row.word_of.append(len(row.text))
        row.text.append(text)
        row.norm.append(norm)
        row.start.append(i)
        row.end.append(i + 1)
        row.fresh.append(fresh or (i > 0 and block[i] != block[i - 1]))
        fresh = False
    _columns(row, noise, block)
    row.sizes = Counter(row.block)
    row.capitals = [i for i, text in enumerate(row.text) if text[:1].isupper()]
    row.learned = {row.word_of[span.start] for span in doc.spans.get(LEARNED, ())}
    return row


def _columns(row: Frame, noise: list[bool], block: list[int]) -> None:
    """Fill in what a word has of its first token."""
    sentence = list(accumulate(_opens(row.tree)[1:], initial=0))
    places, entities, tags = _places(row.doc), _entities(row.doc), row.tree.tags
    row.pos = [tags[i] for i in row.start]
    row.noise = [noise[i] for i in row.start]
    row.block = [block[i] for i in row.start]
    row.sentence = [sentence[i] for i in row.start]
    row.place = [places[i] for i in row.start]
    row.entity = [entities[i] for i in row.start]
