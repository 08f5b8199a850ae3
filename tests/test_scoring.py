"""The evaluation agrees with the reference scorer and remembers values by id."""

from __future__ import annotations

import copy
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_extract.scoring.corpus import GoldArticle, by_name, evaluate, read_gold
from dialogue_extract.scoring.floors import compare, matched, pin, read_floors
from dialogue_extract.scoring.matching import overlap, pairs, same_name, same_text
from dialogue_extract.scoring.tally import FIELDS, Tally, analyst_score

SHARED = Path(os.environ.get("DIALOGUE_SHARED", Path(__file__).parents[1].parent / "shared"))

EVENT = {
    "type": "meeting",
    "status": "held",
    "name": None,
    "edition": None,
    "parties": [{"text": "France", "code": "FR"}, {"text": "Mali", "code": "ML"}],
    "participants": [
        {
            "name": "Élise Vautrin",
            "aliases": [],
            "titles": ["ministre des Affaires étrangères"],
            "party": "FR",
            "role": "guest",
        },
        {"name": "Modibo Kassambara", "aliases": ["M. Kassambara"], "titles": [], "party": "ML", "role": "host"},
    ],
    "location": {"text": "Bamako", "venue": None, "city": "Bamako", "country": "ML", "online": False},
    "date": {"text": "mercredi", "value": "2024-05-22"},
    "topics": [{"text": "lutte contre la corruption", "contexts": ["corruption"]}],
    "outcomes": [],
    "next_meeting": None,
}


def gold(*events: dict, name: str = "a1") -> list[GoldArticle]:
    return [GoldArticle(name, Path(f"{name}.txt"), {"events": list(events)})]


def score(annotated: list[GoldArticle], *events: dict, name: str = "a1") -> Tally:
    return evaluate(annotated, {name: {"source": f"{name}.txt", "events": list(events)}})


def changed(**values: object) -> dict:
    return {**copy.deepcopy(EVENT), **values}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kassym-Jomart Tokaïev", "Tokaiev", True),
        ("U. Zeya", "Uzry Zeya", False),
        ("Élise Vautrin", "elise VAUTRIN", True),
        ("M", "M", False),
        ("", "Bamako", False),
    ],
)
def test_names_match_when_one_holds_the_other(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_texts_match_by_content_words() -> None:
    assert overlap("la lutte contre les traites", "lutte contre la traite") == 1.0
    assert same_text("droits de l'homme", "les droits humains") is True
    assert same_text("commerce", "sécurité") is False


def test_pairs_take_the_best_first_and_the_earlier_among_equals() -> None:
    assert pairs([1, 5], [5, 1, 1], lambda a, b: float(a == b), 1.0) == [(0, 1), (1, 0)]


def test_a_right_record_has_no_fault() -> None:
    tally = score(gold(EVENT), copy.deepcopy(EVENT))
    assert {judgement.verdict for judgement in tally.judgements} == {"hit"}


def test_a_wrong_value_is_missed_and_spurious() -> None:
    row = score(gold(EVENT), changed(status="planned")).row("status")
    assert (row.hits, row.gold, row.found) == (0, 1, 1)


def test_background_events_are_left_out() -> None:
    tally = score(gold(), {**changed(), "background": True})
    assert tally.row("quiet").f1 == 1.0
    assert tally.row("events").found == 0


def test_optional_values_are_neither_rewarded_nor_punished() -> None:
    annotated = changed(topics=[{"text": "bilan", "contexts": [], "optional": True}])
    for topics in ([], [{"text": "bilan", "contexts": []}]):
        row = score(gold(annotated), changed(topics=topics)).row("topics")
        assert (row.gold, row.found) == (0, 0)


def test_a_spurious_event_costs_its_values() -> None:
    row = score(gold(), changed()).row("participants")
    assert (row.gold, row.found) == (0, 2)


def test_floors_name_what_was_gained_and_lost(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(pin(score(gold(EVENT), changed(date=None))), encoding="utf-8")
    difference = compare(score(gold(EVENT), changed(status="planned")), read_floors(path))
    assert difference.gained == ["a1#1 date: 2024-05-22"]
    assert difference.lost == ["a1#1 status: held"]
    assert difference.below["status"] == (0.0, 1.0)
    assert "date" not in difference.below


def test_repeated_values_have_ids_of_their_own() -> None:
    tally = Tally()
    for _ in range(2):
        tally.note("topics", "hit", "a1#1", "paix")
    assert matched(tally) == ["a1#1 topics: paix", "a1#1 topics: paix (2)"]


def disturb(annotation: dict, chance: random.Random) -> dict:
    """Make a record with faults of every kind out of an annotation."""
    record = copy.deepcopy(annotation)
    events = [event for event in record["events"] if chance.random() > 0.15]
    for event in events:
        event.pop("optional", None)
        event["background"] = chance.random() < 0.1
        if chance.random() < 0.3:
            event["type"] = chance.choice(["meeting", "summit", "committee"])
        if chance.random() < 0.2:
            event["location"] = event["date"] = None
        for key in ("participants", "parties", "topics", "outcomes"):
            event[key] = [value for value in event[key] if chance.random() > 0.2]
            chance.shuffle(event[key])
        for person in event["participants"]:
            person["titles"] = [{"text": title} for title in person["titles"] if chance.random() > 0.2]
            person["role"] = person["role"] if chance.random() > 0.2 else "participant"
        for topic in event["topics"]:
            topic["text"] = " ".join(word for word in topic["text"].split() if chance.random() > 0.2)
    if events and chance.random() < 0.2:
        events.append(copy.deepcopy(events[0]))
    return {"source": record["source"], "events": events}


@pytest.mark.skipif(not (SHARED / "gold" / "score.py").exists(), reason="the shared reference scorer is not here")
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_the_reference_scorer(tmp_path: Path, seed: int) -> None:
    folder, chance = tmp_path / "gold", random.Random(seed)
    folder.mkdir()
    for number in range(1, 31):
        for suffix in (".json", ".txt"):
            name = f"d{number:02d}{suffix}"
            (folder / name).symlink_to(SHARED / "gold" / "dev" / name)
    articles = read_gold(folder)
    records = [disturb({**article.annotation, "source": f"{article.name}.txt"}, chance) for article in articles]
    lines, result = tmp_path / "records.jsonl", tmp_path / "scores.json"
    lines.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    script = str(SHARED / "gold" / "score.py")
    subprocess.run(
        [sys.executable, script, str(folder), str(lines), "--json", str(result)], check=True, capture_output=True
    )
    expected = json.loads(result.read_text(encoding="utf-8"))
    rows = evaluate(articles, by_name(records)).rows()
    for name in FIELDS:
        ours, theirs = rows[name], expected["fields"][name]
        assert (ours.gold, ours.found) == (theirs["gold"], theirs["found"]), name
        assert [ours.precision, ours.recall, ours.f1] == pytest.approx([theirs["P"], theirs["R"], theirs["F1"]]), name
    assert analyst_score(rows) == pytest.approx(expected["analyst_score"])
