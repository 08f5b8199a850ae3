"""Find the names that a model missed: courtesy forms, offices, given names and known holders prove them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import head_at
from dialogue_extract.persons.names import Name, is_known_place, refused, run
from dialogue_extract.persons.offices import Office
from dialogue_extract.persons.shapes import (
    courtesies,
    is_capitals,
    is_given,
    office_modifiers,
    plural_courtesies,
    weak_courtesies,
)
from dialogue_extract.resources import lexicon
from dialogue_extract.text import fold

SINGULAR = frozenset({"le", "la", "l'"})
PLACING = frozenset({"à", "de", "d'", "en", "au", "aux", "vers", "depuis", "pour", "dans", "près"})


def after_courtesy(row: Frame) -> Iterable[Name]:
    """Yield the names that "M.", "S.E.", "l'honorable" or a rank introduce, and the further ones of "MM. X et Y"."""
    past = 0
    for i in courtesies().starts(row):
        match = courtesies().match(row, i) if i >= past else None
        if match is None:
            continue
        start, form = match
        while (further := courtesies().match(row, start)) is not None and not row.fresh[start]:
            start, form = further[0], form if form in plural_courtesies() else further[1]
        rank = i > 0 and row.norm[i] in office_modifiers() and head_at(row, i - 1) is not None  # "directeur général"
        weak = form in weak_courtesies() or rank
        if not weak or is_capitals(row.text[i]):
            end = start
            if start < len(row) and not row.fresh[start] and not head_at(row, start):
                end = run(row, start, bold=True)
            if end > start and not refused(row, start, end, proved=True):
                yield Name(start, end, "courtesy", form)
                if form in plural_courtesies():
                    yield from _list(row, end, form)
        past = start


def _list(row: Frame, i: int, form: str | None) -> Iterable[Name]:
    """Yield the further names of "MM. X, Y (Mali) et Z"."""
    for _ in range(12):
        if i < len(row) and row.norm[i] == "(":
            i = next((k + 1 for k in range(i, min(i + 10, len(row))) if row.norm[k] == ")"), i)
        if i + 1 >= len(row) or row.fresh[i] or row.norm[i] not in (",", "et"):
            return
        start = i + 2 if row.norm[i + 1] == "et" else i + 1
        if start >= len(row) or row.fresh[start] or head_at(row, start):
            return
        end = run(row, start)
        if end == start:
            return
        yield Name(start, end, "courtesy", form)
        i = end


def after_nationality(row: Frame) -> Iterable[Name]:
    """Yield the two or more capitalised words that "le Burkinabè", "l'Américaine" introduce."""
    for i, place in enumerate(row.place):
        if place is None or place.kind not in ("demonym", "adjective") or not row.capital(i):
            continue
        start = i + 1
        bounded = row.at(i - 1) in SINGULAR and row.words(place)[1] == start and start < len(row)
        if not bounded or row.fresh[i] or row.fresh[start] or is_known_place(row, start) or row.entity[start] == "EVT":
            continue
        end = run(row, start, bold=True)
        if sum(row.capital(k) for k in range(start, end)) > 1 and not refused(row, start, end, proved=True):
            yield Name(start, end, "nationality before the name")


def by_shape(row: Frame) -> Iterable[Name]:
    """Yield given names with what follows, and "Given FAMILY" or "FAMILY Given", where nothing else was learned."""
    past = 0
    for i in row.capitals:
        if i < past or row.entity[i] or row.place[i] is not None:
            continue
        past = courtesies().end(row, i)
        if past > i:
            continue
        past = run(row, i)
        if past - i >= 2 and _shaped(row, i, past) and not refused(row, i, past, proved=False) and not head_at(row, i):
            yield Name(i, past, "shape")


def _shaped(row: Frame, start: int, end: int) -> bool:
    if any(row.entity[i] in ("LOC", "ORG", "EVT") for i in range(start, end)):
        return False
    loud = [is_capitals(row.text[i]) and len(row.text[i]) > 2 for i in range(start, end)]
    if is_given(row.text[start]) and not is_capitals(row.text[start]):
        return True
    return any(loud) and not all(loud) and (is_given(row.text[start]) or is_given(row.text[end - 1]))


def beside_offices(row: Frame, offices: Iterable[Office], taken: set[int]) -> Iterable[Name]:
    """Yield two or more capitalised words beside an office that nothing else explains."""
    for office in offices:
        before = None if office.match.determiner else _before_office(row, office.start, taken)
        if before is not None:
            yield before
        after = _after_office(row, office.end, taken)
        if after is not None:
            yield after
            if office.match.head.plural:
                yield from _list(row, after.end, None)


def _before_office(row: Frame, word: int, taken: set[int]) -> Name | None:
    """Return the name in "X, ministre de", or alone on the line above."""
    if word >= 2 and row.fresh[word]:
        above = next((k for k in range(word - 1, max(word - 6, -1), -1) if row.fresh[k]), -1)
        start = courtesies().end(row, above) if above >= 0 else word
        whole = above >= 0 and word - start >= 2 and run(row, start) == word and start not in taken
        return Name(start, word, "above an office") if whole and not refused(row, start, word, proved=False) else None
    if word < 3 or row.norm[word - 1] not in (",", "(") or row.fresh[word] or row.fresh[word - 1]:
        return None
    start = _misplaced(row, word - 1)
    while start > 0 and (run(row, start - 1) >= word - 1) and start - 1 not in taken and row.entity[start - 1] == "":
        start -= 1
        if row.fresh[start]:
            break
    mistaken = row.entity[start] == "LOC"
    if word - 1 - start < 2 or head_at(row, start) or refused(row, start, word - 1, proved=mistaken):
        return None
    return Name(start, word - 1, "beside an office")


def _misplaced(row: Frame, end: int) -> int:
    """Return where a name that the model took for an unknown town starts: "a rencontré Idi Doba, ministre de"."""
    start = end
    while (
        start > 0 and row.entity[start - 1] == "LOC" and row.capital(start - 1) and not is_known_place(row, start - 1)
    ):
        start -= 1
    settled = start > 0 and row.norm[start - 1] in PLACING
    return end if settled or end - start < 2 or any(row.fresh[k] for k in range(start + 1, end)) else start


def _after_office(row: Frame, spot: int, taken: set[int]) -> Name | None:
    """Return the name in "le ministre X" or "le ministre, X"."""
    i = spot + (spot < len(row) and row.norm[spot] in (",", "(") and not row.fresh[spot])
    i = courtesies().end(row, i)  # in capitals it looks like a name: "le Président, SEM X"
    if i >= len(row) or row.fresh[i] or i in taken or is_known_place(row, i) or head_at(row, i):
        return None
    mistaken = row.entity[i] in ("LOC", "ORG")  # a name that the model does not know: "le président chinois Liang X"
    if row.entity[i] != "" and not mistaken:
        return None
    end = run(row, i, bold=mistaken)
    known = mistaken and any(is_known_place(row, k) for k in range(i, end))
    if known or sum(row.capital(k) for k in range(i, end)) < 2 or refused(row, i, end, proved=mistaken):
        return None
    return Name(i, end, "beside an office")


@cache
def _holders() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the known full names by their first word, folded."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    data = lexicon("holders")
    for names in (*(v for k, v in data.items() if k != "organisation"), *data["organisation"].values()):
        for name in names:
            folded = tuple(fold(word) for word in name.split())
            if len(folded) > 1:
                by_first.setdefault(folded[0], []).append(folded)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


def of_holders(row: Frame) -> Iterable[Name]:
    """Yield full names of known holders of office, whatever else a model took them for."""
    for i in row.capitals:
        for name in _holders().get(fold(row.text[i]), ()):
            if tuple(fold(word) for word in row.text[i : i + len(name)]) == name and row.joined(i, i + len(name)):
                yield Name(i, i + len(name), "known holder")
                break
