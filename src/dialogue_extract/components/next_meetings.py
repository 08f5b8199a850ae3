"""Find the announced following encounter with its date and place words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.phrases.appointments import date_of, place_of
from dialogue_extract.phrases.clauses import clause_start
from dialogue_extract.phrases.statements import KEY, Surface
from dialogue_extract.phrases.triggers import Hit, expression, hits
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import DateMention, NextMeetingMention

_DENIED = re.compile(r"(?<!\w)n(?:e|')\s?(?:[\w-]+\s){1,3}pas(?!\w)")
LATE = 0.4  # share of the article after which a session to come follows the one reported
DAY = 10  # length of an ISO day
DENIAL = 2  # tokens before the trigger at which a denial may begin: "ne | se rendra pas"
NEAR = 6  # tokens between "reporté" and the new date


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
    last, today = date.event_value.split("/")[-1], str(published)
    return last <= today if len(last) == DAY else last < today[: len(last)]


def _tied(hit: Hit, date: DateMention | None, place: tuple[int, int] | None) -> bool:
    """Return whether the date and the place that the wording asks for are there."""
    options = hit.trigger.options
    if options.get("dated") and (date is None or date.event_value is None):
        return False
    if options.get("placed") and (place is None or not -1 <= place[0] - hit.end < int(options["placed"])):
        return False
    return not (options.get("near") and (date is None or not hit.start <= date.start <= hit.end + NEAR))


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
        date, place = date_of(surface, hit, start, end), place_of(surface, hit, start, end)
        if not _tied(hit, date, place) or _over(surface, date):
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
            place=place,
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
