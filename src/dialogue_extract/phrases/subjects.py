"""Bring a noun phrase into the form an analyst notes: no article, no "question de", no empty phrase."""

from __future__ import annotations

from functools import cache

from dialogue_extract.phrases.coordination import Part
from dialogue_extract.phrases.enumerations import LONGEST
from dialogue_extract.phrases.statements import ADJECTIVE, LOOSE, NOMINAL, Surface
from dialogue_extract.resources import lexicon

_EDGE = {",", ";", ":", "«", "»", '"', "“", "”", "''", "‘‘", "’’", "‘", "’", "(", ")", "'", "-", "–", "[", "]", "et", "ou"}


@cache
def _set(table: str, key: str) -> frozenset[str]:
    return frozenset(lexicon("discussion")[table][key])


def _strip_front(surface: Surface, start: int, end: int) -> int:
    """Skip punctuation, prepositions and determiners."""
    skip = _set("classes", "prepositions") | _set("classes", "determiners") | _EDGE
    while start < end and (surface.words[start] in skip or not surface.words[start].strip()):
        start += 1
    return start


def _strip_back(surface: Surface, start: int, end: int) -> int:
    while end > start:
        last = end - 1
        loose = surface.pos[last] in LOOSE and last not in surface.blocked and not surface.doc[last].ent_type_
        if surface.words[last] in _EDGE or loose:
            end -= 1
        else:
            return end
    return end


def _strip_light(surface: Surface, start: int, end: int) -> int:
    """Skip "questions liées à", "état et perspectives de": the subject is what they lead to."""
    words, links = surface.words, _set("light", "links")
    if words[start] not in _set("light", "heads"):
        return start
    index = start + 1
    fillers = _set("light", "companions") | _set("generic", "words") | {"et", "la", "le", "les", "l'"}
    while index < end and words[index] in fillers:
        index += 1
    if index >= end or words[index] not in _set("light", "first"):
        return start
    while index < end and words[index] in links:
        index += 1
    inner = _strip_front(surface, index, end)
    return _strip_light(surface, inner, end) if inner < end else start


def _fields(surface: Surface, start: int, end: int) -> int | None:
    """Cut "dans les domaines de ..."; None where nothing but "coopération" is left."""
    words = surface.words
    for index in range(start + 1, end):
        if words[index] not in _set("fields", "nouns"):
            continue
        last = words[index] == "matière" and index + 2 >= end
        if not last and (words[index] == "matière" or words[index - 1] not in ("les", "des", "plusieurs", "divers", "différents")):
            continue
        cut = index
        while cut > start and surface.pos[cut - 1] in LOOSE:
            cut -= 1
        known = _set("fields", "empty") | _set("generic", "words") | _set("classes", "prepositions")
        known |= _set("classes", "determiners") | {"et"}
        return None if all(word in known for word in words[start:cut]) else cut
    return end


def _dated(surface: Surface, start: int, end: int) -> int:
    """Cut a date at the end: "la pêche mardi dernier"."""
    for date in surface.doc._.dates:
        if date.start > start and date.end >= end and date.start < end and date.start - start >= 1:
            return date.start if surface.words[date.start - 1] not in ("de", "d'", "du") else end
    return end


def _empty(surface: Surface, start: int, end: int) -> bool:
    """Return whether the phrase names no subject of its own."""
    known = _set("generic", "heads") | _set("generic", "words") | _set("classes", "prepositions")
    known |= _set("classes", "determiners") | {"et", "ou", ","}
    return all(word in known for word in surface.words[start:end])


def _person(surface: Surface, start: int, end: int) -> bool:
    """Return whether a person or an office heads the phrase."""
    mentions = (*surface.doc._.names, *surface.doc._.offices)
    if any(mention.start <= start < mention.end for mention in mentions):
        return True
    return surface.doc[start].ent_type_ in ("PER", "FUNC")


def refine(surface: Surface, part: Part) -> tuple[int, int] | None:
    """Return the token span of the subject, or None where the phrase names none."""
    start, end = _strip_front(surface, part.start, part.end), part.end
    if start >= end:
        return None
    end = _strip_back(surface, start, _dated(surface, start, end))
    if not _empty(surface, start, end):
        start = _strip_light(surface, start, end)
    cut = _fields(surface, start, end)
    if cut is None:
        return None
    end = _strip_back(surface, start, cut)
    if start >= end or end - start > LONGEST or _empty(surface, start, end) or _person(surface, start, end):
        return None
    nominal = any(pos in NOMINAL or pos == ADJECTIVE for pos in surface.pos[start:end])
    return (start, end) if nominal else None
