"""What the gazetteer knows: states, organisations, cities and the forms that name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "state", "adjective", "demonym", "city", "capital", "organisation", "body", "metonym", "venue", "region", "compound"
]


@dataclass(frozen=True, slots=True)
class City:
    """A place with its coordinates (degrees north and east)."""

    name: str
    country: str
    latitude: float
    longitude: float
    inhabitants: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; the key is ISO 3166-1 alpha-2."""

    code: str
    name: str
    capital: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    seats: tuple[str, ...] = ()
    economic: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, a format of talks or an armed movement."""

    code: str
    name: str
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One form and what it names.

    `code` is the party it can stand for: of a capital its state, of another city None. `name` is the canonical name;
    `city` the city of a capital, metonym or venue; `ambiguous` lists what else the form may name (codes, `person`,
    `river`, `club` ...).
    """

    form: str
    kind: Kind
    name: str
    code: str | None = None
    country: str | None = None
    codes: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    ambiguous: tuple[str, ...] = ()
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch `text[start:end]` and the entries it names, likeliest first."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """Return the likeliest entry."""
        return self.entries[0]


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What decides between the readings of a form; words of `not_after` and its like are folded."""

    default: str | None = None
    alternatives: tuple[str, ...] = ()
    cues: tuple[tuple[str, tuple[str, ...]], ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
