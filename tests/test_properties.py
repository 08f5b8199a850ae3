"""Whatever the text, a record is valid and grounded or the error is a documented one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from dialogue_extract.errors import DialogueError
from dialogue_extract.reading import article
from dialogue_extract.reading.single import from_bytes
from dialogue_extract.schema import Record

if TYPE_CHECKING:
    from dialogue_extract.records import Extractor

PROPERTY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
READING = settings(PROPERTY, max_examples=150)
LEAD = "La ministre des Affaires étrangères du Mali, Aline Dupré, a reçu à Bamako son homologue togolais, Karim Sadi. "
PIECES = sorted(
    {
        piece
        for path in (ROOT / "samples" / "articles").glob("*.txt")
        for piece in path.read_text(encoding="utf-8").split("\n")
        if piece.strip()
    }
)
ODD = [
    "\0",
    "\u200b",
    "\u202e",
    "\u0301",
    "\ufeff",
    "\ud83d",
    "\U0001f91d",
    "\x85",
    "\u2028",
    "\r",
    "«",
    "’",
    "\u00ad",
    "İ",
    "ß",
]
anything = st.text(st.characters(), max_size=300)
mixture = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(ODD), anything), max_size=8).map(" ".join)
CRASHED = sorted((Path(__file__).parent / "fuzz" / "crashed").glob("*"))


def texts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a record that carries offsets."""
    if isinstance(value, dict):
        if value.get("start") is not None and "end" in value:
            yield value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def check(record: Record, text: str) -> None:
    """Hold a record against the text it is of."""
    given_back = json.loads(record.model_dump_json())
    assert Record.model_validate_json(json.dumps(given_back)) == record
    for words in texts(given_back):
        assert 0 <= words["start"] < words["end"] <= len(text)
        quoted = text[words["start"] : words["end"]]
        if words.get("text") is not None:
            assert words["text"] == quoted
        if "name" in words and "mentions" in words:
            assert words["name"] == " ".join(quoted.split())
            assert all(0 <= start < end <= len(text) for start, end in words["mentions"])
    assert [event["id"] for event in given_back["events"]] == [f"e{n + 1}" for n in range(len(record.events))]


def extract(extractor: Extractor, text: str) -> Record | None:
    try:
        read = article(text, published_on="2024-05-23")
    except DialogueError:
        return None
    record = extractor.extract(read)
    check(record, read.text)
    return record


@PROPERTY
@given(mixture)
@example("\ud83d\ude00")
@example("é")
@example(LEAD + "\ud800 fin")
@example("\0" + LEAD)
@example(LEAD.replace(" ", "\u200b "))
@example("\u202e" + LEAD)
def test_any_text_gives_a_valid_record_or_a_documented_error(extractor: Extractor, text: str) -> None:
    extract(extractor, text)


@PROPERTY
@given(mixture)
def test_an_encounter_stands_whatever_follows_it(extractor: Extractor, text: str) -> None:
    extract(extractor, f"{LEAD}\n\n{text}\n\n{LEAD}")


@READING
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".html", ".eml", ".docx", ".pdf"]))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    try:
        read = from_bytes(data, "input", suffix)
    except DialogueError as error:
        assert str(error).startswith("input")  # noqa: PT017  either way is right
    else:
        assert read.text.strip()
        assert all(0 <= block.start < block.end <= len(read.text) for block in read.blocks)


@pytest.mark.parametrize("path", CRASHED, ids=lambda path: path.name)
def test_what_once_crashed(extractor: Extractor, path: Path) -> None:
    extract(extractor, path.read_bytes().decode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    "text",
    [
        "à " * 6_000,
        "« " * 3_000 + LEAD,
        "\n".join("Paris" for _ in range(100_000)),
        LEAD + "Jean " * 3_000,
        LEAD + "le 3 mai 2021, " * 1_000,
        "x" * 900_000,
    ],
    ids=["a", "quotes", "breaks", "names", "dates", "one word"],
)
def test_long_monotony(extractor: Extractor, text: str) -> None:
    assert extract(extractor, text) is not None


def test_too_long_is_refused() -> None:
    with pytest.raises(DialogueError, match="characters, more than"):
        article("x" * 5_000_000)


def test_a_long_text_is_read_in_windows(extractor: Extractor) -> None:
    filler = "\n\n".join(
        f"Le conseil municipal a voté le budget de la rue numéro {n}, selon le maire." for n in range(400)
    )
    end = LEAD.replace("Aline Dupré", "Berthe Mambo")
    record = extract(extractor, f"{LEAD}\n\n{filler}\n\n{end}")
    assert record is not None
    assert [event.participants[0].name for event in record.events] == ["Aline Dupré", "Berthe Mambo"]
    assert any("windows" in warning for warning in record.warnings)


def test_another_language_is_left_alone(extractor: Extractor) -> None:
    text = "The foreign minister of Mali, Aline Dupré, met her counterpart in Bamako on Monday to discuss the security of the region."
    record = extract(extractor, text)
    assert record is not None
    assert (record.language, record.events, record.mentioned) == (None, [], [])
    assert any("not French" in warning for warning in record.warnings)
