"""Divide what follows or precedes a discussion word into the noun phrases a human would list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dialogue_extract.phrases.coordination import Part, joined
from dialogue_extract.phrases.statements import Surface
from dialogue_extract.resources import lexicon

_COMMAS = {",", ";"}
_STOPS = {".", "!", "?", "…", "...", ":", "–", "—", "/", "|", "•", "[", "]"}
_QUOTES = {"«", "»", '"', "“", "”", "''", "‘", "‘‘", "’’", "'"}
LONGEST = 30  # tokens; what runs on longer is a clause, no subject


@dataclass(frozen=True, slots=True)
class _Words:
    determiners: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    adjuncts: tuple[tuple[str, ...], ...]
    sub: tuple[tuple[str, ...], ...]
    strong: tuple[tuple[str, ...], ...]


def _split(entries: list[str]) -> tuple[tuple[str, ...], ...]:
    """Cut wordings as tokens are cut, longest first: "à l'issue" gives à, l', issue."""
    cut = {tuple(entry.replace("'", "' ").split()) for entry in entries}
    return tuple(sorted(cut, key=lambda words: (-len(words), words)))


@cache
def _words() -> _Words:
    data = lexicon("discussion")
    classes = data["classes"]
    return _Words(
        determiners=frozenset(classes["determiners"]),
        prepositions=frozenset(classes["prepositions"]),
        coordinators=frozenset(classes["coordinators"]),
        relatives=frozenset(classes["relatives"]),
        pronouns=frozenset(classes["pronouns"]),
        openers=frozenset(data["adjuncts"]["openers"]),
        adjuncts=_split(data["adjuncts"]["phrases"]),
        sub=_split(data["markers"]["sub"]),
        strong=_split(data["markers"]["strong"]),
    )


def _starts(surface: Surface, index: int, end: int, wordings: tuple[tuple[str, ...], ...]) -> int:
    """Return how many tokens of one of the wordings stand at `index`, 0 for none."""
    words = surface.words
    for wording in wordings:
        stop = index + len(wording)
        if stop <= end and words[index] == wording[0] and tuple(words[index:stop]) == wording:
            return len(wording)
    return 0


