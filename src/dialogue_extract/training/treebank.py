"""Read Universal Dependencies French (CoNLL-U): `du`, `des`, `au`, `aux` become one word, as in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dialogue_extract.training.sentence import Mark, Sentence, Syntax

# The columns of CoNLL-U, and PARSEME:MWE in CoNLL-U Plus.
ID, FORM, LEMMA, UPOS, FEATS, HEAD, DEPREL, MISC, MWE = 0, 1, 2, 3, 5, 6, 7, 9, 10
NAMED = {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "EVE": "EVT"}
_ENTITY = re.compile(r"^(\d+)(?::[^|]*\|NE-([A-Z]+)\.(final|prim)\|)?")
Row = list[str]


def blocks(lines: Iterable[str]) -> Iterator[tuple[dict[str, str], list[Row]]]:
    """Yield the comments and the rows of each sentence."""
    comments: dict[str, str] = {}
    rows: list[Row] = []
    for line in [*lines, ""]:
        line = line.rstrip("\n")
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []


def _units(rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Return each surface word with the syntactic words in it."""
    units: list[tuple[Row, list[Row]]] = []
    last = 0
    for row in rows:
        if "." in row[ID]:
            continue
        if "-" in row[ID]:
            last = int(row[ID].split("-")[1])
            units.append((row, []))
        elif int(row[ID]) <= last:
            units[-1][1].append(row)
        else:
            units.append((row, [row]))
    return units


def _main(parts: list[Row]) -> Row:
    """Return the part that the rest hangs on: `de` in `du`, `lequel` in `duquel`."""
    own = {row[ID] for row in parts}
    return next((row for row in parts if row[HEAD] not in own), parts[0])


def _feats(parts: list[Row]) -> str:
    feats = {feat for row in parts for feat in row[FEATS].split("|") if feat != "_"}
    return "|".join(sorted(feats))


def _lemma(surface: str, row: Row) -> str:
    """Return the lemma; where the corpus gives none the word itself stands in."""
    lemma = row[LEMMA]
    if lemma == "_":
        return surface if row[UPOS] == "PROPN" else surface.lower()
    return lemma


def _syntax(units: list[tuple[Row, list[Row]]], coarse: bool) -> Syntax:
    index = {row[ID]: number for number, (_, parts) in enumerate(units) for row in parts}
    mains = [_main(parts) for _, parts in units]
    return Syntax(
        lemmas=tuple(_lemma(unit[FORM], main) for (unit, _), main in zip(units, mains, strict=True)),
        pos=tuple(main[UPOS] for main in mains),
        morphs=tuple(_feats(parts) for _, parts in units),
        heads=tuple(index.get(main[HEAD], number) for number, main in enumerate(mains)),
        deps=tuple(_relation(main[DEPREL], coarse) for main in mains),
    )


def _relation(deprel: str, coarse: bool) -> str:
    if deprel == "root":
        return "ROOT"
    return deprel.split(":")[0] if coarse else deprel


def _space_after(row: Row) -> bool:
    return "SpaceAfter=No" not in row[MISC]


def entities(units: list[tuple[Row, list[Row]]]) -> tuple[Mark, ...] | None:
    """Return the named entities of PARSEME:MWE; a place that stands for an institution stays a place."""
    if len(units[0][1][0]) <= MWE:
        return None
    words: dict[str, list[int]] = {}
    labels: dict[str, str] = {}
    for number, (_, parts) in enumerate(units):
        for cell in {item for row in parts for item in row[MWE].split(";")} - {"*"}:
            found = _ENTITY.match(cell)
            if not found:
                continue
            key, kind, level = found.groups()
            words.setdefault(key, []).append(number)
            if kind:
                labels[key] = f"{kind}.{level}"
    return _outermost(words, labels)


def _first_run(numbers: list[int]) -> tuple[int, int, bool]:
    """Return the first unbroken run of word numbers and whether it is all of them."""
    end = numbers[0] + 1
    while end in numbers:
        end += 1
    return numbers[0], end, end - numbers[0] == len(numbers)


def _outermost(words: dict[str, list[int]], labels: dict[str, str]) -> tuple[Mark, ...]:
    """Return the longest names that do not overlap, unbroken ones first: "Anne et Paul Roy" gives Anne, Paul Roy.

    Of two readings of the same words a place wins ("Paris" for the government), then the meaning in this sentence.
    """
    candidates = []
    for key, label in labels.items():
        kind, level = label.split(".")
        if kind in NAMED:
            start, end, whole = _first_run(sorted(set(words[key])))
            place = kind == "LOC" and level == "prim"
            candidates.append((not whole, start - end, not place, level == "prim", start, end, NAMED[kind]))
    chosen: list[Mark] = []
    for *_, start, end, kind in sorted(candidates):
        if all(end <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, end, kind))
    return tuple(sorted(chosen))


def sentences(path: Path, source: str, coarse: bool = False) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; `coarse` drops the subtypes of the labels."""
    with path.open(encoding="utf-8") as lines:
        for comments, rows in blocks(lines):
            units = _units(rows)
            spaces = [_space_after(unit) for unit, _ in units]
            sent_id = comments.get("sent_id", "")
            yield Sentence(
                source=source,
                group=re.sub(r"[_.-]?\d+$", "", sent_id),
                words=tuple(unit[FORM] for unit, _ in units),
                spaces=(*spaces[:-1], True),
                syntax=_syntax(units, coarse),
                ents=entities(units),
            )
