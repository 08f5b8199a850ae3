"""Find where the complement of a discussion word begins, past adverbs, partners and dates."""

from __future__ import annotations

from dialogue_extract.phrases.coordination import base
from dialogue_extract.phrases.enumerations import Walk
from dialogue_extract.phrases.statements import Surface
from dialogue_extract.resources import lexicon

GAP = 12  # tokens between a discussion word and its complement
_MANNER = {"manière", "façon", "concert", "nouveau", "vive", "plus", "leur", "son", "part", "même", "suite", "visu"}
_BARRIERS = {".", ":", ";", "qui", "que", "qu'", "dont", "où"}
_OPENING = {"«", '"', "“", "des"}


def _fits(surface: Surface, index: int, taken: str) -> bool:
    words = surface.words
    first, *rest = taken.split()
    if base(words[index]) != first and words[index] != first:
        return False
    if rest:
        return words[index + 1 : index + 1 + len(rest)] == rest
    following = words[index + 1] if index + 1 < len(words) else ""
    return following not in _MANNER


def _prepositional(surface: Surface, start: int, end: int, taken: str, gap: int) -> int | None:
    """Return the token after which the complement stands: the preposition itself for simple ones."""
    walk = Walk(surface, start, end)
    for index in range(start, min(end, start + gap)):
        if index in surface.blocked:
            continue
        if walk.finite(index) or surface.words[index] in _BARRIERS:
            return None
        if _fits(surface, index, taken):
            return index + len(taken.split()) - 1 if " " in taken else index
    return None


def _direct(surface: Surface, start: int, end: int, gap: int) -> int | None:
    """Return where a direct object begins: a determiner that no preposition governs."""
    classes = lexicon("discussion")["classes"]
    determiners, prepositions = set(classes["determiners"]), set(classes["prepositions"])
    words, doc = surface.words, surface.doc
    for index in range(start, min(end, start + gap)):
        word, before = words[index], words[index - 1] if index else ""
        if word in _BARRIERS:
            return None
        if index in surface.blocked:
            continue
        if index == start and doc[index].pos_ in ("NOUN", "PROPN"):
            return index
        if word == "des" and doc[index - 1].pos_ in ("NOUN", "ADJ", "PROPN"):
            continue
        if (word in determiners or word in _OPENING) and before not in prepositions:
            return index
    return None


def complement_start(surface: Surface, start: int, end: int, takes: list[str], gap: int) -> tuple[int, str | None] | None:
    """Return the complement's first token and its preposition, or None where no fitting complement follows."""
    best: tuple[int, str | None] | None = None
    for taken in takes:
        if taken == "object":
            index, preposition = _direct(surface, start, end, gap), None
        elif taken == "bare":
            noun = start < end and surface.doc[start].pos_ in ("NOUN", "PROPN", "ADJ")
            index, preposition = (start if noun else None), None
        else:
            index, preposition = _prepositional(surface, start, end, taken, gap), taken
        if index is not None and (best is None or index < best[0]):
            best = index, preposition
    if best is None:
        return None
    index, preposition = best
    if preposition is not None and " " in preposition:
        return index + 1, "de"
    return index, preposition
