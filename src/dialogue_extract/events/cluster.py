"""All mentions of one encounter, and how much each says for its type."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dialogue_extract import resources
from dialogue_extract.events.encounter import Encounter

MULTILATERAL = frozenset({"summit", "conference", "committee", "negotiation", "dialogue"})
PAIR = 2
UNREAL = frozenset({"denied", "hypothetical"})


@dataclass(slots=True)
class Cluster:
    """All mentions of one encounter."""

    mentions: list[Encounter] = field(default_factory=list)
    background: bool = False
    reason: str = ""

    @property
    def people(self) -> list[int]:
        """Return the people in any slot of any mention."""
        return list(dict.fromkeys(p for m in self.mentions for p in m.people))

    @property
    def codes(self) -> list[str]:
        """Return the parties of all mentions."""
        return list(dict.fromkeys(c for m in self.mentions for c in m.codes))

    @property
    def sents(self) -> list[int]:
        """Return the sentences that mention it."""
        return sorted({m.sent for m in self.mentions})

    @property
    def days(self) -> list[str]:
        """Return the dates of all mentions that have a value."""
        return [m.date.event_value for m in self.mentions if m.date and m.date.event_value]

    @property
    def titled(self) -> bool:
        """Return whether the headline mentions it."""
        return any(m.title for m in self.mentions)

    @property
    def type(self) -> str:
        """Return the type that its wordings vote for."""
        kinds = {mention.type for mention in self.mentions}
        if len(kinds) == 1:  # mostly
            return kinds.pop()
        for mention in self.mentions:
            if mention.trigger.pattern.id in _wordings("decisive") and mention.status not in UNREAL:
                return mention.type
        # what is only announced or wished for says nothing of the type of those talks
        told = [m for m in self.mentions if not m.announced and m.status not in UNREAL] or self.mentions
        votes: dict[str, float] = defaultdict(float)
        for mention in told:
            votes[mention.type] += weight(mention)
        return max(votes, key=lambda t: votes[t])


@cache
def rules() -> dict[str, Any]:
    """Return the clustering tables."""
    return resources.patterns("clusters")


@cache
def _wordings(kind: str) -> frozenset[str]:
    return frozenset(rules()[kind])


def weight(mention: Encounter) -> float:
    """Return how much a mention says for its type."""
    table = rules()
    base: float = table["weight"][mention.strength]
    factor: float = table["type_weight"].get(mention.type, 1.0)
    generic = 0.3 if mention.trigger.pattern.id in _wordings("vague") else 1.0
    if mention.strength == "anaphor" and mention.demonstrative and mention.type != "meeting":
        base = table["weight"]["taken_up"]  # "ce dialogue", "cette conférence" call the encounter by its type
    return base * factor * generic * (table["weight"]["headline"] if mention.title else 1.0)
