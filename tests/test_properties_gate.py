"""The gate passes by only what holds no event: its conditions are those of the patterns themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from dialogue_extract import resources
from dialogue_extract.gate import may_hold, sides
from dialogue_extract.layout import layout
from dialogue_extract.reading import article

if TYPE_CHECKING:
    from dialogue_extract.records import Extractor

PATHS = sorted((ROOT / "samples" / "gold").glob("*.txt")) + sorted((ROOT / "samples" / "articles").glob("*.txt"))
QUIET = {
    "sport": "Le club de Lyon a battu samedi celui de Nantes. La rencontre, disputée sous la pluie, a été suivie par "
    "douze mille supporters. L'entraîneur a reçu les félicitations de ses joueurs.",
    "weather": "De fortes pluies ont touché la vallée dans la nuit. Les pompiers ont reçu deux cents appels et le maire a "
    "réuni les habitants du quartier pour une réunion d'information.",
    "culture": "Le musée rouvre ses portes en mars. La visite des nouvelles salles est gratuite le premier dimanche du mois.",
    "court": "Le tribunal de Rennes a condamné un homme de 40 ans. À l'audience, son avocat a demandé la relaxe.",
}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_events_are_the_same_without_the_gate(extractor: Extractor, path: Path) -> None:
    read = article(path.read_text(encoding="utf-8"), published_on="2024-05-23")
    ungated = replace(extractor, gate=False).extract(read).events
    named = sides(read.text)
    assert {party.code for event in ungated for party in event.parties if party.code} <= named
    if ungated:
        assert may_hold(read.text, read.blocks)
    else:
        assert extractor.extract(read).events == []


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_holds_no_encounter_is_passed_by(text: str) -> None:
    assert not may_hold(text, layout(text))


def wordings() -> list[tuple[str, str]]:
    table = resources.patterns("encounters")
    entries = [entry for kind in ("noun", "verb") for entry in table[kind]]
    return [
        (entry["id"], example)
        for entry in entries
        if entry.get("strength") not in ("none", "anaphor")
        for example in entry["examples"]
    ]


@pytest.mark.parametrize(("name", "example"), wordings(), ids=lambda value: value[:40])
def test_every_wording_opens_the_gate(name: str, example: str) -> None:
    text = f"{example}. Le Mali et le Togo en sont convenus à Paris."
    assert may_hold(text, layout(text)), name


def test_what_was_passed_by_says_so(extractor: Extractor) -> None:
    record = extractor.extract(article(QUIET["weather"], published_on="2024-05-23"))
    assert any("not parsed" in warning for warning in record.warnings)
