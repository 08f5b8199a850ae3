"""Classify the subject of a topic: one to three context codes of the PLOVER codebook and its five additions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dialogue_extract.resources import lexicon, words
from dialogue_extract.text import fold

_WORD = re.compile(r"[^\W_]+")
_STEM = re.compile(r"[^\W_]+\*?")
_PLURAL = re.compile(r"(?<=\w{3})[sx]$")
_WEIGHTS = {"strong": 4, "plain": 3, "weak": 2, "faint": 1}
_NOTHING = "none"
DEFAULT = "diplomatic"
MOST = 3


@dataclass(frozen=True, slots=True)
class _Clue:
    """Words that tell contexts; a stem ends in `*`."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    weight: int


def classify(phrase: str) -> list[str]:
    """Return the context codes of a topic, main one first: `lutte contre la traite` -> `["trafficking"]`."""
    found = [clue for clue in _clues_in(_content(phrase)) if clue.codes]
    if not found:
        return [DEFAULT]
    best = max(clue.weight for clue in found)
    codes = [code for clue in found if clue.weight == best for code in clue.codes]
    return list(dict.fromkeys(codes))[:MOST]


def _content(phrase: str) -> list[str]:
    return [word for word in _WORD.findall(_plain(phrase)) if word not in words("contexts_small")]


def _plain(phrase: str) -> str:
    return fold(phrase).replace("œ", "oe")


def _clues_in(phrase: list[str]) -> list[_Clue]:
    """Return the clues of the words, longest first choice, in text order."""
    found: list[_Clue] = []
    at = 0
    while at < len(phrase):
        clue = next((clue for clue in _clues_from(phrase[at]) if _matches(clue, phrase[at:])), None)
        if clue:
            found.append(clue)
        at += len(clue.words) if clue else 1
    return found


def _matches(clue: _Clue, phrase: list[str]) -> bool:
    if len(clue.words) > len(phrase):
        return False
    return all(_same(wanted, word) for wanted, word in zip(clue.words, phrase, strict=False))


def _same(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else _PLURAL.sub("", word) == wanted


def _clues_from(word: str) -> list[_Clue]:
    """Return the clues that may begin at a word, longest first."""
    return _index().get(word[:3], [])


@cache
def _index() -> dict[str, list[_Clue]]:
    """Return the clues by the first three letters of their first word."""
    index: dict[str, list[_Clue]] = {}
    for clue in _read():
        index.setdefault(clue.words[0].rstrip("*")[:3], []).append(clue)
    for clues in index.values():
        clues.sort(key=lambda clue: (-len(clue.words), -sum(map(len, clue.words)), -clue.weight))
    return index


def _read() -> list[_Clue]:
    tables = dict(lexicon("contexts"))
    both = tables.pop("both")
    clues = [_Clue(_pattern(entry), tuple(codes), _WEIGHTS["strong"]) for entry, codes in both.items()]
    for code, table in tables.items():
        for tier, weight in _WEIGHTS.items():
            codes = () if code == _NOTHING else (code,)
            clues.extend(_Clue(_pattern(entry), codes, weight) for entry in table.get(tier, ()))
    return clues


def _pattern(entry: str) -> tuple[str, ...]:
    found = [word for word in _STEM.findall(_plain(entry)) if word not in words("contexts_small")]
    return tuple(word if word.endswith("*") else _PLURAL.sub("", word) for word in found)
