"""Stretch the day of an encounter to all its days: "ouvert mercredi pour deux jours", "s'achève ce jeudi"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as day_of
from datetime import timedelta
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.cluster import MULTILATERAL, Cluster
from dialogue_extract.events.status import straight
from dialogue_extract.events.view import View
from dialogue_extract.spans import DateMention

DAY = len("2024-05-23")
LONGEST = 14  # days: what opens and closes farther apart is not one encounter
WEEK = 7
JOURNEY = (("opening", "leaving"), ("closing", "home"))
LATER = 5  # sentences after a journey that may tell of its end
REACH = 90  # characters of the clause beside a day


@cache
def expression(name: str) -> re.Pattern[str]:
    """Return a compiled expression of `patterns/extent.toml`."""
    table = resources.patterns("extent")
    return re.compile(table[name].replace("NUMBER", table["number"]))


def stretched(view: View, cluster: Cluster, sents: set[int], date: DateMention | None) -> DateMention | None:
    """Return the date with the interval that its sentences give the encounter, else as it is."""
    if date is None or cluster.type == "call" or cluster.background or len(date.event_value or "") != DAY:
        return date
    value = date.event_value or ""
    around = _around(view, cluster, sents)
    side = _side(view, cluster, date)
    first, last = (None, value) if side == "closing" else (value, None)
    for other in _days(view, around, date):
        end = _side(view, cluster, other)
        if end == "opening" and (
            first is None or (cluster.type in MULTILATERAL and _going_on(view, other, date, side))
        ):
            first, last = other.event_value, last or value
        if end == "closing" and last is None:
            last = _not_before(other, value)
    if (rank := _rank(view, date)) and first == value:
        first, last = _moved(value, 1 - rank), last or value
    length = _length(view, cluster, around)
    if length and first == value and last is None and _over(view, cluster, value, length):
        first, last = None, value
    first, last = _filled(first, last, length)
    if not first or not last or not first < last <= _moved(first, LONGEST):
        return date
    return replace(date, event_value=f"{first}/{last}", basis="resolved")


def _over(view: View, cluster: Cluster, value: str, length: int) -> bool:
    """Return whether the days from one on would reach beyond publication though all is told as past."""
    published, told = view.doc._.published, {m.status for m in cluster.mentions if m.status}
    return bool(published) and len(published) == DAY and told == {"held"} and _moved(value, length - 1) > published


def _going_on(view: View, other: DateMention, date: DateMention, side: str) -> bool:
    """Return whether talks of a day of no side went on since another: "Menées depuis lundi, elles ont abouti hier"."""
    left, _ = _beside(view, other)
    return side == "" and bool(expression("gathered_since").search(left)) and _before(other, date)


def _before(other: DateMention, date: DateMention) -> bool:
    return (other.event_value or "") < (date.event_value or "")


def _rank(view: View, date: DateMention) -> int:
    """Return which day of the encounter a day is, 0 where its clause says none: "lundi, au troisième jour"."""
    found = [m for words in _beside(view, date) for m in expression("nth").finditer(words)]
    ranks: dict[str, int] = resources.patterns("extent")["ranks"]
    return ranks[found[0].group(1)] if found else 0


def _around(view: View, cluster: Cluster, sents: set[int]) -> list[int]:
    """Return the sentences that mention the encounter, those beside that go on about it, those on a departure."""
    beside = {s + step for s in cluster.sents for step in (-1, 1)} & sents
    if cluster.type == "visit":
        last = cluster.sents[-1]
        beside |= {s for s in range(last, min(last + LATER, len(view.sents))) if _goes_home(view, s)}
    return sorted({*cluster.sents, *beside})


def _goes_home(view: View, sent: int) -> bool:
    """Return whether a sentence tells of the traveller's departure: "Il regagnera Lomé jeudi"."""
    return bool(expression("going_home").search(view.told(sent)))


