"""One trigger with all that its clause says; the material that clusters are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from dialogue_extract.events.arguments import Slots
from dialogue_extract.events.clauses import Clause
from dialogue_extract.events.triggers import Trigger
from dialogue_extract.spans import DateMention


@dataclass(slots=True)
class Encounter:
    """One trigger with all that its clause says."""

    trigger: Trigger
    sent: int
    slots: Slots
    clause: Clause
    status: str | None
    definite: bool
    demonstrative: bool
    title: bool
    hosts: list[int] = field(default_factory=list)
    guests: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    chairs: list[int] = field(default_factory=list)
    joint: bool = False  # chaired together
    codes: list[str] = field(default_factory=list)
    date: DateMention | None = None
    closing: bool = False  # its date is the last day: "prolongés jusqu'au 15 décembre"
    background: bool = False
    kind: str | None = None
    edition: int | None = None  # the ordinal beside the trigger: "la 15e réunion"
    named: bool = False
    announced: bool = False  # inside the words that announce the next meeting
    topical: bool = False  # inside a subject of talks
    serial: bool = False  # one of several that a verb tells in a row
    apart: frozenset[int] = frozenset()  # people whom the verb tells to have been met in another encounter of the row
    roll_call: bool = False  # "X et Y ont pris part à l'entretien"

    @property
    def type(self) -> str:
        """Return the event type its wording and arguments give."""
        return self.kind or self.trigger.pattern.type

    @property
    def strength(self) -> str:
        """Return how much the wording says by itself; a proper name makes it strong."""
        given = self.trigger.pattern.strength
        return "strong" if self.named and given == "weak" else given

    @property
    def people(self) -> list[int]:
        """Return all people in its slots, without repeats."""
        return list(dict.fromkeys(self.hosts + self.guests + self.chairs + self.others))
