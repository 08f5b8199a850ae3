"""Divide what follows or precedes a discussion word into the noun phrases a human would list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dialogue_extract.phrases.coordination import Part, base, joined
from dialogue_extract.phrases.light import link, opening
from dialogue_extract.phrases.statements import ADJECTIVE, ADVERB, AUXILIARY, DETERMINER, OPENING, PRONOUN, VERBAL, Surface
from dialogue_extract.resources import lexicon

_COMMAS = {",", ";"}
_STOPS = {".", "!", "?", "…", "...", ":", "–", "—", "/", "|", "•", "[", "]"}
_STANDINS = {"celle", "celles", "celui", "ceux"}
_LINKED = VERBAL | {ADVERB, PRONOUN}
_QUOTES = {"«", "»", '"', "“", "”", "''", "‘", "‘‘", "’’", "'"}
Wordings = dict[str, tuple[tuple[str, ...], ...]]
LONGEST = 30  # tokens; what runs on longer is a clause, no subject


@dataclass(frozen=True, slots=True)
class _Words:
    determiners: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    adjuncts: Wordings
    sub: Wordings
    strong: Wordings
    inline: Wordings


def _split(entries: list[str]) -> Wordings:
    """Cut wordings as tokens are cut and key them by their first, longest first: "à l'issue" gives à, l', issue."""
    cut = {tuple(entry.replace("'", "' ").split()) for entry in entries}
    table: Wordings = {}
    for wording in sorted(cut, key=lambda words: (-len(words), words)):
        table[wording[0]] = (*table.get(wording[0], ()), wording)
    return table


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
        inline=_split(data["markers"]["inline"]),
    )


