"""Tell how an item of an enumeration goes on after a comma: further places, adjectives, complements, explanations."""

from __future__ import annotations

from dialogue_extract.phrases.coordination import Part
from dialogue_extract.phrases.reader import Reader
from dialogue_extract.phrases.statements import ADJECTIVE, NOMINAL
from dialogue_extract.phrases.wordings import COMMAS, base, entries, kinds

WHERE = frozenset({"à", "en", "dans"})
_TO = "à"
_ONE = frozenset({"un", "une"})
_RELATIVE = frozenset({"qui", "que", "qu'", "où", "dont"})


def past_places(reader: Reader, stop: int) -> int:
    """Return the end of further places: "les crises en Libye | , au Mali et au Niger"."""
    placed = reader.surface.placed
    while stop + 2 < reader.end and stop - 1 in placed and _further_place(reader, stop):
        stop += 2
        while stop < reader.end and stop in placed:
            stop += 1
    return stop


def _further_place(reader: Reader, stop: int) -> bool:
    words = reader.words
    joined = words[stop] in COMMAS or words[stop] in kinds().coordinators
    return joined and base(words[stop + 1]) in WHERE and stop + 2 in reader.surface.placed


def past_adjectives(reader: Reader, start: int, stop: int) -> int:
    """Return the end of further adjectives: "au niveau régional | , continental et mondial"."""
    led = stop - 2 >= start and reader.words[stop - 2] in entries("light", "heads")
    if reader.pos[stop - 1] != ADJECTIVE or led:
        return stop  # "les questions humanitaires, sécuritaires et minières": three subjects
    index = stop
    while index + 1 < reader.end and reader.words[index] == "," and _adjective(reader, index + 1):
        index += 2
    closed = index > stop and index + 1 < reader.end and reader.words[index] in kinds().coordinators
    return index + 2 if closed and _adjective(reader, index + 1) else stop


def _adjective(reader: Reader, index: int) -> bool:
    """Return whether an adjective stands here with no noun of its own after it."""
    if reader.pos[index] != ADJECTIVE:
        return False
    return index + 1 >= reader.end or reader.pos[index + 1] not in NOMINAL


def past_complements(reader: Reader, start: int, stop: int, preposition: str | None) -> int:
    """Return the end of further complements: "leur apport à la paix | , à la sécurité et au progrès"."""
    tied = any(base(word) == _TO for word in reader.words[start + 1 : stop])
    while tied and preposition != _TO and stop + 1 < reader.end and _further_complement(reader, stop):
        stop = reader.phrase(stop + 1)
    return stop


def _further_complement(reader: Reader, stop: int) -> bool:
    index = stop + 1
    if reader.words[stop] not in COMMAS or base(reader.words[index]) != _TO:
        return False
    fresh = index + 1 in reader.surface.placed or reader.infinitive(index + 1)  # "à Rome", "à commencer par la pêche"
    return not fresh and not reader.adjunct(index) and reader.phrase(index) > index + 1


def further_adjective(reader: Reader, last: Part, index: int) -> bool:
    """Return whether an adjective goes on the list that "les questions humanitaires," began."""
    if index >= reader.end or reader.words[index - 1] != "," or not _adjective(reader, index):
        return False
    led = last.head_word in entries("light", "heads") and last.end - 1 == (last.head or 0) + 1
    return reader.pos[last.end - 1] == ADJECTIVE and (led or last.head is None)


def explains(reader: Reader, part: Part) -> bool:
    """Return whether "un ... qui" says what the item before is: "de la crise en Libye, un pays qui s'enfonce"."""
    told = (*part.words, *reader.words[part.end : min(part.end + 1, reader.end)])
    return reader.words[part.start - 1] in COMMAS and part.words[0] in _ONE and not _RELATIVE.isdisjoint(told)
