"""Objects and subjects behind a place set off by commas are tied to their verb; an apposition is none."""

from __future__ import annotations

import pytest


def parsed(extractor, text):
    from dialogue_extract.reading import article

    return extractor.document(article(text))


def word(doc, text):
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "noun", "label", "verb"),
    [
        (
            "Les autorités togolaises ont tenu mercredi, à Lomé, une rencontre sur la frontière.",
            "rencontre",
            "obj",
            "tenu",
        ),
        ("À Mascate, Américains et Iraniens négocient depuis jeudi.", "Américains", "nsubj", "négocient"),
    ],
)
def test_what_stands_behind_a_place_belongs_to_the_verb(extractor, text, noun, label, verb):
    found = word(parsed(extractor, text), noun)
    assert (found.dep_, found.head.text) == (label, verb)


def test_an_apposition_of_a_place_is_no_object(extractor):
    doc = parsed(extractor, "La ministre s'est rendue jeudi à Lomé, la capitale du Togo, pour une réunion.")
    assert word(doc, "capitale").dep_ != "obj"
