"""The component `dialogue_places`, on documents whose entities are given."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")

from spacy.tokens import Doc, Span  # noqa: E402

from dialogue_extract import spans  # noqa: E402
from dialogue_extract.components.places import Places  # noqa: E402

NLP = spacy.blank("xx")


def document(text: str, **entities: str) -> Doc:
    """Return a document with one entity a label: PER="Florence Dulac"."""
    doc = NLP(text)
    found: list[Span] = []
    for name, words in entities.items():
        start = text.index(words)
        span = doc.char_span(start, start + len(words), label=name)
        assert span is not None
        found.append(span)
    doc.ents = found
    return doc


def texts(doc: Doc) -> list[str]:
    return [spans.text_of(doc, place) for place in Places().process(doc)]


def test_a_person_is_no_place() -> None:
    doc = document("Israël Mabala est venu en Israël.", PER="Israël Mabala")
    places = Places().process(doc)
    assert [(place.start, place.code) for place in places] == [(5, "IL")]


def test_a_person_of_one_ambiguous_word_is_no_place() -> None:
    assert texts(document("Victoria est arrivée.", PER="Victoria")) == []
    assert texts(document("Dakar est informée.", PER="Dakar")) == ["Dakar"]


def test_an_adjective_inside_a_wrong_entity_stays() -> None:
    doc = document("Le ministre malien Oumar Sy parle.", PER="malien Oumar Sy")
    assert texts(doc) == ["malien"]


def test_a_place_that_only_the_model_knows_is_a_city_without_country() -> None:
    doc = document("Ils se sont vus à Tcharkol hier.", LOC="Tcharkol")
    (place,) = Places().process(doc)
    assert (place.kind, place.code, place.country, place.name, place.rule) == ("city", None, None, "Tcharkol", "entity")


def test_the_capital_that_words_name() -> None:
    doc = document("Il est dans la capitale kazakhe.")
    (place,) = Places().process(doc)
    assert spans.text_of(doc, place) == "capitale kazakhe"
    assert (place.kind, place.code, place.country, place.name) == ("capital", "KZ", "KZ", "Astana")


def test_a_venue_names_its_city() -> None:
    doc = document("Ils se retrouvent au palais des Nations.")
    (place,) = Places().process(doc)
    assert (place.kind, place.country, place.name) == ("venue", "CH", "Genève")


def test_it_annotates_and_declares_what_it_does() -> None:
    nlp = spacy.blank("xx")
    component = nlp.add_pipe("dialogue_places")
    assert isinstance(component, Places)
    doc = nlp("Le Mali et le Togo.")
    assert [place.code for place in doc._.places] == ["ML", "TG"]
    assert nlp.get_pipe_meta("dialogue_places").assigns == ["doc._.places"]
