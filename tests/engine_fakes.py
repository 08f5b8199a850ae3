"""Extractors that need no model: their records are made of the article's words, and they fail on demand."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialogue_extract.reading import Article
from dialogue_extract.schema import Event, Record


def event(number: int, article: Article) -> Event:
    """Return an event whose every text is a word of the article."""
    words = [found.span() for found in re.finditer(r"\w+", article.text)]
    start, end = words[number % len(words)]
    text = {"text": article.text[start:end], "start": start, "end": end}
    place = {"venue": None, "city": "Lomé", "country": "TG", "latitude": 6.13, "longitude": -1.22, "online": False}
    person = {"name": text["text"], "start": start, "end": end, "aliases": [], "titles": [text], "party": "TG"}
    return Event.model_validate(
        {
            "id": f"e{number}",
            "type": "meeting",
            "status": "held",
            "background": False,
            "name": text,
            "edition": None,
            "recurrence": None,
            "plover": {"event": "CONSULT", "mode": "visit", "quad_class": "verbal cooperation"},
            "parties": [
                {**text, "code": "TG", "name": "Togo", "kind": "state"},
                {**text, "code": "MA", "name": "Maroc", "kind": "state"},
            ],
            "participants": [{**person, "mentions": [(start, end)], "role": "host"}],
            "location": {**text, **place, "basis": "stated"},
            "date": {**text, "value": "2024-05-23", "basis": "resolved"},
            "topics": [{**text, "contexts": ["energy", "transport"]}],
            "outcomes": [{**text, "kind": "decision", "by": None}],
            "next_meeting": {**text, "date": {**text, "value": "2025", "basis": "explicit"}, "location": None},
            "evidence": [{**text, "rule": "meeting.recevoir"}],
            "confidence": 0.5,
        }
    )


def extract(article: Article) -> Record:
    """Return a record with one event for every `rencontre` in the text."""
    published = article.published
    return Record.model_validate(
        {
            "schema_version": "1.0",
            "id": article.id,
            "source": article.source,
            "language": "fr",
            "title": article.title
            and {"text": article.title.text, "start": article.title.start, "end": article.title.end},
            "published": published and {"value": published.value, "basis": published.basis},
            "events": [event(number, article) for number in range(article.text.count("rencontre"))],
            "mentioned": [],
            "warnings": list(article.warnings),
        }
    )


@dataclass(frozen=True)
class Fake:
    """A picklable factory; words of the article make it slow, fail, die or hang."""

    pause: float = 0.0
    work: int = 0
    once: str | None = None

    def __call__(self) -> Callable[[Article], Record]:
        return self._extract

    def _extract(self, article: Article) -> Record:
        if self.pause:
            time.sleep(self.pause)
        if self.work:
            sum(number * number for number in range(self.work))
        if "PANNE" in article.text:
            raise ValueError("boom\non two lines")
        if "PENDU" in article.text:
            time.sleep(600)
        if "MORT" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "FRAGILE" in article.text and self.once and not Path(self.once).exists():
            Path(self.once).touch()
            os._exit(3)
        return extract(article)
