"""Every entry of patterns/roles.toml matches its examples around "Jean Untel" and none of its counter examples."""

from __future__ import annotations

import pytest

from dialogue_extract.events.role_rules import RoleRule, rules
from dialogue_extract.events.status import straight
from dialogue_extract.resources import patterns

ENTRIES = patterns("roles")["role"]
EXAMPLES = [(e["id"], text) for e in ENTRIES for text in e["examples"]]
COUNTERS = [(e["id"], text) for e in ENTRIES for text in e["counter"]]
PERSON = "Jean Untel"


def matches(rule: RoleRule, text: str) -> bool:
    left, _, right = text.partition(PERSON)
    left, right = straight(left).rstrip(), straight(right)
    before = rule.before is None or rule.before.search(left)
    after = rule.after is None or rule.after.search(right)
    return bool(before and after and (rule.needs is None or rule.needs.search(left)))


def rule_of(name: str) -> RoleRule:
    return next(rule for rule in rules() if rule.id == name)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_example_gives_its_role(rule, text):
    assert PERSON in text
    assert matches(rule_of(rule), text)


@pytest.mark.parametrize(("rule", "text"), COUNTERS)
def test_counter_example_gives_none(rule, text):
    assert not matches(rule_of(rule), text)
