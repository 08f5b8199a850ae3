"""Find who is told beside a noun to lead the encounter: "une réunion dirigée par X et Y", "sous la présidence de X"."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View

LED = frozenset({"meeting", "conference", "committee", "dialogue", "summit", "negotiation", "ceremony"})
STOPS = frozenset({";", ":", "présence", "accompagné", "accompagnée", "accompagnés", "afin", "pour", "qui"})


@cache
def _expression() -> re.Pattern[str]:
    return re.compile(resources.patterns("arguments")["led"])


def leaders(view: View, found: Encounter) -> list[int]:
    """Return the people whom the words behind an encounter's noun name as its chairs."""
    if found.trigger.pattern.verbal or found.title or found.type not in LED:
        return []
    tree, start, end = view.tree, found.trigger.token + 1, view.sents[found.sent].end
    told = _expression().match(straight(tree.text(start, end)))
    if told is None:
        return []
    begin, _ = tree.covering(tree[start].idx + told.end(), tree[end - 1].end)
    stops = (i for i in range(begin, end) if tree[i].lower_ in STOPS or "Fin" in tree[i].feature("VerbForm"))
    return view.persons_between(begin, next(stops, end))
