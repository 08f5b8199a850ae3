"""The marked sentences are read strictly."""

from __future__ import annotations

import pytest

from markup import Mark, MarkupError, read, texts


def test_marks_give_text_and_offsets() -> None:
    text, marks = read("À [Dakar|city], [Ama Sow|person] parle.")
    assert text == "À Dakar, Ama Sow parle."
    assert marks == [Mark(2, 7, "city", "Dakar"), Mark(9, 16, "person", "Ama Sow")]


def test_marks_nest() -> None:
    text, marks = read("le [ministre [malien|party]|office] parle")
    assert text == "le ministre malien parle"
    assert [(mark.label, mark.text) for mark in marks] == [("office", "ministre malien"), ("party", "malien")]
    assert texts(marks, "party") == ["malien"]


def test_doubled_brackets_are_text() -> None:
    assert read("une note [[1]] ici") == ("une note [1] ici", [])


@pytest.mark.parametrize("marked", ["[Dakar", "[Dakar|city", "[Dakar|]", "Dakar]", "[Dakar]", "[a|[b|c]]"])
def test_a_typing_slip_is_an_error(marked: str) -> None:
    with pytest.raises(MarkupError):
        read(marked)
