"""Find where a clause begins and ends on the surface, and who speaks in it."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract.phrases.statements import Statement, Surface
from dialogue_extract.phrases.triggers import expression
from dialogue_extract.phrases.wordings import entries
from dialogue_extract.resources import lexicon

SPEAKER = 12  # tokens before what is asked in which its speaker stands
RELATIVE = 6  # tokens of a relative clause before its verb
LEAST = 3  # tokens; what breaks off earlier is an insertion: "le versement, avant la fin de l'année, d'une aide"


@cache
def _breaks(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(expression(entry, {}) for entry in lexicon("outcomes")["breaks"][kind])


def _first(kind: str, text: str, start: int, stop: int) -> int:
    found = (pattern.search(text, start, stop) for pattern in _breaks(kind))
    return min((match.start() for match in found if match), default=stop)


def clause_end(surface: Surface, start: int, statement: Statement) -> int:
    """Return the token after the clause that begins at `start`: before ", a indiqué", ", où", ";" or the stop."""
    point = next((i for i in range(start, statement.end) if surface.words[i] in (".", "!", "?")), statement.end)
    stop = surface.ends[max(point, start + 1) - 1]
    least = surface.ends[min(start + LEAST, point) - 1]
    stop = _first("attributions", surface.text, surface.starts[start], stop)
    end = surface.token_after(_first("afterthoughts", surface.text, min(least, stop), stop))
    while end > start and not surface.words[end - 1].strip(" \n\t.,;:!?…-–\"«»“”'"):
        if surface.words[end - 1] in ('"', "»", "”") and _opened(surface, start, end - 1):
            break
        end -= 1
    return end


def _opened(surface: Surface, start: int, stop: int) -> bool:
    """Return whether the closing mark at `stop` belongs to one opened in the clause."""
    pairs = {"»": "«", "”": "“", '"': '"'}
    opener = pairs[surface.words[stop]]
    count = sum(1 for word in surface.words[start:stop] if word == opener)
    return count % 2 == 1 if opener == '"' else count > 0


def clause_start(surface: Surface, index: int, statement: Statement) -> int:
    """Return the first token of the clause that holds `index`: after a semicolon or the statement's start."""
    for before in range(index - 1, statement.start - 1, -1):
        if surface.words[before] in (";", ":"):
            return before + 1
    return statement.start


def by_outsiders(surface: Surface, start: int, statement: Statement) -> bool:
    """Return whether someone who takes no part says what follows: "les associations, qui | dénoncent des rejets"."""
    first = max(clause_start(surface, start, statement), start - SPEAKER)
    speakers = [i for i in range(first, start) if surface.words[i] in entries("outsiders", "nouns")]
    return bool(speakers) and surface.blocked.isdisjoint(range(speakers[-1] + 1, start))


def in_relative(surface: Surface, start: int) -> bool:
    """Return whether the verb at `start` is that of a clause with "que" or "dont": "dont l'armée | exige le départ"."""
    if surface.words[start - 1] in ("que", "qu'"):
        return True
    for index in range(start - 1, max(start - RELATIVE, 0), -1):
        if surface.words[index] in (",", ";", ":"):
            return False
        if surface.words[index] == "dont":
            return True
    return False
