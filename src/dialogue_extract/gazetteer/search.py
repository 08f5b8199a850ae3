"""Look up forms and find them in text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dialogue_extract.gazetteer import sources
from dialogue_extract.gazetteer.compounds import Compounds
from dialogue_extract.gazetteer.entries import Ambiguity, City, Entry, Match, Organisation, State
from dialogue_extract.gazetteer.forms import fits, joint, joints_of, key_of, words_of

# What a form names first when nothing else decides: Luxembourg the state, Genève the city, Québec the city.
_FIRST = (
    "state",
    "organisation",
    "capital",
    "adjective",
    "body",
    "metonym",
    "venue",
    "demonym",
    "compound",
    "city",
    "region",
)
_RANK = {kind: rank for rank, kind in enumerate(_FIRST)}
_EMPTY = Ambiguity()
_HYPHENS = frozenset("-‑‐")
_WORD = 24  # code points that a neighbouring word has at most
_WORD_HYPHEN = re.compile(r"(?<![^\W_])([^\W_]+)[-‑‐]$")
_HYPHEN_WORD = re.compile(r"[-‑‐]([^\W_]+)")
_PREFIXES = frozenset(("saint", "sainte", "anti", "pro", "ex", "non", "vice"))
Span = tuple[int, int]
_ARTICLE = re.compile(r"^(?:l['’]|l[ae] |les )", re.IGNORECASE)


class Gazetteer:
    """All names of states, organisations, cities, seats of power and regions."""

    def __init__(self) -> None:
        """Index every form; entries of cities and peoples are made when they are asked for."""
        self._states = sources.states()
        self._organisations = sources.organisations()
        self._ambiguities = sources.ambiguities()
        self._index: dict[str, list[Entry]] = {}
        for entry in self._read():
            self._index.setdefault(key_of(entry.form), []).append(entry)
        self._cities = sources.city_lines()
        self._beginnings = {key[:at] for index in (self._index, self._cities) for key in index for at in _blanks(key)}
        self._firsts = {key.partition(" ")[0] for index in (self._index, self._cities) for key in index}
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._compounds = Compounds(sources.prefixes(), self._index)
        self._fitting = lru_cache(maxsize=1 << 12)(self._readings)  # an article asks for the same few forms

    @staticmethod
    def _read() -> Iterator[Entry]:
        yield from sources.state_entries()
        yield from sources.ambiguous_adjectives()
        yield from sources.organisation_entries()
        yield from sources.metonym_entries()
        yield from sources.venue_entries()
        yield from sources.region_entries()

    def _entries(self, key: str) -> tuple[Entry, ...]:
        """Return the readings of a key, likeliest first."""
        if key not in self._known:
            doubt = self._ambiguities.get(key, _EMPTY).alternatives
            listed = self._index.get(key, [])
            people = [sources.demonym(entry) for entry in listed if entry.kind == "adjective"]
            entries = [*listed, *people, *sources.city_entries(key)]
            entries = [replace(entry, ambiguous=doubt) if doubt else entry for entry in entries]
            self._known[key] = tuple(sorted(entries, key=lambda entry: _RANK[entry.kind]))
        return self._known[key]

    def state(self, code: str) -> State | None:
        """Return the state of that ISO code."""
        return self._states.get(code)

    def organisation(self, code: str) -> Organisation | None:
        """Return the organisation of that code."""
        return self._organisations.get(code)

    def party_name(self, code: str, kind: str | None = None) -> tuple[str, str] | None:
        """Return canonical French short name and kind (`state` or `organisation`); HOLYSEE is the state VA.

        The one code with two meanings, AU, is the Union africaine, and Australia where `kind` says `state`.
        """
        code = "VA" if code == "HOLYSEE" else code
        if kind != "state" and (organisation := self._organisations.get(code)):
            return organisation.name, "organisation"
        if state := self._states.get(code):
            return state.name, "state"
        return None

    def capital_of(self, code: str) -> City | None:
        """Return the capital of the state."""
        state = self._states.get(code)
        return sources.place(state.capital, code) if state and state.capital else None

    def city(self, name: str, near: str | None = None) -> City | None:
        """Return the city of that name: in the country `near` where there is one, else the one first thought of."""
        if near and (found := sources.place(name, near)):
            return found
        for entry in self.find_all(name):
            if entry.city and entry.country and entry.kind in ("capital", "city"):
                return sources.place(entry.city, entry.country)
        return None

    def find(self, text: str) -> Entry | None:
        """Return what the text as a whole names, first reading."""
        return next(iter(self.find_all(text)), None)

    def find_all(self, text: str) -> tuple[Entry, ...]:
        """Return every reading of the text as a whole, likeliest first."""
        found = self._fitting(text)
        if not found and (compound := self._compounds.read(text)):
            return (compound,)
        if not found and (bare := _ARTICLE.sub("", text)) != text:
            return self._fitting(bare)
        return found

    def entries(self) -> Iterator[Entry]:
        """Yield all entries."""
        for key in self._index.keys() | self._cities.keys():
            yield from self._entries(key)

    def ambiguity(self, form: str) -> Ambiguity:
        """Return what decides between the readings of a form."""
        return self._ambiguities.get(key_of(form), _EMPTY)

    def scan(self, text: str) -> list[Match]:
        """Return the longest matches from left to right, without overlaps."""
        keys, spans = words_of(text)
        matches: list[Match] = []
        past = 0
        for at, key in enumerate(keys):
            if at < past:
                continue
            end = spans[at][1]
            after = text[end : end + 1]
            found = self._compound_at(text, spans, at) if after in _HYPHENS else None
            if found is None and after == " " and self._compounds.begins(key):
                found = self._apart_at(text, spans, at)
            if found is None and key in self._firsts:
                found = self._longest_at(text, keys, spans, at)
            if found is not None:
                matches.append(found[0])
                past = at + found[1]
        return matches

    def _longest_at(self, text: str, keys: list[str], spans: list[Span], at: int) -> tuple[Match, int] | None:
        best: tuple[Match, int] | None = None
        key, width, start = keys[at], 1, spans[at][0]
        while True:
            end = spans[at + width - 1][1]
            found = self._fitting(text[start:end], key)
            if found and (found := tuple(entry for entry in found if not self._inside_word(text, start, end, entry))):
                best = Match(start, _with_dot(text, end, found[0]), found), width
            if key not in self._beginnings or at + width == len(keys):
                return best
            if joint(text[end : spans[at + width][0]]) is None:
                return best
            key, width = f"{key} {keys[at + width]}", width + 1

    def _inside_word(self, text: str, start: int, end: int, entry: Entry) -> bool:
        """Return whether the match is a part of a longer word: `pro-russe`, `Saint-Maurice`; not `Gao-Ansongo`."""
        before = _WORD_HYPHEN.search(text, max(0, start - _WORD), start)
        after = _HYPHEN_WORD.match(text, end)
        if not before and not after:
            return False
        if entry.kind in ("state", "organisation", "capital") or (entry.kind == "region" and text[start].isupper()):
            return before is not None and before[1].casefold() in _PREFIXES  # but forum Chine-Afrique, axe Paris-Berlin
        beside = [part[1] for part in (before, after) if part]
        return entry.kind != "city" or not any(part[0].isupper() and self._is_place(part) for part in beside)

    def _is_place(self, word: str) -> bool:
        return any(entry.kind in ("state", "capital", "city", "region") for entry in self._fitting(word))

    def _compound_at(self, text: str, spans: list[Span], at: int) -> tuple[Match, int] | None:
        last = at
        while last + 1 < len(spans) and text[spans[last][1] : spans[last + 1][0]] in _HYPHENS:
            last += 1
        if last == at or (at and text[spans[at - 1][1] : spans[at][0]] == "-"):
            return None
        start, end = spans[at][0], spans[last][1]
        if any(entry.kind == "adjective" for entry in self._fitting(text[start:end])):
            return None  # "équato-guinéen" is one state, not two
        entry = self._compounds.read(text[start:end])
        return (Match(start, end, (entry,)), last - at + 1) if entry else None

    def _apart_at(self, text: str, spans: list[Span], at: int) -> tuple[Match, int] | None:
        """Return a compound written without its hyphen: `mauritano malienne`."""
        if at + 1 == len(spans):
            return None
        start, end = spans[at][0], spans[at + 1][1]
        entry = self._compounds.read(text[start:end]) if text[start:end].islower() else None
        return (Match(start, end, (entry,)), 2) if entry else None

    def _readings(self, text: str, key: str | None = None) -> tuple[Entry, ...]:
        """Return the readings that capitals and joints of the text allow."""
        key = key_of(text) if key is None else key
        if key not in self._index and key not in self._cities:
            return ()
        joints = joints_of(text)
        return tuple(
            entry
            for entry in self._entries(key)
            if fits(entry.form, text, entry.kind) and joints_of(entry.form) == joints
        )


def _blanks(key: str) -> Iterator[int]:
    """Yield where the words of a key end, but for the last."""
    at = key.find(" ")
    while at >= 0:
        yield at
        at = key.find(" ", at + 1)


def _with_dot(text: str, end: int, entry: Entry) -> int:
    """Return the end of the match with the last dot of initials: `É.-U.`."""
    return end + 1 if entry.form.endswith(".") and text[end : end + 1] == "." else end
