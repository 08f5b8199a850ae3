"""Find fixed phrases in a row of words, the longest at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Generic, TypeVar

from dialogue_extract.persons.frame import Frame
from dialogue_extract.resources import lexicon

V = TypeVar("V")
_PIECE = re.compile(r"[^\s']+'|[^\s']+")


@cache
def relation(name: str) -> frozenset[str]:
    """Return a word set of `lexicons/office_relations.toml`."""
    return frozenset(lexicon("office_relations")[name])


class Phrases(Generic[V]):
    """A set of phrases and what each stands for; line breaks inside a phrase do not matter."""

    def __init__(self, entries: Mapping[str, V]) -> None:
        """Index the phrases by their first word."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries.items():
            pieces = tuple(_PIECE.findall(phrase.lower().replace("’", "'").replace("`", "'")))
            self._by_first.setdefault(pieces[0], []).append((pieces, value))
        for found in self._by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    @classmethod
    def of(cls, phrases: Iterable[str], value: V) -> Phrases[V]:
        """Return phrases that all stand for one thing."""
        return cls(dict.fromkeys(phrases, value))

    def match(self, row: Frame, i: int) -> tuple[int, V] | None:
        """Return the end and the value of the longest phrase that starts at word i."""
        begun = self._by_first.get(row.norm[i]) if 0 <= i < len(row.norm) else None
        for pieces, value in begun or ():
            end = i + len(pieces)
            if (end == i + 1 or tuple(row.norm[i:end]) == pieces) and row.joined(i, end):
                return end, value
        return None

    def starts(self, row: Frame) -> list[int]:
        """Return the words at which a phrase may start: few of a row, the only ones to match at."""
        return [i for i, word in enumerate(row.norm) if word in self._by_first]

    def end(self, row: Frame, i: int) -> int:
        """Return the end of the longest phrase that starts at word i, else i."""
        found = self.match(row, i)
        return found[0] if found else i

    def before(self, row: Frame, i: int, reach: int = 4) -> int | None:
        """Return the start of the longest phrase that ends before word i."""
        for start in range(max(i - reach, 0), i):
            found = self.match(row, start)
            if found and found[0] == i and row.joined(start, i + 1):
                return start
        return None
