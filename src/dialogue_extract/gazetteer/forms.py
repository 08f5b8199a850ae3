"""Compare forms with text: words folded, what stands between them normalised, capitals by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dialogue_extract.text import fold, plain

WORD = re.compile(r"[^\W_]+")
_BLANK = re.compile(r"[ \t]*\n?[ \t]*")
_BETWEEN = re.compile(r"(?:[\s'.+/,()-]|\u2013){0,4}")

fold_word = lru_cache(maxsize=50_000)(fold)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or digits."""

    key: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of the text, folded, with their offsets."""
    for match in WORD.finditer(text):
        yield Word(fold_word(match[0]), match.start(), match.end())


def joint(between: str) -> str | None:
    """Return what stands between two words in one spelling: blank and hyphen are alike; None where a form cannot go on."""
    if between == " ":
        return " "
    if between.count("\n") > 1 or not _BETWEEN.fullmatch(plain(between)):
        return None
    return plain(between).replace("–", "-").replace("-", " ").replace("\n", " ").strip() or " "


def key_of(form: str) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """Return the folded words of a form and what stands between them."""
    words = list(words_of(form))
    joints = tuple(joint(form[a.end : b.start]) for a, b in zip(words, words[1:], strict=False))
    return tuple(word.key for word in words), joints


def fits(form: str, text: str, kind: str) -> bool:
    """Return whether the capitals of the text allow the form: `malien` an adjective, `Malien` a demonym, `UE` no `ue`."""
    if form == text:
        return True
    if kind == "adjective":
        return text.islower() or (text.isupper() and len(text) > 2)
    if text.isupper() or form.islower():
        return True
    if _is_initials(form):
        return len(form) >= 5 and text == form[0] + form[1:].lower()
    pairs = zip(WORD.findall(form), WORD.findall(text), strict=False)
    return any(wanted[0].isupper() and found[0].isupper() for wanted, found in pairs)


def _is_initials(form: str) -> bool:
    return form.isupper() and " " not in form
