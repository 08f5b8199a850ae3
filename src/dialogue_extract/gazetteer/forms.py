"""Compare forms with text: words folded, what stands between them normalised, capitals by kind."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from dialogue_extract.text import plain

_ARTICLES = frozenset(("La", "Le", "Les", "El", "Al"))
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


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return word.casefold().translate(_BARE)


def words_of(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words of the text, runs of letters or digits, folded; and their offsets."""
    spans = [match.span() for match in WORD.finditer(text)]
    return [_folded(text[start:end]) for start, end in spans], spans


def key_of(form: str) -> str:
    """Return the folded words of a form, one blank between them: `Côte d'Ivoire` -> `cote d ivoire`."""
    folded = form.casefold()
    return " ".join(WORD.findall(folded if folded.isascii() else folded.translate(_BARE)))


@lru_cache(maxsize=1 << 13)
def joints_of(form: str) -> tuple[str | None, ...]:
    """Return what stands between the words of a form, normalised."""
    return tuple(joint(form[a.end() : b.start()]) for a, b in pairwise(WORD.finditer(form)))


@lru_cache(maxsize=1 << 10)
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
    if kind in ("city", "capital") and _adds_accents(form, text):
        return False
    if kind == "adjective":
        return text.islower() or (text.isupper() and len(text) > 2)
    if text.isupper() or form.islower():
        return True
    if form.isupper() and " " not in form:  # initials: Brics, but not Bad
        return len(form) >= 5 and text == form[0] + form[1:].lower()
    pairs = zip(WORD.findall(form), WORD.findall(text), strict=False)
    return any(w[0].isupper() and t[0].isupper() and w not in _ARTICLES for w, t in pairs)  # not "La réunion"


def _adds_accents(form: str, text: str) -> bool:
    """Return whether the text has accents that the form lacks: the surname Téte is not the city Tete."""
    pairs = zip(form.casefold(), text.casefold(), strict=False)
    return len(form) == len(text) and any(
        letter != wanted and letter.isalpha() and letter > "z" for wanted, letter in pairs
    )
