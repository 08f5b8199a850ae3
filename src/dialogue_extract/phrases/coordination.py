"""Tell whether two coordinated noun phrases are one subject or two."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_extract.phrases.statements import NOMINAL, Surface
from dialogue_extract.phrases.wordings import QUOTES, base, entries

_PLURAL = {"les", "ces", "nos", "leurs", "ses", "eux", "elles"}  # all sides in one word
_COUNTED = {"un", "une", "deux", "trois", "quatre", "cinq", "six"}
_BETWEEN = 2  # tokens between two items of a list: a comma, a conjunction
_INNER = {"contre", "sur", "avec", "entre", "pour", "envers", "vers", "dans", "en", "par", "sous"}


@dataclass(frozen=True, slots=True)
class Part:
    """A noun phrase of an enumeration; `core` is the token after its preposition and determiner."""

    start: int
    core: int
    end: int
    preposition: str | None
    determined: bool
    head: int | None
    words: tuple[str, ...]
    place: bool = False

    @classmethod
    def read(cls, surface: Surface, start: int, end: int) -> Part:
        """Describe the tokens from `start` to `end`."""
        index, preposition, determined = start, None, False
        words, others = surface.words, surface.words[start : start + 2] == ["d'", "autres"]
        if index < end and words[index] in entries("classes", "prepositions") and not others:
            preposition, determined = base(words[index]), words[index] in entries("classes", "contracted")
            index += 1
        index += others
        while index < end and (words[index] in entries("classes", "determiners") or words[index] in QUOTES):
            determined = True
            index += 1
        nominal = (i for i in range(index, end) if surface.pos[i] in NOMINAL)
        head = next(nominal, index if index < end and (determined or preposition) else None)
        return cls(start, index, end, preposition, determined, head, tuple(words[start:end]), head in surface.placed)

    @property
    def head_word(self) -> str:
        """Return the head noun in lower case."""
        return "" if self.head is None else self.words[self.head - self.start]

    @property
    def tail(self) -> tuple[str, ...]:
        """Return what follows the head."""
        return () if self.head is None else self.words[self.head - self.start + 1 :]

    @property
    def complemented(self) -> bool:
        """Return whether a complement with a preposition follows the head."""
        return any(word in entries("classes", "prepositions") for word in self.tail)


def _open_between(left: Part) -> bool:
    """Return whether "entre X" still waits for its "et Y"; "entre les deux pays" does not."""
    if "entre" not in left.words:
        return False
    after = left.words[left.words.index("entre") + 1 :]
    return "et" not in after and not (after[:1] and after[0] in _PLURAL)


def _inner_object(left: Part) -> tuple[str, ...]:
    """Return what the last inner preposition but "de" and "à" governs."""
    tail = left.tail
    for index in range(len(tail) - 1, -1, -1):
        if tail[index] in _INNER:
            return tail[index:]
    return ()


def _shared_complement(left: Part, right: Part) -> bool:
    shared = entries("coordination", "shared")
    qualified = any(word not in QUOTES for word in left.tail)  # "la sécurité maritime et la formation des pilotes"
    if qualified or left.head_word not in shared or right.head_word not in shared:
        return False
    return right.complemented


def shared_complements(surface: Surface, parts: list[Part]) -> list[Part]:
    """Join nouns of action that share the complement of the last: "la poursuite, l'essor et la relance des liens"."""
    shared = entries("coordination", "shared")
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        waits = last is not None and last.head_word in shared and not last.tail and part.start - last.end <= _BETWEEN
        if last is not None and waits and part.head_word in shared and part.complemented:
            start = last.start
            found.pop()
            while found and found[-1].head_word in shared and not found[-1].tail:
                start = found.pop().start
            found.append(Part.read(surface, start, part.end))
        else:
            found.append(part)
    return found


def _paired(left: Part, right: Part) -> bool:
    pairs = entries("coordination", "pairs")
    return not left.complemented and left.head_word in pairs and right.head_word in pairs


def _fought_together(left: Part, right: Part) -> bool:
    return (
        left.head_word in entries("coordination", "fights")
        and "contre" in left.words
        and right.head_word in entries("coordination", "harms")
    )


def _with_preposition(left: Part, right: Part, preposition: str | None, listed: bool) -> bool:
    if right.preposition == "par" and "par" not in left.words:
        return False  # "dominé par le dossier de l'eau | et par la dette"
    if listed and right.preposition == preposition:
        return False
    if right.preposition != left.preposition or (right.preposition != preposition and not listed):
        return True
    inner = any(base(word) == right.preposition for word in left.tail)
    return inner and not right.complemented and right.head_word not in entries("coordination", "heads")


def _determined(left: Part, right: Part, listed: bool) -> bool:
    if listed and left.determined and len(right.tail) > 1:
        return False  # "la pêche, la place du pays dans le monde et le futur cadre budgétaire"
    governed = _inner_object(left)
    if governed and not right.complemented and right.head_word not in entries("coordination", "heads"):
        if governed[0] == "contre":
            return right.head_word in entries("coordination", "harms")
        return right.place or governed[0] in ("sur", "pour", "entre", "dans")
    return right.place and left.complemented and not right.complemented


def _bare(left: Part, right: Part, listed: bool) -> bool:
    if left.determined:
        return not listed or right.head_word in entries("coordination", "pairs")
    return False


def _empty(right: Part) -> bool:
    """Return whether the phrase names no subject: "et d'autres questions"."""
    head = right.head_word
    known = entries("coordination", "heads") | entries("coordination", "pairs")
    return head in entries("generic", "heads") and head not in known


def _indefinite(left: Part, right: Part) -> bool:
    """Return whether "des" opens an item: "une trêve d'un mois | et des vols", not "l'aide de la Suisse et des"."""
    if left.words[0] not in _COUNTED or right.words[0] != "des":
        return False
    followed = zip(left.tail, left.tail[1:], strict=False)
    return not {"du", "des"}.intersection(left.tail) and ("de", "la") not in followed


def joined(left: Part, right: Part, preposition: str | None, listed: bool) -> bool:
    """Return whether "left et right" is one subject; `listed`: commas already divide items before."""
    if _open_between(left):
        return True
    if _empty(right):
        return False
    if right.head is None or left.head is None:
        return True
    if _shared_complement(left, right) or _paired(left, right) or _fought_together(left, right):
        return True
    if right.preposition is not None:
        if _indefinite(left, right):
            return False
        return _with_preposition(left, right, preposition, listed)
    if right.determined:
        return _determined(left, right, listed)
    return _bare(left, right, listed)
