"""Cut text into the tokens the temporal patterns see: one character of code a token."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from dialogue_extract.resources import lexicon
from dialogue_extract.temporal.numbers import number_at

OTHER = "."  # the code of every token no pattern speaks of
BREAK = "\n"  # a blank line: no expression goes across it

SPACE = "[ \\t\\xa0\\u2009\\u202f]"
# What most tokens are stands first: the branches for figures are tried only where a figure begins.
TOKEN = re.compile(
    rf"""(?!\ )(?:
    (?P<TODAY>[aA](?i:ujourd['’ʼ]\s?hui))
  | (?P<WORD>[^\W\d_]+(?:-[^\W\d_]+)*['’ʼ]?)
  | (?P<MARK>[^\w\s])
  | (?=\d)(?:
      (?P<ISO>(?<![\w.,/-])\d{{4}}-\d\d-\d\d(?![\d-]))
    | (?P<NUMERIC>(?<![\w./-])\d{{1,2}}(?P<joint>[./-])\d{{1,2}}(?P=joint)(?:\d{{4}}|\d\d)(?![\w/-]|\.\d))
    | (?P<MONTHLY>(?<![\w./-])(?:0[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/-]))
    | (?P<CLOCK>(?<![\w.,:+/-])(?:[01]?\d|2[0-4])
        (?:{SPACE}?[hH](?:{SPACE}?[0-5]\d(?!\d))?(?:min)?(?!\w)|:[0-5]\d(?::[0-5]\d)?(?![\w:])))
    | (?P<ORDNUM>(?<!\w)\d{{1,3}}(?i:ers?|[èe]?res?|nde?|i?[èe]mes?|es?|è)(?!\w))
    | (?P<NUMBER>(?<!\w)(?:\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)(?!\w)))
  | (?P<GLUED>\w+)
  | (?P<BREAK>\n[ \t\r\xa0]*\n\s*)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word form means to the patterns: its value in each class it belongs to."""

    code: str
    values: dict[str, Any]


class Token(NamedTuple):  # not a dataclass: one is made for every word of the text
    """One token of the text: offsets in code points, its normal form and its entry."""

    start: int
    end: int
    norm: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text and their codes, one character each."""

    text: str
    items: list[Token]
    codes: str


def unaccented(word: str) -> str:
    """Return the word without its diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def number_classes(value: int, digits: int) -> frozenset[str]:
    """Return the classes of a whole number written with that many digits (0: written in words)."""
    classes = {"INT"}
    if 1 <= value <= 31 and digits <= 2:
        classes.add("DAY")
    if value <= 24 and digits <= 2:
        classes.add("HOUR")
    if digits == 2 or (digits == 0 and 20 <= value <= 99):
        classes.add("YY")
    if digits in (0, 4) and 1000 <= value <= 2199:
        classes.add("YEAR")
    if digits:
        classes.add("DIGITS")
    return frozenset(classes)


class Vocabulary:
    """The words of the patterns, each with the code of its set of classes."""

    def __init__(self, literals: frozenset[str]) -> None:
        """Build the vocabulary from the lexicon and from the words that patterns name."""
        values: dict[str, dict[str, Any]] = {}
        for name, table in lexicon("temporal").items():
            for word, value in table.items():
                values.setdefault(word, {})[name] = value
        for word in literals:
            values.setdefault(word, {})[f"'{word}"] = word
        for own in values.values():
            if "NUMWORD" in own:
                own.update(dict.fromkeys(number_classes(own["NUMWORD"], 0), own["NUMWORD"]))
        self._codes: dict[frozenset[str], str] = {}
        self._of_class: dict[str, str] = {}
        self.entries = {word: Entry(self._code(frozenset(own)), own) for word, own in values.items()}
        for word in list(self.entries):
            self.entries.setdefault(unaccented(word) if len(word) > 2 else word, self.entries[word])
        for value in (0, 1, 24, 31, 32, 60, 100, 1000, 1999, 2200):
            for digits in range(5):
                self._code(number_classes(value, digits))
        for name in ("ISO", "NUMERIC", "MONTHLY", "CLOCK", "DECIMAL", "BREAK", "ORDNUM"):
            self._code(frozenset((name,)))
        self._code(frozenset(("ORDNUM", "DAYFIRST")))
        self.other = Entry(OTHER, {})
        self.numbers = re.compile(f"[{self.codes('NUMWORD')}]")
        self.word = lru_cache(maxsize=1 << 14)(self._word)  # the same few words make up most of any text

    def _code(self, classes: frozenset[str]) -> str:
        if classes == frozenset(("BREAK",)):
            return BREAK
        code = self._codes.get(classes)
        if code is None:
            code = self._codes[classes] = chr(0x4E00 + len(self._codes))
            for name in classes:
                self._of_class[name] = self._of_class.get(name, "") + code
        return code

    def _word(self, raw: str) -> tuple[str, Entry | None]:
        """Return the normal form of a word and its entry, None for one with hyphens that may be read in parts."""
        norm = raw.lower().replace("’", "'").replace("ʼ", "'")
        entry = self.entries.get(norm)
        if entry is None and "-" in norm:
            return norm, None
        if raw == "A":
            entry = self.entries.get("à")
        elif entry is None and raw[0] in "EA" and not raw.isascii():  # "Eté"
            entry = self.entries.get(unaccented(norm))
        return norm, entry or self.other

    def codes(self, name: str) -> str:
        """Return the codes of every token that may be of the class."""
        return self._of_class.get(name, "")

    def entry(self, values: dict[str, Any]) -> Entry:
        """Return the entry of a token whose classes are computed."""
        code = self._codes.get(frozenset(values))
        return Entry(code, values) if code else self.other

    def number(self, value: int, digits: int) -> Entry:
        """Return the entry of a whole number."""
        return self.entry(dict.fromkeys(number_classes(value, digits), value))


def tokenize(text: str, vocabulary: Vocabulary) -> Tokens:
    """Return the tokens of the text, numbers in words folded into one token each."""
    items: list[Token] = []
    entries, other = vocabulary.entries, vocabulary.other
    for match in TOKEN.finditer(text):
        kind, raw = match.lastgroup, match[0]
        start, end = match.span()
        entry: Entry | None
        if kind == "WORD":
            norm, entry = vocabulary.word(raw)
            if entry is None:
                items += _split(start, norm, vocabulary) or [Token(start, end, norm, other)]
                continue
        elif kind == "MARK":
            norm = _mark(raw, text, start)
            entry = entries.get(norm, other)
        else:
            norm, entry = _computed(kind or "", raw, vocabulary)
        items.append(Token(start, end, norm, entry))
    return Tokens(text, *folded(items, vocabulary))


def folded(items: list[Token], vocabulary: Vocabulary) -> tuple[list[Token], str]:
    """Join the words of each number ("vingt et un") into one token; return the tokens and their codes."""
    codes = "".join([token.entry.code for token in items])
    kept: list[Token] = []
    at = 0
    while found := vocabulary.numbers.search(codes, at):
        begin = found.start()
        end, value = number_at(items, begin)
        kept += items[at:begin]
        kept.append(items[begin] if end == begin + 1 else _joined(items[begin:end], value, vocabulary))
        at = end
    if not kept:
        return items, codes
    kept += items[at:]
    return kept, "".join([token.entry.code for token in kept])


def _joined(items: list[Token], value: int, vocabulary: Vocabulary) -> Token:
    norm = " ".join(token.norm for token in items)
    return Token(items[0].start, items[-1].end, norm, vocabulary.number(value, 0))


def _mark(raw: str, text: str, at: int) -> str:
    """Return a dash between two words as a hyphen, one with room around it as a dash."""
    if raw not in "-–—‑":
        return raw
    loose = text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace()
    return "–" if loose else "-"


def _split(start: int, norm: str, vocabulary: Vocabulary) -> list[Token]:
    """Return the parts of a hyphenated word where each is a word of the patterns ("mi-mars", "lundi-mardi")."""
    items: list[Token] = []
    for part in re.split("(-)", norm):
        entry = vocabulary.entries.get(part)
        if entry is None:
            return []
        items.append(Token(start, start + len(part), part, entry))
        start += len(part)
    return items


def _computed(kind: str, raw: str, vocabulary: Vocabulary) -> tuple[str, Entry]:
    if kind == "TODAY":
        return "aujourd'hui", vocabulary.entries["aujourd'hui"]
    if kind == "NUMBER":
        if raw.isdigit():
            return raw, vocabulary.number(int(raw), len(raw)) if len(raw) < 10 else vocabulary.other
        return raw, vocabulary.entry({"DECIMAL": raw})
    if kind == "ORDNUM":
        value = int(re.match(r"\d+", raw).group())  # type: ignore[union-attr]
        if value == 1 and raw.lower().endswith("er"):
            return raw, vocabulary.entry({"ORDNUM": 1, "DAYFIRST": 1})
        return raw, vocabulary.entry({"ORDNUM": value})
    if kind == "GLUED":
        return raw, vocabulary.other
    return raw, vocabulary.entry({kind: raw})
