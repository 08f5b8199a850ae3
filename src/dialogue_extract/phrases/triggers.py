"""Find trigger wordings: regular expressions in pattern files, tried only in statements that hold one of their cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from dialogue_extract.errors import ResourceError
from dialogue_extract.phrases.statements import Statement, Surface
from dialogue_extract.resources import patterns
from dialogue_extract.text import compiled

CUE = 3  # letters of a word that select the patterns to try
_BLANK = re.compile(r"(\(\?<[!=][^()]*\))|( \?)| ")  # look-behinds keep their width
_MACRO = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of a pattern file; its expressions are compiled at their first use."""

    id: str
    regex: str
    cues: tuple[str, ...]
    also: tuple[str, ...] = ()  # beginnings of words one of which must occur beside a cue, where cues are common words
    before: str | None = None  # must be found earlier in the statement
    unless: str | None = None  # must not be found there
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found in a statement: token offsets of the words and of each named group."""

    trigger: Trigger
    statement: Statement
    start: int
    end: int
    groups: dict[str, tuple[int, int]]


def _blank(found: re.Match[str]) -> str:
    if found.group(1):
        return found.group(1).replace(" ", r"\s")
    return r"\s*" if found.group(2) else r"\s+"


def _spelled_out(source: str, macros: dict[str, str]) -> str:
    for _ in range(3):
        source = _MACRO.sub(lambda found: macros.get(found.group(1), found.group()), source)
    return _BLANK.sub(_blank, source)


def expression(source: str, macros: dict[str, str]) -> re.Pattern[str]:
    """Return the compiled pattern: `{name}` stands for a macro, a blank for any run of white space."""
    return compiled(_spelled_out(source, macros))


def _cues(entries: list[str], macros: dict[str, str]) -> Iterator[str]:
    """Yield the cues, those of "{deed}" being the first words of the macro's alternatives."""
    for entry in entries:
        named = _MACRO.fullmatch(entry)
        if named is None:
            yield entry
            continue
        alternatives = macros[named.group(1)].removeprefix("(?:").removesuffix(")").split("|")
        yield from (words.split()[0] for words in alternatives)


@cache
def triggers(name: str) -> tuple[Trigger, ...]:
    """Return the entries of `patterns/NAME.toml`, in the order of the file."""
    data = patterns(name)
    macros = data.get("macros", {})
    entries = []
    for entry in data["pattern"]:
        regex = _spelled_out(rf"(?<!\w)(?:{entry['regex']})", macros)
        before, unless = (_spelled_out(entry[key], macros) if key in entry else None for key in ("before", "unless"))
        cues, also = tuple(_cues(entry["cues"], macros)), tuple(entry.get("also", ()))
        entries.append(Trigger(entry["id"], regex, cues, also, before, unless, entry))
    return tuple(entries)


@cache
def _by_cue(name: str) -> dict[str, tuple[int, ...]]:
    table: dict[str, list[int]] = {}
    for number, trigger in enumerate(triggers(name)):
        for cue in trigger.cues:
            table.setdefault(cue[:CUE], []).append(number)
    return {cue: tuple(numbers) for cue, numbers in table.items()}


@lru_cache(maxsize=1 << 15)
def _cued(name: str, word: str) -> tuple[int, ...]:
    """Return the numbers of the entries with a cue that the word begins with."""
    numbers = _by_cue(name).get(word[:CUE], ())
    entries = triggers(name)
    return tuple(number for number in numbers if any(word.startswith(cue) for cue in entries[number].cues))


def _cued_words(surface: Surface, name: str) -> dict[str, tuple[int, ...]]:
    """Return the words of a document that some entry has a cue for: most words of a statement are none of them."""
    begun = _by_cue(name)
    words = (word for word in set(surface.words) if word[:CUE] in begun)
    return {word: numbers for word in words if (numbers := _cued(name, word))}


def _candidates(
    surface: Surface, statement: Statement, name: str, cued: dict[str, tuple[int, ...]]
) -> Iterator[Trigger]:
    words = surface.vocabulary(statement)
    numbers = {number for word in cued.keys() & words for number in cued[word]}
    if not numbers:
        return
    rows = "\n" + "\n".join(words)
    for entry in map(triggers(name).__getitem__, sorted(numbers)):
        if not entry.also or any(f"\n{beginning}" in rows for beginning in entry.also):
            yield entry


def _tokens(surface: Surface, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and surface.text[start].isspace():
        start += 1
    first = surface.token_after(start) if start == end else surface.token_at(start)
    return first, max(first, surface.token_after(end))


def _allowed(trigger: Trigger, text: str, start: int, stop: int) -> bool:
    """Return whether what stands earlier in the statement lets the trigger count."""
    if trigger.before is not None and not compiled(trigger.before).search(text, start, stop):
        return False
    return trigger.unless is None or not compiled(trigger.unless).search(text, start, stop)


def _regex(name: str, trigger: Trigger) -> re.Pattern[str]:
    try:
        return compiled(trigger.regex)
    except re.error as error:
        raise ResourceError(f"patterns/{name}.toml, {trigger.id}: {error}. Mend the expression.") from error


def hits(surface: Surface, name: str) -> Iterator[Hit]:
    """Yield every trigger of the pattern file, statement by statement, file order within one."""
    cued = _cued_words(surface, name)
    for statement in surface.statements:
        if statement.kind == "heading":
            continue
        start, end = surface.bounds(statement)
        for trigger in _candidates(surface, statement, name, cued):
            for found in _regex(name, trigger).finditer(surface.text, start, end):
                if not _allowed(trigger, surface.text, start, found.start()):
                    continue
                named = (key for key, value in found.groupdict().items() if value is not None)
                groups = {key: _tokens(surface, found.span(key)) for key in named}
                yield Hit(trigger, statement, *_tokens(surface, found.span()), groups)
