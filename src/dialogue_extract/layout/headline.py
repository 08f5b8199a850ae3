"""Choose the headline among the lines above the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dialogue_extract.layout.marks import matches
from dialogue_extract.layout.paragraphs import Paragraph

_TOO_LONG = 230
_LEAD = 5000  # code points of the body that may take a word of the headline up


def _bare(paragraph: Paragraph) -> str:
    return paragraph.text.strip("# ")


def _score(paragraph: Paragraph, said: Counter[str], lead: str) -> float:
    text = _bare(paragraph)
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
    if said[text] > 1:
        score += 1
    if any(len(word) > 4 and word in lead for word in text.split()):
        score += 0.5
    return score


def headline(found: Sequence[Paragraph], body_at: int) -> int | None:
    """Return the index of the headline among the paragraphs before the body, or None where there is none."""
    head = found[:body_at]
    lead = found[body_at].text[:_LEAD] if body_at < len(found) else ""
    said = Counter(_bare(paragraph) for paragraph in head)
    choices = [
        index
        for index, paragraph in enumerate(head)
        if paragraph.mark in (None, "letterhead") and not paragraph.bullet and len(paragraph.text) < _TOO_LONG
    ]
    scores = {index: _score(head[index], said, lead) for index in choices}
    best = max(scores, key=lambda index: (scores[index], -index), default=None)
    return best if best is not None and scores[best] > -2 else None
