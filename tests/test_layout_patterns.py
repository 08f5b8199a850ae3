"""Every layout pattern matches its own examples and none of its counter-examples."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dialogue_extract.layout.dateline import _forms
from dialogue_extract.layout.marks import SECTIONS, compiled
from dialogue_extract.resources import patterns
from dialogue_extract.text import plain

ENTRIES = [(section, entry) for section in SECTIONS for entry in patterns("layout")[section]]
FORMS = list(zip(patterns("layout_dateline")["form"], _forms(), strict=True))


def test_no_section_is_forgotten() -> None:
    assert set(patterns("layout")) == set(SECTIONS)


@pytest.mark.parametrize(
    ("section", "entry"), ENTRIES, ids=lambda value: value["id"] if isinstance(value, dict) else value
)
def test_line_pattern(section: str, entry: dict[str, Any]) -> None:
    pattern = compiled([entry])
    assert entry["examples"], "a pattern needs examples"
    assert entry["counter"], "a pattern needs counter-examples"
    assert [line for line in entry["examples"] if not pattern.match(plain(line))] == []
    assert [line for line in entry["counter"] if pattern.match(plain(line))] == []


@pytest.mark.parametrize(("entry", "form"), FORMS, ids=lambda value: value["id"] if isinstance(value, dict) else "")
def test_dateline_form(entry: dict[str, Any], form: tuple[re.Pattern[str], bool]) -> None:
    assert [line for line in entry["examples"] if not form[0].match(plain(line))] == []
    assert [line for line in entry["counter"] if form[0].match(plain(line))] == []
