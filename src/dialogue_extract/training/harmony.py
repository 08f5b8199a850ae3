"""Bring the features of one treebank to the habits of another, word by word, where the other has clear habits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialogue_extract.training.sentence import Sentence

CLOSED = frozenset({"DET", "PRON", "ADP", "NUM", "AUX", "CCONJ", "SCONJ", "ADV"})
# A habit: seen this often, and this share of the time.
SEEN, SHARE = 3, 0.85
Habits = dict[tuple[str, str], str]


def _pairs(sentence: Sentence) -> Iterator[tuple[tuple[str, str], str]]:
    if sentence.syntax is not None:
        for word, pos, morph in zip(sentence.words, sentence.syntax.pos, sentence.syntax.morphs, strict=True):
            yield (word.lower().replace("’", "'"), pos), morph


def habits(sentences: Iterable[Sentence]) -> Habits:
    """Return the features that grammatical words nearly always have."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for key, morph in _pairs(sentence):
            counts[key][morph] += 1
    found = {}
    for key, morphs in counts.items():
        morph, count = morphs.most_common(1)[0]
        if key[1] in CLOSED and count >= SEEN and count >= SHARE * sum(morphs.values()):
            found[key] = morph
    return found


def known_features(sentences: Iterable[Sentence]) -> set[tuple[str, str]]:
    """Return the features that each part of speech has anywhere."""
    pairs = (pair for sentence in sentences for pair in _pairs(sentence))
    return {(pos, feat) for (_, pos), morph in pairs for feat in morph.split("|")}


def tags(sentences: Iterable[Sentence]) -> set[tuple[str, str]]:
    """Return the pairs of part of speech and features."""
    return {(pos, morph) for sentence in sentences for (_, pos), morph in _pairs(sentence)}


@dataclass(frozen=True, slots=True)
class Harmony:
    """What a treebank does with features, and the tags that may be used."""

    habits: Habits
    known: set[tuple[str, str]]
    tags: set[tuple[str, str]]

    def of(self, sentence: Sentence) -> Sentence:
        """Return the sentence with habitual features on grammatical words and without features unknown to the model."""
        if sentence.syntax is None:
            return sentence
        morphs = tuple(self._morph(key, morph) for key, morph in _pairs(sentence))
        return replace(sentence, syntax=replace(sentence.syntax, morphs=morphs))

    def _morph(self, key: tuple[str, str], morph: str) -> str:
        default = "NumType=Card" if key[1] == "NUM" else morph
        feats = (feat for feat in self.habits.get(key, default).split("|") if (key[1], feat) in self.known)
        changed = "|".join(feats)
        return changed if (key[1], changed) in self.tags else morph


def harmony(model: list[Sentence], others: list[Sentence]) -> Harmony:
    """Return the harmony that brings the others to the habits of the model."""
    return Harmony(habits(model), known_features(model), tags([*model, *others]))
