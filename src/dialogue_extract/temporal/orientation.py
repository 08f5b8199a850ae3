"""Tell from the words around an expression whether it lies in the past, the present or the future."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dialogue_extract.resources import lexicon
from dialogue_extract.temporal.tokens import BREAK, Tokens

STOPS = frozenset(".;!?")
REACH = 24  # tokens on either side
RIGHT = 2  # a verb after the date counts as that much farther: French puts the date after its verb


@dataclass(frozen=True, slots=True)
class Cues:
    """The tense words and endings of the lexicon."""

    words: dict[str, str]
    endings: dict[str, tuple[str, ...]]
    none: frozenset[str]
    auxiliaries: frozenset[str]
    alone: frozenset[str]
    leads: frozenset[str]
    prepositions: dict[str, str]


@cache
def cues() -> Cues:
    """Return the tense cues of the lexicon."""
    tables: dict[str, Any] = lexicon("temporal_tense")
    words = {word: direction for direction in ("past", "future", "present") for word in tables[direction]["words"]}
    names = ("future", "past", "participle", "infinitive")
    return Cues(
        words,
        {name: tuple(tables[name]["endings"]) for name in names},
        frozenset(word for name in ("future", "past", "infinitive") for word in tables[name]["none"]),
        frozenset(tables["participle"]["auxiliaries"]),
        frozenset(tables["participle"]["alone"]),
        frozenset(tables["infinitive"]["leads"]),
        dict(tables["preposition"]),
    )


def told(word: str) -> bool:
    """Return whether a participle tells what has been: "tenue", "reprises"."""
    return word in cues().alone


def orientation(tokens: Tokens, start: int, end: int) -> str | None:
    """Return `past`, `future`, `present` or None for the expression of these token positions."""
    for token in tokens.items[max(start - 2, 0) : start]:
        if token.norm in cues().prepositions:
            return cues().prepositions[token.norm]
    best: tuple[int, str] | None = None
    for side in (range(start - 1, max(start - REACH, 0) - 1, -1), range(end, min(end + REACH, len(tokens.items)))):
        for distance, at in enumerate(side):
            token = tokens.items[at]
            if tokens.codes[at] == BREAK or token.norm in STOPS:
                break
            direction = _direction(tokens, at, distance)
            far = distance if at < start else distance + RIGHT
            if direction and (best is None or far < best[0]):
                best = (far, direction)
                break
    return best[1] if best else None


def _direction(tokens: Tokens, at: int, distance: int) -> str | None:
    token = tokens.items[at]
    known = cues()
    word = token.norm
    if word in known.words:
        return known.words[word]
    if len(word) < 3 or not tokens.text[token.start].islower() or word in known.none:
        return None
    before = [item.norm for item in tokens.items[max(at - 4, 0) : at]]
    participle = word.endswith(known.endings["participle"]) and known.auxiliaries.intersection(before)
    if participle or (word in known.alone and distance < 4):
        ahead = any(known.words.get(item) == "future" or _future(item, known) for item in before)
        return "future" if ahead else "past"
    return _ending(word, before, known)


def _ending(word: str, before: list[str], known: Cues) -> str | None:
    if _future(word, known):
        return "future"
    if word.endswith(known.endings["past"]) and not word.endswith(("rait", "raient")) and len(word) > 4:
        return "past"
    if word.endswith(known.endings["infinitive"]) and before and before[-1] in known.leads:
        return "future"
    return None


def _future(word: str, known: Cues) -> bool:
    return len(word) > 3 and word.endswith(known.endings["future"]) and word not in known.none
