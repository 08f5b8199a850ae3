"""Tell, by words alone and before any parse, that an article cannot hold an encounter.

The conditions are necessary ones, read from the very patterns that find encounters, so an article is passed by only
where the whole way would find no event either: it has no wording of `patterns/encounters.toml` that founds an event,
none outside sentences on sport, courts or shows that name no powers, it names fewer sides than the type needs, or
nothing of states at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from dialogue_extract import gazetteer, resources
from dialogue_extract.events.kinds import gatherings
from dialogue_extract.events.status import straight, taking_place
from dialogue_extract.events.triggers import AFTER, BEFORE, Pattern, domains, readings, said
from dialogue_extract.layout import Block
from dialogue_extract.persons.holders import possible_sides
from dialogue_extract.text import plain

ALONE = frozenset({"summit", "conference", "committee"})  # types that stand with one side named
POWERS = frozenset({"metonym", "organisation", "body"})  # kinds of places that act for states
NATIONAL = frozenset({"state", "compound", "adjective", "demonym", "capital"})  # kinds of places that name a state
ATTENDING = ("particip", "assist")  # "n'a pas participé aux travaux" founds nothing
SIDES = 2
BACK = 400  # code points: how far before a verb its "se" may stand

_WORD = re.compile(r"[^\W\d_]\w*(?:-\w+)*")
_SENTENCE_END = re.compile(r"[.!?…;:»]")
_REFLEXIVE = re.compile(r"(?<!\w)s(?:e\b|')", re.IGNORECASE)
_WITH = re.compile(r"(?<!\w)(?:avec|entre|auprès)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def _patterns(word: str) -> tuple[Pattern, ...]:
    """Return the patterns that a word, or its part before a hyphen (`recevra-t-il`), may belong to."""
    parts = word.split("-")
    forms = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return tuple(dict.fromkeys(pattern for form in forms for pattern in readings(form)))


@cache
def _groups() -> re.Pattern[str]:
    """Return the plural functions whose holders' meeting is a summit or a conference."""
    heads = [head.split()[0].rstrip("s") for rank in ("heads", "ministers") for head in gatherings(rank)]
    return re.compile("|".join(sorted(map(re.escape, heads))), re.IGNORECASE)


def _fits(pattern: Pattern, left: str, right: str) -> bool:
    if pattern.before and not said(pattern.before, left[-BEFORE:]):
        return False
    if pattern.after and not said(pattern.after, right):
        return False
    return not pattern.reflexive or bool(_REFLEXIVE.search(left))


def _fitting(found: Iterable[Pattern], left: str, right: str) -> Iterator[Pattern]:
    """Yield the patterns that the words around allow, whatever part of speech the word has."""
    settled: set[bool] = set()
    for pattern in found:
        if pattern.verbal in settled or not _fits(pattern, left, right):
            continue
        if pattern.strength == "none" or (pattern.refuse and said(pattern.refuse, right)):
            if not pattern.reflexive and not pattern.refuse_pos:
                settled.add(pattern.verbal)
            continue
        yield pattern


def _elsewhere(body: str, start: int, end: int) -> bool:
    """Return whether the sentence surely belongs to sport, courts or shows: its words do, no office is in the block."""
    fields, office = domains()
    if office.search(straight(body)):
        return False
    ends = [found.end() for found in _SENTENCE_END.finditer(body, max(0, start - BACK), start)]
    following = _SENTENCE_END.search(body, end, end + BACK)
    if (not ends and start > BACK) or (not following and end + BACK < len(body)):
        return False
    first, last = max(ends, default=0), following.start() if following else len(body)
    sentence = straight(body[first:last])
    return any(words.search(sentence) for _, words in fields) and not _powers(body)


def _powers(text: str) -> bool:
    """Return whether words may name an organisation or two states, of whom even a sentence on a show may tell news."""
    return any(place.entry.kind == "organisation" for place in gazetteer.read(text)) or _two_states(text)


def _held(around: str) -> bool:
    """Return whether words beside a noun tell that an encounter takes place: "ont eu un échange", "s'est ouverte"."""
    words = (word.group().lower() for word in _WORD.finditer(around))
    return any(taking_place(word) and not word.startswith(ATTENDING) for word in words)


def wordings(text: str, blocks: Iterable[Block]) -> Iterator[tuple[Pattern, bool]]:
    """Yield the patterns whose wordings stand in the article and whether each may found an event there."""
    for block in blocks:
        if block.kind == "noise":
            continue
        body = plain(text[block.start : block.end]).replace("\n", " ")
        for word in _WORD.finditer(body):
            found = _patterns(word.group().lower())
            if not found:
                continue
            start, end = word.span()
            right = body[end : end + AFTER].removeprefix(",")
            fitting = list(_fitting(found, body[max(0, start - BACK) : start], right))
            if fitting and not _elsewhere(body, start, end):
                firm = bool(_WITH.search(body)) or _held(body[max(0, start - AFTER) : end + BACK])
                yield from ((p, p.strength != "anaphor" or firm) for p in fitting)


@lru_cache(maxsize=2)
def _places(text: str) -> tuple[gazetteer.Entry, ...]:
    return tuple(place.entry for place in gazetteer.read(text))


def sides(text: str) -> frozenset[str]:
    """Return the codes of all states and bodies that the text may name, by their cities or holders of office too."""
    found: set[str] = set(possible_sides(text))
    if "commissaire" in text.lower():
        found.add("EU")
    lowered = plain(text).lower()
    found.update(code for words, code in resources.lexicon("office_words")["telling"].items() if words in lowered)
    for entry in _places(text):
        found.update(code for code in (entry.code, entry.country, *entry.codes) if code)
    return frozenset(found)


@cache
def _diplomacy() -> re.Pattern[str]:
    return re.compile(resources.patterns("domain")["diplomacy"]["words"], re.IGNORECASE)


def diplomatic(text: str, blocks: Sequence[Block]) -> bool:
    """Return whether an article speaks of states at all: events found without the gate are held against it too."""
    if _diplomacy().search(plain(text)) or possible_sides(text):
        return True
    if any(entry.kind in POWERS for entry in _places(text)):
        return True
    telling = (block for block in blocks if any(founds for _, founds in wordings(text, [block])))
    return any(_two_states(text[block.start : block.end]) for block in telling)


def _two_states(text: str) -> bool:
    named = [place.entry for place in gazetteer.read(text) if place.entry.kind in NATIONAL]
    return len({code for entry in named for code in (entry.code, *entry.codes) if code}) >= SIDES


def may_hold(text: str, blocks: Sequence[Block]) -> bool:
    """Return whether the article may hold an event: `False` is certain, `True` is not."""
    found = set(wordings(text, blocks))
    if not any(founds for _, founds in found):
        return False
    many = any(_groups().search(text[block.start : block.end]) for block in blocks)
    alone = any(pattern.type in ALONE or (many and pattern.gathering) for pattern, _ in found)
    return len(sides(text)) >= (1 if alone else SIDES) and diplomatic(text, blocks)
