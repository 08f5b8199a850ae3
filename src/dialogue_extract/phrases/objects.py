"""Find where the complement of a discussion word begins, past adverbs, partners and dates."""

from __future__ import annotations

from dialogue_extract.phrases.reader import Reader
from dialogue_extract.phrases.statements import ADJECTIVE, NOMINAL, Surface
from dialogue_extract.phrases.wordings import QUOTES, base, kinds

GAP = 12  # tokens between a discussion word and its complement
_MANNER = {
    "abord",
    "emblée",
    "manière",
    "façon",
    "concert",
    "nouveau",
    "vive",
    "plus",
    "part",
    "même",
    "suite",
    "visu",
    "ailleurs",
    "entre",
}
_BARRIERS = {".", ":", ";", "qui", "que", "qu'", "dont", "où"}
_PEOPLE = ("homologue", "interlocut", "hôte", "collègue", "pair", "téléphone", "visio", "invité")
_TIED = {"avec", "lors", "par", "pour", "dans", "chez", "sous", "loin", "près", "hors", "avant"}
_GATHERINGS = {"conférence", "forum", "sommet", "assises"}
_INSERTION = 24  # tokens of an insertion between commas
_NEAR = 5  # tokens between a gathering and what it is about
_OPENING = {"«", '"', "“", "des"}


def _fits(surface: Surface, index: int, taken: str) -> bool:
    words = surface.words
    first, *rest = taken.split()
    if base(words[index]) != first and words[index] != first:
        return False
    if rest:
        return [base(word) for word in words[index + 1 : index + 1 + len(rest)]] == rest
    if first == "à" and words[index] == first and index + 1 in surface.placed:
        return False  # "à Manille": where, not what
    following = words[index + 1 : index + 3]
    return not following or (following[0] not in _MANNER and following[-1] != "côté")


def _governed(surface: Surface, index: int, start: int) -> bool:
    """Return whether "de" belongs to the noun before it: "avec le maire de Tunis"."""
    before = index - 1
    if before >= start and surface.words[before] in _TIED:
        return True  # "avec des journalistes", "lors d'une réunion"
    if before < start or before in surface.blocked or surface.words[before] in (",", ")"):
        return False
    if before in surface.dated or surface.words[before].startswith(_PEOPLE):
        return False
    placed = surface.words[before - 1] in ("à", "au", "en") and surface.doc[before].ent_type_ == "LOC"
    return not placed and surface.pos[before] in NOMINAL | {ADJECTIVE}


def _titled(surface: Surface, index: int, start: int) -> bool:
    """Return whether "sur" belongs to the name of a gathering: "lors de la conférence de Munich sur la sécurité"."""
    return any(word in _GATHERINGS for word in surface.words[max(start, index - _NEAR) : index])


def _past_insertion(surface: Surface, start: int, end: int) -> int | None:
    """Return the token after an insertion between commas: "planchent, sous l'égide d'un médiateur, | sur la dette"."""
    if start >= end or surface.words[start] != ",":
        return None
    reader = Reader(surface, start, end)
    for index in range(start + 1, min(end - 1, start + _INSERTION)):
        if reader.finite(index) or surface.words[index] in _BARRIERS:
            return None
        if surface.words[index] == "," and surface.words[index + 1] != "et" and not reader.begins(index + 1):
            return index + 1
    return None


def _prepositional(surface: Surface, start: int, end: int, taken: str, gap: int) -> int | None:
    """Return the token after which the complement stands: the preposition itself for simple ones."""
    found = _near(surface, start, end, taken, gap)
    after = _past_insertion(surface, start, end) if found is None else None
    return found if after is None else _near(surface, after, end, taken, 1)


