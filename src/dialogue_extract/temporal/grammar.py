"""Compile `patterns/temporal*.toml` into matchers over token codes, and find their matches.

A pattern is a row of items separated by blanks:

    MONTH  month:MONTH     a class of the lexicon (upper case), its value kept under that name or the one given
    dans  de/du/d'         a word as written, or one of several
    (A B | C)              alternatives
    X?  X{1,4}             optional, repeated
    [ ]                    where the TIMEX3 extent begins and ends, if it is less than the match
    =(X)  !(X)             what must, or must not, follow
    $name                  a fragment

Other keys of a pattern: `id`; `form`, what reads it (`tagger.FORMS`; `none` takes the words and says nothing);
`after`, `not_after`, rows of words that must or must not stand before it; `guard`, a test of its neighbours (`guards`);
`bare`, the TIMEX3 extent takes no article before it; `article`, the event extent keeps it; `examples` and `counter`.
Every further key is a slot with a fixed value: `unit = "D"`, `shift = -1`, `anchor = "focus"`.
Of the patterns that match at a place the longest wins, of equals the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count
from typing import Any

from dialogue_extract.errors import ResourceError
from dialogue_extract.resources import patterns
from dialogue_extract.temporal.guards import GUARDS, Site
from dialogue_extract.temporal.tokens import BREAK, OTHER, Token, Tokens, Vocabulary

FILES = ("temporal_days", "temporal_periods", "temporal_clock", "temporal_lengths", "temporal_none")
ITEM = re.compile(r"\s*(?:(=\(|!\(|[()\[\]|?])|\{(\d),(\d)\}|(\$\w+)|([^\s()\[\]|?{}=!]+))")
NEVER = "(?!)"


@dataclass(frozen=True)  # no slots: the expression is compiled when first asked for, most never are
class Pattern:
    """One pattern over token codes."""

    id: str
    form: str
    given: dict[str, Any]
    source: str
    slots: dict[str, tuple[str, ...]]
    first: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the compiled expression."""
        return re.compile(self.source)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matches: token positions, TIMEX3 extent within it, values of its slots."""

    pattern: Pattern
    start: int
    end: int
    inner: tuple[int, int]
    slots: dict[str, Any]


class Compiler:
    """Turn pattern sources into regular expressions over the codes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, fragments: dict[str, str]) -> None:
        """Compile against the vocabulary, with the fragments that `$name` stands for."""
        self.vocabulary = vocabulary
        self.fragments = fragments

    def compile(self, source: dict[str, Any]) -> Pattern:
        """Return the pattern of one table of a pattern file."""
        slots: dict[str, tuple[str, ...]] = {}
        tree, first = self._row(iter(self._items(source["match"])), slots, count())
        ahead = "".join(f"(?<!{self._behind(row)})" for row in source.get("not_after", []))
        rows = source.get("after", [])
        if rows:
            ahead += "(?:" + "|".join(f"(?<={self._behind(row)})" for row in rows) + ")"
        given = {key: value for key, value in source.items() if key not in RESERVED}
        return Pattern(source["id"], source["form"], given, ahead + tree, slots, first)

    def _items(self, source: str) -> Iterator[str]:
        at = 0
        source = source.rstrip()
        while at < len(source):
            match = ITEM.match(source, at)
            if match is None:
                raise ResourceError(f"patterns/temporal: cannot read {source[at:]!r} in {source!r}. Mend the pattern.")
            at = match.end()
            if match[4]:
                yield from ("(", *self._items(self.fragments[match[4][1:]]), ")")
            elif match[2]:
                yield f"{{{match[2]},{match[3]}}}"
            else:
                yield match[1] or match[5]

    def _row(self, items: Iterator[str], slots: dict[str, tuple[str, ...]], names: Iterator[int]) -> tuple[str, str]:
        """Return the expression up to the closing bracket, and the codes it may begin with."""
        choices: list[str] = []
        parts: list[tuple[str, str, bool]] = []  # expression, first codes, may be empty
        firsts = ""
        for item in items:
            if item == ")":
                break
            if item == "|":
                choices.append("".join(part[0] for part in parts))
                firsts += _first(parts)
                parts = []
            elif item in "?" or item[0] == "{":
                expression, first, empty = parts[-1]
                parts[-1] = (f"(?:{expression}){item}", first, empty or item == "?")
            else:
                parts.append(self._part(item, items, slots, names))
        choices.append("".join(part[0] for part in parts))
        return "(?:" + "|".join(choices) + ")", firsts + _first(parts)

    def _part(
        self, item: str, items: Iterator[str], slots: dict[str, tuple[str, ...]], names: Iterator[int]
    ) -> tuple[str, str, bool]:
        if item == "(":
            expression, first = self._row(items, slots, names)
            return expression, first, False
        if item in ("=(", "!("):
            expression, _ = self._row(items, {}, names)
            return f"(?{item[0]}{expression})", "", True
        if item in "[]":
            name = "inner_start" if item == "[" else "inner_end"
            slots[f"{name}_{next(names)}"] = (name,)
            return f"(?P<{list(slots)[-1]}>)", "", True
        slot, _, atom = item.rpartition(":")
        codes = self._codes(atom)
        if not slot and not atom.isupper():
            return f"[{codes}]", codes, False
        slot = slot or atom.split("/")[0].lower()
        group = f"{slot}_{next(names)}"
        slots[group] = (slot, *atom.split("/"))
        return f"(?P<{group}>[{codes}])", codes, False

    def _codes(self, atom: str) -> str:
        if atom == "OTHER":
            return OTHER
        names = [name if name.isupper() else f"'{name}" for name in atom.split("/") if name]
        if atom == "/":
            names = ["'/"]
        codes = "".join(dict.fromkeys("".join(self.vocabulary.codes(name) for name in names)))
        if not codes:
            raise ResourceError(f"patterns/temporal: no word of class {atom}. Mend the pattern or the lexicon.")
        return codes

    def _behind(self, row: str) -> str:
        return "".join(f"[{BREAK}]" if word == "BREAK" else f"[{self._codes(word)}]" for word in row.split())


