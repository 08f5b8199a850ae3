"""Let people of one enumeration take part together, where parses lose the members after the first."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.participation import Verdict
from dialogue_extract.events.roles import extent
from dialogue_extract.events.view import View
from dialogue_extract.spans import Mention

UNTOLD = 0.0  # what nothing speaks against


@cache
def _between() -> re.Pattern[str]:
    return re.compile(resources.patterns("arguments")["enumerating"])


def together(view: View, verdicts: list[Verdict], sents: set[int], enough: float) -> list[Verdict]:
    """Return the verdicts with those raised who are enumerated with one that takes part: "X (Oslo), Y (Bonn) et Z"."""
    score = {v.person: v.score for v in verdicts}
    raised = {
        person
        for row in _rows(view, sents)
        if any(score.get(p, 0.0) >= enough for p in row)
        for person in row
        if UNTOLD <= score.get(person, enough) < enough and view.people[person].party
    }
    rule = "enumerated with who takes part"
    return [Verdict(v.person, enough, (*v.rules, rule)) if v.person in raised else v for v in verdicts]


def _rows(view: View, sents: set[int]) -> list[list[int]]:
    """Return the enumerations of two and more people in the given sentences."""
    rows: list[list[int]] = []
    for sent in (view.sents[n] for n in sorted(sents)):
        row: list[int] = []
        last = sent.start
        for mention in _named(view, sent.start, sent.end):
            first, end = extent(view, mention)
            if not (row and _between().fullmatch(view.tree.text(last, first).lower())):
                rows.append(row)
                row = []
            row.append(view.person_at[mention.start])
            last = end
        rows.append(row)
    return [list(dict.fromkeys(row)) for row in rows if len(set(row)) > 1]


def _named(view: View, start: int, end: int) -> list[Mention]:
    """Return the names between two tokens, in text order."""
    found = (name for person in view.people for name in person.names if start <= name.start < end)
    return sorted((n for n in found if n.start in view.person_at), key=lambda n: n.start)
