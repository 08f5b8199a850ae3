"""Every entry of the three pattern files matches its examples and none of its counter examples."""

from __future__ import annotations

import pytest

from dialogue_extract import resources

FILES = ("topics", "outcomes", "next_meetings")
ENTRIES = [(name, entry) for name in FILES for entry in resources.patterns(name)["pattern"]]
EXAMPLES = [(name, entry["id"], text) for name, entry in ENTRIES for text in entry["examples"]]
COUNTERS = [(name, entry["id"], text) for name, entry in ENTRIES for text in entry["counter"]]


@pytest.fixture(scope="module")
def found():
    """Return which entries of a pattern file match a text; needs the tokeniser only."""
    import spacy

    from dialogue_extract.language import french
    from dialogue_extract.layout import Block
    from dialogue_extract.phrases.statements import Surface
    from dialogue_extract.phrases.triggers import hits

    nlp = spacy.blank(french.CODE)

    def rules(name: str, text: str) -> set[str]:
        doc = nlp(text)
        doc._.blocks = (Block(0, len(text), "body"),)
        return {hit.trigger.id for hit in hits(Surface(doc), name)}

    return rules


@pytest.mark.parametrize(("name", "rule", "text"), EXAMPLES)
def test_entry_matches_its_example(found, name, rule, text):
    assert rule in found(name, text)


@pytest.mark.parametrize(("name", "rule", "text"), COUNTERS)
def test_entry_refuses_its_counter_example(found, name, rule, text):
    assert rule not in found(name, text)


@pytest.mark.parametrize("name", FILES)
def test_rules_have_names_of_their_own(name):
    names = [entry["id"] for entry in resources.patterns(name)["pattern"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_entry_has_both_kinds_of_examples(name, entry):
    assert entry["examples"]
    assert entry["counter"]