class Walk:
    """One pass over a stretch of tokens that collects its noun phrases."""

    def __init__(self, surface: Surface, start: int, end: int, preposition: str | None = None) -> None:
        self.surface = surface
        self.doc = surface.doc
        self.words = surface.words
        self.index = start
        self.end = end
        self.preposition = preposition
        self.parts: list[Part] = []

    # -- tokens

    def finite(self, index: int) -> bool:
        """Return whether a finite verb stands here."""
        token = self.doc[index]
        if token.pos_ not in ("VERB", "AUX") or index in self.surface.blocked:
            return False
        form = token.morph.get("VerbForm")
        return "Fin" in form or (not form and token.pos_ == "AUX")

    def _closes(self, index: int) -> bool:
        """Return whether the phrase must end before this token."""
        word, kinds = self.words[index], _words()
        if word in _COMMAS or word in _STOPS or word == "(" or self.doc[index].is_space:
            return True
        if index in self.surface.blocked:
            return False
        if word in kinds.openers or _starts(self.surface, index, self.end, kinds.adjuncts):
            return True
        if word in kinds.relatives or _starts(self.surface, index, self.end, kinds.strong):
            return True
        return self._verbal(index)

    def _verbal(self, index: int) -> bool:
        token, word = self.doc[index], self.words[index]
        if token.pos_ == "PRON" and word in _words().pronouns:
            return True
        if self.finite(index):
            return True
        before = self.words[index - 1] if index else ""
        if token.pos_ == "VERB" and "Inf" in token.morph.get("VerbForm"):
            return before in ("pour",)
        return before == "en" and "Part" in token.morph.get("VerbForm") and word.endswith("ant")

    # -- phrases

    def _relative(self, index: int) -> int:
        """Return the end of a restrictive "qui" clause that begins here."""
        verbs = 0
        index += 1
        while index < self.end:
            word = self.words[index]
            if word in _COMMAS or word in _STOPS or word == "(" or self.doc[index].is_space:
                break
            if self.finite(index):
                verbs += 1
                if verbs > 1 and self.doc[index - 1].pos_ not in ("AUX", "ADV", "VERB", "PRON"):
                    break
            index += 1
        return index

    def _phrase(self, start: int) -> int:
        """Return the end of the noun phrase that begins at `start`."""
        index = start
        while index < self.end:
            word = self.words[index]
            if word == "qui" and index > start:
                return self._relative(index)
            if word in _words().coordinators and index not in self.surface.blocked:
                return index
            if self._closes(index):
                return index
            index += 1
        return index

    def _begins(self, index: int) -> bool:
        """Return whether a noun phrase can begin here."""
        if index >= self.end:
            return False
        word, token, kinds = self.words[index], self.doc[index], _words()
        if word in kinds.prepositions:
            allowed = {"de", "à", self.preposition} if self.preposition else {"de"}
            return _base(word) in allowed
        if word in kinds.determiners or word in _QUOTES or word.isdigit():
            return True
        return token.pos_ in ("NOUN", "PROPN", "X", "NUM", "SYM") or self._leading_adjective(index)

    def _leading_adjective(self, index: int) -> bool:
        after = index + 1
        token = self.doc[index]
        return token.pos_ == "ADJ" and after < self.end and self.doc[after].pos_ == "NOUN"

    def part(self, start: int, end: int) -> Part:
        """Describe the phrase for the coordination rules."""
        return Part.read(self.surface, start, end)

    def _push(self, start: int, end: int) -> None:
        if end > start:
            self.parts.append(self.part(start, end))

    def _after_clause(self, index: int) -> int | None:
        """Skip an incise and return where the list goes on, if it does: "le G5, dont le siège est ici, et la dette"."""
        while index < self.end and self.words[index] not in _COMMAS:
            if self.words[index] in _STOPS:
                return None
            index += 1
        return index if index < self.end else None

    def run(self) -> list[Part]:
        """Return the phrases in text order."""
        skipped = False
        while self.index < self.end:
            self._skip_markers()
            if not self._begins(self.index):
                if skipped or not self.parts or not self._resume():
                    break
                skipped = True
                continue
            start = self.index
            stop = self._take(start)
            if self._is_subject(stop):
                break
            self._push(start, stop)
            if not self._next(stop):
                break
        return self.parts

    def _is_subject(self, stop: int) -> bool:
        """Return whether the phrase just read is the subject of a new clause."""
        return bool(self.parts) and stop < self.end and self._verbal(stop)

    def _take(self, start: int) -> int:
        """Return the end of one item, inner coordinations included."""
        stop = self._phrase(start)
        while stop < self.end and self.words[stop] in _words().coordinators:
            other = stop + 1
            if other >= self.end or _starts(self.surface, stop, self.end, _words().strong):
                return stop
            after = self._phrase(other)
            if after == other:
                return stop
            listed = bool(self.parts) and self.words[start - 1] in _COMMAS
            left, right = self.part(start, stop), self.part(other, after)
            if not joined(left, right, self.preposition, listed):
                return stop
            stop = after
        return stop

    def _skip_markers(self) -> None:
        while self.index < self.end:
            word = self.words[self.index]
            size = _starts(self.surface, self.index, self.end, _words().strong)
            size = size or _starts(self.surface, self.index, self.end, _words().sub)
            if size:
                self.index += size
            elif word in _words().coordinators or word in _COMMAS or word in (":", ".") or word in _QUOTES:
                self.index += 1
            elif self.doc[self.index].pos_ == "ADV" and self.words[self.index - 1] in _COMMAS:
                self.index += 1
            else:
                return

    def _resume(self) -> bool:
        after = self._after_clause(self.index)
        if after is None:
            return False
        self.index = after
        return True

    def _next(self, stop: int) -> bool:
        """Move to the following item; return whether there may be one."""
        if stop >= self.end:
            return False
        word, kinds = self.words[stop], _words()
        if word == "(":
            close = next((i for i in range(stop, self.end) if self.words[i] == ")"), None)
            if close is None or close + 1 >= self.end:
                return False
            stop, word = close + 1, self.words[close + 1]
        if word in kinds.relatives and not _starts(self.surface, stop, self.end, kinds.sub):
            after = self._after_clause(stop)
            if after is None:
                return False
            stop = after
        self.index = stop
        return word in _COMMAS or self._carries_on(stop)

    def _carries_on(self, stop: int) -> bool:
        kinds = _words()
        if self.words[stop] in kinds.coordinators or self.words[stop] in _COMMAS or self.words[stop] in (":", "."):
            return True
        return bool(_starts(self.surface, stop, self.end, kinds.strong) or _starts(self.surface, stop, self.end, kinds.sub))


def _base(word: str) -> str:
    """Return the preposition a contracted form holds."""
    if word in ("du", "des", "d'"):
        return "de"
    return "à" if word in ("au", "aux") else word


def enumerate_phrases(surface: Surface, start: int, end: int, preposition: str | None = None) -> list[Part]:
    """Return the noun phrases from `start` on; `preposition` is the one the discussion word takes."""
    return Walk(surface, start, end, preposition).run()
