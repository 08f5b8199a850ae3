"""Closed classes and fixed wordings of the discussion lexicon, in the form rules compare them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dialogue_extract.resources import lexicon

Wordings = dict[str, tuple[tuple[str, ...], ...]]
COMMAS = frozenset({",", ";"})
STOPS = frozenset({".", "!", "?", "…", "...", ":", "–", "—", "/", "|", "•", "[", "]"})
QUOTES = frozenset({"«", "»", '"', "“", "”", "''", "‘", "‘‘", "’’", "'"})
STANDINS = frozenset({"celle", "celles", "celui", "ceux"})
_BASES = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}


@dataclass(frozen=True, slots=True)
class Kinds:
    """Words by what they do in a list of noun phrases."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    adjuncts: Wordings
    sub: Wordings
    strong: Wordings
    inline: Wordings


def _keyed(entries: list[str]) -> Wordings:
    """Cut wordings as tokens are cut and key them by their first, longest first: "à l'issue" gives à, l', issue."""
    table: Wordings = {}
    for wording in sorted({tuple(entry.replace("'", "' ").split()) for entry in entries}, key=lambda w: (-len(w), w)):
        table[wording[0]] = (*table.get(wording[0], ()), wording)
    return table


@cache
def kinds() -> Kinds:
    """Return the classes, read once."""
    data = lexicon("discussion")
    classes, markers, adjuncts = data["classes"], data["markers"], data["adjuncts"]
    return Kinds(
        determiners=frozenset(classes["determiners"]),
        prepositions=frozenset(classes["prepositions"]),
        coordinators=frozenset(classes["coordinators"]),
        relatives=frozenset(classes["relatives"]),
        pronouns=frozenset(classes["pronouns"]),
        openers=frozenset(adjuncts["openers"]),
        adjuncts=_keyed(adjuncts["phrases"]),
        sub=_keyed(markers["sub"]),
        strong=_keyed(markers["strong"]),
        inline=_keyed(markers["inline"]),
    )


@cache
def entries(table: str, key: str) -> frozenset[str]:
    """Return a list of the discussion lexicon as a set."""
    return frozenset(lexicon("discussion")[table][key])


def base(word: str) -> str:
    """Return the preposition a word is or holds: "du" gives "de"."""
    return _BASES.get(word, word)
