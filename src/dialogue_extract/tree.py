"""The parse of a `Doc` as plain objects, made once.

spaCy makes a new `Token` at every look, which cost the rules more than their own work. Attributes are named as spaCy
names them. A `Tree` is the list of its words: `tree[i]` and `tree[start:end]` cost what a list costs. `felled` forgets
it, since its words refer to each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from spacy.attrs import DEP, HEAD, IDX, LENGTH, MORPH, POS, SENT_START
from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc

from dialogue_extract.spans import Mention, source, written

LONGEST = 400  # tokens of a sentence
_KEPT = "dialogue_tree"  # in Doc.user_data
_is_punct = lru_cache(maxsize=1 << 13)(is_punct)  # spaCy's asks for the category of every letter
_NUMBERS = [HEAD, IDX, LENGTH, SENT_START]  # columns; those of other attributes are names in the string store
V = TypeVar("V")


class Word:
    """One token: its forms, its tags, its place in the parse and in the text (`idx` and `end` in code points)."""

    __slots__ = (
        "children",
        "dep_",
        "end",
        "features",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "lower_",
        "pos_",
        "sent",
        "text",
        "tree",
    )

    tree: Tree
    head: Word
    children: list[Word]
    sent: Sentence
    is_sent_start: bool

    def __init__(  # noqa: D107
        self, i: int, text: str, lower: str, pos: str, dep: str, features: dict[str, list[str]], idx: int, end: int
    ) -> None:
        self.i = i
        self.text = text
        self.lower_ = lower
        self.pos_ = pos
        self.dep_ = dep
        self.features = features
        self.idx = idx
        self.end = end
        self.children = []

    @property
    def ancestors(self) -> Iterator[Word]:
        """Yield the head, its head and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def is_space(self) -> bool:
        """Return whether the token is white space."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Return whether the token is punctuation."""
        return _is_punct(self.text)

    @property
    def is_mark(self) -> bool:
        """Return whether the token is punctuation or white space that heads no other."""
        return not self.children and (self.is_punct or self.is_space)

    @property
    def like_num(self) -> bool:
        """Return whether the token is a number in figures or letters."""
        return bool(self.tree.doc.vocab[self.text].like_num)

    @property
    def conjuncts(self) -> list[Word]:
        """Return the other words of the coordination that the word is in."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        row = [first]
        for word in row:
            row += (child for child in word.children if child.dep_ == "conj" and child.i > word.i)
        return [word for word in row if word is not self]

    def feature(self, name: str) -> list[str]:
        """Return the values of a morphological feature, none where the tagger gave none."""
        return self.features.get(name, [])


@dataclass(slots=True)
class Sentence:
    """A sentence: tokens `[start, end)`, code points `[start_char, end_char)`, its words as the tokens have them."""

    tree: Tree
    start: int
    end: int
    start_char: int
    end_char: int
    text: str

    def __len__(self) -> int:
        """Return the number of tokens."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        """Yield the words."""
        return iter(self.tree[self.start : self.end])


class Tree(list[Word]):
    """The words of a document, with its sentences."""

    def __init__(self, doc: Doc) -> None:
        """Read all columns of the document at once; without a parse each word heads itself and is in one sentence."""
        self.doc = doc
        self.source = source(doc)
        self.written = written(doc)
        self.lowered: list[str] = []
        self.tags: list[str] = []  # parts of speech
        self.starts: list[int] = []  # in code points
        self.ends: list[int] = []
        self.parsed = doc.has_annotation("DEP")
        self.sents: list[Sentence] = []
        if len(doc):
            self._read(doc)

    def _read(self, doc: Doc) -> None:
        heads, starts, lengths, opens = doc.to_array(_NUMBERS).astype("int64").T.tolist()
        ends = [start + length for start, length in zip(starts, lengths, strict=True)]
        written = self.written
        texts = [written[start:end] for start, end in zip(starts, ends, strict=True)]
        self.lowered = [text.lower() for text in texts]
        self.starts, self.ends, self.tags = starts, ends, _named(doc, POS, str)
        deps, features = _named(doc, DEP, str), _named(doc, MORPH, _features)
        self.extend(map(Word, range(len(texts)), texts, self.lowered, self.tags, deps, features, starts, ends))
        for word, offset in zip(self, heads, strict=True):
            word.head = head = self[word.i + offset]
            if offset:
                head.children.append(word)
        cuts = [0, *(i for i, opened in enumerate(opens) if opened == 1 and i), len(texts)]
        for start, end in _pieces(cuts):
            first, last = starts[start], ends[end - 1]
            sentence = Sentence(self, start, end, first, last, written[first:last])
            self.sents.append(sentence)
            for word in self[start:end]:
                word.tree, word.sent, word.is_sent_start = self, sentence, opens[word.i] == 1

    def quoted(self, mention: Mention) -> str:
        """Return the words of a mention as the article has them."""
        return self.source[self[mention.start].idx : self[mention.end - 1].end]

    def text(self, start: int, end: int) -> str:
        """Return the words of a stretch of tokens as the tokens have them, line ends inside paragraphs unwrapped."""
        stretch = self[start:end]
        return self.written[stretch[0].idx : stretch[-1].end] if stretch else ""

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that hold any of the code points `[start, end)`, an empty range where none does."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def root(self, start: int, end: int) -> Word:
        """Return the word of a stretch that stands highest in the parse, the first of several; marks come last."""
        if end - start == 1:
            return self[start]
        stretch = self[start:end]
        top = next((word for word in stretch if word.head is word), None)
        if top is not None:
            return top
        outside = (word for word in stretch if not start <= word.head.i < end)
        return min(outside, key=lambda word: len(self) if word.is_mark else sum(1 for _ in word.ancestors))


def _pieces(cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences between the cuts, those without an end in sight in pieces: rules look at whole sentences."""
    for start, end in pairwise(cuts):
        for first in range(start, end, LONGEST):
            yield first, min(first + LONGEST, end)


def tree(doc: Doc) -> Tree:
    """Return the tree of a parsed document, kept on it until `felled`."""
    kept: Tree | None = doc.user_data.get(_KEPT)
    if kept is None:
        kept = doc.user_data[_KEPT] = Tree(doc)
    return kept


def felled(doc: Doc) -> None:
    """Forget the tree of a document and let its words go of each other: no search for garbage need find them."""
    kept: Tree | None = doc.user_data.pop(_KEPT, None)
    if kept is None:
        return
    for word in kept:
        del word.head
    kept.sents.clear()
    kept.clear()


def _named(doc: Doc, attribute: int, read: Callable[[str], V]) -> list[V]:
    """Return what is read from the name of an attribute at each token, once for each name."""
    keys = doc.to_array(attribute).tolist()
    strings = doc.vocab.strings
    known = {key: read(strings[key]) for key in set(keys)}
    return [known[key] for key in keys]


@lru_cache(maxsize=4096)
def _features(analysis: str) -> dict[str, list[str]]:
    pairs = (pair.split("=", 1) for pair in analysis.split("|") if "=" in pair)
    return {name: values.split(",") for name, values in pairs}
