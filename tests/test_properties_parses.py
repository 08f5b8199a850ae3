"""Whatever the parser gives, the rules build a valid record whose values stand in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_extract.reading import article
from parses import anyhow, text_of
from people_pipeline import annotate

CASES = 150


@pytest.fixture(scope="module")
def chance(extractor):
    return anyhow(extractor.pipeline.nlp)


@settings(max_examples=CASES, deadline=None)
@given(data=st.binary(min_size=20, max_size=240), seed=st.integers(0, 1 << 30))
def test_rules_hold_for_any_parse(chance, data, seed):
    pipeline, extractor = chance
    pipeline.seed = seed
    text = text_of(data)
    record = extractor.extract(article(text, published_on="2024-05-23"))
    assert type(record).model_validate_json(record.model_dump_json()) == record
    for event in record.events:
        for person in event.participants:
            assert text[person.start : person.end] == person.name
        for topic in event.topics:
            assert text[topic.start : topic.end].split() == topic.text.split()


@pytest.mark.parametrize(
    "words", ["l'ambassadrice auprès", "le ministre chargé", "la représentante pour", "le chef de"]
)
def test_an_office_may_end_the_text(words):
    # "auprès" at the end was an IndexError, found by chance
    assert annotate(f"Il a reçu {words}").has_extension("people")
