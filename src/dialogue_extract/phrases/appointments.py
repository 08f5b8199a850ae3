"""Read the day and the place said of an announced encounter."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache

from dialogue_extract.phrases.statements import Surface
from dialogue_extract.phrases.triggers import Hit, expression
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import DateMention

YEAR, DAY, WEEK = 4, 10, 7  # lengths of an ISO year and day; days
MONTHS = 13  # tried in turn for a bare day of the month: "le 31" is in every second one
LEAD = 6  # tokens before a town that may say that it is the place
BACK = 60  # tokens in which "y" finds the place named before
_PLACES = ("city", "capital", "state", "venue", "region", "metonym", "body", "organisation")
_HOSTS = ("city", "capital", "state")
_TOWNS = ("city", "capital")
_WHERE = {"à", "au", "aux", "en", "dans", "chez", "cadre", "théâtre"}
_OF = {"de", "d'"}
_CONVENE = {"tenir", "organiser", "convoquer", "programmer", "réunir"}
_LINKING = {"de", "d'", "du", "des", "à", "au", "aux", "avec", "entre", "par", "pour", ",", "que", "qui"}
_BARE_DAY = re.compile(
    r"(?<!\w)(?:le|au) (?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?(1er|[1-9]|[12]\d|3[01])"
    r"(?: (?:courant|du mois(?: en cours| courant)?))?(?=\s*(?:[,.;:)!»]|$)| (?:à|en|au|aux|dans|chez|par|pour|et) )"
)


def date_of(surface: Surface, hit: Hit, start: int, end: int) -> DateMention | None:
    """Return the date said of it, as one to come: the first after the trigger, else the last before."""
    dates = [date for date in surface.doc._.dates if start <= date.start < end]
    dates = [date for date in dates if not _past(surface, date) and surface.words[date.start - 1] != "depuis"]
    dates = [date for date in dates if not _bracketed(surface, date, start)]
    after = sorted((date for date in dates if date.start >= hit.start), key=lambda date: date.start < hit.end)
    before = [date for date in dates if date.event_value and "et" not in surface.words[date.end : hit.start]]
    known = [date for date in after if date.event_value] or _bare_day(surface, hit, end) or before[::-1]
    published = surface.doc._.published
    return _forward(known[0], str(published)) if known and published else next(iter(known), None)


def _bare_day(surface: Surface, hit: Hit, end: int) -> list[DateMention]:
    """Return the day of the month said after the trigger without its month: "se retrouveront le 22 à Hendaye"."""
    published = str(surface.doc._.published or "")
    begin, stop = surface.offsets(hit.start, end)
    found = _BARE_DAY.search(surface.text, begin, stop) if len(published) == DAY else None
    value = found and _next_day(int(found.group(1).removesuffix("er")), published)
    if not found or not value:
        return []
    first, last = surface.token_at(found.start(1)), surface.token_at(found.end(1) - 1) + 1
    rule = "next_meetings:bare day"
    return [DateMention(first, last, rule, *found.span(1), value=value, event_value=value, basis="resolved")]


def _next_day(number: int, published: str) -> str | None:
    """Return the first day of that number after publication."""
    today = datetime.date.fromisoformat(published)
    for month in range(today.month - 1, today.month - 1 + MONTHS):
        try:
            day = datetime.date(today.year + month // 12, month % 12 + 1, number)
        except ValueError:
            continue
        if day > today:
            return day.isoformat()
    return None


def _forward(date: DateMention, published: str | None) -> DateMention:
    """Return the date as one to come: "mardi" the next Tuesday, "en janvier" the next January."""
    value = date.event_value
    if value is None or published is None or date.basis != "resolved":
        return date
    if value[: len(published)] >= published[: len(value)]:
        return date
    return replace(date, event_value="/".join(_later(part, published) for part in value.split("/")))


def _later(value: str, published: str) -> str:
    if len(value) == DAY and len(published) == DAY:
        day, today = datetime.date.fromisoformat(value), datetime.date.fromisoformat(published)
        if (today - day).days <= WEEK:
            return (day + datetime.timedelta(days=WEEK)).isoformat()
    return f"{int(value[:4]) + 1}{value[4:]}" if len(value) > YEAR else value


def _bracketed(surface: Surface, date: DateMention, start: int) -> bool:
    """Return whether the date stands in brackets: "le deuxième sommet (après celui de novembre)"."""
    before = surface.words[start : date.start]
    return before.count("(") > before.count(")")


def _past(surface: Surface, date: DateMention) -> bool:
    words = surface.words[date.start : date.end]
    return any(word in ("hier", "dernier", "dernière", "derniers", "dernières") for word in words)


def place_of(surface: Surface, hit: Hit, start: int, end: int) -> tuple[int, int] | None:
    """Return the place words: a city after a place preposition, else a state or a venue, else who will host it."""
    named = [(m.start, m.end, m.kind) for m in surface.doc._.places if start <= m.start < end and m.kind in _PLACES]
    if not surface.doc._.places:
        named = [(e.start, e.end, "city") for e in surface.doc.ents if start <= e.start < end and e.label_ == "LOC"]
    named = [place for place in named if not _decided(surface, place[1])]
    located = [place for place in named if _located(surface, place[0]) or _leading(surface, hit, place)]
    if hit.trigger.options.get("near"):
        located = [place for place in located if place[0] > hit.start]  # what stands before was given up with the date
    located.sort(key=lambda place: (place[0] < hit.start, place[2] not in _TOWNS, place[0]))
    if located:
        return located[0][:2]
    return next((place[:2] for place in named if _hosting(surface, hit, place, end)), None) or _taken_up(surface, hit)


def _decided(surface: Surface, end: int) -> bool:
    """Return whether the place is where it was agreed on: "ont convenu à Riga | de tenir la prochaine session"."""
    following = surface.words[end : end + 2]
    return following[:1] in (["de"], ["d'"]) and not _CONVENE.isdisjoint(following)


def _located(surface: Surface, index: int) -> bool:
    words = surface.words
    before = index - 1
    while before >= 0 and words[before] in ("la", "le", "les", "l'", "ville"):
        before -= 1
    return before >= 0 and words[before] in _WHERE


def _leading(surface: Surface, hit: Hit, place: tuple[int, int, str]) -> bool:
    """Return whether words before a town without a preposition say that it is the place: "Prochain tour : Oslo"."""
    first, _, kind = place
    if kind not in _TOWNS or first <= hit.start:
        return False
    begin, stop = surface.offsets(max(hit.statement.start, first - LEAD), first)
    return bool(_led().search(surface.text, begin, stop))


@cache
def _led() -> re.Pattern[str]:
    return expression(lexicon("outcomes")["leading"]["pattern"], {})


def _hosting(surface: Surface, hit: Hit, place: tuple[int, int, str], end: int) -> bool:
    """Return whether a place named without a preposition is where it will be.

    "Oslo accueillera la prochaine session", "le sommet extraordinaire de Harare".
    """
    first, last, kind = place
    named = kind in _TOWNS and hit.start < first and surface.words[first - 1] in _OF
    if named and not _LINKING.intersection(surface.words[hit.start : first - 1]):
        return True
    if kind not in _HOSTS or last >= end:
        return False
    begin, stop = surface.offsets(last, end)
    return bool(_host().match(surface.text, begin, stop))


@cache
def _host() -> re.Pattern[str]:
    return expression(lexicon("outcomes")["hosting"]["pattern"], {})


def _taken_up(surface: Surface, hit: Hit) -> tuple[int, int] | None:
    """Return the place that "y" takes up: "ces attentes à Paris. Une délégation s'y rendra"."""
    if "y" not in surface.words[max(hit.start - 2, 0) : hit.end]:
        return None
    before = [m for m in surface.doc._.places if hit.start - BACK <= m.start < hit.start and m.kind in _HOSTS]
    placed = [place for place in before if _located(surface, place.start)]
    return (placed[-1].start, placed[-1].end) if placed else None
