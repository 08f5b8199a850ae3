"""Read single noun phrases off the surface: where one can begin, where it must end."""

from __future__ import annotations

from dialogue_extract.phrases.statements import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    DETERMINER,
    NOMINAL,
    OPENING,
    PRONOUN,
    VERBAL,
    Surface,
)
from dialogue_extract.phrases.wordings import COMMAS, QUOTES, STOPS, Wordings, base, entries, kinds

_LINKED = VERBAL | {ADVERB, PRONOUN}
_WHEN = {"avant", "dès", "après", "depuis", "jusqu'"}
_OF = {"de", "d'", "du", "des"}
_SHORT = 5  # tokens of "l'appui politique" before a relative clause without which it says nothing
_CONJOINED = {"fait", "idée", "mesure", "sorte", "condition", "temps"}  # "le fait que" opens no relative clause
_BARE = 2  # tokens of a determiner and a noun
_NEAR = 4  # tokens in which the partner of "avec" is named


class Reader:
    """Noun phrases between two tokens; `bare`: one begins at the first token whatever the tagger says."""

    def __init__(self, surface: Surface, start: int, end: int, bare: bool = False) -> None:  # noqa: D107
        self.surface = surface
        self.words = surface.words
        self.pos = surface.pos
        self.end = end
        self.bare = start if bare else -1
        self.preposition: str | None = None

    def finite(self, index: int) -> bool:
        """Return whether a finite verb stands here."""
        if self.pos[index] not in VERBAL or index in self.surface.blocked or index == self.bare:
            return False
        if index and self.pos[index - 1] == DETERMINER:
            return False
        if self.words[index] == "est" and self.words[index + 1 : index + 2] in (["de"], ["d'"], ["du"]):
            return self.infinitive(index + 2)  # "le but est de garantir", not "le flanc est de l'Alliance"
        form = self.surface.form(index)
        return form == "Fin" or (not form and self.pos[index] == AUXILIARY)

    def infinitive(self, index: int) -> bool:
        """Return whether an infinitive stands here."""
        return index < self.end and self.surface.form(index) == "Inf"

    def starts(self, index: int, wordings: Wordings) -> int:
        """Return how many tokens of one of the wordings stand at `index`, 0 for none."""
        for wording in wordings.get(self.words[index], ()):
            stop = index + len(wording)
            if stop <= self.end and tuple(self.words[index:stop]) == wording:
                return len(wording)
        return 0

    def adjunct(self, index: int) -> bool:
        """Return whether an adjunct begins here: "à l'occasion de", "avec son homologue"."""
        if self.starts(index, kinds().adjuncts) or self._gerund(index) or self._aim(index):
            return True
        if self.words[index] not in ("avec", "par", "entre"):
            return False
        near = range(index + 1, min(index + _NEAR, self.end))
        return any(i in self.surface.blocked or self.words[i].startswith("homologue") for i in near)

    def _aim(self, index: int) -> bool:
        """Return whether "pour la hisser" begins here."""
        near = range(index + 1, index + 3)
        return self.words[index] == "pour" and any(self.infinitive(i) for i in near)

    def _gerund(self, index: int) -> bool:
        """Return whether "en associant" or "en y associant" begins here."""
        if self.words[index] != "en":
            return False
        near = index + 1
        if near < self.end and self.words[near] in kinds().pronouns:
            near += 1
        return near < self.end and self.words[near].endswith("ant") and self.surface.form(near) == "Part"

    def verbal(self, index: int) -> bool:
        """Return whether a clause begins here."""
        word = self.words[index]
        if self.pos[index] == PRONOUN and word in kinds().pronouns:
            return not (word in ("se", "s'") and self.infinitive(index + 1))
        if self.finite(index):
            return True
        before = self.words[index - 1] if index else ""
        form = self.surface.form(index)
        if form == "Inf":
            return before == "pour"
        return before == "en" and form == "Part" and word.endswith("ant")

    def divides(self, index: int) -> bool:
        """Return whether punctuation ends every phrase here."""
        word = self.words[index]
        if word == "/" and self._glued(index):
            return False  # "Soudan/Darfour"
        return word in COMMAS or word in STOPS or word == "(" or not word.strip()

    def _glued(self, index: int) -> bool:
        """Return whether no blank stands before and after a token."""
        surface = self.surface
        if not 0 < index < len(surface.words) - 1 or not self.words[index - 1][-1:].isalnum():
            return False
        return surface.ends[index - 1] == surface.starts[index] and surface.ends[index] == surface.starts[index + 1]

    def closes(self, index: int) -> bool:
        """Return whether the phrase must end before this token."""
        if self.divides(index):
            return True
        if index in self.surface.blocked or (index and self.pos[index - 1] == DETERMINER):
            return False
        word, known = self.words[index], kinds()
        if word in known.openers or word in known.relatives:
            return True
        if self.starts(index, known.strong) or self.starts(index, known.inline):
            return True
        return self.adjunct(index) or self.verbal(index)

    def phrase(self, start: int) -> int:
        """Return the end of the noun phrase that begins at `start`."""
        passed = start
        for index in range(start, self.end):
            word = self.words[index]
            if index < passed:
                continue
            if index > start and word in _WHEN:
                passed = self._past_date(index)
                if passed > index:
                    continue
            if word == "après" and self._aftermath(start, index):
                continue
            if index > start and (word == "qui" or self._completes(start, index)):
                return self._relative(index)
            if word in kinds().coordinators and index not in self.surface.blocked:
                return index
            if self.closes(index):
                return index
        return self.end

    def _aftermath(self, start: int, index: int) -> bool:
        """Return whether "après" tells what a bare noun means: "la riposte | après l'attaque de Tunis"."""
        bare = index - start <= _BARE and self.words[index - 1] in entries("coordination", "heads")
        return bare and index + 1 < self.end and self.words[index + 1] in ("la", "le", "les", "l'")

    def _completes(self, start: int, index: int) -> bool:
        """Return whether a relative clause tells what a short phrase means: "l'appui | que Tunis apporte au plan"."""
        if self.words[index] not in ("que", "qu'") or index - start > _SHORT or self.words[index - 1] in _CONJOINED:
            return False
        return self.pos[index - 1] in NOMINAL and index - 1 not in self.surface.blocked

    def _past_date(self, start: int) -> int:
        """Return the preposition after a date inside the phrase: "la libération avant le 1er mai | des marins"."""
        index = start + (2 if self.words[start + 1 : start + 2] in (["au"], ["à"]) else 1)
        first = index
        while index < self.end and index in self.surface.dated:
            index += 1
        dated = first < index < self.end and self.words[index] in _OF
        return index if dated else start

    def _relative(self, start: int) -> int:
        """Return the end of a restrictive clause that begins at `start` with "qui" or "que"."""
        verbs = 0
        for index in range(start + 1, self.end):
            if self.divides(index):
                return index
            if verbs and self.words[index] in kinds().coordinators and self._resumed(start, index + 1):
                return index
            if self.finite(index):
                verbs += 1
                if verbs > 1 and self.pos[index - 1] not in _LINKED:
                    return index
        return self.end

    def _resumed(self, start: int, index: int) -> bool:
        """Return whether the list goes on: "l'appui que X apporte | et la dette", "du pacte qui lie X | et du gaz"."""
        if self.words[start] != "qui":
            return True
        return self.preposition is not None and index < self.end and base(self.words[index]) == self.preposition

    def begins(self, index: int) -> bool:
        """Return whether a noun phrase can begin here."""
        if index >= self.end:
            return False
        word = self.words[index]
        if index == self.bare and word[:1].isalpha():
            return True
        if word in kinds().prepositions:
            return base(word) in self.allowed()
        if word in kinds().determiners or word in QUOTES or word.isdigit() or self.pos[index] in OPENING:
            return True
        if self.pos[index] == ADVERB:
            return self._noun_alone(index)
        return self.pos[index] == ADJECTIVE and index + 1 < self.end and self.pos[index + 1] in OPENING

    def _noun_alone(self, index: int) -> bool:
        """Return whether a noun that looks like an adverb is an item of a bare list: "bourses, dessalement, visas"."""
        if self.bare < 0 or index + 1 >= len(self.words) or self.starts(index, kinds().sub):
            return False
        return self.words[index - 1] in COMMAS and (self.words[index + 1] in COMMAS or self.words[index + 1] == ":")

    def allowed(self) -> set[str]:
        """Return the prepositions an item may begin with."""
        return {"de", "à", self.preposition} if self.preposition else {"de"}
