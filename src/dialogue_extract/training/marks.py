"""Read marked-up sentences: `<FUNC>ministre de l'<ORG>OTAN</ORG></FUNC> <PER>Ann Lee</PER>`, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dialogue_extract.errors import ResourceError
from dialogue_extract.language.splitting import split
from dialogue_extract.training.sentence import Mark, Sentence

ENTITIES = ("PER", "LOC", "ORG", "EVT")
OFFICE = "FUNC"
_TAG = re.compile(r"<(/?)([A-Z]+)>")


def strip(line: str, where: str) -> tuple[str, list[Mark]]:
    """Return the text without marks and the marks as character offsets; an unclosed or crossing mark is an error."""
    text, marks, last = "", [], 0
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(line):
        text += line[last : tag.start()]
        last = tag.end()
        closing, label = tag.groups()
        if label not in (*ENTITIES, OFFICE):
            raise ResourceError(f"{where}: unknown mark {label}. Use one of {', '.join((*ENTITIES, OFFICE))}.")
        if not closing:
            opened.append((label, len(text)))
            continue
        if not opened or opened[-1][0] != label:
            raise ResourceError(f"{where}: </{label}> closes nothing. Balance the marks.")
        marks.append((opened.pop()[1], len(text), label))
    if opened:
        raise ResourceError(f"{where}: <{opened[0][0]}> is never closed. Balance the marks.")
    return text + line[last:], marks


def _offsets(words: list[str], spaces: list[bool]) -> list[tuple[int, int]]:
    offsets, start = [], 0
    for word, space in zip(words, spaces, strict=True):
        offsets.append((start, start + len(word)))
        start += len(word) + space
    return offsets


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    """Return the marks in order, of two on one word ("<LOC>Paris</LOC>-<LOC>Rome</LOC>") the longer or the first."""
    chosen: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark[0] - mark[1], mark[0])):
        if all(mark[1] <= other[0] or mark[0] >= other[1] for other in chosen):
            chosen.append(mark)
    return tuple(sorted(chosen))


def sentence(line: str, source: str, where: str) -> Sentence:
    """Return the sentence of a marked-up line; a mark that cuts a word takes the whole word."""
    text, marks = strip(line, where)
    words, spaces = split(text)
    offsets = _offsets(words, spaces)
    layers: dict[bool, list[Mark]] = {True: [], False: []}
    for start, end, label in marks:
        inside = [i for i, (first, last) in enumerate(offsets) if first < end and last > start]
        if inside:
            layers[label == OFFICE].append((inside[0], inside[-1] + 1, label))
    return Sentence(
        source=source,
        group=source,
        words=tuple(words),
        spaces=(*spaces[:-1], True),
        ents=_apart(layers[False]),
        offices=_apart(layers[True]),
    )


def sentences(path: Path, source: str) -> Iterator[Sentence]:
    """Yield the sentences of a file of marked-up lines; blank lines and lines that begin with `#` are skipped."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                yield sentence(line.strip(), source, f"{path.name}:{number}")
