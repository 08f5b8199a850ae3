"""What one encounter asks of an endless sentence is bounded by how far its words reach."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from dialogue_extract.events import status

PIECE = "le ministre malien a rencontré son homologue et annulé la visite prévue puis "


class Counter:
    """An expression that counts the characters it is asked to search."""

    def __init__(self, expression: re.Pattern[str]) -> None:
        self.expression, self.searched = expression, 0

    def search(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        self.searched += max(stop - start, 0)
        return self.expression.search(text, start, stop)


@pytest.mark.parametrize("pieces", [20, 200])
def test_cues_out_of_reach_are_not_looked_at(pieces: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PIECE * pieces
    counter = Counter(status._verbs("another"))
    own = status._verbs
    monkeypatch.setattr(status, "_verbs", lambda name: counter if name == "another" else own(name))
    sentence = SimpleNamespace(text=text, start_char=0, tree=[SimpleNamespace(idx=text.index("rencontré"))])
    assert status.cue(sentence, 0) in {"cancelled", "planned", "held", "ongoing", "postponed", None}
    assert counter.searched < 20 * len(PIECE)
