"""Recognise nouns that only lead to the subject: "les questions liées à la pêche", "l'examen des dossiers"."""

from __future__ import annotations

from functools import cache

from dialogue_extract.phrases.statements import ADJECTIVE, Surface
from dialogue_extract.phrases.wordings import entries


@cache
def _fillers() -> frozenset[str]:
    """Return the words that may stand between a light noun and its preposition."""
    fillers = entries("light", "companions") | entries("generic", "words") | {"et", "la", "le", "les", "l'"}
    return fillers - entries("light", "first")


@cache
def _small() -> frozenset[str]:
    return entries("classes", "prepositions") | entries("classes", "determiners") | entries("classes", "marks")


def link(surface: Surface, start: int, end: int) -> int | None:
    """Return the preposition that ties the subject to the light noun at `start`, or None."""
    words = surface.words
    if start + 1 < end and surface.pos[start] == ADJECTIVE and words[start + 1] in entries("light", "heads"):
        start += 1  # "l'épineux dossier de l'eau"
    if start >= end or words[start] not in entries("light", "heads"):
        return None
    index = start + 1
    if words[start + 1 : start + 3] == ["de", "droit"]:
        return None  # "l'État de droit"
    if words[start] in entries("light", "wills") and words[index : index + 1] == ["du"]:
        return None  # "la volonté du pays de coopérer"
    while index < end and words[index] in _fillers():
        index += 1
    if index >= end or words[index] not in entries("light", "first"):
        return None
    last = None
    while index < end and words[index] in entries("light", "links"):
        if words[index] in entries("classes", "prepositions"):
            last = index
        index += 1
    if index >= end or (words[start] in entries("light", "means") and surface.form(index) != "Inf"):
        return None  # "les moyens de renforcer le commerce", not "les moyens de transport"
    return last


def opening(surface: Surface, start: int, end: int) -> int:
    """Return the first token that is neither preposition, determiner nor mark."""
    while start < end and (surface.words[start] in _small() or not surface.words[start].strip()):
        start += 1
    return start
