"""Towns of no gazetteer, and a town's country in the words beside it: "la ville russe d'Elista", "Arta (Grèce)"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from dialogue_extract.events.venues import locality
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention, lowered

AFTER = 6  # tokens between a town and its country: ", dans le nord du Tchad"


def unknown_towns(view: View, sent: Span) -> Iterator[PlaceMention]:
    """Yield the names after "à" in a sentence that no gazetteer, person or function explains."""
    words = lowered(view.doc)
    for at in range(sent.start, sent.end - 1):
        if words[at] != "à":
            continue
        start = end = at + 1
        while end < sent.end and view.doc[end].pos_ == "PROPN" and view.doc[end].text[:1].isupper():
            end += 1
        known = any(i in taken for i in range(start, end) for taken in (view.person_at, view.office_at, view.place_at))
        if end > start and not known and not view.in_title(start):
            name = view.doc[start:end].text
            yield PlaceMention(start, end, "unknown town", kind="city", name=name, form=name)


def country_beside(view: View, start: int, end: int) -> str | None:
    """Return the state named right after a town, in brackets or after a comma, or by the adjective before it."""
    noun = locality(view, start)
    if noun is not None:
        for place in view.places_between(noun + 1, start):
            if place.kind == "adjective":
                return place.code
    doc = view.doc
    if end >= len(doc) or doc[end].text not in {"(", ",", "en", "au", "aux"}:
        return None
    for i in range(end, min(end + AFTER, len(doc))):
        beside = view.place_at.get(i)
        if beside is not None:
            return beside.code if beside.kind == "state" and i > end else None
        if i > end and (doc[i].pos_ in {"VERB", "AUX", "PRON"} or doc[i].text in {",", ")", ";", ":"}):
            return None
    return None
