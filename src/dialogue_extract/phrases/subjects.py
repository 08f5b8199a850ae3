"""Bring a noun phrase into the form an analyst notes: no article, no "question de", no empty phrase."""

from __future__ import annotations

from functools import cache

from dialogue_extract.phrases.coordination import Part
from dialogue_extract.phrases.light import link, opening
from dialogue_extract.phrases.statements import ADJECTIVE, ADVERB, LOOSE, NOMINAL, Surface
from dialogue_extract.phrases.wordings import base, entries, kinds

LONGEST = 30  # tokens; what runs on longer is a clause, no subject
COURTESY = 3  # letters of "Mgr"
_CLITICS = {"se", "s'", "y", "en", "mieux", "bien"}
_POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
_MATTERS = {"questions", "affaires", "dossiers"}
_COMMON = {"intérêt", "intérêts", "commun", "communs", "communes", "mutuel", "divers", "diverses"}
_POINTING = {"ce", "cet", "cette", "ces"}
_AMOUNTS = {"millions", "million", "milliards", "milliard", "%", "euros", "dollars", "francs", "morts"}
_VAGUE = {"tous", "toutes", "différents", "différentes", "divers", "diverses"}
_MANY = {"les", "des", "plusieurs", "divers", "différents"}


def _strip_back(surface: Surface, start: int, end: int) -> int:
    while end > start:
        last = end - 1
        loose = surface.pos[last] in LOOSE and last not in surface.blocked and not surface.doc[last].ent_type_
        vague = surface.words[last] in _VAGUE and surface.words[last - 1] in ("dans", "sur", "en")
        if surface.words[last] in entries("classes", "marks") or loose or vague:
            end -= 1
        else:
            return end
    return end


def _strip_light(surface: Surface, start: int, end: int) -> int:
    """Skip "questions liées à" and a leading infinitive: the subject is what they lead to."""
    tied = link(surface, start, end)
    if tied is None and surface.form(start) == "Inf" and surface.words[start - 1] not in kinds().determiners:
        tied = start
    inner = end if tied is None else opening(surface, tied + 1, end)
    while inner < end - 1 and (surface.pos[inner] == ADVERB or surface.words[inner] in _CLITICS):
        inner = opening(surface, inner + 1, end)  # "la nécessité de mieux se préparer aux échéances"
    return _strip_light(surface, inner, end) if inner < end else start


def _field(surface: Surface, index: int, end: int) -> bool:
    """Return whether the token opens a list of fields: "dans les domaines de", or "en matière" at the end."""
    words = surface.words
    if words[index] not in entries("fields", "nouns"):
        return False
    following = words[index + 1] if index + 1 < end else ""
    if words[index] == "matière":
        return index + 2 >= end
    return words[index - 1] in _MANY and (not following or base(following) in ("de", "tels", "comme", ":"))


def _fields(surface: Surface, start: int, end: int) -> int | None:
    """Cut "dans les domaines de ..."; None where nothing but "coopération" is left."""
    for index in range(start + 1, end):
        if not _field(surface, index, end):
            continue
        cut = index
        while cut > start and surface.pos[cut - 1] in LOOSE:
            cut -= 1
        known = entries("fields", "empty") | entries("generic", "words") | _small()
        listed = index + 1 < end  # the fields follow, and they are the subjects
        return None if listed and all(word in known for word in surface.words[start:cut]) else cut
    return end


@cache
def _small() -> frozenset[str]:
    return entries("classes", "prepositions") | entries("classes", "determiners") | {"et", "ou", ","}


@cache
def _generic() -> frozenset[str]:
    """Return the words that name no subject of their own."""
    return entries("generic", "heads") | entries("generic", "words") | _small()


def _dated(surface: Surface, start: int, end: int) -> int:
    """Cut a date at the end and what follows a day: "la pêche mardi dernier"."""
    for date in surface.doc._.dates:
        if not start < date.start < end:
            continue
        determined = surface.words[date.start] == "le" or surface.words[date.start - 1] == "le"
        if date.end >= end or determined:  # "les droits de l'homme le 20 juillet à Tunis"
            return date.start if surface.words[date.start - 1] not in ("de", "d'", "du") else end
    return end


