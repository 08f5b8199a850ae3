"""Cut the article where values begin and end, so that overlapping ones can be shown at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dialogue_extract.sinks.html.values import Kind, Value

# whole clauses and names of events are underlined, so that what is inside keeps its colour
OUTER: frozenset[Kind] = frozenset({"outcome", "next", "name"})
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article that the same values cover."""

    text: str
    values: tuple[str, ...] = ()  # ids
    kinds: tuple[str, ...] = ()  # innermost first, then outer clauses
    anchors: tuple[str, ...] = ()  # ids of values whose first words begin here
    noise: bool = False


def visible(text: str) -> str:
    """Return the text with characters that HTML cannot hold replaced by pictures of them."""
    shown = CONTROL.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] != "\x7f" else "␡", text)
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", shown)


def segments(text: str, values: Iterable[Value], noise: Iterable[tuple[int, int]] = ()) -> Iterator[Segment]:
    """Yield the segments of the article in order; together they are the whole text."""
    opening: dict[int, list[tuple[int, Value]]] = {}
    cuts = {0, len(text)}
    first: dict[str, int] = {}
    for value in values:
        for start, end in value.spans:
            if 0 <= start < end <= len(text):
                opening.setdefault(start, []).append((end, value))
                cuts.update((start, end))
                first[value.id] = min(start, first.get(value.id, start))
    dim = _dimmed(noise, cuts)
    active: list[tuple[int, Value]] = []
    borders = sorted(cuts)
    for start, end in pairwise(borders):
        opened = opening.get(start, [])
        active = [item for item in active if item[0] > start] + opened
        yield _segment(text[start:end], start, active, first, start in dim)


def _segment(text: str, start: int, active: list[tuple[int, Value]], first: dict[str, int], noise: bool) -> Segment:
    inner = sorted((item for item in active if item[1].kind not in OUTER), key=lambda item: item[0])
    outer = sorted({value.kind for _, value in active if value.kind in OUTER})
    kinds = ([inner[0][1].kind] if inner else []) + list(outer)
    ids = tuple(dict.fromkeys(value.id for _, value in active))
    return Segment(visible(text), ids, tuple(kinds), tuple(id for id in ids if first[id] == start), noise)


def _dimmed(noise: Iterable[tuple[int, int]], cuts: set[int]) -> set[int]:
    """Return the starts of all segments inside noise, having cut the text at its borders."""
    stretches = sorted((start, end) for start, end in noise if start < end)
    last = max(cuts)
    for start, end in stretches:
        cuts.update((min(start, last), min(end, last)))
    borders = sorted(cuts)
    dimmed, position = set(), 0
    for start, end in stretches:
        while position < len(borders) and borders[position] < start:
            position += 1
        while position < len(borders) and borders[position] < end:
            dimmed.add(borders[position])
            position += 1
    return dimmed
