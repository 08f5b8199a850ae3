"""What changes nothing of an encounter changes nothing of its record."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT
from dialogue_extract.reading import article

if TYPE_CHECKING:
    from dialogue_extract.records import Extractor

SAMPLES = sorted((ROOT / "samples" / "articles").glob("*.txt"))
SPORT = (
    "En football, le club de la ville a battu samedi son rival par deux buts à un, devant douze mille supporters. "
    "L'attaquant a marqué en seconde mi-temps avant de quitter la pelouse."
)
OFFSETS = {"start", "end", "mentions", "evidence", "confidence"}


def values(value: Any) -> Any:
    """Return a value without offsets, all its blanks and apostrophes of one kind."""
    if isinstance(value, dict):
        return {key: values(inner) for key, inner in value.items() if key not in OFFSETS}
    if isinstance(value, list):
        return [values(inner) for inner in value]
    return " ".join(value.replace("’", "'").split()) if isinstance(value, str) else value


def events(extractor: Extractor, text: str) -> list[Any]:
    record = extractor.extract(article(text, published_on="2024-05-23"))
    return [values(event.model_dump()) for event in record.events]


def core(found: list[Any]) -> list[Any]:
    """Return what an encounter is, without what is said about it."""
    keys = ("type", "status", "background", "date")
    return [
        {**{key: event[key] for key in keys}, "people": sorted(person["name"] for person in event["participants"])}
        for event in found
    ]


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8").strip()


def test_a_paragraph_about_sport_changes_no_event(extractor: Extractor, text: str) -> None:
    assert events(extractor, f"{text}\n\n{SPORT}\n") == events(extractor, text)


def test_both_apostrophes(extractor: Extractor, text: str) -> None:
    typewriter = text.replace("’", "'")
    assert events(extractor, typewriter.replace("'", "’")) == events(extractor, typewriter)


def test_no_break_spaces(extractor: Extractor, text: str) -> None:
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    spaced = plain
    for mark in (" »", " :", " ;", " ?", " !"):
        spaced = spaced.replace(mark, f"\u00a0{mark[1:]}")
    assert events(extractor, spaced.replace("« ", "«\u00a0")) == events(extractor, plain)


def test_line_wrapping(extractor: Extractor, text: str) -> None:
    title, *paragraphs = text.split("\n\n")
    if any("\n" in paragraph for paragraph in paragraphs):
        pytest.skip("lines of their own")
    wrapped = "\n\n".join([title, *(textwrap.fill(p, 78, break_on_hyphens=False) for p in paragraphs)])
    assert events(extractor, wrapped) == events(extractor, text)


def test_a_repeated_sentence_adds_no_event(extractor: Extractor, text: str) -> None:
    title, first, *rest = text.split("\n\n")
    sentence = first.split(". ")[0].rstrip(".") + "."
    again = "\n\n".join([title, first, *rest, sentence])
    assert len(events(extractor, again)) == len(events(extractor, text))


def test_a_name_swapped_is_found_in_its_place(extractor: Extractor, text: str) -> None:
    found = core(events(extractor, text))
    names = {name for event in found for name in event["people"] if len(name.split()) == 2}
    for name in sorted(names)[:1]:
        given, family = name.split()
        other = text.replace(given, "Solange").replace(family, "Kamdem")
        swapped = core(events(extractor, other))
        expected = [
            {**event, "people": sorted("Solange Kamdem" if p == name else p for p in event["people"])}
            for event in found
        ]
        assert swapped == expected
