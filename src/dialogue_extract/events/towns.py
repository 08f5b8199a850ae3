"""Towns of no gazetteer, and a town's country in the words beside it: "la ville russe d'Elista", "Arta (Grèce)"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_extract.events.venues import locality
from dialogue_extract.events.view import View
from dialogue_extract.spans import PlaceMention
from dialogue_extract.tree import Sentence

AFTER = 6  # tokens between a town and its country: ", dans le nord du Tchad"


def unknown_towns(view: View, sent: Sentence) -> Iterator[PlaceMention]:
    """Yield the names after "à" in a sentence that no gazetteer, person or function explains."""
    words = view.tree.lowered
    for at in range(sent.start, sent.end - 1):
        if words[at] != "à":
            continue
        start = end = at + 1
        while end < sent.end and view.tree[end].pos_ == "PROPN" and view.tree[end].text[:1].isupper():
            end += 1
        known = any(i in taken for i in range(start, end) for taken in (view.person_at, view.office_at, view.place_at))
        if end > start and not known and not view.in_title(start):
            name = view.tree.text(start, end)
            yield PlaceMention(start, end, "unknown town", kind="city", name=name, form=name)


def country_beside(view: View, start: int, end: int) -> str | None:
    """Return the state named right after a town, in brackets or after a comma, or by the adjective before it."""
    noun = locality(view, start)
    if noun is not None:
        for place in view.places_between(noun + 1, start):
            if place.kind == "adjective":
                return place.code
    tree = view.tree
    if end >= len(tree) or tree[end].text not in {"(", ",", "en", "au", "aux"}:
        return None
    for i in range(end, min(end + AFTER, len(tree))):
        beside = view.place_at.get(i)
        if beside is not None:
            return beside.code if beside.kind == "state" and i > end else None
        if i > end and (tree[i].pos_ in {"VERB", "AUX", "PRON"} or tree[i].text in {",", ")", ";", ":"}):
            return None
    return None
