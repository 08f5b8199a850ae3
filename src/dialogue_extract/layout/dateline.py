"""Find the dateline of a dispatch or a press release: place, agency and date before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dialogue_extract.layout.blocks import Block
from dialogue_extract.resources import patterns
from dialogue_extract.text import LINE, Quote, plain, quote

_REACH = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a dispatch was filed: `LOMÉ, 4 juin (Agence) --`; parts it does not give are None."""

    start: int
    end: int
    place: Quote | None
    agency: Quote | None
    date: Quote | None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    data = patterns("layout_dateline")
    parts: dict[str, str] = data["parts"]
    forms = []
    for entry in data["form"]:
        regex = entry["regex"]
        for name, part in parts.items():
            regex = regex.replace(f"<{name}>", part)
        forms.append((re.compile(regex), entry.get("body", False)))
    return tuple(forms)


def _read(text: str, start: int, end: int, *, body: bool) -> Dateline | None:
    line = plain(text[start : min(end, start + _REACH)])
    for form, body_only in _forms():
        found = form.match(line) if body or not body_only else None
        if found:
            spans = {name: found.span(name) for name in found.groupdict() if found[name]}
            parts = {name: quote(text, start + left, start + right) for name, (left, right) in spans.items()}
            return Dateline(start, start + found.end(), parts.get("place"), parts.get("agency"), parts.get("date"))
    return None


def dateline(text: str, blocks: Sequence[Block]) -> Dateline | None:
    """Return the dateline of the article, or None: it opens the first sentence or has a line of its own above it."""
    first = next((index for index, block in enumerate(blocks) if block.kind == "body"), len(blocks))
    order = [*blocks[first : first + 1], *blocks[:first], *blocks[first + 1 : first + 2], *blocks[-3:]]
    for block in order:
        if block.kind in ("title", "bullet"):
            continue
        for line in LINE.finditer(text, block.start, block.end):
            body = block.kind == "body"
            found = _read(text, line.start(), block.end if body else line.end(), body=body)
            if found:
                return found
            if body:
                break
    return None
