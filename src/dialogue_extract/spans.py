"""Mentions that components exchange: frozen values with token offsets, kept in `doc._`.

Token offsets are `[start, end)` into the spaCy `Doc`; character offsets are code points into its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from spacy.tokens import Doc

_SOURCE, _WRITTEN = "dialogue_source", "dialogue_written"  # in Doc.user_data

PlaceKind = Literal[
    "state", "adjective", "demonym", "city", "capital", "organisation", "body", "metonym", "venue", "region", "compound"
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens and the rule that found it."""

    start: int
    end: int
    rule: str = ""

    def overlaps(self, other: Mention) -> bool:
        """Return whether both share a token."""
        return self.start < other.end and other.start < self.end

    def inside(self, other: Mention) -> bool:
        """Return whether the other covers this one."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A state, organisation, city, venue or region, or an adjective that names one."""

    kind: PlaceKind = "city"
    code: str | None = None  # party code: ISO alpha-2 or organisation code; of a city None
    codes: tuple[str, ...] = ()  # both sides of a compound such as franco-allemand
    country: str | None = None  # ISO alpha-2 of the country it lies in
    name: str | None = None  # canonical name
    latitude: float | None = None
    longitude: float | None = None
    form: str = ""  # gazetteer entry that matched


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A temporal expression; `char_start`, `char_end` follow the event layer's convention."""

    char_start: int = 0
    char_end: int = 0
    type: str = "DATE"
    value: str | None = None  # TIMEX3
    event_value: str | None = None  # guidelines, section 4
    basis: str = "unresolved"


@dataclass(frozen=True, slots=True)
class OfficeMention(Mention):
    """A function with its whole complement."""

    head: int = 0  # token index of the head noun
    party: str | None = None
    plural: bool = False
    former: bool = False
    bare: bool = False  # "le ministre" taken up again: no title of its own
    counterpart: bool = False  # "son homologue"
    rank: str = ""  # of the head noun, as in lexicons/offices.toml
    duty: str = ""  # foreign, state, government, defence ...: the same office in other words
    opening: int = 0  # token index of the determiner, else of the office
    determiner: str = ""  # le, son, un ...; empty in apposition
    nested: bool = False  # inside the complement of another office
    epithet: bool = False  # "le dirigeant nippon": names a person, is no title by itself
    party_rule: str = ""


@dataclass(frozen=True, slots=True)
class NameMention(Mention):
    """A personal name, without courtesy forms."""

    courtesy: str | None = None  # M., Mme, S.E.M. before it


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person over the whole article: all names, all functions."""

    name: NameMention = field(default_factory=lambda: NameMention(0, 0))
    names: tuple[NameMention, ...] = ()
    aliases: tuple[str, ...] = ()
    offices: tuple[OfficeMention, ...] = ()  # titles of the record, in text order, one a wording
    past_offices: tuple[OfficeMention, ...] = ()  # "ancien ministre": no titles
    references: tuple[Mention, ...] = ()  # "le chef de l'État kazakh", "ce dernier"
    party: str | None = None
    party_rule: str = ""


@dataclass(frozen=True, slots=True)
class EncounterMention(Mention):
    """Words that speak of an encounter: a noun phrase, a verb with its particles, or an event name."""

    type: str = "meeting"
    trigger: int = 0  # token index of the head
    status: str | None = None  # what this mention says of it; None where it says nothing
    anaphoric: bool = False  # "la réunion", "cette rencontre": takes up one named before
    name: tuple[int, int] | None = None  # token span of the proper name
    edition: int | None = None
    recurrence: str | None = None
    arguments: tuple[tuple[str, int, int], ...] = ()  # (role, start, end): agent, partner, recipient, host, chair ...


@dataclass(frozen=True, slots=True)
class TopicMention(Mention):
    """A noun phrase naming a subject that was or will be discussed."""

    trigger: int = 0  # token index of the discussion word
    contexts: tuple[str, ...] = ()
    weak: bool = False  # the wording is also used of other things: only within what is said of an encounter
    told: bool = False  # asked, offered or blamed by someone: only where a side of the encounter says it


@dataclass(frozen=True, slots=True)
class OutcomeMention(Mention):
    """A clause saying what came of an encounter."""

    trigger: int = 0
    kind: str = "position"
    by: str | None = None  # party code of the speaker
    weak: bool = False  # a wish, a reproach or praise: often no outcome
    future: bool = False  # says what will be done: an outcome of what was held, a plan of what is to come


@dataclass(frozen=True, slots=True)
class NextMeetingMention(Mention):
    """An announced following encounter."""

    trigger: int = 0
    date: DateMention | None = None
    place: tuple[int, int] | None = None  # token span of the place words
    weak: bool = False  # could be an encounter of its own: nothing in the wording ties it to the one reported


@dataclass(frozen=True, slots=True)
class Rejection(Mention):
    """A candidate that a rule refused, kept for `extract explain`."""

    kind: str = ""  # encounter, person, office, date, topic, ...
    reason: str = ""


def register() -> None:
    """Declare the `doc._` attributes, once a process."""
    defaults: dict[str, Any] = {
        "article": None,
        "source": "",
        "blocks": (),
        "published": None,
        "places": (),
        "dates": (),
        "names": (),
        "offices": (),
        "people": (),
        "encounters": (),
        "topics": (),
        "outcomes": (),
        "next_meetings": (),
        "dialogue_events": (),
        "rejected": (),
    }
    for name, default in defaults.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def source(doc: Doc) -> str:
    """Return the text of a document, put together once: `doc.text` walks all tokens at every call."""
    text: str | None = doc.user_data.get(_SOURCE)  # an extension's attribute takes thirty times as long to read
    if text is None:
        text = doc.user_data[_SOURCE] = doc._.source or doc.text
    return text


def remember(doc: Doc, article: str, unwrapped: str) -> None:
    """Keep the text of an article, and the one its tokens were cut from where they hold all of it."""
    doc._.source = article
    if len(doc) and doc[-1].idx + len(doc[-1].text_with_ws) == len(unwrapped):
        doc.user_data[_WRITTEN] = unwrapped


def written(doc: Doc) -> str:
    """Return the text as the tokens have it, without line ends inside paragraphs, put together once."""
    text: str | None = doc.user_data.get(_WRITTEN)
    if text is None:
        text = doc.user_data[_WRITTEN] = doc.text
    return text


def char_span(doc: Doc, mention: Mention) -> tuple[int, int]:
    """Return the mention's code point offsets."""
    last = doc[mention.end - 1]
    return doc[mention.start].idx, last.idx + len(last)


def text_of(doc: Doc, mention: Mention) -> str:
    """Return the mention's words as written."""
    start, end = char_span(doc, mention)
    return source(doc)[start:end]


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without overlaps, longest first choice, in text order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if not any(mention.overlaps(other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


register()
