"""Read compound adjectives of two or more states: `franco-allemand`, `américano-sud-coréen`."""

from __future__ import annotations

import re

from dialogue_extract.gazetteer.entries import Entry
from dialogue_extract.gazetteer.forms import key_of

_HYPHENS = re.compile(r"[-‑‐ ]")


class Compounds:
    """Prefixes in -o and the adjectives that may follow them."""

    def __init__(self, prefixes: dict[str, str], index: dict[str, list[Entry]]) -> None:
        """Keep the prefixes (folded) with their codes, and the index of all entries."""
        self._prefixes = prefixes
        self._index = index
        self._stems: dict[str, str | None] = {}

    def read(self, text: str) -> Entry | None:
        """Return the entry of a compound of at least two sides, or None."""
        parts = [key_of(part) for part in _HYPHENS.split(text)]
        if len(parts) < 2 or not parts[-1]:
            return None
        for first_of_last in range(max(1, len(parts) - 2), len(parts)):
            last = self._adjective(" ".join(parts[first_of_last:]))
            if last is None:
                continue
            codes = [self._side(part) for part in parts[:first_of_last]]
            if None in codes and len(parts) - first_of_last == 2:
                continue
            sides = [code for code in (*codes, last.code) if code]
            if None in codes or len(sides) < 2:
                return None
            return Entry(text, "compound", text, codes=tuple(dict.fromkeys(sides)))
        return None

    def begins(self, key: str) -> bool:
        """Return whether a word is a listed prefix, which some write apart: `mauritano malienne`."""
        return key in self._prefixes

    def _adjective(self, key: str) -> Entry | None:
        for entry in self._index.get(key, ()):
            if entry.kind == "adjective":
                return entry
        return None

    def _side(self, part: str) -> str | None:
        """Return the code of a prefix; one that is not listed is read from the adjectives it may begin."""
        if part in self._prefixes:
            return self._prefixes[part]
        if len(part) < 5 or not part.endswith("o"):
            return None
        if part not in self._stems:
            self._stems[part] = self._stem(part[:-1])
        return self._stems[part]

    def _stem(self, stem: str) -> str | None:
        codes = {
            entry.code
            for key, entries in self._index.items()
            if key.startswith(stem) and " " not in key
            for entry in entries
            if entry.kind == "adjective"
        }
        return codes.pop() if len(codes) == 1 else None