def _near(surface: Surface, start: int, end: int, taken: str, gap: int) -> int | None:
    """Return the token after which the complement stands within so many tokens."""
    reader = Reader(surface, start, end)
    passed = start
    for index in range(start, min(end, start + gap)):
        size = reader.starts(index, kinds().adjuncts)
        passed = max(passed, index + size + 1 if size else 0)  # "à la veille du sommet": its "du" ties no subject
        if index in surface.blocked or (taken == "de" and index < passed):
            continue
        if reader.finite(index) or surface.words[index] in _BARRIERS:
            return None
        if surface.words[index - 1] == "et" and surface.form(index) == "Inf":
            return None
        if taken == "sur" and _titled(surface, index, start):
            continue
        if _fits(surface, index, taken) and not (taken == "de" and _governed(surface, index, start)):
            return index + len(taken.split()) - 1 if " " in taken else index
    return None


def _past_aside(surface: Surface, start: int, end: int) -> int:
    """Return the token after an aside with a preposition: "identifier, à travers le forum, | les priorités"."""
    if start + 1 >= end or surface.words[start] != "," or surface.words[start + 1] not in kinds().prepositions:
        return start
    near = range(start + 2, min(end, start + _INSERTION))
    return next((index + 1 for index in near if surface.words[index] == ","), start)


def _direct(surface: Surface, start: int, end: int, gap: int, alone: bool) -> int | None:
    """Return where a direct object begins: a determiner that no preposition governs."""
    words, pos = surface.words, surface.pos
    start = _past_aside(surface, start, end)
    for index in range(start, min(end, start + gap)):
        word, before = words[index], words[index - 1] if index else ""
        if word in _BARRIERS:
            return None
        if index in surface.blocked or index in surface.dated or index + 1 in surface.dated:
            continue
        if index == start and word in ("de", "d'") and index + 1 < end and pos[index + 1] == ADJECTIVE:
            return index + 1  # "réclamant de nouveaux sites"
        if index == start and alone and pos[index] in NOMINAL and index not in surface.dated:
            return index
        if word == "des" and pos[index - 1] in NOMINAL | {ADJECTIVE}:
            continue
        if word in QUOTES and index + 1 < end and words[index + 1] in kinds().prepositions:
            continue  # condamnent « avec la dernière énergie » les tirs
        if (word in kinds().determiners or word in _OPENING) and before not in kinds().prepositions:
            return index
    return None


def _after_verb(surface: Surface, start: int, end: int, gap: int) -> int | None:
    """Return where the object of the next finite verb begins: "que Lomé facilite | l'octroi de visas"."""
    reader = Reader(surface, start, end)
    verb = next((i for i in range(start, min(end, start + gap)) if reader.finite(i)), None)
    return None if verb is None else _direct(surface, verb + 1, end, _NEAR, alone=False)


def _nominal(surface: Surface, start: int, end: int) -> bool:
    """Return whether a noun stands here, an adjective before it or not: "parler commerce", not "parler seul".

    What is taken for an adjective counts in a list of nouns: "discuter riz, café et tabac".
    """
    if surface.pos[start] == ADJECTIVE:
        after = start + 2 if surface.words[start + 1 : start + 2] in ([","], ["et"]) else start + 1
        return after < end and surface.pos[after] in NOMINAL
    return surface.pos[start] in NOMINAL


def complement_start(
    surface: Surface, start: int, end: int, takes: list[str], gap: int
) -> tuple[int, str | None] | None:
    """Return the complement's first token and its preposition, or None where no fitting complement follows."""
    best: tuple[int, str | None] | None = None
    for taken in takes:
        if taken == "object":
            index, preposition = _direct(surface, start, end, gap, len(takes) == 1), None
        elif taken == "clause":
            index, preposition = _after_verb(surface, start, end, gap), None
        elif taken == "bare":
            noun = start < end and start not in surface.dated and _nominal(surface, start, end)
            index, preposition = (start if noun else None), None
        else:
            index, preposition = _prepositional(surface, start, end, taken, gap), taken
        if index is not None and (best is None or index < best[0]):
            best = index, preposition
    if best is None:
        return None
    index, preposition = best
    if preposition is not None and preposition not in kinds().prepositions:
        return index + 1, "de"  # "quant à", "concernant"
    return index, preposition
