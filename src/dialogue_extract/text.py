"""Quote and compare the characters of an article: offsets are code points into the text as read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

# Only what editors and browsers end a line with: form feeds and U+0085 stand inside lines of old exports.
LINE = re.compile(r"[^\r\n\u2028\u2029]+")
WORD = re.compile(r"\w+(?:[’'`\-]\w+)*")
_TYPOGRAPHY = (("’‘`´", "'"), ("‑‐", "-"), ("\u00a0\u202f", " "))


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article and where they stand: `text == article[start:end]`."""

    text: str
    start: int
    end: int


@cache
def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled expression; those of the pattern files are compiled when an article first needs them."""
    return re.compile(expression, flags)


def quote(text: str, start: int, end: int) -> Quote:
    """Return `text[start:end]` without its outer blanks, as a Quote."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Quote(piece, start, start + len(piece))


def lines(text: str) -> Iterator[Quote]:
    """Yield every line that is not blank, without its outer blanks."""
    for match in LINE.finditer(text):
        line = quote(text, match.start(), match.end())
        if line.text:
            yield line


def plain(text: str) -> str:
    """Return the text with one kind of apostrophe, hyphen and space; every offset stays."""
    for marks, one in _TYPOGRAPHY:  # a table of translation takes several times as long
        for mark in marks:
            text = text.replace(mark, one)
    return text


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return the text without case, accents and typographic variants (lengths may change): `Évêque` -> `eveque`."""
    spread = unicodedata.normalize("NFKD", plain(text).casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def word_count(text: str) -> int:
    """Return the number of words, elided ones counted with the word they lean on."""
    return sum(1 for _ in WORD.finditer(text))
