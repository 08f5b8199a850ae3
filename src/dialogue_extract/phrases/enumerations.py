"""Divide what follows or precedes a discussion word into the noun phrases a human would list."""

from __future__ import annotations

from dialogue_extract.phrases import stretching
from dialogue_extract.phrases.coordination import Part, joined, shared_complements
from dialogue_extract.phrases.light import link, opening
from dialogue_extract.phrases.reader import Reader
from dialogue_extract.phrases.statements import ADJECTIVE, ADVERB, NOMINAL, OPENING, PROPER, Surface
from dialogue_extract.phrases.wordings import COMMAS, QUOTES, STANDINS, STOPS, base, entries, kinds

_LIGHT = {"pris", "mis", "fait", "donné", "rendu"}  # "pris note de", "fait part de"
_PAST = ("é", "i", "u", "is", "it", "ert")
_CLAUSAL = {"que", "qu'", "à", "au", "aux", "de", "d'", "du", "des"}
_BRACKETS = {"(": ")", "–": "–", "—": "—"}
_OF = {"de", "d'", "du"}
_ALSO = {"aussi", "également"}
_INSERTIONS = 4  # afterthoughts in a row that a list survives


class Walk(Reader):
    """One pass over a stretch of tokens that collects its noun phrases; `index` is where it ended.

    `preposition` is the one the discussion word takes; `single`: nothing after a comma belongs to the list;
    `close`: nothing after an afterthought does; `clause`: the list may be the subject of the verb after it.
    """

    def __init__(  # noqa: D107
        self,
        surface: Surface,
        start: int,
        end: int,
        preposition: str | None = None,
        *,
        bare: bool = False,
        single: bool = False,
        close: bool = False,
        clause: bool = False,
    ) -> None:
        super().__init__(surface, start, end, bare)
        self.index = start
        self.preposition = preposition
        self.first = preposition
        self.single = single
        self.close = close or single
        self.clause = clause
        self.parts: list[Part] = []
        self.announcing = 0  # phrases before a colon

    def run(self) -> list[Part]:
        """Return the phrases in text order."""
        while self.index < self.end:
            self._skip_markers()
            if not self.begins(self.index):
                break
            start, stop = self.index, self._take(self.index)
            before_verb = stop < self.end and self.verbal(stop) and not self.infinitive(stop) and not self.clause
            if stop == start or (start == self.bare and before_verb):
                break
            if self.parts and before_verb and not self._governed(start, stop):
                self._drop_subject(stop)
                break
            self._push(start, stop)
            if not self._next(stop):
                break
        return shared_complements(self.surface, self.parts[self._announced() :])

    def _announced(self) -> int:
        """Return how many phrases only announce the list after a colon: "des thèmes de coopération : l'eau, le gaz"."""
        if len(self.parts) - self.announcing <= 1:
            return 0
        head = self.parts[0].head_word  # "la question palestinienne" is a subject of its own
        return self.announcing if head.endswith(("s", "x")) and head in entries("light", "heads") else 0

    def allowed(self) -> set[str]:
        """Return the prepositions an item may begin with; "sur" may follow "de" in one list.

        The first one comes back after a noun that leads to the subject: "par le dossier de l'eau et par la dette".
        """
        further = {"sur"} if self.preposition == "de" and self.parts else set()
        return super().allowed() | further | ({self.first} if self.first else set())

    def _push(self, start: int, stop: int) -> None:
        part = Part.read(self.surface, start, stop)
        self.index = stop
        if self.parts and part.place and part.preposition in stretching.WHERE - {self.preposition}:
            return  # "la pêche, à Tunis"
        if self._apposed(part):
            return
        self.parts.append(part)
        tied = self._tied(start, stop)
        if tied is not None:
            self.preposition = base(self.words[tied])

    def _apposed(self, part: Part) -> bool:
        """Return whether the item only says more of the one before: "l'accord de pêche, chantier auquel tient Oslo"."""
        if self.parts and stretching.explains(self, part):
            return True
        bare = not part.determined and part.preposition is None
        if not self.parts or not bare or not (self.parts[-1].determined or self.parts[-1].preposition):
            return False
        following = self.words[part.end] if part.end < self.end else ""
        relative = following in kinds().relatives or following in ("qui", "sur")
        return relative or part.head_word in entries("generic", "heads")

    def begins(self, index: int) -> bool:
        """Return whether an item can begin here; in a list of adjectives: "les questions sociales | , culturelles"."""
        return super().begins(index) or bool(self.parts and stretching.further_adjective(self, self.parts[-1], index))

    def _tied(self, start: int, stop: int) -> int | None:
        return link(self.surface, opening(self.surface, start, stop), stop)

    def _governed(self, start: int, stop: int) -> bool:
        """Return whether a preposition keeps the item from being a subject: "la pêche et des mines a été"."""
        word = self.words[start]
        if word == "des":
            return "Sing" in self.surface.tree[stop].feature("Number")
        return self.words[stop - 1] != "et" and base(word) == "de" and self.preposition == "de"

    def _drop_subject(self, stop: int) -> None:
        """Drop what is coordinated with the subject of a new clause: ", Alger et Tunis saluent"."""
        if "Plur" not in self.surface.tree[stop].feature("Number") or self.words[self.parts[-1].end] != "et":
            return
        while len(self.parts) > 1 and self.words[self.parts[-1].start - 1] not in COMMAS:
            self.parts.pop()
        self.parts.pop()

    def _take(self, start: int) -> int:
        """Return the end of one item, inner coordinations included."""
        stop = self._stretched(start)
        while stop < self.end and self.words[stop] in kinds().coordinators:
            after = self._joined_end(start, stop)
            if after is None:
                return stop
            stop = after
        return stop

    def _stretched(self, start: int) -> int:
        """Return the end of the phrase with what further commas add to it."""
        stop = stretching.past_places(self, self.phrase(start))
        stop = stretching.past_adjectives(self, start, stop)
        return stretching.past_complements(self, start, stop, self.preposition)

    def _joined_end(self, start: int, stop: int) -> int | None:
        """Return the end of "X et Y" where both are one subject, None where something new begins."""
        other = stop + 1
        if other >= self.end or self.starts(stop, kinds().strong) or self.words[other] in STANDINS:
            return None
        tied = self._tied(start, stop)
        if self.infinitive(other) or (self.infinitive(other + 1) and self.words[other] in kinds().prepositions):
            # "diversifier les échanges et d'ouvrir une ligne" goes on, "la pêche et de réaffirmer" does not
            if not self.infinitive(opening(self.surface, start if tied is None else tied, stop)):
                self.end = stop
            return None
        if self._coordinated_verb(other):
            self.end = stop
            return None
        after = self.phrase(other)
        if after == other:
            return None
        listed = bool(self.parts) and self.words[start - 1] in COMMAS
        left = Part.read(self.surface, start if tied is None else tied, stop)
        right = Part.read(self.surface, other, after)
        if tied is not None and right.preposition == self.preposition != "de":
            return None  # "sur le dossier des visas | et sur la pêche"
        preposition = self.preposition if tied is None else left.preposition
        return after if joined(left, right, preposition, listed) else None

    def _coordinated_verb(self, index: int) -> bool:
        """Return whether a participle goes on with the clause: "a discuté de la paix et appelé le roi"."""
        if self.surface.form(index) != "Part" or index + 1 >= self.end or not self.words[index].endswith(_PAST):
            return False
        following = self.words[index + 1]
        if self.words[index] in _LIGHT and self.pos[index + 1] in NOMINAL:
            return True
        return following in kinds().determiners or following in _CLAUSAL or self.pos[index + 1] == PROPER

    def _skip_markers(self) -> None:
        while self.index < self.end:
            size = self.starts(self.index, kinds().strong) or self._marker(self.index)
            if not size and not self._joins(self.index):
                return
            if self.words[self.index] == ":":
                self.announcing = len(self.parts)
            self.index += size or 1

    def _joins(self, index: int) -> bool:
        """Return whether the token only holds the list together."""
        word, before = self.words[index], self.words[index - 1]
        if word in kinds().coordinators or word in COMMAS or word in QUOTES or word in (":", "."):
            return True
        if word in STANDINS:
            return before in kinds().coordinators or before in COMMAS
        if self.pos[index] == ADJECTIVE and before in _ALSO:
            return index + 1 < self.end and self.words[index + 1] in COMMAS  # "mais aussi régionaux, notamment"
        return self.pos[index] == ADVERB and before in COMMAS

    def _next(self, stop: int) -> bool:
        """Move to the following item; return whether there may be one."""
        stop = self._past_bracket(stop)
        self.index = stop
        if stop >= self.end or (self.verbal(stop) and not self.adjunct(stop)):
            return False
        if self.words[stop] in COMMAS:
            if self._new_clause(stop):
                return False
            if self._goes_on(stop + 1):
                return not self.single
        elif self._carries_on(stop):
            return True
        return not self.close and self._past_insertion(stop)

    def _new_clause(self, stop: int) -> bool:
        """Return whether a semicolon ends the list: a clause follows that does not repeat its preposition."""
        if self.words[stop] != ";" or self.preposition is None or stop + 1 >= self.end:
            return False
        fresh = base(self.words[stop + 1]) != self.preposition and not self._carries_on(stop + 1)
        return fresh and any(self.finite(index) for index in range(stop + 1, self.end))

    def _past_bracket(self, stop: int) -> int:
        """Return the token after "(...)" or after "– ... –"."""
        closing = _BRACKETS.get(self.words[stop]) if stop < self.end else None
        if closing is None:
            return stop
        return next((i + 1 for i in range(stop + 1, self.end) if self.words[i] == closing), stop)

    def _past_insertion(self, stop: int) -> bool:
        """Skip an afterthought: ", fermées depuis mars en raison de la pandémie," or "lors du dîner,"."""
        after = self._after_adjunct(stop)
        if after is not None:
            self.index = after
            return True
        index = stop + 1 if self.words[stop] in COMMAS else stop
        for _ in range(_INSERTIONS):
            while index < self.end and self.words[index] not in COMMAS:
                if self.words[index] in STOPS:
                    return False
                index += 1
            self.index = index
            if index >= self.end or self._resumes(index + 1):
                return index < self.end
            index += 1
        return False

    def _after_adjunct(self, stop: int) -> int | None:
        """Return the conjunction that goes on after an adjunct: "l'énergie pendant l'hiver et le transit"."""
        if self.words[stop] not in kinds().openers and not self.adjunct(stop):
            return None
        between = False
        for index in range(stop, self.end - 1):
            between = between or self.words[index] == "entre"
            if index > stop and (self.divides(index) or self.finite(index)):
                return None
            if self.words[index] in kinds().coordinators and self._resumes(index + 1):
                if not between:
                    return index
                between = False
        return None

    def _goes_on(self, index: int) -> bool:
        """Return whether the list goes on after a comma: a marker, a conjunction or a noun phrase."""
        return index >= self.end or self._carries_on(index) or (self.begins(index) and not self.adjunct(index))

    def _resumes(self, index: int) -> bool:
        """Return whether the list goes on after an afterthought: with more than a bare noun."""
        if index >= self.end:
            return True
        if self.preposition is None and self.words[index] in _OF:
            return False  # "évoqué la paix par le biais de l'Union, | de la Ligue"
        return self._goes_on(index) and self.pos[index] not in OPENING

    def _carries_on(self, index: int) -> bool:
        word = self.words[index]
        if word in kinds().coordinators or word in COMMAS or word in (":", "."):
            return True
        return bool(self.starts(index, kinds().strong) or self._marker(index))

    def _marker(self, index: int) -> int:
        """Return the size of a wording that carries on the list; "dont" does where no clause follows."""
        size = self.starts(index, kinds().sub)
        if size and self.words[index] == "dont" and (index + 2 in self.surface.blocked or self._clause(index + 1)):
            return 0
        standin = size and index + size < self.end and self.words[index + size] in STANDINS
        return size + 1 if standin else size

    def _clause(self, start: int) -> bool:
        """Return whether a finite verb stands before the next comma."""
        for index in range(start, self.end):
            if self.words[index] in COMMAS or self.words[index] in STOPS:
                return False
            if self.finite(index):
                return True
        return False
