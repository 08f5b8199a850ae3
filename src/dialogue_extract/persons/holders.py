"""Look people up among known holders of office, where the article itself does not say whom they stand for."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract.persons.merging import compatible
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.spelling import keys
from dialogue_extract.resources import lexicon, words
from dialogue_extract.text import fold

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@cache
def _holders() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    data = lexicon("holders")
    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    tables = [(code, names) for code, names in data.items() if code != "organisation"]
    for code, names in (*tables, *data["organisation"].items()):
        for name in names:
            for word in keys(name):
                if len(word) > 2:
                    by_word.setdefault(word, []).append((keys(name), code))
    return {word: tuple(found) for word, found in by_word.items()}


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return the sides of known holders by family name."""
    data = lexicon("holders")
    found: dict[str, set[str]] = {}
    tables = [(code, names) for code, names in data.items() if code != "organisation"]
    for code, names in (*tables, *data["organisation"].items()):
        for name in names:
            found.setdefault(fold(name.split()[-1]), set()).add(code)
            found.setdefault(fold(" ".join(name.split()[1:])), set()).add(code)
    return {family: frozenset(codes) for family, codes in found.items()}


def known_side(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Look a full name up among known holders of office; a family name alone when nobody else bears it."""
    doc = roster.row.doc
    forms = {keys(doc[n.start : n.end].text) for n in (roster.table.name_mentions[i] for i in person.names)}
    for form in sorted(forms, key=len, reverse=True):
        if len(form) < 2:
            continue
        for word in form:
            codes = {
                code for known, code in _holders().get(word, ()) if compatible(form, known) or compatible(known, form)
            }
            if len(codes) == 1:
                return codes.pop(), "known holder of office"
    if all(len(form) == 1 for form in forms):
        written = {fold(doc[n.start : n.end].text) for n in (roster.table.name_mentions[i] for i in person.names)}
        codes = {code for word in written for code in _families().get(word, ())}
        if len(codes) == 1:
            return codes.pop(), "known holder of office"
    return None, ""


@cache
def _later_words() -> dict[str, frozenset[str]]:
    """Return the sides of known holders by the words of their names but the first: `wang` and `yi` where all are short."""
    found: dict[str, set[str]] = {}
    for known, code in {entry for entries in _holders().values() for entry in entries}:
        for word in [later for later in known[1:] if len(later) > 2 and later not in words("particles")] or known:
            found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def possible_sides(text: str) -> frozenset[str]:
    """Return the sides of all known holders of office whose family name the text may hold."""
    capitals = {word for word in WORD.findall(text) if word[0].isupper()}
    found = {part for word in capitals for part in (*keys(word), fold(word))}
    return frozenset(code for word in found for code in _later_words().get(word, ()))
