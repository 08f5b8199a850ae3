"""Cut a document into statements: sentences by typography, bullets and headings as the layout gives them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Doc

from dialogue_extract.layout import layout
from dialogue_extract.spans import Mention
from dialogue_extract.text import plain
from dialogue_extract.tree import tree

ADPOSITION, ADJECTIVE, ADVERB, PRONOUN = "ADP", "ADJ", "ADV", "PRON"
AUXILIARY, DETERMINER, PROPER, NUMBER = "AUX", "DET", "PROPN", "NUM"
NOMINAL = frozenset({"NOUN", PROPER, "X"})
OPENING = frozenset({*NOMINAL, NUMBER, "SYM"})
VERBAL = frozenset({"VERB", AUXILIARY})
LOOSE = frozenset({ADPOSITION, DETERMINER, "CCONJ", "SCONJ", ADVERB, PRONOUN, AUXILIARY, "SPACE"})
MARK = re.compile(r"\s*(?:[-–—•·*▪►‣◦●>Ø✓✔■□]|\(?\d{1,2}[.)°]\)?|\(?[a-h]\)|(?:[IVXivx]{1,5}|[A-H])[.)])\s*(?=\S)")
_SUBJECT = frozenset({"sur", "sujet", "propos", "concernant", "autour"})
_STOP = re.compile(
    r"(?:[.!?…]+)(?:\s?[»”\")’])*\s+(?=[^\sa-zà-öø-ÿœ])|;\s*\n\s*|\n\s*\n\s*"
    r"|(?<=[a-zà-öø-ÿœ]{3})\.(?=[A-ZÀ-ÖØ-Ý][a-zà-öø-ÿœ'’])"  # pages that lose the blank between two sentences
)


_OF = frozenset({"de", "des", "du"})
_QUESTIONS = (["question"], ["questions"], ["dossier"], ["dossiers"], ["situation"], ["crise"])
LONGEST = 250  # tokens
KEY = "dialogue_surface"  # in Doc.user_data


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of tokens that says one thing: a sentence, a bullet or a heading."""

    start: int
    end: int
    kind: str  # title, body, heading or bullet
    block: int  # running number of its block


def _pieces(statement: Statement) -> list[Statement]:
    """Cut what no sentence is as long as, so that the time taken stays linear in the text."""
    starts = range(statement.start, statement.end, LONGEST)
    return [replace(statement, start=start, end=min(start + LONGEST, statement.end)) for start in starts]


class Surface:
    """The document as rules read it: plain lower-case text of the same length, statements, token positions."""

    def __init__(self, doc: Doc) -> None:  # noqa: D107
        self.doc = doc
        self.tree = tree(doc)
        self.made_from = self._sources(doc)
        self.source = self.tree.written
        lowered = plain(self.source).lower()
        self.text = lowered if len(lowered) == len(self.source) else plain(self.source)
        self.starts, self.ends, self.pos = self.tree.starts, self.tree.ends, self.tree.tags
        self.words = [self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.statements = self._statements()
        self._vocabularies: dict[int, frozenset[str]] = {}

    @classmethod
    def of(cls, doc: Doc) -> Surface:
        """Return the document's surface, made once for all components that follow each other."""
        kept = doc.user_data.get(KEY)
        if kept is None or kept.made_from != cls._sources(doc):
            kept = doc.user_data[KEY] = cls(doc)
        return kept

    @staticmethod
    def _sources(doc: Doc) -> tuple[int, ...]:
        kept = doc._
        return tuple(map(id, (kept.blocks, kept.names, kept.offices, kept.places, kept.dates)))

    def _statements(self) -> list[Statement]:
        """Return the statements in text order; noise and blank stretches belong to none."""
        blocks = self.doc._.blocks or layout(self.source)
        return [
            statement
            for number, block in enumerate(blocks)
            if block.kind != "noise"
            for statement in self._cut(block.start, block.end, block.kind, number)
        ]

    def _cut(self, start: int, end: int, kind: str, number: int) -> list[Statement]:
        first, last = self.token_after(start), self.token_after(end)
        found: list[Statement] = []
        opened = MARK.match(self.source, start)
        listed = opened.end() if opened else start
        for stop in _STOP.finditer(self.source, start, end):
            cut = self.token_after(stop.end())
            # "M. Durand": the point of an abbreviation belongs to its token
            mark = self.words[self.token_at(stop.start())]
            if cut > first and not mark[:1].isalnum() and stop.end() > listed:
                found.append(Statement(first, cut, kind, number))
                first = cut
        if last > first:
            found.append(Statement(first, last, kind, number))
        return [piece for statement in found for piece in _pieces(statement)]

    @cached_property
    def blocked(self) -> frozenset[int]:
        """Return the tokens of names and offices: prepositions inside them belong to them."""
        return frozenset((*self.named, *(index for office in self.doc._.offices for index in self._office(office))))

    @cached_property
    def named(self) -> frozenset[int]:
        """Return the tokens of names of people."""
        return frozenset(index for mention in self.doc._.names for index in range(mention.start, mention.end))

    @cached_property
    def placed(self) -> frozenset[int | None]:
        """Return the tokens of places."""
        return frozenset(index for place in self.doc._.places for index in range(place.start, place.end))

    @cached_property
    def dated(self) -> frozenset[int]:
        """Return the tokens of temporal expressions."""
        return frozenset(index for date in self.doc._.dates for index in range(date.start, date.end))

    def _office(self, office: Mention) -> Iterator[int]:
        """Yield the tokens of an office up to where talk about a subject begins: "son homologue | de la crise"."""
        counterpart = self.words[office.start].startswith(("homologue", "interlocut"))
        for index in range(office.start, office.end):
            if self.words[index] in _SUBJECT or (counterpart and self.pos[index] == ADPOSITION):
                return
            if index > office.start and self._asked(index):
                return
            yield index

    def _asked(self, index: int) -> bool:
        """Return whether "de la question" begins here: "avec la Secrétaire générale | de la question de l'eau"."""
        following = [word for word in self.words[index + 1 : index + 3] if word not in ("la", "l'", "les")]
        return self.words[index] in _OF and following[:1] in _QUESTIONS

    def token_at(self, offset: int) -> int:
        """Return the token that covers or precedes the code point."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def token_after(self, offset: int) -> int:
        """Return the first token that begins at or after the code point."""
        return bisect_left(self.starts, offset)

    def bounds(self, statement: Statement) -> tuple[int, int]:
        """Return the statement's code points."""
        return self.offsets(statement.start, statement.end)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of a token span."""
        return self.starts[start], self.ends[end - 1]

    def vocabulary(self, statement: Statement) -> frozenset[str]:
        """Return the words of a statement, put together once for all pattern files."""
        found = self._vocabularies.get(statement.start)
        if found is None:
            found = self._vocabularies[statement.start] = frozenset(self.words[statement.start : statement.end])
        return found

    def form(self, index: int) -> str:
        """Return the verb form of a token: Fin, Inf, Part, or nothing."""
        if self.pos[index] not in VERBAL:
            return ""
        return "".join(self.tree[index].feature("VerbForm"))