RESERVED = ("id", "form", "match", "examples", "counter", "after", "not_after")


def _first(parts: list[tuple[str, str, bool]]) -> str:
    firsts = ""
    for _, first, empty in parts:
        firsts += first
        if not empty:
            break
    return firsts


def literals(sources: list[dict[str, Any]], fragments: dict[str, str]) -> frozenset[str]:
    """Return the words the patterns name."""
    found: set[str] = set()
    rows = [row for source in sources for key in ("after", "not_after") for row in source.get(key, [])]
    for row in [source["match"] for source in sources] + list(fragments.values()) + rows:
        for match in ITEM.finditer(row):
            atom = (match[5] or "").rpartition(":")[2]
            found.update(name for name in (atom.split("/") if atom != "/" else ["/"]) if name and not name.isupper())
    return frozenset(found | {",", "-", "/", ".", "(", ")", "à", "et"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """The vocabulary and the patterns by the code of their first token."""

    vocabulary: Vocabulary
    patterns: tuple[Pattern, ...]
    by_first: dict[str, tuple[Pattern, ...]]
    starts: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """Return the compiled grammar of all pattern files."""
    fragments: dict[str, str] = {}
    sources: list[dict[str, Any]] = []
    for name in FILES:
        data = patterns(name)
        fragments |= data.get("fragments", {})
        sources += data["pattern"]
    vocabulary = Vocabulary(literals(sources, fragments))
    compiler = Compiler(vocabulary, fragments)
    compiled = tuple(compiler.compile(source) for source in sources)
    by_first: dict[str, list[Pattern]] = {}
    for pattern in compiled:
        for code in dict.fromkeys(pattern.first):
            by_first.setdefault(code, []).append(pattern)
    starts = re.compile("[" + "".join(by_first) + "]")
    return Grammar(vocabulary, compiled, {code: tuple(some) for code, some in by_first.items()}, starts)


def matches(tokens: Tokens) -> Iterator[Match]:
    """Yield the longest match at each place, left to right, none overlapping."""
    rules = grammar()
    at = 0
    while found := rules.starts.search(tokens.codes, at):
        at = found.start()
        best: Match | None = None
        for pattern in rules.by_first[found.group()]:
            match = pattern.regex.match(tokens.codes, at)
            if match and (best is None or match.end() > best.end):
                candidate = _match(pattern, match, tokens.items)
                if _guarded(candidate, tokens):
                    best = candidate
        if best is None:
            at += 1
            continue
        yield best
        at = max(best.end, at + 1)


def _guarded(match: Match, tokens: Tokens) -> bool:
    guard = match.slots.get("guard")
    return guard is None or GUARDS[guard](Site(tokens, match.start, match.end, match.slots))


def _match(pattern: Pattern, found: re.Match[str], items: list[Token]) -> Match:
    slots = dict(pattern.given)
    start, end = found.span()
    inner_start, inner_end = start, end
    for group, (slot, *classes) in pattern.slots.items():
        position = found.start(group)
        if position < 0:
            continue
        if slot == "inner_start":
            inner_start = position
        elif slot == "inner_end":
            inner_end = position
        else:
            values = items[position].entry.values
            slots[slot] = _value(values, classes, items[position].norm)
            slots[f"{slot}_at"] = position
    return Match(pattern, start, end, (inner_start, inner_end), slots)


def _value(values: dict[str, Any], classes: list[str], norm: str) -> Any:
    """Return what the token is worth in the slot; a word named outright is worth what the lexicon says."""
    for name in (*classes, *(name for name in values if not name.startswith("'"))):
        if name in values:
            return values[name]
    return norm
