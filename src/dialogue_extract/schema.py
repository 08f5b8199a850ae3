"""The public record: one object an article, versioned, the only pydantic in the package.

Field meanings and closed vocabularies are those of the annotation guidelines. Offsets are code points into the
article's text as read; `text == article[start:end]` holds for every value that carries offsets.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

EventType = Literal[
    "meeting",
    "call",
    "visit",
    "dialogue",
    "negotiation",
    "committee",
    "conference",
    "summit",
    "signing",
    "ceremony",
]
Status = Literal["held", "ongoing", "planned", "postponed", "cancelled"]
Role = Literal["chair", "co_chair", "host", "guest", "head_of_delegation", "mediator", "signatory", "participant"]
OutcomeKind = Literal["agreement", "decision", "commitment", "position"]
Recurrence = Literal["weekly", "monthly", "quarterly", "biannual", "annual", "biennial", "triennial"]
DateBasis = Literal["explicit", "resolved", "unresolved"]
PlaceBasis = Literal["stated", "dateline", "inferred"]
PublishedBasis = Literal["option", "metadata", "text", "filename"]


class Strict(BaseModel):
    """Refuse unknown keys, so that a record means one thing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """Words of the article with their place in it."""

    text: str = Field(description="the words as written")
    start: int = Field(ge=0, description="first code point in the article")
    end: int = Field(ge=0, description="code point after the last")


class Published(Strict):
    """Publication date of the article."""

    value: str = Field(description="ISO 8601 day, or month where only that is known")
    basis: PublishedBasis = Field(description="where the date was found")


class Plover(Strict):
    """Codes of the PLOVER event ontology."""

    event: str = Field(description="event type: CONSULT, AGREE, SUPPORT, REJECT ...")
    mode: str | None = Field(description="mode within the type: visit, third-party, multilateral, phone, meet ...")
    quad_class: str = Field(description="verbal or material, cooperation or conflict")


class Party(Strict):
    """A state or organisation that meets."""

    text: str | None = Field(description="the words as written, null where only a person stands for it")
    start: int | None = Field(description="first code point of the words")
    end: int | None = Field(description="code point after the last")
    code: str | None = Field(description="ISO 3166-1 alpha-2, or the code of the organisation")
    name: str | None = Field(description="canonical short name in French")
    kind: Literal["state", "organisation"] = Field(description="what the party is")


class Person(Strict):
    """A person named in the article."""

    name: str = Field(description="fullest form, without courtesy forms")
    start: int = Field(ge=0, description="first code point of that form")
    end: int = Field(ge=0, description="code point after the last")
    aliases: list[str] = Field(description="other forms of the name in the article")
    titles: list[Text] = Field(description="functions as written, whole")
    party: str | None = Field(description="code of the state or organisation represented")
    mentions: list[tuple[int, int]] = Field(description="offsets of every mention of the name")


class Participant(Person):
    """A person who takes part in an event."""

    role: Role = Field(description="part the person has in the event")


class Location(Strict):
    """Where an event takes place."""

    text: str | None = Field(description="the words as written, null for a call")
    start: int | None = Field(description="first code point of the words")
    end: int | None = Field(description="code point after the last")
    venue: str | None = Field(description="building or institution")
    city: str | None = Field(description="as written, or the capital that the words name")
    country: str | None = Field(description="ISO 3166-1 alpha-2")
    latitude: float | None = Field(description="degrees north")
    longitude: float | None = Field(description="degrees east")
    online: bool = Field(description="telephone or video")
    basis: PlaceBasis = Field(description="stated of the event, read off the dateline, or inferred")


class EventDate(Strict):
    """When an event takes place."""

    text: str = Field(description="the words as written")
    start: int = Field(ge=0, description="first code point of the words")
    end: int = Field(ge=0, description="code point after the last")
    value: str | None = Field(description="ISO 8601 day, month, year or interval with a slash")
    basis: DateBasis = Field(description="written so, counted from the publication date, or neither")


class Topic(Text):
    """A subject that was or will be discussed."""

    contexts: list[str] = Field(description="one to three context codes")


class Outcome(Text):
    """What came of an event."""

    kind: OutcomeKind = Field(description="signed text, joint decision, one side's promise, or a stand taken")
    by: str | None = Field(description="code of the party that speaks or promises, null where several or none")


class NextMeeting(Text):
    """The following encounter as announced."""

    date: EventDate | None
    location: Location | None


class Evidence(Text):
    """Words an event rests on, and the rule that read them."""

    rule: str = Field(description="identifier of the rule, as `extract explain` shows it")


class Event(Strict):
    """A specific encounter between states or organisations."""

    id: str = Field(description="stable within the record")
    type: EventType = Field(description="kind of encounter")
    status: Status = Field(description="as of the article")
    background: bool = Field(description="only mentioned in passing")
    name: Text | None = Field(description="proper name of the event or its series")
    edition: int | None = Field(description="ordinal within its series")
    recurrence: Recurrence | None = Field(description="how often the series meets")
    plover: Plover
    parties: list[Party]
    participants: list[Participant]
    location: Location | None
    date: EventDate | None
    topics: list[Topic]
    outcomes: list[Outcome]
    next_meeting: NextMeeting | None
    evidence: list[Evidence]
    confidence: float = Field(ge=0, le=1, description="calibrated probability that the event is right")


class Record(Strict):
    """All diplomatic encounters of one article."""

    schema_version: str = Field(description="version of this schema")
    id: str = Field(description="SHA-256 of the article's text")
    source: str = Field(description="path as given, - for standard input, or the row's identifier")
    language: str | None = Field(description="fr, or null where the text is not French")
    title: Text | None
    published: Published | None
    events: list[Event]
    mentioned: list[Person]
    warnings: list[str] = Field(description="plain sentences: not French, no publication date, text cut ...")
    text: str | None = Field(default=None, description="the article as read, on request")


class ErrorRecord(Strict):
    """What stands in a record's place where an article could not be processed."""

    source: str = Field(description="path as given, or the row's identifier")
    error: str = Field(description="kind of failure")
    reason: str = Field(description="one sentence")
