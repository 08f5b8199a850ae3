"""Every temporal pattern matches its examples and none of its counter examples."""

from typing import Any

import pytest

from dialogue_extract.resources import patterns
from dialogue_extract.temporal import tag
from dialogue_extract.temporal.grammar import FILES, grammar, matches
from dialogue_extract.temporal.tokens import tokenize

SOURCES: list[dict[str, Any]] = [source for name in FILES for source in patterns(name)["pattern"]]


def rules(text: str) -> set[str]:
    """Return the patterns that have a say in the text."""
    silent = {m.pattern.id for m in matches(tokenize(text, grammar().vocabulary)) if m.pattern.form == "none"}
    return silent | {expression.rule for expression in tag(text, "2024-05-23")}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
def test_pattern_takes_its_examples(source: dict[str, Any]) -> None:
    assert source["examples"]
    assert [text for text in source["examples"] if source["id"] not in rules(text)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
def test_pattern_leaves_its_counter_examples(source: dict[str, Any]) -> None:
    assert source["counter"]
    assert [text for text in source["counter"] if source["id"] in rules(text)] == []


def test_pattern_names_are_unique() -> None:
    names = [source["id"] for source in SOURCES]
    assert len(names) == len(set(names))
