"""Classify the subject of a topic: one to three context codes of the PLOVER codebook and its five additions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dialogue_extract.resources import lexicon, words
from dialogue_extract.text import fold

_TOKEN = re.compile(r"[^\W_]+|[,;/]")
_STEM = re.compile(r"[^\W_]+\*?")
_PLURAL = re.compile(r"(?<=\w{3})[sx]$")
_PREFIX = re.compile(r"\b(sous|avant)-(?=\w)")  # of one word with the rest: "sous-marin" is no "marin"
_FIELD = re.compile(r"\b(?:dans l\w+ (?:domaine|secteur|volet|champ)s?|en matiere) d(?:e la|e l|es|u|e)?\b(?=.*\w)")
_DIVIDERS = frozenset({"et", "ou", ",", ";", "/"})
_WEIGHTS = {"strong": 4, "plain": 3, "weak": 2, "faint": 1}
_NOTHING = "none"
_TRADE = "economic"
DEFAULT = "diplomatic"
MOST = 3


@dataclass(frozen=True, slots=True)
class _Clue:
    """Words that tell contexts; a stem ends in `*`."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that counts; `placed`: a preposition of place or company stands before it."""

    text: str
    part: int
    placed: bool


def classify(phrase: str) -> list[str]:
    """Return the context codes of a topic, main one first: `lutte contre la traite` -> `["trafficking"]`.

    Each coordinated part tells one subject, that of its strongest words, the first of equals. Words after "dans",
    "entre" or "avec" say where or with whom, unless nothing else tells the subject. Goods that are traded are two
    subjects: `l'exportation de la vanille` -> `["agriculture", "economic"]`.
    """
    content = _content(phrase)
    told: dict[int, _Clue] = {}
    goods: dict[int, str] = {}
    for word, clue in _clues_in(content):
        known = told.get(word.part)
        if clue.codes and (known is None or clue.weight > known.weight):
            told[word.part] = clue
        if clue.codes[:1] and clue.codes[0] in _sectors():
            goods[word.part] = clue.codes[0]
    goods = {part: code for part, code in goods.items() if part in _traded(content)}
    least = min(_WEIGHTS["weak"], max((clue.weight for clue in told.values()), default=0))
    codes = [
        code
        for part, clue in told.items()
        if clue.weight >= least
        for code in (*clue.codes, *((goods[part], _TRADE) if part in goods else ()))
    ]
    return list(dict.fromkeys(codes))[:MOST] or [DEFAULT]


def _traded(phrase: list[_Word]) -> set[int]:
    """Return the parts that speak of trade: their goods are a second subject."""
    stems = [_pattern(entry)[0] for entry in lexicon("contexts")["trade"]["words"]]
    return {word.part for word in phrase if any(_same(stem, word.text) for stem in stems)}


@cache
def _sectors() -> frozenset[str]:
    return frozenset(lexicon("contexts")["trade"]["sectors"])


def _content(phrase: str) -> list[_Word]:
    """Return the words that count; "entre X et Y" and "en Libye et au Mali" stay one part.

    Of "la coopération en matière de défense" only the field counts.
    """
    found: list[_Word] = []
    part, placed, divided, between = 0, False, False, False
    for word in _TOKEN.findall(_FIELD.split(_plain(phrase))[-1]):
        if word in _DIVIDERS:
            divided = not between
            between = between and word == ","
        elif word in words("contexts_places"):
            placed = True
            between = between or word == "entre"
        elif word not in words("contexts_small"):
            part += divided and not placed
            found.append(_Word(word, part, placed))
            placed, divided = False, False
    return found


def _plain(phrase: str) -> str:
    return _PREFIX.sub(r"\1", fold(phrase).replace("œ", "oe"))


def _clues_in(phrase: list[_Word]) -> Iterator[tuple[_Word, _Clue]]:
    """Yield the clues with the first of their words, longest first choice, in text order."""
    at = 0
    while at < len(phrase):
        clue = next((clue for clue in _clues_from(phrase[at].text) if _goes_on(clue, phrase[at:])), None)
        if clue:
            yield phrase[at], clue
        at += len(clue.words) if clue else 1


def _goes_on(clue: _Clue, phrase: list[_Word]) -> bool:
    """Return whether the words after the first, which is the clue's, are the clue's too."""
    if len(clue.words) > len(phrase):
        return False
    return all(_same(wanted, word.text) for wanted, word in zip(clue.words[1:], phrase[1:], strict=False))


def _same(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else _PLURAL.sub("", word) == wanted


@lru_cache(maxsize=1 << 13)
def _clues_from(word: str) -> tuple[_Clue, ...]:
    """Return the clues whose first word this is, longest first."""
    return tuple(clue for clue in _index().get(word[:3], ()) if _same(clue.words[0], word))


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
    both, _ = tables.pop("both"), tables.pop("trade")
    clues = [_Clue(_pattern(entry), tuple(codes), _WEIGHTS["strong"]) for entry, codes in both.items()]
    for code, table in tables.items():
        for tier, weight in _WEIGHTS.items():
            codes = () if code == _NOTHING else (code,)
            clues.extend(_Clue(_pattern(entry), codes, weight) for entry in table.get(tier, ()))
    return clues


@cache
def _skipped() -> frozenset[str]:
    return words("contexts_small") | words("contexts_places") | _DIVIDERS


def _pattern(entry: str) -> tuple[str, ...]:
    found = [word for word in _STEM.findall(_plain(entry)) if word not in _skipped()]
    return tuple(word if word.endswith("*") else _PLURAL.sub("", word) for word in found)
