"""Every entry of patterns/encounters.toml matches its examples and none of its counter examples."""

from __future__ import annotations

import pytest

from dialogue_extract import resources

ENTRIES = [*resources.patterns("encounters")["noun"], *resources.patterns("encounters")["verb"]]
EXAMPLES = [(e["id"], e["type"], text) for e in ENTRIES for text in e["examples"]]
COUNTERS = [(e["id"], text) for e in ENTRIES for text in e["counter"]]


@pytest.mark.parametrize(("rule", "kind", "text"), EXAMPLES)
def test_example_gives_its_type(learned, rule, kind, text):
    from dialogue_extract.events.triggers import find
    from dialogue_extract.tree import tree

    found, _ = find(tree(learned(text)))
    assert (rule, kind) in {(t.pattern.id, t.pattern.type) for t in found}


@pytest.mark.parametrize(("rule", "text"), COUNTERS)
def test_counter_example_does_not_match(learned, rule, text):
    from dialogue_extract.events.triggers import find
    from dialogue_extract.tree import tree

    found, _ = find(tree(learned(text)))
    assert rule not in {t.pattern.id for t in found}
