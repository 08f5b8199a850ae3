"""spaCy component `dialogue_places`: states, organisations, cities, seats of power and their adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from dialogue_extract import gazetteer, resources
from dialogue_extract.gazetteer import Place
from dialogue_extract.spans import PlaceKind, PlaceMention
from dialogue_extract.tree import tree

# Words and adjectives stay where an entity covers them; names inside a longer personal name are part of it.
_WORDS = frozenset({"adjective", "compound"})
_BUILT = frozenset({"venue", "metonym"})
_NOUN = 2  # tokens before a name that hold its noun: "du quartier de"


class Places:
    """Write `doc._.places`."""

    def process(self, doc: Doc) -> tuple[PlaceMention, ...]:
        """Return the places of a document: of the gazetteer, then those that only the model knows."""
        people = [entity for entity in doc.ents if entity.label_ == "PER"]
        found: list[PlaceMention] = []
        words = tree(doc)
        for place in gazetteer.read(words.written):
            start, end = words.covering(place.start, place.end)
            if start < end and not _named_after(start, end, place, people):
                found.append(_mention(start, end, place))
        found.extend(_unknown(doc, found))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.places = self.process(doc)
        return doc


def _named_after(start: int, end: int, place: Place, people: list[Span]) -> bool:
    """Return whether the place is a part of a person's name: `Jordan`, `Florence`, `Israël`."""
    if place.entry.kind in _WORDS:
        return False
    for person in people:
        if person.start <= start and end <= person.end:
            return len(person) > end - start or "person" in place.entry.ambiguous
    return False


def _mention(start: int, end: int, place: Place) -> PlaceMention:
    entry = place.entry
    return PlaceMention(
        start,
        end,
        place.rule,
        kind=entry.kind,
        code=entry.code,
        codes=entry.codes,
        country=entry.country,
        name=entry.city if entry.kind in _BUILT else entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        form=entry.form,
    )


def _unknown(doc: Doc, known: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the places of the model that overlap none of the gazetteer's."""
    covered = {i for mention in known for i in range(mention.start, mention.end)}
    people = {entity.start for entity in doc.ents if entity.label_ == "PER"}
    for entity in doc.ents:
        if entity.label_ != "LOC" or not entity.text[:1].isupper() or entity.end in people:  # "Consuelo | Vall"
            continue
        kind = _kind(doc, entity) if covered.isdisjoint(range(entity.start, entity.end)) else None
        if kind:
            name = entity.text if kind == "city" else None
            yield PlaceMention(entity.start, entity.end, "entity", kind=kind, name=name, form=entity.text)


def _kind(doc: Doc, entity: Span) -> PlaceKind | None:
    """Return what a name of the model is: a town, a building, a part of a town; None for "le Royaume"."""
    if _expression("realm").match(entity[0].lower_) or _expression("nowhere").match(entity.text.lower()):
        return None
    if _expression("venue_nouns").match(entity[0].lower_):
        return "venue"
    before = {token.lower_ for token in doc[max(0, entity.start - _NOUN) : entity.start]}
    return "region" if any(_expression("quarter").match(word) for word in before) else "city"


@cache
def _expression(name: str) -> re.Pattern[str]:
    return re.compile(resources.patterns("locations")[name])


@Language.factory("dialogue_places", requires=["doc.ents"], assigns=["doc._.places"])
def create(nlp: Language, name: str) -> Places:
    """Return the component."""
    return Places()
