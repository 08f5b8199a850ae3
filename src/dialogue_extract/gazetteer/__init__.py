"""States, organisations, cities, seats of power: who can be a party and where things are."""

from __future__ import annotations

from functools import cache

from dialogue_extract.gazetteer.entries import Ambiguity, City, Entry, Match, Organisation, State
from dialogue_extract.gazetteer.reading import Place, Reader
from dialogue_extract.gazetteer.search import Gazetteer

__all__ = ["Ambiguity", "City", "Entry", "Gazetteer", "Match", "Organisation", "Place", "State", "load", "read"]


@cache
def load() -> Gazetteer:
    """Return the gazetteer, read once a process."""
    return Gazetteer()


def read(text: str) -> list[Place]:
    """Return the places of an article, each with what it names where it stands: `Congo` beside Kinshasa is CD."""
    return Reader(load(), text).read()
