"""Look people up among known holders of office, where the article itself does not say whom they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dialogue_extract.persons.merging import compatible
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.shapes import is_given
from dialogue_extract.persons.spelling import keys
from dialogue_extract.resources import lexicon, patterns, words
from dialogue_extract.text import fold

# Words with capitals, particles between them: "Mme von der Leyen", "Selon K. Tokaïev".
COURTESY = re.compile(r"^(?:M{1,2}\.|Mmes?|Mlle|Me) ")
REGNAL = re.compile(r"^[ivx]{2,4}$")
LONGEST = 12  # words of a name; a run of capitals is none
_CAPITAL = r"[^\W\d_a-zà-ÿ](?:\.|[\w’'-]*)"
RUN = re.compile(rf"{_CAPITAL}(?:\s(?:(?:d[eu]|v[ao]n|der|dos|al|el|b[ei]n|ould|l[ae])\s){{0,2}}{_CAPITAL}){{0,7}}")


def _tables() -> Iterator[tuple[str, list[str]]]:
    data = lexicon("holders")
    yield from ((code, names) for code, names in data.items() if code != "organisation")
    yield from data["organisation"].items()


@cache
def _holders() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, names in _tables():
        for name in names:
            for word in keys(name):
                if len(word) > 2:
                    by_word.setdefault(word, []).append((keys(name), code))
    return {word: tuple(found) for word, found in by_word.items()}


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return the sides of known holders by family name."""
    found: dict[str, set[str]] = {}
    for code, names in _tables():
        for name in names:
            found.setdefault(fold(name.split()[-1]), set()).add(code)
            found.setdefault(fold(" ".join(name.split()[1:])), set()).add(code)
    return {family: frozenset(codes) for family, codes in found.items()}


def known_side(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Look a full name up among known holders of office; a family name alone when nobody else bears it."""
    doc = roster.row.doc
    forms = {keys(doc[n.start : n.end].text) for n in (roster.table.name_mentions[i] for i in person.names)}
    for form in sorted(forms, key=len, reverse=True):
        if not 2 <= len(form) <= LONGEST:
            continue
        for word in form:
            codes = {code for known, code in _holders().get(word, ()) if _same(form, known)}
            codes = _of_kind(roster, person, codes)
            if len(codes) == 1:
                return codes.pop(), "known holder of office"
    if all(len(form) == 1 for form in forms):
        written = {fold(doc[n.start : n.end].text) for n in (roster.table.name_mentions[i] for i in person.names)}
        if any(is_given(word) for word in written) and not person.links:
            return None, ""  # "Philippe, Mathilde et leur suite"
        codes = _of_kind(roster, person, {code for word in written for code in _families().get(word, ())})
        if len(codes) == 1:
            return codes.pop(), "known holder of office"
    return None, ""


def _same(form: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Return whether a name can be a known holder's; a king's number is no initial: Mohammed VI, Mohamed A. Vissou."""
    numbers = {word for word in known if REGNAL.match(word)}
    return numbers <= set(form) and (compatible(form, known) or compatible(known, form))


def _of_kind(roster: Roster, person: Person, codes: set[str]) -> set[str]:
    """Return the states for a minister, else the organisations first: who leads one led a state before."""
    only = lexicon("regimes")["only"]
    for told in (fold(roster.row.doc[o.start : o.end].text) for o in roster.offices(person)):
        allowed = next((states for office, states in only.items() if told.startswith(fold(office))), None)
        codes = codes if allowed is None else codes & set(allowed)  # "le roi Philippe" is no Frenchman of that name
    bodies = codes & set(lexicon("holders")["organisation"])
    if any(o.rank in ("minister", "government") for o in roster.offices(person)):
        return codes - bodies
    return bodies or codes


@cache
def _determiners() -> frozenset[str]:
    return frozenset(patterns("pronouns")["determiners"]["definite"])


@lru_cache(maxsize=2)
def possible_sides(text: str) -> frozenset[str]:
    """Return the sides of all known holders that a text may name: two words of a name, or a family name by itself."""
    found: set[str] = set()
    for run in {COURTESY.sub("", " ".join(run.split())) for run in RUN.findall(text)}:
        if run.lower() in _determiners():
            continue  # "Son équipe" names no Vietnamese minister
        first, _, rest = run.partition(" ")
        forms = keys(run)
        for known, code in {entry for word in forms for entry in _holders().get(word, ())}:
            shared = len(set(known) & set(forms))
            if shared >= min(2, len(known)) or (shared and min(map(len, forms)) == 1):
                found.add(code)
        for family in (run, *(() if first in words("firstnames") else (rest, run.rpartition(" ")[2]))):
            found |= _families().get(fold(family), frozenset()) if family else frozenset()
    return frozenset(found)
