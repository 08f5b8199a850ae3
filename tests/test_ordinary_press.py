"""Ordinary sentences of the press give their whole record: encounters, people, roles, day, town, subjects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dialogue_extract.reading import article

if TYPE_CHECKING:
    from dialogue_extract.records import Event, Extractor

PUBLISHED = "2027-05-28"
BLOCKS = [
    [line for line in block.splitlines() if not line.startswith("#")]
    for block in (Path(__file__).parent / "ordinary_press.txt").read_text(encoding="utf-8").split("\n\n")
]
CASES = [(lines[0], [line.removeprefix("= ") for line in lines[1:]]) for lines in BLOCKS if lines]


def told(event: Event) -> str:
    """Return an event as one line of the file."""
    sides = " ".join(sorted(party.code for party in event.parties if party.code))
    people = ", ".join(f"{person.name} {person.role}" for person in event.participants)
    day = event.date.value if event.date else ""
    town = event.location.city if event.location else ""
    subjects = "; ".join(topic.text for topic in event.topics)
    return " | ".join([f"{event.type} {event.status} {sides}", people, day or "", town or "", subjects]).rstrip()


def test_the_file_tells_of_many_kinds():
    kinds = {line.split()[0] for _, lines in CASES for line in lines}
    assert kinds >= {
        "meeting",
        "call",
        "visit",
        "negotiation",
        "committee",
        "conference",
        "summit",
        "signing",
        "ceremony",
    }
    assert any(not lines for _, lines in CASES)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:60] for text, _ in CASES])
def test_a_sentence_gives_its_record(text: str, wanted: list[str], extractor: Extractor) -> None:
    events = extractor.extract(article(text, published_on=PUBLISHED)).events
    assert [told(event) for event in events if not event.background] == wanted