class Walk:
    """One pass over a stretch of tokens that collects its noun phrases."""

    def __init__(
        self, surface: Surface, start: int, end: int, preposition: str | None = None, bare: bool = False, single: bool = False, close: bool = False
    ) -> None:
        self.surface = surface
        self.words = surface.words
        self.index = start
        self.end = end
        self.preposition = preposition
        self.bare = start if bare else -1  # a phrase begins here whatever the tagger says
        self.single = single  # nothing after a comma belongs to it
        self.close = close or single  # what follows an afterthought belongs to something else
        self.parts: list[Part] = []

    # -- tokens

    def finite(self, index: int) -> bool:
        """Return whether a finite verb stands here."""
        pos = self.surface.pos
        if pos[index] not in VERBAL or index in self.surface.blocked or index == self.bare:
            return False
        if index and pos[index - 1] == DETERMINER:
            return False
        if self.words[index] == "est" and self.words[index + 1 : index + 2] in (["de"], ["d'"], ["du"]):
            return False  # "le flanc est de l'Alliance"
        form = self.surface.form(index)
        return form == "Fin" or (not form and self.surface.pos[index] == AUXILIARY)

    def _closes(self, index: int) -> bool:
        """Return whether the phrase must end before this token."""
        word, kinds = self.words[index], _words()
        if word in _COMMAS or word in _STOPS or word == "(" or not word.strip():
            return True
        if index in self.surface.blocked:
            return False
        if index and self.surface.pos[index - 1] == DETERMINER:
            return False
        if word in kinds.openers or word in kinds.relatives:
            return True
        if self.starts(index, kinds.strong) or self.starts(index, kinds.inline):
            return True
        return self._adjunct(index) or self._verbal(index)

    def starts(self, index: int, wordings: Wordings) -> int:
        """Return how many tokens of one of the wordings stand at `index`, 0 for none."""
        for wording in wordings.get(self.words[index], ()):
            stop = index + len(wording)
            if stop <= self.end and tuple(self.words[index:stop]) == wording:
                return len(wording)
        return 0

    def _adjunct(self, index: int) -> bool:
        """Return whether an adjunct begins here: "à l'occasion de", "avec son homologue"."""
        if self.starts(index, _words().adjuncts):
            return True
        if self.words[index] not in ("avec", "par", "entre"):
            return False
        near = range(index + 1, min(index + 4, self.end))
        return any(i in self.surface.blocked or self.words[i].startswith("homologue") for i in near)

    def _verbal(self, index: int) -> bool:
        """Return whether a clause begins here."""
        word = self.words[index]
        if self.surface.pos[index] == PRONOUN and word in _words().pronouns:
            return not (word in ("se", "s'") and self._infinitive(index + 1))
        if self.finite(index):
            return True
        before = self.words[index - 1] if index else ""
        form = self.surface.form(index)
        if form == "Inf":
            return before == "pour"
        return before == "en" and form == "Part" and word.endswith("ant")

    def _infinitive(self, index: int) -> bool:
        return index < self.end and self.surface.form(index) == "Inf"

    # -- phrases

    def _relative(self, index: int) -> int:
        """Return the end of a restrictive "qui" clause that begins here."""
        verbs = 0
        index += 1
        while index < self.end:
            word = self.words[index]
            if word in _COMMAS or word in _STOPS or word == "(" or not word.strip():
                break
            if self.finite(index):
                verbs += 1
                if verbs > 1 and self.surface.pos[index - 1] not in _LINKED:
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
        if index == self.bare and self.words[index][:1].isalpha():
            return True
        word, kinds = self.words[index], _words()
        if word in kinds.prepositions:
            return base(word) in self._prepositions(index)
        if word in kinds.determiners or word in _QUOTES or word.isdigit():
            return True
        return self.surface.pos[index] in OPENING or self._leading_adjective(index)

    def _prepositions(self, index: int) -> set[str | None]:
        """Return the prepositions an item may begin with; after a comma "sur" may follow "de"."""
        if self.preposition is None:
            return {"de"}
        further = {"sur"} if self.preposition == "de" and self.parts else set()
        return {"de", "à", self.preposition, *further}

    def _leading_adjective(self, index: int) -> bool:
        pos = self.surface.pos
        return pos[index] == ADJECTIVE and index + 1 < self.end and pos[index + 1] in OPENING

    def part(self, start: int, end: int) -> Part:
        """Describe the phrase for the coordination rules."""
        return Part.read(self.surface, start, end)

    def _push(self, start: int, end: int) -> None:
        if end > start:
            self.parts.append(self.part(start, end))
            tied = link(self.surface, opening(self.surface, start, end), end)
            if tied is not None:
                self.preposition = base(self.words[tied])

    def _after_clause(self, index: int) -> int | None:
        """Skip an incise and return where the list goes on, if it does: "le G5, dont le siège est ici, et la dette"."""
        while index < self.end and self.words[index] not in _COMMAS:
            if self.words[index] in _STOPS:
                return None
            index += 1
        return index

    def run(self) -> list[Part]:
        """Return the phrases in text order; `index` is where the walk ended."""
        while self.index < self.end:
            self._skip_markers()
            if not self._begins(self.index):
                break
            start = self.index
            stop = self._take(start)
            if stop == start or (start == self.bare and stop < self.end and self._verbal(stop)):
                break
            if self._is_subject(stop):
                self._drop_subject(stop)
                break
            self._push(start, stop)
            self.index = stop
            if not self._next(stop):
                break
        return self.parts

    def _is_subject(self, stop: int) -> bool:
        """Return whether the phrase just read is the subject of a new clause."""
        return bool(self.parts) and stop < self.end and self._verbal(stop)

    def _drop_subject(self, stop: int) -> None:
        """Drop what is coordinated with the subject of a new clause: ", Alger et Tunis saluent"."""
        if "Plur" in self.surface.doc[stop].morph.get("Number") and self.words[self.parts[-1].end] == "et":
            while len(self.parts) > 1 and self.words[self.parts[-1].start - 1] not in _COMMAS:
                self.parts.pop()
            self.parts.pop()

    def _take(self, start: int) -> int:
        """Return the end of one item, inner coordinations included."""
        stop = self._phrase(start)
        while stop < self.end and self.words[stop] in _words().coordinators:
            after = self._joined_end(start, stop)
            if after is None:
                return stop
            stop = after
        return stop

    def _joined_end(self, start: int, stop: int) -> int | None:
        """Return the end of "X et Y" where both are one subject, None where a new one or nothing of the kind begins."""
        other = stop + 1
        if other >= self.end or self.starts(stop, _words().strong) or self.words[other] in _STANDINS:
            return None
        if self._infinitive(other) or (self._infinitive(other + 1) and self.words[other] in _words().prepositions):
            tied = link(self.surface, opening(self.surface, start, stop), stop)
            if not self._infinitive(opening(self.surface, start if tied is None else tied, stop)):
                self.end = stop
            return None
        after = self._phrase(other)
        if after == other:
            return None
        listed = bool(self.parts) and self.words[start - 1] in _COMMAS
        tied = link(self.surface, opening(self.surface, start, stop), stop)
        left, right = self.part(start if tied is None else tied, stop), self.part(other, after)
        preposition = self.preposition if tied is None else left.preposition
        return after if joined(left, right, preposition, listed) else None

    def _skip_markers(self) -> None:
        while self.index < self.end:
            word = self.words[self.index]
            size = self.starts(self.index, _words().strong)
            size = size or self._marker(self.index)
            if size:
                self.index += size
            elif word in _STANDINS and self.words[self.index - 1] in _words().coordinators:
                self.index += 1
            elif word in _words().coordinators or word in _COMMAS or word in (":", ".") or word in _QUOTES:
                self.index += 1
            elif self.surface.pos[self.index] == ADVERB and self.words[self.index - 1] in _COMMAS:
                self.index += 1
            else:
                return

    def _next(self, stop: int) -> bool:
        """Move to the following item; return whether there may be one."""
        stop = self._past_bracket(stop)
        self.index = stop
        if stop >= self.end or (self._verbal(stop) and not self._adjunct(stop)):
            return False
        if self.words[stop] in _COMMAS and self._goes_on(stop + 1):
            return not self.single
        if self.words[stop] not in _COMMAS and self._carries_on(stop):
            return True
        return self._past_incise(stop)

    def _past_incise(self, stop: int) -> bool:
        """Skip an afterthought: ", fermées depuis mars en raison de la pandémie," or "lors du dîner,"."""
        if self.close:
            return False
        index: int | None = self._after_adjunct(stop)
        if index is not None:
            self.index = index
            return True
        index = stop + 1 if self.words[stop] in _COMMAS else stop
        for _ in range(2):
            index = self._after_clause(index) if index is not None else None
            if index is None:
                return False
            if index >= self.end or self._resumes(index + 1):
                self.index = index
                return index < self.end
            index += 1
        self.index = index or stop
        return False

    def _past_bracket(self, stop: int) -> int:
        if stop < self.end and self.words[stop] == "(":
            return next((i + 1 for i in range(stop, self.end) if self.words[i] == ")"), stop)
        return stop

    def _goes_on(self, index: int) -> bool:
        """Return whether the list goes on after a comma: a marker, a conjunction or a noun phrase."""
        if index >= self.end:
            return True
        kinds = _words()
        if self.words[index] in kinds.coordinators or self.starts(index, kinds.strong) or self._marker(index):
            return True
        return self._begins(index)

    def _after_adjunct(self, stop: int) -> int | None:
        """Return the conjunction that goes on after an adjunct: "l'énergie pendant l'hiver et le transit"."""
        if self.words[stop] not in _words().openers and not self._adjunct(stop):
            return None
        for index in range(stop + 1, self.end - 1):
            if self.words[index] in _COMMAS or self.words[index] in _STOPS or self.finite(index):
                return None
            if self.words[index] in _words().coordinators and self._resumes(index + 1):
                return index
        return None

    def _resumes(self, index: int) -> bool:
        """Return whether the list goes on after an afterthought: with more than a bare noun."""
        return self._goes_on(index) and (index >= self.end or self.surface.pos[index] not in OPENING)

    def _marker(self, index: int) -> int:
        """Return the size of a wording that carries on the list; "dont" does where no clause follows."""
        size = self.starts(index, _words().sub)
        if size and self.words[index] == "dont":
            for after in range(index + 1, self.end):
                if self.words[after] in _COMMAS or self.words[after] in _STOPS:
                    break
                if self.finite(after):
                    return 0
        if size and index + size < self.end and self.words[index + size] in _STANDINS:
            return size + 1
        return size

    def _carries_on(self, stop: int) -> bool:
        kinds = _words()
        if self.words[stop] in kinds.coordinators or self.words[stop] in _COMMAS or self.words[stop] in (":", "."):
            return True
        return bool(self.starts(stop, kinds.strong) or self._marker(stop))
