"""Read the places of an article: what each form names where it stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from dialogue_extract.gazetteer.entries import Ambiguity, Entry, Match
from dialogue_extract.gazetteer.forms import key_of
from dialogue_extract.gazetteer.search import Gazetteer
from dialogue_extract.gazetteer.sources import languages, titles
from dialogue_extract.resources import words

_WINDOW = 48  # code points that hold the neighbours a rule looks at
_CLEAR = frozenset({"adjective", "demonym", "organisation", "body", "compound", "region", "venue", "metonym"})
_NO_DOUBT = Ambiguity()
_LOCATIVE = ("a", "en", "vers", "depuis", "pour", "dans", "rejoindre", "quitte", "gagner", "via", "chez", "de", "sur")
_CAPITAL_OF = re.compile(
    r"\bcapitale(?P<first>(?:\s+(?:\w+ique|\w+ale|\w+ive))?)\s+(?:d[ue]s?\s+|de\s+la\s+|d['’`]|de\s+l['’`])?$",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"(?: (?!l[ea]s? |du |au |pour )|, (?:qui|qu'|dont) ?)[a-zà-ÿ]")
_FILED = re.compile(r" ?\([A-Z][\w/. -]{1,20}\)|, (?:le )?\d|, communiqué", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?<![^\W_])([A-ZÀ-Þ][a-zà-ÿ]+) $")
_NAME_AFTER = re.compile(r" ([A-ZÀ-Þ][a-zà-ÿ]+)")
_OPENING = re.compile(r"(?:^|[.!?»«:–—\n-]\s?)$")  # a sentence begins: its capital says nothing
_FUNCTION = frozenset(key_of(word) for word in words("cities_function"))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch `text[start:end]`, what it names, and the rule that decided."""

    start: int
    end: int
    entry: Entry
    rule: str


