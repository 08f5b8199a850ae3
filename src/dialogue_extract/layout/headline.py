"""Choose the headline among the lines above the article."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_extract.layout.marks import matches
from dialogue_extract.layout.paragraphs import Paragraph

_TOO_LONG = 230


def _score(paragraph: Paragraph, head: Sequence[Paragraph], body: Paragraph | None) -> float:
    text = paragraph.text.strip("# ")
    count = len(text.split())
    score = 2.0 if 5 <= count <= 30 else 0.5 if count in (3, 4) else -1.0
    if matches("letterhead", text):
        score -= 3
    if paragraph.text.startswith("#"):
        score += 2
    if text.isupper() and count <= 4:
        score -= 1
    if text.endswith((":", ",")):
        score -= 2
    if ":" in text[:-1] or "«" in text:
        score += 0.5
    if sum(other.text.strip("# ") == text for other in head) > 1:
        score += 1
    if body is not None and any(len(word) > 4 and word in body.text for word in text.split()):
        score += 0.5
    return score


def headline(found: Sequence[Paragraph], body_at: int) -> int | None:
    """Return the index of the headline among the paragraphs before the body, or None where there is none."""
    head = found[:body_at]
    body = found[body_at] if body_at < len(found) else None
    choices = [
        index
        for index, paragraph in enumerate(head)
        if paragraph.mark in (None, "letterhead") and not paragraph.bullet and len(paragraph.text) < _TOO_LONG
    ]
    scores = {index: _score(head[index], head, body) for index in choices}
    best = max(scores, key=lambda index: (scores[index], -index), default=None)
    return best if best is not None and scores[best] > -2 else None
