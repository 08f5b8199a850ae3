"""Name the duty of an office, so that "le chef de la diplomatie" is the minister of foreign affairs."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dialogue_extract.resources import patterns
from dialogue_extract.text import fold


@cache
def _duties() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["name"], re.compile(entry["pattern"])) for entry in patterns("offices")["duty"])


@lru_cache(maxsize=1 << 12)
def duty_of(words: str, of_state: bool = False) -> str:
    """Return the duty of an office as written: `chef de la diplomatie malienne` -> `foreign`.

    `of_state`: a state is its direct complement, which makes "président du Kazakhstan" a head of state.
    """
    folded = " ".join(fold(words).split()).replace("' ", "'")
    if of_state and folded.startswith("president"):
        return "state"
    return next((name for name, pattern in _duties() if pattern.search(folded)), "")
