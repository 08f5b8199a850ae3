"""Proper name, edition and recurrence of an encounter."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View
from dialogue_extract.text import compiled

SERIES = frozenset({"committee", "dialogue", "conference", "summit", "negotiation"})
NUMBERED = "ministerial"  # "la troisième réunion des Premiers ministres" of two states is a meeting of a series
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@cache
def _ordinals() -> dict[str, int]:
    table: dict[str, int] = resources.patterns("naming")["ordinals"]
    return table


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("naming")[name], re.IGNORECASE)


def _roman(text: str) -> int:
    total = 0
    values = [ROMAN[c] for c in text.lower()]
    for here, following in zip(values, [*values[1:], 0], strict=True):
        total += here if here >= following else -here
    return total


def edition_of(text: str) -> int | None:
    """Return the ordinal that a few words hold: "3e", "XIVème", "quatorzième", "2nd"; None without one."""
    digits = _expression("digits").search(text)
    if digits:
        return int(digits.group(1))
    roman = re.search(r"\b([IVXLC]{1,6})\s?(?:e|è|ème|ième|eme|er|ère|ᵉ)\b", text) or re.search(
        r"\b([IVX]{2,5})(?=\s)", text
    )
    if roman:
        return _roman(roman.group(1))
    for word in re.findall(r"[\w-]+", straight(text)):
        if word in _ordinals():
            return _ordinals()[word]
    return None


def edition(view: View, cluster: Cluster) -> int | None:
    """Return the edition of a series; a first meeting without a name is no edition of one."""
    found = _edition(cluster)
    return None if found == 1 and name(view, cluster) is None else found


def _edition(cluster: Cluster) -> int | None:
    """Return the ordinal that the wording beside a trigger of a series gives."""
    if cluster.type not in SERIES and not any(m.trigger.pattern.id == NUMBERED for m in cluster.mentions):
        return None
    told = (m.edition for m in cluster.mentions if not m.announced)
    return next((number for number in told if number is not None), None)


def edition_beside(view: View, trigger: int) -> int | None:
    """Return the ordinal before a word of encounters or inside its phrase: "la 15e réunion"."""
    token = view.tree[trigger]
    sent = token.sent
    text = view.tree.source
    near = _expression("edition_before").search(text[max(sent.start_char, token.idx - 40) : token.idx])
    found = edition_of(near.group(0)) if near else None
    if found is not None:
        return found
    right = text[token.idx : min(sent.end_char, token.idx + 110)]
    if inner := _expression("edition_inside").search(right):
        return edition_of(inner.group(0))
    behind = _expression("edition_after").search(right)
    return edition_of(behind.group(1) or behind.group(2)) if behind else None


def recurrence(view: View, cluster: Cluster) -> str | None:
    """Return how often the series meets, from "annuel", "tous les deux ans" beside the trigger."""
    for mention in cluster.mentions:
        token = view.tree[mention.trigger.token]
        sent = view.sents[mention.sent]
        near = straight(view.tree.source[max(sent.start_char, token.idx - 40) : min(sent.end_char, token.idx + 90)])
        for value, expression in resources.patterns("naming")["recurrence"].items():
            if compiled(expression).search(near):
                return str(value)
    return None


def name(view: View, cluster: Cluster) -> tuple[int, int] | None:
    """Return the token span of the event's proper name without ordinal or year, or None."""
    if cluster.type not in SERIES or cluster.type == "negotiation":  # talks have rounds, no names
        return None
    best: tuple[float, tuple[int, int]] | None = None
    for mention in cluster.mentions:
        for span in _candidates(view, mention.trigger.token):
            trimmed = _trim(view, *span)
            if trimmed is None or _of_city(view, *trimmed):
                continue
            points = trimmed[1] - trimmed[0] - (3 if view.in_title(trimmed[0]) else 0)
            if best is None or points > best[0]:
                best = (points, trimmed)
    return best[1] if best else None


def _of_city(view: View, start: int, end: int) -> bool:
    """Return whether a phrase names no more than where it is: "sommet de Luanda"."""
    place = view.place_at.get(end - 1)
    return place is not None and place.kind in {"city", "capital"} and place.start - start <= 2 and place.end == end


def _candidates(view: View, token: int) -> list[tuple[int, int]]:
    sent = view.sents[view.sent_of[token]]
    found = [
        (start, end) for start, end in view.event_names if sent.start <= start <= token + 8 and token < end <= sent.end
    ]
    return found or _phrase(view, token, sent.end)


def _phrase(view: View, token: int, limit: int) -> list[tuple[int, int]]:
    """Return a noun phrase that names a standing body or series: "commission mixte algéro-malienne"."""
    tree = view.tree
    end = token + 1
    while end < min(limit, token + 16):
        here = tree[end]
        word = here.lower_.replace("’", "'")
        if here.pos_ in {"VERB", "AUX", "PRON", "SCONJ", "PUNCT", "SPACE"} and word not in {"«", "»"}:
            break
        if (
            word in {"à", "au", "en", "dans", "lors", "par", "le", "les", "mardi", "pour"}
            and tree[end - 1].pos_ != "ADP"
        ):
            break
        if here.i in view.date_at or word in {"entre", "avec"}:
            break
        end += 1
    while end > token + 1 and tree[end - 1].pos_ in {"ADP", "DET", "CCONJ", "ADV"}:
        end -= 1
    start = token
    words = straight(tree.text(start, end))
    return [(start, end)] if _expression("named").search(words) else []


def _trim(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Drop "la 14e session de la", the ordinal and the year around a name."""
    tree = view.tree
    while start < end:
        word = tree[start].text
        rest = straight(tree.text(start, end))
        session = _expression("session").match(rest)
        if session:
            cut = tree[start].idx + session.end()
            while start < end and tree[start].idx < cut:
                start += 1
            continue
        if tree[start].pos_ in {"DET", "ADP"} or edition_of(word) is not None:
            start += 1
            continue
        break
    while end > start and (tree[end - 1].like_num or tree[end - 1].is_punct or tree[end - 1].pos_ in {"ADP", "DET"}):
        end -= 1
    if end - start < 2 and not tree.text(start, end).isupper():
        return None
    return start, end
