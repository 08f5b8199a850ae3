"""Decide when two names or texts mean the same, and pair lists one to one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from dialogue_extract.resources import words as entries

Json = Mapping[str, Any]
Gold = TypeVar("Gold")
Found = TypeVar("Found")

WORD = re.compile(r"[a-z0-9]+")
PLURAL = re.compile(r"(?<=\w{3})[sx]$")
SAME_TEXT = 0.5  # least F1 of content words


class Pair(NamedTuple):
    """Positions of a gold value and of the found one that stands for it."""

    gold: int
    found: int


def fold(text: str) -> str:
    """Return the text without accents, ligatures and case: `Œuvre Évoquée` gives `oeuvre evoquee`."""
    flat = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    return "".join(char for char in flat if not unicodedata.combining(char)).casefold()


def words(text: str | None) -> list[str]:
    """Return the folded words of a text."""
    return WORD.findall(fold(text or ""))


def content(text: str | None) -> Counter[str]:
    """Return the words that carry meaning, plural marks taken off."""
    stop = entries("scoring_stopwords")
    return Counter(PLURAL.sub("", word) for word in words(text) if word not in stop)


def overlap(one: str | None, other: str | None) -> float:
    """Return the F1 of the content words of two texts."""
    left, right = content(one), content(other)
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def same_text(one: str, other: str) -> bool:
    """Return whether two texts name the same thing."""
    return overlap(one, other) >= SAME_TEXT


def same_name(one: str, other: str) -> bool:
    """Return whether the words of one name are all in the other, one of them longer than an initial."""
    small, large = sorted((set(words(one)), set(words(other))), key=len)
    return bool(small) and small <= large and any(len(word) > 2 for word in small)


def text_of(value: Any) -> Any:
    """Return the words of a Text, or the plain value."""
    return value.get("text") if isinstance(value, Mapping) else value


def same_person(one: Json, other: Json) -> bool:
    """Return whether any form of the one's name matches any of the other's."""
    return any(same_name(left, right) for left in _forms(one) for right in _forms(other))


def _forms(person: Json) -> Iterator[str]:
    for form in (person["name"], *(person.get("aliases") or ())):
        if text := text_of(form):
            yield text


def pairs(
    gold: Sequence[Gold], found: Sequence[Found], alike: Callable[[Gold, Found], float], least: float
) -> list[Pair]:
    """Return a one-to-one pairing, most alike first, earlier ones first among equals."""
    ranked = sorted((-alike(left, right), i, j) for i, left in enumerate(gold) for j, right in enumerate(found))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    chosen = []
    for distance, i, j in ranked:
        if -distance >= least and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            chosen.append(Pair(i, j))
    return chosen