def _side(view: View, cluster: Cluster, date: DateMention) -> str:
    """Return whether a day opens or closes the encounter: of a journey also the day of leaving for home."""
    left, right = _beside(view, date)
    if cluster.type == "visit":
        ends = [(m.start(), side) for side, name in JOURNEY for m in expression(name).finditer(left)]
        if ends:
            return max(ends)[1]
    return bound(view, date) or ("closing" if expression("ended").search(f"{left} {right}") else "")


def _days(view: View, around: list[int], but: DateMention) -> list[DateMention]:
    """Return the other single days in the sentences, none of the next meeting or a subject of talks."""
    found = [d for s in around for d in view.dates_between(view.sents[s].start, view.sents[s].end)]
    taken = view.next_tokens | view.topic_tokens
    return [d for d in found if d is not but and len(d.event_value or "") == DAY and d.start not in taken]


def bound(view: View, date: DateMention) -> str:
    """Return whether the words around a day open or close an encounter, or the empty string."""
    left, right = _beside(view, date)
    found = {side: list(expression(side).finditer(left)) for side in ("opening", "closing")}
    nearest = [(matches[-1].start(), side) for side, matches in found.items() if matches]
    if nearest:
        return max(nearest)[1]
    return next((side for side in ("opening", "closing") if expression(f"{side}_after").search(right)), "")


def _beside(view: View, date: DateMention) -> tuple[str, str]:
    """Return the words of the clause before a day and behind it."""
    sent = view.sents[view.sent_of[date.start]]
    text = view.tree.source
    begin, end = view.tree[date.start].idx, view.tree[date.end - 1].end
    left = straight(text[max(sent.start_char, begin - REACH) : begin])
    return left, straight(text[end : min(sent.end_char, end + REACH)])


def of_journey(view: View, date: DateMention) -> bool:
    """Return whether a day opens or closes a journey: "achève ce mercredi sa visite"."""
    return told_of_journey(view, date) and bool(bound(view, date))


def told_of_journey(view: View, date: DateMention) -> bool:
    """Return whether a date stands in a sentence on a journey."""
    return bool(expression("travel").search(view.told(view.sent_of[date.start])))


def founded(word: str, date: DateMention) -> bool:
    """Return whether a month or year is that in which a series or an accord began: "lancé en décembre 2009"."""
    return len((date.event_value or "").split("/")[0]) < DAY and bool(expression("founding").match(word))


def _length(view: View, cluster: Cluster, around: list[int]) -> int | None:
    """Return how many days the sentences say that the encounter lasts, those that mention it first."""
    own: tuple[str, ...]
    own = ("journey", "free", "alone") if cluster.type == "visit" else ("session", "free", "talks", "alone")
    if cluster.type == "meeting":  # "Trois jours durant, elle enchaînera les rendez-vous" are days of a journey
        own = ("session", "talks")
    beside = ("alone", "talks") if cluster.type in MULTILATERAL else ("alone",)
    ranked = [(s, own) for s in cluster.sents] + [(s, beside) for s in around if cluster.type != "meeting"]
    for sent, names in ranked:
        words = view.told(sent)
        for before in (expression(name).search(words) for name in names):
            found = before and expression("number").match(words, before.end())
            if found:
                days: dict[str, int] = resources.patterns("extent")["days"]
                word = found.group(0).split()[0].removesuffix("h")
                return days[word] if word in days else int(word)
    return None


def _filled(first: str | None, last: str | None, length: int | None) -> tuple[str | None, str | None]:
    """Return both ends, the one that is not known counted from the other."""
    if length and first and not last:
        return first, _moved(first, length - 1)
    if length and last and not first:
        return _moved(last, 1 - length), last
    return first, last


def _moved(value: str, days: int) -> str:
    return (day_of.fromisoformat(value) + timedelta(days=days)).isoformat()


def _not_before(date: DateMention, first: str) -> str:
    """Return the last day as one that follows the first: "jusqu'à vendredi" is the Friday to come."""
    value = date.event_value or ""
    later = date.rule == "weekday" and value < first <= _moved(value, WEEK)
    return _moved(value, WEEK) if later else value
