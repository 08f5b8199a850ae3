"""Tell names from other words, and mend the edges of the names that a model learned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dialogue_extract import gazetteer
from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import head_at
from dialogue_extract.persons.shapes import (
    HYPHENATED_PARTICLE,
    LONGEST,
    courtesies,
    is_capitals,
    is_given,
    is_initial,
    is_landmark,
    is_name_word,
    is_particle,
    office_modifiers,
    weak_courtesies,
)
from dialogue_extract.resources import words

ARTICLES = frozenset({"le", "la", "l'", "les", "du", "des", "un", "une", "d'"})
THE = frozenset({"le", "la", "les"})
CITYLIKE = frozenset({"state", "city", "capital", "region", "organisation", "body", "venue", "metonym", "compound"})
GRAMMATICAL = frozenset({"DET", "PRON", "ADP", "ADV", "CCONJ", "SCONJ", "AUX"})
DASHES = frozenset({"-", "–", "—", ":"})
NOT_INSIDE = frozenset({"et", ",", ";", "(", ")", "/", "«", "»", '"', ":", "|", "–", "—"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in words and what proved it."""

    start: int
    end: int
    rule: str
    courtesy: str | None = None


def is_place_word(row: Frame, i: int) -> bool:
    """Return whether word i belongs to a known place or body rather than to a person."""
    return is_known_place(row, i) or row.entity[i] in ("LOC", "ORG", "EVT")


def is_known_place(row: Frame, i: int) -> bool:
    """Return whether word i is in the gazetteer, not merely learned as a place."""
    place = row.place[i]
    if place is None or place.kind not in CITYLIKE:
        return False
    return bool(place.code or place.codes or place.country or place.kind in ("region", "organisation", "body"))


def run(row: Frame, i: int, bold: bool = False) -> int:
    """Return the end of the name that starts at word i; `bold` lets it cover known places (after "M.")."""
    end, k = i, i
    while k < len(row) and k - i < LONGEST and (k == i or not row.fresh[k]):
        if courtesies().end(row, k) > k and not is_capitals(row.text[k]):
            break
        initialled = k > i and is_initial(row.text[k - 1]) and not is_known_place(row, k)
        if is_name_word(row, k) and not (k > i and head_at(row, k) and not is_capitals(row.text[k])):
            blocked = is_known_place(row, k) if bold else is_place_word(row, k)
            if blocked and not initialled and not (bold and k == i) and not (k > i and _inside_name(row, k)):
                break
            end = k + 1
        elif not (k > i and is_particle(row.text[k]) and _particle_goes_on(row, k)):
            break
        k += 1
    return end


def _inside_name(row: Frame, k: int) -> bool:
    """Return whether a place word goes on with a name: learned as one, or a one-word city after a given name."""
    if row.entity[k] == "PER":
        return True
    place = row.place[k]
    if k and is_particle(row.text[k - 1]) and row.norm[k - 1] not in (*ARTICLES, "de", "d'", "à"):
        return True
    one = place is not None and row.words(place) == (k, k + 1) and place.kind in ("city", "region")
    return bool(
        one
        and row.entity[k] not in ("LOC", "ORG", "EVT")
        and (is_given(row.text[k - 1]) or is_initial(row.text[k - 1]))
    )


def _particle_goes_on(row: Frame, k: int) -> bool:
    for j in range(k + 1, min(k + 4, len(row))):
        if row.fresh[j]:
            return False
        if row.capital(j):
            return (
                is_name_word(row, j)
                and not is_place_word(row, j)
                and row.norm[k] not in ARTICLES
                and row.norm[k] not in ("de", "d'", "à")
            )
        if not is_particle(row.text[j]):
            return False
    return False


def _trimmed(row: Frame, start: int, end: int) -> tuple[int, int]:
    """Take off courtesies, offices, articles and punctuation that a learned entity caught at its edges."""
    moved = True
    while moved and start < end:
        moved = False
        after = courtesies().end(row, start)
        head = head_at(row, start)
        if start < after < end or _foreign_first(row, start, end):
            start, moved = max(after, start + 1), True
        elif head is not None and head.end < end and not is_given(row.text[start]):
            start, moved = head.end, True
        elif (end - start > 2 and row.norm[start - 1] in ARTICLES and _is_nationality(row.text[start])) or (
            not is_name_word(row, start) and not (is_particle(row.text[start]) and row.norm[start] not in ARTICLES)
        ):
            start, moved = start + 1, True
    while end > start and (not is_name_word(row, end - 1) or _realm(row, start, end)):
        end -= 1
    return start, end


def _realm(row: Frame, start: int, end: int) -> bool:
    """Return whether the last word is the state of who reigns there: "Philippe VI d'Espagne"."""
    if end - start < 3 or row.norm[end - 2] not in ("de", "d'", "du", "des"):
        return False
    entry = gazetteer.load().find(row.text[end - 1])
    return entry is not None and entry.kind == "state"


def _foreign_first(row: Frame, start: int, end: int) -> bool:
    """Return whether a caught word ends something else: "à Téhéran Ali X", "ministre des AE X"."""
    if end - start < 3 or not row.capital(start + 1) or is_capitals(row.text[start + 1]):
        return False
    if row.text[start].isupper() and len(row.text[start]) < 4 and start and row.norm[start - 1] in ARTICLES:
        return True
    place = row.place[start]
    alone = place is not None and row.words(place) == (start, start + 1) and place.kind in ("capital", "state")
    return alone and is_given(row.text[start + 1])


