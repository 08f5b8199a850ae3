"""Find the announced following encounter with its date and place words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.phrases.clauses import clause_start
from dialogue_extract.phrases.statements import KEY, Surface
from dialogue_extract.phrases.triggers import Hit, expression, hits
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import DateMention, NextMeetingMention

_DENIED = re.compile(r"(?<!\w)n(?:e|')\s?(?:[\w-]+\s){1,3}pas(?!\w)")
LATE = 0.4  # share of the article after which a session to come follows the one reported
YEAR, DAY, WEEK = 4, 10, 7  # lengths of an ISO year and day; days
DENIAL = 2  # tokens before the trigger at which a denial may begin: "ne | se rendra pas"
NEAR = 6  # tokens between "reporté" and the new date
_PLACES = ("city", "capital", "state", "venue", "region", "metonym", "body", "organisation")
_WHERE = {"à", "au", "aux", "en", "dans", "chez"}


def _bounds(surface: Surface, hit: Hit) -> tuple[int, int]:
    """Return the clause: from the trigger's clause start to the end of its sentence."""
    start = clause_start(surface, hit.start, hit.statement)
    end = hit.statement.end
    while end > hit.end and not surface.words[end - 1].strip(' \n\t.,;:!?…»"'):
        end -= 1
    return start, end


def _span_start(surface: Surface, hit: Hit, start: int) -> int:
    """Return where the mention begins: a whole main clause, else the trigger."""
    if hit.start - start <= 12 and not any(w in ("pour", "de", "d'") for w in surface.words[start : hit.start]):
        return start
    return hit.start


def _date(surface: Surface, hit: Hit, start: int, end: int) -> DateMention | None:
    """Return the date said of it: the first after the trigger, else the last before."""
    dates = [date for date in surface.doc._.dates if start <= date.start < end]
    dates = [date for date in dates if not _past(surface, date) and surface.words[date.start - 1] != "depuis"]
    dates = [date for date in dates if not _bracketed(surface, date, start)]
    after = [date for date in dates if date.start >= hit.start]
    before = [date for date in dates if date.event_value and "et" not in surface.words[date.end : hit.start]]
    known = [date for date in after if date.event_value] or before[::-1]
    published = surface.doc._.published
    return _forward(known[0], str(published)) if known and published else next(iter(known), None)


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


def _place(surface: Surface, hit: Hit, start: int, end: int) -> tuple[int, int] | None:
    """Return the place words: a city after a place preposition, else a state or a venue."""
    named = [(m.start, m.end, m.kind) for m in surface.doc._.places if start <= m.start < end and m.kind in _PLACES]
    if not surface.doc._.places:
        named = [(e.start, e.end, "city") for e in surface.doc.ents if start <= e.start < end and e.label_ == "LOC"]
    located = [place for place in named if _located(surface, place[0])]
    if hit.trigger.options.get("near"):
        located = [place for place in located if place[0] > hit.start]  # what stands before was given up with the date
    located.sort(key=lambda place: (place[0] < hit.start, place[2] not in ("city", "capital"), place[0]))
    return located[0][:2] if located else None


def _located(surface: Surface, index: int) -> bool:
    words = surface.words
    before = index - 1
    while before >= 0 and words[before] in ("la", "le", "les", "l'", "ville"):
        before -= 1
    return before >= 0 and words[before] in _WHERE


def _refused(surface: Surface, hit: Hit, start: int, end: int) -> bool:
    begin, stop = surface.offsets(start, end)
    clause = surface.text[begin:stop]
    before = max(hit.statement.start, hit.start - DENIAL)
    if _others().search(clause) or _DENIED.search(surface.text, surface.starts[before], stop):
        return True
    past = hit.trigger.options.get("past")
    after = surface.text[surface.starts[hit.start] : stop]
    return bool(past and re.search(past, after))


@cache
def _others() -> re.Pattern[str]:
    return expression(lexicon("outcomes")["others"]["pattern"], {})


def _over(surface: Surface, date: DateMention | None) -> bool:
    """Return whether the date is not after publication: then the words tell of the encounter itself."""
    published = surface.doc._.published
    if date is None or date.event_value is None or not published:
        return False
    last = date.event_value.split("/")[-1]
    return len(last) == DAY and last <= str(published)


def _tied(surface: Surface, hit: Hit, date: DateMention | None) -> bool:
    """Return whether wording, place in the article and date allow the mention."""
    options = hit.trigger.options
    if options.get("dated") and (date is None or date.event_value is None):
        return False
    return not (options.get("near") and (date is None or date.start - hit.end > NEAR))


def _governed(surface: Surface, hit: Hit, date: DateMention | None) -> bool:
    """Return whether the words only complete another noun: "le format des prochaines discussions"."""
    before = hit.start - 1
    while before > hit.statement.start and surface.words[before] in ("la", "le", "les", "l'"):
        before -= 1
    if date is not None or hit.trigger.id != "next" or surface.words[before] not in ("du", "des", "de"):
        return False
    return not any(word in ("date", "lieu", "tenue") for word in surface.words[hit.statement.start : hit.start])


def _late(surface: Surface, hit: Hit) -> bool:
    return hit.start >= LATE * len(surface.doc)


def _mentions(surface: Surface) -> Iterator[NextMeetingMention]:
    for hit in hits(surface, "next_meetings"):
        start, end = _bounds(surface, hit)
        if _refused(surface, hit, start, end):
            continue
        date = _date(surface, hit, start, end)
        if not _tied(surface, hit, date) or _over(surface, date):
            continue
        options = hit.trigger.options
        early = bool(options.get("late")) and not _late(surface, hit)
        weak = bool(options.get("weak")) or early or _governed(surface, hit, date)
        if weak and date is None:
            continue
        yield NextMeetingMention(
            _span_start(surface, hit, start),
            end,
            rule=f"next_meetings:{hit.trigger.id}",
            trigger=hit.start,
            date=date,
            place=_place(surface, hit, start, end),
            weak=weak,
        )


def _settled(mentions: list[NextMeetingMention]) -> list[NextMeetingMention]:
    """Keep one mention a sentence: strong before weak, then the more telling."""
    kept: list[NextMeetingMention] = []
    for mention in sorted(mentions, key=lambda m: (m.weak, m.date is None, m.place is None, m.start)):
        if not any(mention.overlaps(other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


class NextMeetingFinder:
    """Write the announced following encounters to `doc._.next_meetings`."""

    def process(self, doc: Doc) -> list[NextMeetingMention]:
        """Return the announcements in text order."""
        return _settled(list(_mentions(Surface.of(doc))))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.next_meetings = tuple(self.process(doc))
        doc.user_data.pop(KEY, None)  # it refers back to the document: keep no cycle
        return doc


@Language.factory("dialogue_next_meetings", assigns=["doc._.next_meetings"], requires=["token.pos", "token.morph"])
def make_next_meetings(nlp: Language, name: str) -> NextMeetingFinder:
    """Create the component."""
    return NextMeetingFinder()
