"""Encounters told in one to three sentences give their type, status and sides (`encounter_wordings.txt`)."""

from __future__ import annotations

from pathlib import Path

import pytest

LINES = [
    tuple(part.strip() for part in line.split("|", 3))
    for line in (Path(__file__).parent / "encounter_wordings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TOLD = [line for line in LINES if line[0] != "none"]
QUIET = [text for kind, _, _, text in LINES if kind == "none"]


def news(extractor, text):
    from dialogue_extract.reading import article

    record = extractor.extract(article(text, published_on="2025-01-10"))
    return [event for event in record.events if not event.background]


def test_the_bank_holds_every_type_and_silence():
    assert {kind for kind, *_ in LINES} >= {"meeting", "call", "visit", "dialogue", "negotiation", "committee"}
    assert {kind for kind, *_ in LINES} >= {"conference", "summit", "signing", "ceremony", "none"}


@pytest.mark.parametrize(("kind", "status", "sides", "text"), TOLD)
def test_wording_gives_the_encounter(extractor, kind, status, sides, text):
    found = [event for event in news(extractor, text) if event.type == kind]
    assert found
    assert found[0].status == status
    assert set(sides.split()) <= {party.code for party in found[0].parties}


@pytest.mark.parametrize("text", QUIET)
def test_wording_without_encounter_gives_none(extractor, text):
    assert news(extractor, text) == []