@cache
def _is_nationality(word: str) -> bool:
    entry = gazetteer.load().find(word)
    return entry is not None and entry.kind in ("demonym", "adjective")


def _pieces(row: Frame, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Split at "et", commas, brackets and paragraph ends."""
    first = start
    for i in range(start, end):
        if row.norm[i] in NOT_INSIDE or (i > first and row.fresh[i]):
            if i > first:
                yield first, i
            first = i + 1 if row.norm[i] in NOT_INSIDE else i
    if end > first:
        yield first, end


def _extended(row: Frame, start: int, end: int) -> tuple[int, int]:
    """Add initials, capitals and particles that a learned entity left at its edges."""
    while start > 0 and not row.fresh[start] and row.entity[start - 1] == "" and row.place[start - 1] is None:
        text = row.text[start - 1]
        if courtesies().before(row, start) is not None or head_at(row, start - 1):
            break
        lone = is_initial(text) and row.norm[start - 1] not in ("à", "a", "y", "ô", "l", "d")
        given = is_given(text) and row.capital(start - 1)
        loud = is_capitals(text) and is_capitals(row.text[start]) and len(text) > 2 and not row.fresh[start - 1]
        particle = is_particle(text) and row.norm[start - 1] in (
            "ould",
            "ben",
            "bin",
            "al",
            "el",
            "von",
            "abou",
            "abdel",
        )
        if not (lone or given or loud or particle):
            break
        start -= 1
    while (
        end < len(row)
        and not row.fresh[end]
        and row.capital(end)
        and is_particle(row.text[end - 1])
        and end - start < LONGEST
    ):
        end += 1
    hispanic = end + 2 < len(row) and row.norm[end] == "de" and row.norm[end + 1] in ("la", "los", "las")
    if hispanic and row.capital(end + 2) and not is_known_place(row, end + 2) and is_given(row.text[start]):
        end += 3 if row.entity[end + 2] not in ("ORG", "EVT") else 0
    grown = run(row, start)
    if grown > end and all(row.entity[k] in ("", "PER") for k in range(end, grown)) and _continues(row, end, grown):
        end = grown
    return start, end


def _continues(row: Frame, end: int, grown: int) -> bool:
    following = row.text[end]
    if is_particle(following) or is_capitals(following) or HYPHENATED_PARTICLE.match(following):
        return True
    return (
        row.entity[end] == "PER"
        or (end - 1 >= 0 and is_initial(row.text[end - 1]))
        or is_given(row.text[end - 1])
        or grown - end == 1
    )


def _lone_place(row: Frame, word: int) -> str:
    """Return why one word is a place and no name: a dateline, a part of the world; empty where it may be a name."""
    if row.fresh[word] and row.at(word + 1) == "(" and row.at(word + 3) == ")" and row.at(word + 4) in DASHES:
        return "dateline"  # "București (Agerpres) -"
    place = row.place[word]
    region = place is not None and place.kind == "region" and not place.country
    return "part of the world" if region else ""  # "le Monsieur Afrique"


def refused(row: Frame, start: int, end: int, proved: bool) -> str:
    """Return why words are no name, empty where they may be one."""
    text = " ".join(row.norm[start:end])
    if (
        text in words("not_names")
        or row.norm[end - 1] in words("media_words")
        or not any(row.capital(i) for i in range(start, end))
    ):
        return "no name"
    if sum(len(row.text[i]) for i in range(start, end)) < 3:
        return "too short"
    if end == start + 1 and (lone := _lone_place(row, start)):
        return lone
    if is_landmark(row, start) and not proved:
        return "street, building or prize"
    whole = all(is_place_word(row, i) or is_particle(row.text[i]) for i in range(start, end))
    place = row.place[start]
    if (
        place is not None
        and is_known_place(row, start)
        and not proved
        and row.words(place)[0] <= start
        and row.words(place)[1] >= end
    ):
        return "place or body"
    if end == start + 1 and not proved and row.pos[start] in (*GRAMMATICAL, "VERB", "ADJ"):
        return "no noun"
    if end == start + 1 and not proved and start and row.norm[start - 1] in THE and not row.fresh[start]:
        return "thing with an article"
    if end == start + 1 and start and (row.norm[start] in office_modifiers() and head_at(row, start - 1)):
        return "adjective of an office"
    if whole and not proved and all(row.entity[i] != "PER" for i in range(start, end)):
        return "place or body"
    return ""


def _courtesy_before(row: Frame, start: int) -> str | None:
    opening, found = start, None
    while opening > 0 and not row.fresh[opening]:
        before = courtesies().before(row, opening)
        if before is None:
            break
        match = courtesies().match(row, before)
        found = match[1] if match and (found is None or match[1] not in weak_courtesies()) else found
        opening = before
    return found


def learned(row: Frame) -> Iterable[Name]:
    """Yield the learned entities, mended."""
    for ent in row.doc.ents:
        if ent.label_ not in ("PER", "PERS", "PERSON"):
            continue
        first, last = row.word_of[ent.start], row.word_of[ent.end - 1] + 1
        for a, b in _pieces(row, first, last):
            start, end = _trimmed(row, a, b)
            if start >= end:
                continue
            start, end = _extended(row, start, end)
            courtesy = _courtesy_before(row, start)
            if not refused(row, start, end, courtesy is not None):
                yield Name(start, end, "learned", courtesy)
