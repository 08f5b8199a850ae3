"""spaCy component `dialogue_places`: states, organisations, cities, seats of power and their adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from dialogue_extract import gazetteer
from dialogue_extract.gazetteer import Place
from dialogue_extract.spans import PlaceMention

# Words and adjectives stay where an entity covers them; names inside a longer personal name are part of it.
_WORDS = frozenset({"adjective", "compound"})
_BUILT = frozenset({"venue", "metonym"})


class Places:
    """Write `doc._.places`."""

    def process(self, doc: Doc) -> tuple[PlaceMention, ...]:
        """Return the places of a document: of the gazetteer, then those that only the model knows."""
        people = [entity for entity in doc.ents if entity.label_ == "PER"]
        found: list[PlaceMention] = []
        for place in gazetteer.read(doc.text):
            span = doc.char_span(place.start, place.end, alignment_mode="expand")
            if span is not None and not _named_after(span, place, people):
                found.append(_mention(span, place))
        found.extend(_unknown(doc, found))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.places = self.process(doc)
        return doc


def _named_after(span: Span, place: Place, people: list[Span]) -> bool:
    """Return whether the place is a part of a person's name: `Jordan`, `Florence`, `Israël`."""
    if place.entry.kind in _WORDS:
        return False
    for person in people:
        if person.start <= span.start and span.end <= person.end:
            return len(person) > len(span) or "person" in place.entry.ambiguous
    return False


def _mention(span: Span, place: Place) -> PlaceMention:
    entry = place.entry
    return PlaceMention(
        span.start,
        span.end,
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
    for entity in doc.ents:
        if entity.label_ == "LOC" and entity.text[:1].isupper() and covered.isdisjoint(range(entity.start, entity.end)):
            yield PlaceMention(entity.start, entity.end, "entity", kind="city", name=entity.text, form=entity.text)


@Language.factory("dialogue_places", requires=["doc.ents"], assigns=["doc._.places"])
def create(nlp: Language, name: str) -> Places:
    """Return the component."""
    return Places()
