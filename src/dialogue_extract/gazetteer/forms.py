"""Compare forms with text: words folded, what stands between them normalised, capitals by kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dialogue_extract.text import plain

WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s'.+/,()-]{0,4}")


def _bare_letters() -> dict[int, str]:
    """Return Latin letters with the bare letter they are read as: a table costs a tenth of decomposing each word."""
    letters = (chr(code) for block in (range(0xC0, 0x250), range(0x1E00, 0x1F00)) for code in block)
    decomposed = {letter: unicodedata.normalize("NFKD", letter.casefold()) for letter in letters}
    return {
        ord(letter): "".join(part for part in parts if not unicodedata.combining(part))
        for letter, parts in decomposed.items()
    }


_BARE = _bare_letters() | {code: "" for code in range(0x300, 0x370)} | {ord("œ"): "oe", ord("æ"): "ae"}


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or digits; `key` is folded."""

    key: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of the text with their offsets."""
    for match in WORD.finditer(text):
        yield Word(match[0].casefold().translate(_BARE), match.start(), match.end())


def key_of(form: str) -> str:
    """Return the folded words of a form, one blank between them: `Côte d'Ivoire` -> `cote d ivoire`."""
    return " ".join(WORD.findall(form.casefold().translate(_BARE)))


def joints_of(form: str) -> tuple[str | None, ...]:
    """Return what stands between the words of a form, normalised."""
    return tuple(joint(form[a.end() : b.start()]) for a, b in pairwise(WORD.finditer(form)))


def joint(between: str) -> str | None:
    """Return what stands between two words, blank and hyphen alike; None where no form goes on."""
    if between in (" ", "-"):
        return " "
    if between.count("\n") > 1 or not _BETWEEN.fullmatch(plain(between)):
        return None
    return plain(between).replace("-", " ").replace("\n", " ").strip() or " "


def fits(form: str, text: str, kind: str) -> bool:
    """Return whether the capitals of the text allow the form: `malien` adjective, `Malien` demonym, never `ue`."""
    if form == text:
        return True
    if kind == "adjective":
        return text.islower() or (text.isupper() and len(text) > 2)
    if text.isupper() or form.islower():
        return True
    if form.isupper() and " " not in form:  # initials: Brics, but not Bad
        return len(form) >= 5 and text == form[0] + form[1:].lower()
    pairs = zip(WORD.findall(form), WORD.findall(text), strict=False)
    return any(wanted[0].isupper() and found[0].isupper() for wanted, found in pairs)