def _empty(surface: Surface, start: int, end: int) -> bool:
    """Return whether the phrase names no subject of its own."""
    heads = entries("generic", "heads")
    known = _generic()
    sides = surface.words[start] in heads and "entre" in surface.words[start:end]  # "les sujets communs entre X et Y"
    aside = surface.placed if sides else frozenset()
    if _of_relations(surface.words[start:end]):
        return False
    return all(surface.words[i] in known or i in aside or surface.form(i) == "Inf" for i in range(start, end))


def _of_relations(words: list[str]) -> bool:
    """Return whether "questions" say between whom: "les questions bilatérales", none "d'intérêt commun"."""
    told = any(word.startswith(("bilatéra", "régiona", "internationa", "multilatéra")) for word in words)
    return told and words[0] in _MATTERS and not _COMMON.intersection(words)


def _unquoted(surface: Surface, start: int, end: int) -> int:
    """Return where the phrase ends: before a closing mark opened earlier, "manœuvres | » près du cap"."""
    opened = 0
    for index in range(start, end):
        if surface.words[index] in ("«", "“"):
            opened += 1
        elif surface.words[index] in ("»", "”"):
            if not opened:
                return index
            opened -= 1
    return end


def _announced(surface: Surface, start: int, end: int) -> bool:
    """Return whether the phrase only announces subjects: "des sujets qui fâchent"."""
    word, following = surface.words[start], surface.words[start + 1 : min(start + 2, end)]
    if surface.words[start : start + 3] == ["ordre", "du", "jour"]:
        return start + 3 >= end or surface.words[start + 3] in ("que", "qu'", "qui")
    return following == ["qui"] and word in entries("light", "heads") and word in entries("generic", "heads")


def _taken_up(surface: Surface, start: int, end: int) -> bool:
    """Return whether the phrase only takes up a subject said before: "leur consolidation", "sa mise en œuvre"."""
    if start == 0:
        return False
    if surface.words[start - 1] in _POINTING:
        return start + 1 == end  # "se pencher sur cette situation"
    if surface.words[start - 1] not in _POSSESSIVES:
        return False
    head, tail = surface.words[start], surface.words[start + 1 : end]
    return head in entries("coordination", "shared") and (not tail or (tail[0] == "en" and len(tail) == 2))


def _figure(surface: Surface, start: int, end: int) -> bool:
    """Return whether the phrase only counts: "250 000 au dernier décompte", "2,6 milliards de dollars"."""
    if not surface.words[start][:1].isdigit():
        return False
    after = surface.words[start + 1] if start + 1 < end else ""
    return not after or after[:1].isdigit() or after in _AMOUNTS or after in kinds().prepositions


def _person(surface: Surface, start: int, end: int) -> bool:
    """Return whether a person or an office heads the phrase."""
    courtesy = len(surface.words[start]) <= COURTESY and start + 1 in surface.blocked  # "Me Durand", "Mgr Petit"
    apposed = end + 1 < len(surface.words) and surface.words[end] == "," and end + 1 in surface.named
    written = surface.source[surface.starts[start] : surface.starts[start] + 1]
    if apposed and written.isupper():
        return True  # "le ministre de la Justice et des Affaires africaines, Jean Durand"
    return courtesy or start in surface.blocked or surface.doc[start].ent_type_ in ("PER", "FUNC")


def refine(surface: Surface, part: Part) -> tuple[int, int] | None:
    """Return the token span of the subject, or None where the phrase names none."""
    start, end = opening(surface, part.start, part.end), part.end
    end = _unquoted(surface, start, end)
    if start >= end or _announced(surface, start, end):
        return None
    end = _strip_back(surface, start, _dated(surface, start, end))
    if not _empty(surface, start, end):
        start = _strip_light(surface, start, end)
    cut = _fields(surface, start, end)
    if cut is None:
        return None
    end = _strip_back(surface, start, cut)
    if surface.dated.issuperset(range(start, end)):
        return None
    if start >= end or end - start > LONGEST or _empty(surface, start, end) or _person(surface, start, end):
        return None
    if _figure(surface, start, end):
        return None
    if _taken_up(surface, start, end) or surface.words[start] in entries("light", "wills"):
        return None
    nominal = any(pos in NOMINAL or pos == ADJECTIVE for pos in surface.pos[start:end])
    return (start, end) if nominal else None
