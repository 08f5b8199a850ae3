"""Tell by its letters what a word of a name is: initial, particle, capitals, given name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import Phrases
from dialogue_extract.resources import lexicon, words
from dialogue_extract.text import fold

INITIAL = re.compile(r"^[^\W\d_a-z]{1,2}\.?$|^(?:[A-ZÀ-Þ]\.-?)+$|^[A-ZÀ-Þ][a-z]\.$")
NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_]*(?:['’\-][^\W\d_]+)*$|^[a-z]{1,2}-[^\W\d_][\w'’-]*$")
HYPHENATED_PARTICLE = re.compile(r"^(?:al|el|an|ad|as|at|ar|ash|az|bin|ben|ould|abou|es|oul)-[^\W\d_]", re.IGNORECASE)
LONGEST = 7


@lru_cache(maxsize=1 << 13)
def is_initial(word: str) -> bool:
    """Return whether a word is an initial: `U.`, `J.-Y.`, `P`."""
    return (bool(INITIAL.match(word)) and word.upper() == word) or bool(re.match(r"^[A-Z][a-z]\.$", word))


def is_capitals(word: str) -> bool:
    """Return whether a word is written in capitals: `DIOP`, `N'DIAYE`."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def is_particle(word: str) -> bool:
    """Return whether a lower-case word may stand inside a name: `ben`, `ould`, `von`."""
    return word.lower() in words("particles")


def is_name_word(row: Frame, i: int) -> bool:
    """Return whether word i has the letters of a name."""
    return _of_name(row.text[i])


@lru_cache(maxsize=1 << 13)
def _of_name(text: str) -> bool:
    if HYPHENATED_PARTICLE.match(text):
        return True
    return (text[:1].isupper() and bool(NAME_WORD.match(text))) or is_initial(text)


@cache
def given_names() -> frozenset[str]:
    """Return the given names of the lexicon, folded."""
    return frozenset(fold(name) for name in words("firstnames"))


def is_given(word: str) -> bool:
    """Return whether a word is a known given name."""
    return fold(word) in given_names()


@cache
def courtesies() -> Phrases[str]:
    """Return the forms of address; each stands for itself."""
    data = lexicon("courtesy")
    return Phrases({form: form for form in (*data["forms"], *data["ranks"])})


@cache
def weak_courtesies() -> frozenset[str]:
    """Return forms of address that alone prove no name."""
    data = lexicon("courtesy")
    return frozenset(data["weak"])


@cache
def plural_courtesies() -> frozenset[str]:
    """Return forms of address before a list of names."""
    return frozenset(lexicon("courtesy")["plural"])


def is_landmark(row: Frame, i: int) -> bool:
    """Return whether a street, building or prize is named just before word i: "avenue (du Président) X"."""
    k = i - 1
    for _ in range(3):
        if k < 0 or row.fresh[k + 1]:
            return False
        if row.norm[k] in words("landmarks"):
            return True
        if row.norm[k] not in (
            "de",
            "d'",
            "du",
            "des",
            "la",
            "le",
            "international",
            "internationale",
            "présidentiel",
            "président",
        ):
            return False
        k -= 1
    return False


@cache
def office_modifiers() -> frozenset[str]:
    """Return single words that follow the head of an office: "Extraordinaire"."""
    return frozenset(word for word in lexicon("office_words")["after"] if " " not in word)
