"""The date that an encounter called off had: "devait se rendre jeudi", not "repoussée au 12 mai" nor "annulé hier"."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.clauses import announces, calls_off, clause_verb
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View
from dialogue_extract.spans import DateMention

DAY = len("2024-05-23")
REACH = 90  # characters of the clause before a date
BESIDE = frozenset({"eve", "day-after"})  # days told from another one: "il devait parler à Genève le lendemain"


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("extent")[name])


def given_up(view: View, cluster: Cluster, date: DateMention | None) -> DateMention | None:
    """Return the date given up, among those of the sentences that mention the encounter and of the ones beside."""
    own = [m.sent for m in cluster.mentions]
    near = [s for s in view.beside([s for s in own if not view.in_title(view.sents[s].start)][:2]) if s not in own]
    ranked: list[tuple[int, DateMention]] = []
    for sents in (sorted(set(own)), near):
        for sent in sents:
            span = view.sents[sent]
            ranked += [(_fit(view, d), d) for d in view.dates_between(span.start, span.end) if d.event_value]
        best = max(ranked, key=lambda r: r[0], default=None)
        if best and best[0] > 0:
            return best[1]
    if date and _fit(view, date) >= 0:
        return date
    return next((d for fit, d in ranked if fit == 0 and len((d.event_value or "").split("/")[0]) == DAY), None)


def _fit(view: View, date: DateMention) -> int:
    """Return 1 for a date that was set, 0 for one that may be, -1 for a new one or that of the announcement."""
    sent = view.sents[view.sent_of[date.start]]
    begin = view.tree[date.start].idx
    left = straight(view.tree.source[max(sent.start_char, begin - REACH) : begin])
    if _expression("put_off_to").search(left) or date.type in {"DURATION", "SET"}:
        return -1
    if _expression("had_set").search(left) and date.rule not in BESIDE:
        return 1
    root = view.tree.root(date.start, date.end)
    verb = clause_verb(root.head if root.head.i != root.i else root)
    if announces(verb.lower_) or (calls_off(verb.lower_) and verb.i < date.start):
        return -1
    return 0
