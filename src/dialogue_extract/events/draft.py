"""Events as the assembly leaves them: token spans and codes, before the public record is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from dialogue_extract.spans import DateMention, Mention, NextMeetingMention, OutcomeMention, TopicMention


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """A side; start and end are -1 where no words name it."""

    code: str
    start: int = -1
    end: int = -1
    rule: str = ""
    kind: str | None = None  # state or organisation, where the words tell: AU is both


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """A person (index into `doc._.people`) with a role and the rules that put them there."""

    person: int
    role: str = "participant"
    rules: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class LocationDraft:
    """A place; start and end are -1 for a telephone call."""

    start: int = -1
    end: int = -1
    venue: tuple[int, int] | None = None
    city: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    online: bool = False
    basis: str = "stated"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An encounter with its role fillers."""

    type: str
    status: str
    background: bool = False
    name: tuple[int, int] | None = None
    edition: int | None = None
    recurrence: str | None = None
    parties: tuple[PartyDraft, ...] = ()
    participants: tuple[ParticipantDraft, ...] = ()
    location: LocationDraft | None = None
    date: DateMention | None = None
    topics: tuple[TopicMention, ...] = ()
    outcomes: tuple[OutcomeMention, ...] = ()
    next_meeting: NextMeetingMention | None = None
    next_location: LocationDraft | None = None
    evidence: tuple[Mention, ...] = ()
    confidence: float = 0.5
    trace: tuple[str, ...] = field(default=())
