"""Imitate the layout of real articles: line breaks, apostrophes, quotes, no-break spaces, capitals, missing full stops.

Words keep their number and order, except that whitespace words are put between sentences and inside them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogue_extract.training.sentence import Sentence

NO_BREAK = ("\u00a0", "\u00a0", "\u202f")
ENDS = frozenset({".", "!", "?", "...", "…", ":"})
BEFORE_NO_BREAK = frozenset({":", ";", "!", "?", "»", "%"})
TITLES = frozenset({"M.", "MM.", "Mme", "Dr", "n°"})


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of sentences or articles that each change touches."""

    curly: float = 0.4
    straight: float = 0.3
    no_break: float = 0.2
    guillemets: float = 0.25
    upper: float = 0.025
    upper_surname: float = 0.08
    no_stop: float = 0.06
    line_break: float = 0.25
    double_space: float = 0.02
    broken_line: float = 0.02
    unstopped_break: float = 0.45


RATES = Rates()


def _apostrophes(sentence: Sentence, mark: str) -> Sentence:
    other = "'" if mark == "’" else "’"
    return replace(sentence, words=tuple(word.replace(other, mark) for word in sentence.words))


def upper(sentence: Sentence) -> Sentence:
    """Return the sentence in capitals, as headlines are."""
    return replace(
        sentence, words=tuple(word.upper() if len(word.upper()) == len(word) else word for word in sentence.words)
    )


def upper_surnames(sentence: Sentence) -> Sentence:
    """Return the sentence with surnames in capitals: "Abdoulaye DIOP"."""
    words = list(sentence.words)
    for start, end, label in sentence.ents or ():
        if label == "PER" and end - start > 1:
            words[start + 1 : end] = [word if len(word) < 3 else word.upper() for word in words[start + 1 : end]]
    return replace(sentence, words=tuple(words))


def guillemets(sentence: Sentence) -> Sentence:
    """Return the sentence with « » for straight double quotes."""
    words, spaces, opened = list(sentence.words), list(sentence.spaces), False
    for number, word in enumerate(words):
        if word != '"':
            continue
        words[number] = "»" if opened else "«"
        at = number - 1 if opened else number
        if at >= 0:
            spaces[at] = True
        opened = not opened
    return replace(sentence, words=tuple(words), spaces=tuple(spaces))


def without_stop(sentence: Sentence) -> Sentence:
    """Return the sentence without its final full stop where nothing hangs on it."""
    last = len(sentence.words) - 1
    marks = [*(sentence.ents or ()), *(sentence.offices or ())]
    hangs = sentence.syntax is not None and (
        last in sentence.syntax.heads[:last] or sentence.syntax.heads[last] == last
    )
    if last < 2 or sentence.words[last] != "." or hangs or any(end > last for _, end, _ in marks):
        return sentence
    syntax = sentence.syntax
    if syntax is not None:
        syntax = replace(
            syntax,
            lemmas=syntax.lemmas[:last],
            pos=syntax.pos[:last],
            morphs=syntax.morphs[:last],
            heads=syntax.heads[:last],
            deps=syntax.deps[:last],
        )
    return replace(sentence, words=sentence.words[:last], spaces=(*sentence.spaces[: last - 1], True), syntax=syntax)


def vary(sentence: Sentence, rng: random.Random, rates: Rates = RATES) -> Sentence:
    """Return the sentence with the changes that fall to it by chance."""
    if rng.random() < rates.upper_surname:
        sentence = upper_surnames(sentence)
    if rng.random() < rates.guillemets:
        sentence = guillemets(sentence)
    if rng.random() < rates.no_stop:
        sentence = without_stop(sentence)
    if rng.random() < rates.upper:
        sentence = upper(sentence)
    return sentence


@dataclass(slots=True)
class Gap:
    """Whitespace words to put before word `at` of a sentence."""

    at: int
    text: str


def no_break_gaps(sentence: Sentence, mark: str) -> list[Gap]:
    """Return the places where French typography has a no-break space."""
    return [
        Gap(number + 1, mark)
        for number, (left, right) in enumerate(zip(sentence.words, sentence.words[1:], strict=False))
        if sentence.spaces[number] and (right in BEFORE_NO_BREAK or left == "«" or left in TITLES)
    ]


def chance_gaps(sentence: Sentence, rng: random.Random, rates: Rates = RATES) -> list[Gap]:
    """Return now and then a doubled space or a line broken inside the sentence."""
    places = [number + 1 for number in range(len(sentence.words) - 1) if sentence.spaces[number]]
    if not places:
        return []
    draw = rng.random()
    if draw < rates.double_space:
        return [Gap(rng.choice(places), " ")]
    if draw < rates.double_space + rates.broken_line:
        return [Gap(rng.choice(places), "\n")]
    return []


def between(sentence: Sentence, rng: random.Random, rates: Rates = RATES) -> str:
    """Return the whitespace after a sentence: a space, or what parts lines and paragraphs."""
    stopped = sentence.words[-1] in ENDS or any(word in ENDS for word in sentence.words[-2:])
    if rng.random() < (rates.line_break if stopped else rates.unstopped_break):
        return rng.choice(("\n", "\n\n", "\n\n", " \n", "\n\n\n"))
    return " "


def article_style(
    sentences: Sequence[Sentence], rng: random.Random, rates: Rates = RATES
) -> tuple[list[Sentence], str]:
    """Return the sentences with one kind of apostrophe, and the no-break space of the article or an empty string."""
    draw = rng.random()
    if draw < rates.curly + rates.straight:
        mark = "’" if draw < rates.curly else "'"
        sentences = [_apostrophes(sentence, mark) for sentence in sentences]
    return list(sentences), rng.choice(NO_BREAK) if rng.random() < rates.no_break else ""
