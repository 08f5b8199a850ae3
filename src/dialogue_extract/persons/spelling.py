"""Compare names across spellings and transliterations: Tokaïev and Tokayev, Kazykhan and Kazikhan."""

from __future__ import annotations

import re
from functools import lru_cache

from dialogue_extract.resources import lexicon
from dialogue_extract.text import fold

WORD = re.compile(r"[^\W\d_]+")
CLOSE = 6  # letters from which one slip of the pen is forgiven


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(old), new) for old, new in lexicon("spelling")["rules"])


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """Return what is common to the spellings of a word of a name: `Tokaïev`, `Tokayev` -> `tokaiev`."""
    word = fold(word).replace("œ", "oe").replace("ł", "l").replace("ø", "o").replace("ı", "i")
    for old, new in _rules():
        word = old.sub(new, word)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=4096)
def keys(name: str) -> tuple[str, ...]:
    """Return the keys of the words of a name, particles kept: `Badr al-Boussaïdi` -> (badr, al, busaidi)."""
    return tuple(key(word) for word in WORD.findall(name))


def alike(a: str, b: str) -> bool:
    """Return whether two keys are one word, one slip forgiven in a long one."""
    if a == b:
        return True
    if min(len(a), len(b)) < CLOSE or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    return _one_slip(a, b)


def _one_slip(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i:] == b[i + 1 :]


def initial_of(short: str, full: str) -> bool:
    """Return whether a word is the initial of another: `U` of `Uzra`, `Dj` of `Djeyhoun`."""
    return 0 < len(short) <= 2 and full.startswith(short[0])
