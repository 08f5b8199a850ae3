"""The wordings of patterns/arguments.toml that seat people, name them only or send them away match their examples."""

from __future__ import annotations

import re

import pytest

from dialogue_extract.events.status import straight
from dialogue_extract.resources import patterns

PERSON = "Untel"
TABLES = ("spoken", "sender", "absent")


def matches(table: str, text: str) -> bool:
    wording = patterns("arguments")[table]
    # the office belongs to the person: what stands before both counts
    left, _, right = text.partition(PERSON)
    left = re.sub(r"(?:président|ministre|chef de l'État,) $", "", left)
    left, right = straight(left).rstrip() + " ", straight(right)
    if "before" in wording:
        return bool(re.search(wording["before"], left))
    return bool(re.search(wording["after"], right) and re.search(wording["needs"], right))


@pytest.mark.parametrize(("table", "text"), [(t, e) for t in TABLES for e in patterns("arguments")[t]["examples"]])
def test_example(table, text):
    assert matches(table, text)


@pytest.mark.parametrize(("table", "text"), [(t, e) for t in TABLES for e in patterns("arguments")[t]["counter"]])
def test_counter_example(table, text):
    assert not matches(table, text)


@pytest.mark.parametrize("text", patterns("arguments")["presence_examples"]["examples"])
def test_presence(text):
    wording = patterns("arguments")
    assert re.search(wording["presence"], straight(text)) or re.search(wording["roll_call"], straight(text))


@pytest.mark.parametrize("text", patterns("arguments")["presence_examples"]["counter"])
def test_no_presence(text):
    assert not re.search(patterns("arguments")["presence"], straight(text))
