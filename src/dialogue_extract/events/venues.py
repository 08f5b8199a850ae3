"""Buildings and the prepositions that make a place the scene: "au palais présidentiel de Nouakchott"."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract import resources
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.view import View

OF = frozenset({"de", "du", "des", "d'", "d’"})


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("locations")[name])


def venue_before(view: View, start: int) -> int | None:
    """Return where a venue begins whose complement ends at a token: "au palais de | l'Élysée"."""
    for i in range(start - 1, max(start - 7, -1), -1):
        token = view.tree[i]
        if _expression("venue_nouns").match(token.lower_) and token.pos_ in {"NOUN", "PROPN"}:
            return i
        if token.is_punct and token.text not in {",", "«"}:
            return None
        if token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def venue_near(view: View, encounter: Encounter) -> tuple[int, int] | None:
    """Return a venue noun phrase of the sentence that follows "à", "au" or "dans"."""
    sent = view.sents[encounter.sent]
    for token in sent:
        if not _expression("venue_nouns").match(token.lower_) or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        if token.i in view.office_at or preposition(view, token.i) not in {"à", "au", "dans"}:
            continue
        end = venue_end(view, token.i, sent.end)
        if end > token.i:
            return token.i, end
    return None


def site_of(view: View, start: int, end: int) -> int | None:
    """Return where the town begins that completes a building: "Centre de conférences de | Brakpoto"."""
    begin = end
    while begin > start + 1 and view.tree[begin - 1].text[:1].isupper():
        begin -= 1
    sited = _expression("sited").match(view.tree[start].lower_)
    of = view.tree[begin - 1].lower_.replace("’", "'") in {"de", "d'"}
    return begin if sited and of and begin < end else None


def venue_end(view: View, start: int, limit: int) -> int:
    """Return the token after a venue's complement: "palais présidentiel de Nouakchott"."""
    i = start + 1
    while i < limit and i - start < 9:
        token = view.tree[i]
        word = token.lower_
        after_of = view.tree[i - 1].lower_ in {"de", "d'", "d’"}
        if token.pos_ in {"ADJ", "PROPN"} or word in OF or (after_of and word in {"l'", "l’", "la", "le"}):
            i += 1
            continue
        if token.pos_ == "NOUN" and view.tree[i - 1].lower_ in {"de", "du", "des", "d'", "d’", "l'", "l’", "la"}:
            i += 1
            continue
        break
    while i > start + 1 and view.tree[i - 1].pos_ in {"ADP", "DET"}:
        i -= 1
    return i


def preposition(view: View, start: int) -> str:
    """Return the preposition before a place, over an article or "la ville côtière de"."""
    for i in range(start - 1, max(start - 4, -1), -1):
        token = view.tree[i]
        word = token.lower_.replace("’", "'")
        if _expression("at").match(word):
            return word
        if token.text == "A" and i + 1 == start:  # "A Amman": capitals without accents
            return "à"
        if word in {"de", "d'", "du"}:
            noun = locality(view, start)
            return "de" if noun is None else preposition(view, noun)
        if token.pos_ not in {"DET", "ADJ", "NOUN", "ADP"} and word not in {"l'", "la", "le"}:
            return ""
    return ""


def locality(view: View, start: int) -> int | None:
    """Return the noun that a place name completes: "la | ville | russe d'Elista", "la | station | balnéaire de"."""
    i = start - 1
    if i >= 0 and view.tree[i].lower_ in {"la", "le", "l'", "l’"}:
        i -= 1
    if i < 1 or view.tree[i].lower_.replace("’", "'") not in {"de", "d'", "du"}:
        return None
    for j in range(i - 1, max(i - 4, -1), -1):
        if _expression("locality").match(view.tree[j].lower_):
            return j
        if view.tree[j].pos_ != "ADJ":
            return None
    return None
