"""Swap names between sentences, so that kinds of names are learned and not a list of them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dialogue_extract.training.sentence import Mark, Sentence

Key = tuple[str, str]
SHARE = {"PER": 0.5, "LOC": 0.5, "ORG": 0.35}


def _key(sentence: Sentence, start: int, label: str) -> Key:
    """Return what a name must share to take another's place: its kind, and the word before it for places and bodies."""
    if label == "PER" or start == 0:
        return label, ""
    before = sentence.words[start - 1].lower().replace("’", "'")
    return label, before if before.isalpha() or before.endswith("'") else ""


def pool(sentences: Iterable[Sentence]) -> dict[Key, list[tuple[str, ...]]]:
    """Return the names of the sentences by kind and context."""
    found: dict[Key, list[tuple[str, ...]]] = defaultdict(list)
    for sentence in sentences:
        for start, end, label in sentence.ents or ():
            if label != "EVT" and all(sentence.spaces[start : end - 1]):
                found[_key(sentence, start, label)].append(sentence.words[start:end])
    return dict(found)


def _person(words: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """Return a name, sometimes with an initial for its first part: "U. Zeya"; "M." would be Monsieur."""
    if len(words) > 1 and words[0][0].isupper() and words[0][0] != "M" and rng.random() < 0.2:
        return (f"{words[0][0]}.", *words[1:])
    return words


def swap(sentence: Sentence, names: dict[Key, list[tuple[str, ...]]], rng: random.Random) -> Sentence:
    """Return a sentence without syntax with about half of its people and places, and some bodies, renamed."""
    if sentence.syntax is not None or not sentence.ents:
        return sentence
    for start, end, label in sorted(sentence.ents, reverse=True):
        choices = names.get(_key(sentence, start, label), [])
        if len(choices) > 3 and rng.random() < SHARE.get(label, 0.0):
            chosen = rng.choice(choices)
            sentence = _put(sentence, start, end, _person(chosen, rng) if label == "PER" else chosen)
    return sentence


def _put(sentence: Sentence, start: int, end: int, words: tuple[str, ...]) -> Sentence:
    grown = len(words) - (end - start)
    inside = (True,) * (len(words) - 1)
    return replace(
        sentence,
        words=(*sentence.words[:start], *words, *sentence.words[end:]),
        spaces=(*sentence.spaces[:start], *inside, *sentence.spaces[end - 1 :]),
        ents=_moved(sentence.ents, end, grown),
        offices=_moved(sentence.offices, end, grown),
    )


def _moved(marks: tuple[Mark, ...] | None, end: int, grown: int) -> tuple[Mark, ...] | None:
    """Return the marks after a change of length that ends at word `end`."""
    if marks is None:
        return None
    return tuple((s + grown if s >= end else s, e + grown if e >= end else e, label) for s, e, label in marks)
