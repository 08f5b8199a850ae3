"""Collect judgements and count precision, recall and F1 a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dialogue_extract.scoring.matching import Pair, pairs

Verdict = Literal["hit", "missed", "spurious"]

FIELDS = (
    "events", "quiet", "type", "status", "name", "edition", "participants", "people", "titles", "role", "affiliation",
    "parties", "city", "country", "date", "topics", "contexts", "outcomes", "next", "next_date", "next_city",
)  # fmt: skip
HEADLINE = (
    "events", "type", "participants", "titles", "role", "affiliation", "parties", "city", "country", "date", "topics",
    "contexts", "next_date", "next_city",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one gold or one found value."""

    field: str
    verdict: Verdict
    where: str
    value: str

    @property
    def id(self) -> str:
        """Return the name under which floors remember the value."""
        return f"{self.where} {self.field}: {self.value}"


@dataclass(frozen=True, slots=True)
class Row:
    """Scores of one field."""

    hits: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Return the share of found values that are right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of gold values that were found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def optional(value: Any) -> bool:
    """Return whether the gold neither rewards nor punishes the value."""
    return isinstance(value, Mapping) and bool(value.get("optional"))


@dataclass(slots=True)
class Tally:
    """All judgements of an evaluation."""

    judgements: list[Judgement] = field(default_factory=list)

    def note(self, name: str, verdict: Verdict, where: str, value: Any) -> None:
        """Add one judgement."""
        self.judgements.append(Judgement(name, verdict, where, str(value)))

    def one(
        self, name: str, gold: Any, found: Any, where: str, same: Callable[[Any, Any], bool] = lambda a, b: bool(a == b)
    ) -> None:
        """Judge a field that holds at most one value; a wrong one is both missed and spurious."""
        if gold is not None and found is not None and same(gold, found):
            self.note(name, "hit", where, gold)
            return
        if gold is not None:
            self.note(name, "missed", where, gold)
        if found is not None:
            self.note(name, "spurious", where, found)

    def many(
        self,
        name: str,
        gold: Sequence[Any],
        found: Sequence[Any],
        where: str,
        alike: Callable[[Any, Any], float],
        least: float = 1.0,
        show: Callable[[Any], Any] = lambda value: value,
    ) -> list[Pair]:
        """Judge a list; an optional gold value and whatever pairs with it are left out. Return the pairs that count."""
        paired = pairs(gold, found, alike, least)
        kept = [pair for pair in paired if not optional(gold[pair.gold])]
        for pair in kept:
            self.note(name, "hit", where, show(gold[pair.gold]))
        taken_gold, taken_found = {pair.gold for pair in paired}, {pair.found for pair in paired}
        for i, value in enumerate(gold):
            if i not in taken_gold and not optional(value):
                self.note(name, "missed", where, show(value))
        for j, value in enumerate(found):
            if j not in taken_found:
                self.note(name, "spurious", where, show(value))
        return kept

    def row(self, name: str) -> Row:
        """Return the scores of a field."""
        count = Counter(judgement.verdict for judgement in self.judgements if judgement.field == name)
        return Row(count["hit"], count["hit"] + count["missed"], count["hit"] + count["spurious"])

    def rows(self) -> dict[str, Row]:
        """Return the scores of all fields, in the order of the table."""
        return {name: self.row(name) for name in FIELDS}


def analyst_score(rows: Mapping[str, Row]) -> float:
    """Return the mean F1 of the fields an analyst's table is made of."""
    return sum(rows[name].f1 for name in HEADLINE) / len(HEADLINE)
