"""Scores that must not fall, and the values that were right when they were pinned."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dialogue_extract.errors import ReadingError
from dialogue_extract.scoring.tally import Tally, analyst_score

DECIMALS = 3
ANALYST = "analyst_score"


@dataclass(frozen=True, slots=True)
class Floors:
    """Least F1 a field, and the ids of all matched values."""

    fields: dict[str, float]
    matched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed since the floors were pinned."""

    gained: list[str]
    lost: list[str]
    below: dict[str, tuple[float, float]]  # field: (F1 now, floor)


def matched(tally: Tally) -> list[str]:
    """Return the ids of all values that are right, repeated ones numbered, sorted."""
    seen: Counter[str] = Counter()
    ids = []
    for judgement in tally.judgements:
        if judgement.verdict == "hit":
            seen[judgement.id] += 1
            ids.append(judgement.id if seen[judgement.id] == 1 else f"{judgement.id} ({seen[judgement.id]})")
    return sorted(ids)


def scores(tally: Tally) -> dict[str, float]:
    """Return the F1 of every field that the gold or the records hold, and the analyst score."""
    rows = tally.rows()
    kept = {name: round(row.f1, DECIMALS) for name, row in rows.items() if row.gold or row.found}
    return {**kept, ANALYST: round(analyst_score(rows), DECIMALS)}


def pin(tally: Tally) -> str:
    """Return the text of a floors file for the present scores."""
    return json.dumps({"fields": scores(tally), "matched": matched(tally)}, ensure_ascii=False, indent=1) + "\n"


def read_floors(path: Path) -> Floors:
    """Return the floors kept in a file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Floors(dict(content["fields"]), frozenset(content["matched"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadingError(f"{path}: not a floors file ({error}). Write one with --pin.") from error


def compare(tally: Tally, floors: Floors) -> Difference:
    """Return values gained and lost by id, and fields that fell below their floor."""
    now, present = scores(tally), frozenset(matched(tally))
    below = {name: (now.get(name, 0.0), floor) for name, floor in floors.fields.items() if now.get(name, 0.0) < floor}
    return Difference(sorted(present - floors.matched), sorted(floors.matched - present), below)
