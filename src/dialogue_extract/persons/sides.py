"""Tell from the words of an office which state or organisation it stands for."""

from __future__ import annotations

from functools import cache

from dialogue_extract import gazetteer
from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import office_words
from dialogue_extract.persons.offices import Office
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import PlaceMention

ADJECTIVES = frozenset({"adjective", "demonym"})
LOCAL = frozenset({"city", "capital", "region"})
AWAY = frozenset(
    {"à", "en", "au", "aux", "pour", "sur", "contre", "auprès", "près", "chargé", "chargée", "vers", "avec"}
)


@cache
def _subject_nouns() -> frozenset[str]:
    return frozenset(lexicon("office_words")["subject_nouns"])


def code_of(place: PlaceMention, local: bool = False) -> str | None:
    """Return the side a place stands for; `local` lets a city or region stand for its country."""
    if place.code:
        return place.code
    if place.kind in LOCAL and local:
        return place.country
    return place.country if place.kind in ("metonym", "body", "venue") else None


def _away(row: Frame, first: int, word: int) -> bool:
    """Return whether a place is where the holder works, or what about: "au Kazakhstan", "pour la Syrie"."""
    k = word - 1
    while k >= first and row.norm[k] in ("la", "le", "l'", "les", "de", "du", "des", "d'", "république", "et", ","):
        if row.norm[k] in ("du", "des", "de", "d'") and row.norm[k - 1] not in AWAY:
            return False
        if row.norm[k] in ("et", ","):
            before = row.place[k - 1]
            return before is not None and _away(row, first, row.words(before)[0])
        k -= 1
    return k >= first and row.norm[k] in AWAY


def _names_subject(row: Frame, word: int) -> bool:
    """Return whether an adjective says what the office is about: "Affaires européennes"."""
    noun, plural = row.norm[word - 1], row.norm[word].endswith("s")
    place = row.place[word]
    if noun == "coopération" and place is not None and gazetteer.load().state(place.code or ""):
        return False  # "directrice de la Coopération suisse" is of that state
    if noun == "et" and row.norm[word - 3] in _subject_nouns():
        return plural  # "Affaires étrangères et européennes"
    if noun in _subject_nouns():
        return noun.endswith("s") == plural
    return row.norm[word - 2] in _subject_nouns() and noun.endswith("es") and row.norm[word].endswith("es")


def of_words(row: Frame, start: int, end: int, noun: int, local: bool) -> tuple[str | None, str]:
    """Return the side named among the words of an office and the rule that found it."""
    later: tuple[str | None, str] = (None, "")
    for place in row.sides(start, end):
        word = row.words(place)[0]
        code = code_of(place, local)
        if place.codes or code is None or word < start:
            continue
        charge = code == "EU" or row.norm[word] in office_words("portfolio")
        if charge and place.kind == "organisation" and "ministre" in row.norm[noun]:
            continue
        if place.kind in ADJECTIVES:
            if _names_subject(row, word):
                continue
            if row.norm[noun].startswith("commissaire") and any(p is not None and p.code == "EU" for p in row.place):
                return "EU", "commissioner of the Union"
            return code, "adjective of the office"
        acts_for = place.kind in ("organisation", "body") and "pour" in row.norm[max(word - 2, noun) : word]
        if (_away(row, noun, word) and not acts_for) or row.norm[word] == "europe":
            continue
        if place.kind in LOCAL:
            later = later if later[0] else (code, "place of the office")
            continue
        return code, "complement of the office"
    return later


def of_office(row: Frame, office: Office) -> tuple[str | None, str]:
    """Return the side of an office and the rule that found it."""
    local = office.match.head.rank in ("governor", "president", "director", "parliament", "chief")
    opening = max(office.opening, 0)
    told = " ".join(row.norm[office.start : office.end]).replace("' ", "'")
    for phrase, code in lexicon("office_words")["telling"].items():
        if phrase in told:
            return code, "wording of one state"
    if row.norm[office.noun].startswith("commissaire") and row.at(office.match.end) in ("à", "au", "aux"):
        return _commission(row), "commissioner of the Union"
    side = of_words(row, office.start, office.end, office.noun, local)
    if side[0] is None and opening < office.start:
        side = of_words(row, opening, office.start, opening, local)
    return side if side[0] else _presumed(told)


def _commission(row: Frame) -> str:
    """Return the body whose commissioners an article speaks of: the European Union, unless it names only another."""
    named = [p.code for p in row.place if p is not None and p.code]
    others = [code for code in named if code in office_words("commissions")]
    return others[0] if others and "EU" not in named else "EU"


def _presumed(told: str) -> tuple[str | None, str]:
    """Return whose office it is where the words name no side: "la haute représentante" is the Union's."""
    table = lexicon("office_words")["presumed"].items()
    return next(
        ((code, "presumed of the office") for phrase, code in table if f"{told}$".startswith(phrase)), (None, "")
    )