class Reader:
    """Decide between the readings of the forms of one article."""

    def __init__(self, gazetteer: Gazetteer, text: str) -> None:
        """Scan the text."""
        self._gazetteer = gazetteer
        self._text = text
        self._matches = gazetteer.scan(text)
        self._countries = Counter(
            match.entry.code or match.entry.country for match in self._matches if len(match.entries) == 1
        )

    def read(self) -> list[Place]:
        """Return the places in text order, without overlaps."""
        places: list[Place] = []
        for match in self._matches:
            if place := self._read(match):
                while places and places[-1].end > place.start:  # "capitale kazakhe" takes what it covers
                    places.pop()
                places.append(place)
        return places

    def _read(self, match: Match) -> Place | None:
        if capital := self._capital_of(match):
            return capital
        doubt = self._gazetteer.ambiguity(match.entry.form)
        if match.entry.kind == "adjective" and self._of_language(match):
            return None
        if match.entry.kind in _CLEAR and doubt == _NO_DOUBT:
            return Place(match.start, match.end, match.entry, "gazetteer")
        left = key_of(self._text[max(0, match.start - _WINDOW) : match.start])
        right = key_of(self._text[match.end : match.end + _WINDOW]) if doubt.not_before else ""
        if _refused(doubt, left, right) or (match.entry.kind in ("city", "capital") and _ends(left, titles())):
            return None
        if match.entry.kind in ("city", "capital") and not _ends(left, _LOCATIVE) and self._beside_name(match):
            return None
        if "person" in match.entry.ambiguous and self._before_name(match):
            return None
        entry, rule = self._choose(match, doubt, left)
        return Place(match.start, match.end, entry, rule)

    def _of_language(self, match: Match) -> bool:
        """Return whether an adjective tells a language, not a state: "la langue française"."""
        return _ends(key_of(self._text[max(0, match.start - _WINDOW) : match.start]), languages())

    def _choose(self, match: Match, doubt: Ambiguity, left: str) -> tuple[Entry, str]:
        entry = match.entry
        if code := self._cued(doubt):
            chosen = next((e for e in match.entries if e.code == code), None)
            return chosen or self._as_state(entry, code), "cue"
        if entry.kind == "state" and (other := self._of_state(match, left)):
            return other, other.kind
        if entry.code == "BE" and entry.kind == "capital" and self._is_agent(match, left) and self._speaks_for_union():
            return replace(entry, code="EU", kind="metonym"), "metonym"
        cities = [e for e in match.entries if e.kind in ("city", "capital")]
        if entry.kind in ("city", "capital") and len({e.country for e in cities}) > 1:
            best = max(cities, key=lambda e: self._countries[e.country])  # the first of equals is the largest
            return best, "country" if best is not entry else "gazetteer"
        return entry, "gazetteer"

    def _of_state(self, match: Match, left: str) -> Entry | None:
        """Return the person or the capital that bears the state's name: "le Suisse Jürg", "à Luxembourg"."""
        by_kind = {entry.kind: entry for entry in reversed(match.entries)}
        if "demonym" in by_kind and self._before_name(match):
            return by_kind["demonym"]
        return by_kind.get("capital") if _ends(left, ("a", "ville de", "depuis")) or self._files(match) else None

    def _files(self, match: Match) -> bool:
        """Return whether a name opens a dateline: "Luxembourg, le 8 mai", "Djibouti (ADI)"."""
        opens = not self._text[: match.start].rpartition("\n")[2].strip()
        return opens and _FILED.match(self._text, match.end) is not None

    def _cued(self, doubt: Ambiguity) -> str | None:
        """Return the code for which the article speaks, where cues decide for another one than the default."""
        votes = {code: sum(self._count(cue) for cue in cues) for code, cues in doubt.cues}
        votes = {code: count for code, count in votes.items() if count}
        if not votes:
            return None
        best = max(votes, key=lambda code: (votes[code], code == doubt.default))
        return best if best != doubt.default and best != "EU" else None

    def _count(self, cue: str) -> int:
        return len(re.findall(rf"(?<!\w){re.escape(cue)}(?!\w)", self._text))

    def _as_state(self, entry: Entry, code: str) -> Entry:
        known = self._gazetteer.party_name(code, "state")
        return replace(entry, code=code, country=code, name=known[0] if known else entry.name)

    def _is_agent(self, match: Match, left: str) -> bool:
        """Return whether the city acts: "Bruxelles veut croire", not "à Bruxelles" nor "Bruxelles, 3 mai"."""
        follows = _VERBAL.match(self._text, match.end)
        return follows is not None and not _ends(left, _LOCATIVE)

    def _speaks_for_union(self) -> bool:
        codes = Counter(m.entry.code for m in self._matches if m.entry.kind != "capital")
        return codes["EU"] > 0 and codes["BE"] == 0

    def _capital_of(self, match: Match) -> Place | None:
        """Return the capital that words such as "la capitale fédérale allemande" name."""
        code = match.entry.code
        if match.entry.kind not in ("state", "adjective") or code is None:
            return None
        found = _CAPITAL_OF.search(self._text[max(0, match.start - _WINDOW) : match.start])
        state = self._gazetteer.state(code)
        if found is None or state is None:
            return None
        economic = "conomique" in found["first"]
        name = state.economic if economic else state.capital
        city = self._gazetteer.city(name, code) if name else None
        if city is None:
            return None
        start = max(0, match.start - _WINDOW) + found.start()
        entry = Entry(
            self._text[start : match.end],
            "city" if economic else "capital",
            city.name,
            None if economic else code,
            code,
            latitude=city.latitude,
            longitude=city.longitude,
            city=city.name,
        )
        return Place(start, match.end, entry, "capital of")

    def _beside_name(self, match: Match) -> bool:
        """Return whether a capitalised word stands right beside a city: `Nara Suzuki`, `Charlotte Berlin`."""
        if self._text[match.start : match.end].isupper():
            return False
        if self._before_name(match):
            return True
        before = self._text[max(0, match.start - _WINDOW) : match.start]
        word = _NAME_BEFORE.search(before)
        return word is not None and not _OPENING.search(before[: word.start()]) and self._is_name(word[1])

    def _before_name(self, match: Match) -> bool:
        after = _NAME_AFTER.match(self._text, match.end)
        return after is not None and self._is_name(after[1])

    def _is_name(self, word: str) -> bool:
        return key_of(word) not in _FUNCTION and not self._gazetteer.find(word)


def _refused(doubt: Ambiguity, left: str, right: str) -> bool:
    if _ends(left, doubt.not_after) or any(right == word or right.startswith(word + " ") for word in doubt.not_before):
        return True
    return bool(doubt.only_after) and not _ends(left, doubt.only_after)


def _ends(left: str, words: tuple[str, ...]) -> bool:
    return f" {left}".endswith(_apart(words))


@lru_cache(maxsize=1024)
def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {word}" for word in words)
