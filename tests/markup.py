"""Sentences that carry their expected answer: `[Paul Biot|person] est à [Dakar|city]`.

`read` gives the plain text and the marks with their code point offsets. Marks may nest; a bracket that is meant as
text is doubled (`[[`, `]]`). An unclosed, unnamed or stray mark is an error, so that no test passes by a typing slip.
"""

from __future__ import annotations

from dataclasses import dataclass


class MarkupError(ValueError):
    """A marked sentence that cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A marked stretch of the plain text."""

    start: int
    end: int
    label: str
    text: str


def read(marked: str) -> tuple[str, list[Mark]]:
    """Return the plain text and its marks in text order, outer before inner."""
    plain: list[str] = []
    opened: list[int] = []
    spans: list[tuple[int, int, str]] = []
    position = 0
    while position < len(marked):
        pair, char = marked[position : position + 2], marked[position]
        if pair in ("[[", "]]") and not (pair == "]]" and opened):
            plain.append(char)
            position += 2
        elif char == "[":
            opened.append(len(plain))
            position += 1
        elif char == "|" and opened:
            label, position = _label(marked, position + 1)
            spans.append((opened.pop(), len(plain), label))
        elif char == "]":
            raise MarkupError(f"{marked!r}: mark without a label at {position}")
        else:
            plain.append(char)
            position += 1
    if opened:
        raise MarkupError(f"{marked!r}: unclosed mark at {opened[-1]} of the plain text")
    text = "".join(plain)
    return text, sorted((Mark(s, e, label, text[s:e]) for s, e, label in spans), key=lambda m: (m.start, -m.end))


def _label(marked: str, position: int) -> tuple[str, int]:
    end = marked.find("]", position)
    label = marked[position:end] if end >= 0 else ""
    if end < 0 or not label or "[" in label:
        raise MarkupError(f"{marked!r}: label at {position} is empty or not closed")
    return label, end + 1


def texts(marks: list[Mark], label: str) -> list[str]:
    """Return the words of the marks with a label."""
    return [mark.text for mark in marks if mark.label == label]
