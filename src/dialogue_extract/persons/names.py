"""Find personal names: the learned entities, mended at their edges, and what courtesy forms, offices and capitals prove."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from dialogue_extract import gazetteer
from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import POSSESSIVE, head_at
from dialogue_extract.persons.offices import Office
from dialogue_extract.persons.shapes import (
    HYPHENATED_PARTICLE,
    LONGEST,
    courtesies,
    is_capitals,
    is_given,
    is_initial,
    is_landmark,
    is_name_word,
    is_particle,
    office_modifiers,
    plural_courtesies,
    weak_courtesies,
)
from dialogue_extract.resources import lexicon, words
from dialogue_extract.text import fold

ARTICLES = frozenset({"le", "la", "l'", "les", "du", "des", "un", "une", "d'"})
CITYLIKE = frozenset({"state", "city", "capital", "region", "organisation", "body", "venue", "metonym", "compound"})
GRAMMATICAL = frozenset({"DET", "PRON", "ADP", "ADV", "CCONJ", "SCONJ", "AUX"})
NOT_INSIDE = frozenset({"et", ",", ";", "(", ")", "/", "«", "»", '"', ":", "|", "–", "—"})
FAMILY_PARTICLES = frozenset({"le", "la", "el", "al", "de", "du", "der", "von", "van", "ben", "ould", "mint", "bin", "dos", "da", "di", "del", "della"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in words and what proved it."""

    start: int
    end: int
    rule: str
    courtesy: str | None = None


def is_place_word(row: Frame, i: int) -> bool:
    """Return whether word i belongs to a known place or body rather than to a person."""
    return is_known_place(row, i) or row.entity[i] in ("LOC", "ORG", "EVT")


def is_known_place(row: Frame, i: int) -> bool:
    """Return whether word i is in the gazetteer, not merely learned as a place."""
    place = row.place[i]
    if place is None or place.kind not in CITYLIKE:
        return False
    return bool(place.code or place.codes or place.country or place.kind in ("region", "organisation", "body"))


def run(row: Frame, i: int, bold: bool = False) -> int:
    """Return the end of the name that starts at word i; `bold` lets it cover known places (after "M.")."""
    end, k = i, i
    while k < len(row) and k - i < LONGEST and (k == i or not row.fresh[k]):
        if courtesies().end(row, k) > k and not is_capitals(row.text[k]):
            break
        initialled = k > i and is_initial(row.text[k - 1]) and not is_known_place(row, k)
        if is_name_word(row, k) and not (k > i and head_at(row, k) and not is_capitals(row.text[k])):
            blocked = is_known_place(row, k) if bold else is_place_word(row, k)
            if blocked and not initialled and not (bold and k == i) and not (k > i and _inside_name(row, k)):
                break
            end = k + 1
        elif not (k > i and is_particle(row.text[k]) and _particle_goes_on(row, k)):
            break
        k += 1
    return end


def _inside_name(row: Frame, k: int) -> bool:
    """Return whether a place word goes on with a name: the learned entity says so, or a one-word city follows a given name."""
    if row.entity[k] == "PER":
        return True
    place = row.place[k]
    if k and is_particle(row.text[k - 1]) and row.norm[k - 1] not in (*ARTICLES, "de", "d'", "à"):
        return True
    one = place is not None and row.words(place) == (k, k + 1) and place.kind in ("city", "region")
    return bool(one and row.entity[k] not in ("LOC", "ORG", "EVT") and (is_given(row.text[k - 1]) or is_initial(row.text[k - 1])))


def _particle_goes_on(row: Frame, k: int) -> bool:
    for j in range(k + 1, min(k + 4, len(row))):
        if row.fresh[j]:
            return False
        if row.capital(j):
            return is_name_word(row, j) and not is_place_word(row, j) and row.norm[k] not in ARTICLES and row.norm[k] not in ("de", "d'", "à")
        if not is_particle(row.text[j]):
            return False
    return False


def _trimmed(row: Frame, start: int, end: int) -> tuple[int, int]:
    """Take off courtesies, offices, articles and punctuation that a learned entity caught at its edges."""
    moved = True
    while moved and start < end:
        moved = False
        after = courtesies().end(row, start)
        head = head_at(row, start)
        if start < after < end:
            start, moved = after, True
        elif head is not None and head.end < end and not is_given(row.text[start]):
            start, moved = head.end, True
        elif end - start > 2 and row.norm[start - 1] in ARTICLES and _is_nationality(row.text[start]):
            start, moved = start + 1, True
        elif not is_name_word(row, start) and not (is_particle(row.text[start]) and row.norm[start] not in ARTICLES):
            start, moved = start + 1, True
    while end > start and not is_name_word(row, end - 1):
        end -= 1
    return start, end


@cache
def _is_nationality(word: str) -> bool:
    entry = gazetteer.load().find(word)
    return entry is not None and entry.kind in ("demonym", "adjective")


def _pieces(row: Frame, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Split at "et", commas, brackets and paragraph ends."""
    first = start
    for i in range(start, end):
        if row.norm[i] in NOT_INSIDE or (i > first and row.fresh[i]):
            if i > first:
                yield first, i
            first = i + 1 if row.norm[i] in NOT_INSIDE else i
    if end > first:
        yield first, end


def _extended(row: Frame, start: int, end: int) -> tuple[int, int]:
    """Add initials, capitals and particles that a learned entity left at its edges."""
    while start > 0 and not row.fresh[start] and row.entity[start - 1] == "" and row.place[start - 1] is None:
        text = row.text[start - 1]
        if courtesies().before(row, start) is not None or head_at(row, start - 1):
            break
        lone = is_initial(text) and row.norm[start - 1] not in ("à", "a", "y", "ô", "l", "d")
        given = is_given(text) and row.capital(start - 1)
        loud = is_capitals(text) and is_capitals(row.text[start]) and len(text) > 2 and not row.fresh[start - 1]
        particle = is_particle(text) and row.norm[start - 1] in ("ould", "ben", "bin", "al", "el", "von", "abou", "abdel")
        if not (lone or given or loud or particle):
            break
        start -= 1
    while end < len(row) and not row.fresh[end] and row.capital(end) and is_particle(row.text[end - 1]) and end - start < LONGEST:
        end += 1
    grown = run(row, start)
    if grown > end and all(row.entity[k] in ("", "PER") for k in range(end, grown)) and _continues(row, end, grown):
        end = grown
    return start, end


def _continues(row: Frame, end: int, grown: int) -> bool:
    following = row.text[end]
    if is_particle(following) or is_capitals(following) or HYPHENATED_PARTICLE.match(following):
        return True
    return row.entity[end] == "PER" or end - 1 >= 0 and is_initial(row.text[end - 1]) or is_given(row.text[end - 1]) or grown - end == 1


def _refused(row: Frame, start: int, end: int, proved: bool) -> str:
    """Return why words are no name, empty where they may be one."""
    text = " ".join(row.norm[start:end])
    if text in words("not_names") or not any(row.capital(i) for i in range(start, end)):
        return "no name"
    if sum(len(row.text[i]) for i in range(start, end)) < 3:
        return "too short"
    if is_landmark(row, start) and not proved:
        return "street, building or prize"
    whole = all(is_place_word(row, i) or is_particle(row.text[i]) for i in range(start, end))
    place = row.place[start]
    if place is not None and is_known_place(row, start) and not proved and row.words(place)[0] <= start and row.words(place)[1] >= end:
        return "place or body"
    if end == start + 1 and not proved and row.pos[start] in (*GRAMMATICAL, "VERB"):
        return "no noun"
    if end == start + 1 and start and (row.norm[start] in office_modifiers() and head_at(row, start - 1)):
        return "adjective of an office"
    if whole and not proved and all(row.entity[i] != "PER" for i in range(start, end)):
        return "place or body"
    return ""


def _courtesy_before(row: Frame, start: int) -> str | None:
    opening, found = start, None
    while opening > 0 and not row.fresh[opening]:
        before = courtesies().before(row, opening)
        if before is None:
            break
        match = courtesies().match(row, before)
        found = match[1] if match and (found is None or match[1] not in weak_courtesies()) else found
        opening = before
    return found


def learned(row: Frame) -> Iterable[Name]:
    """Yield the learned entities, mended."""
    for ent in row.doc.ents:
        if ent.label_ not in ("PER", "PERS", "PERSON"):
            continue
        first, last = row.word_of[ent.start], row.word_of[ent.end - 1] + 1
        for a, b in _pieces(row, first, last):
            start, end = _trimmed(row, a, b)
            if start >= end:
                continue
            start, end = _extended(row, start, end)
            courtesy = _courtesy_before(row, start)
            if not _refused(row, start, end, courtesy is not None):
                yield Name(start, end, "learned", courtesy)


def after_courtesy(row: Frame) -> Iterable[Name]:
    """Yield the names that "M.", "S.E.", "l'honorable" or a rank introduce, and the further ones of "MM. X et Y"."""
    i = 0
    while i < len(row):
        match = courtesies().match(row, i)
        if match is None:
            i += 1
            continue
        start, form = match
        while (further := courtesies().match(row, start)) is not None and not row.fresh[start]:
            start, form = further[0], form if form in plural_courtesies() else further[1]
        weak = form in weak_courtesies()
        if not weak or is_capitals(row.text[i]):
            end = start
            if start < len(row) and not row.fresh[start] and not head_at(row, start):
                end = run(row, start, bold=True)
            if end > start and not _refused(row, start, end, proved=True):
                yield Name(start, end, "courtesy", form)
                if form in plural_courtesies():
                    yield from _list(row, end, form)
        i = start


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


def by_shape(row: Frame) -> Iterable[Name]:
    """Yield given names with what follows, and "Given FAMILY" or "FAMILY Given", where nothing else was learned."""
    i = 0
    while i < len(row):
        if not row.capital(i) or row.entity[i] not in ("",) or row.place[i] is not None:
            i += 1
            continue
        if courtesies().end(row, i) > i:
            i = courtesies().end(row, i)
            continue
        end = run(row, i)
        if end - i >= 2 and _shaped(row, i, end) and not _refused(row, i, end, proved=False) and not head_at(row, i):
            yield Name(i, end, "shape")
        i = max(end, i + 1)


def _shaped(row: Frame, start: int, end: int) -> bool:
    if any(row.entity[i] in ("LOC", "ORG", "EVT") for i in range(start, end)):
        return False
    loud = [is_capitals(row.text[i]) and len(row.text[i]) > 2 for i in range(start, end)]
    if is_given(row.text[start]) and not is_capitals(row.text[start]):
        return True
    return any(loud) and not all(loud) and (is_given(row.text[start]) or is_given(row.text[end - 1]))


def family_words(row: Frame, name: Name) -> Iterable[int]:
    """Yield the words of a full name by which the person may be called alone."""
    inner = [i for i in range(name.start, name.end) if row.capital(i) and not is_initial(row.text[i]) and len(row.text[i]) > 2]
    if len(inner) < 2 and not any(is_initial(row.text[i]) for i in range(name.start, name.end)):
        return
    if not inner:
        return
    yield inner[-1]
    loud = [i for i in inner if is_capitals(row.text[i])]
    if len(loud) < len(inner):
        yield from loud
    if len(row.text[inner[0]]) <= 6 and name.end - name.start <= 3 and not is_given(row.text[inner[0]]):
        yield inner[0]  # family name first: Wang Yi


def taken_up(row: Frame, found: list[Name]) -> Iterable[Name]:
    """Yield family names alone, of people the article names in full."""
    families: dict[str, Name] = {}
    for name in found:
        for i in family_words(row, name):
            families.setdefault(fold(row.text[i]), name)
    taken = {i for name in found for i in range(name.start, name.end)}
    for i in range(len(row)):
        name_at = families.get(fold(row.text[i])) if row.capital(i) and i not in taken else None
        if name_at is None or row.entity[i] == "EVT" or row.pos[i] in GRAMMATICAL or row.norm[i] in POSSESSIVE:
            continue
        if is_known_place(row, i) or _within_larger_body(row, i, name_at) or is_landmark(row, i):
            continue
        yield Name(_with_particles(row, i, name_at), i + 1, "family name")


def _within_larger_body(row: Frame, i: int, full: Name) -> bool:
    """Return whether a body or place goes on beyond the words of the name: "fondation X"."""
    if row.entity[i] not in ("ORG", "LOC"):
        return False
    own = {fold(word) for word in row.text[full.start : full.end]}
    before = i > 0 and row.entity[i - 1] == row.entity[i] and not row.fresh[i] and fold(row.text[i - 1]) not in own
    after = i + 1 < len(row) and row.entity[i + 1] == row.entity[i] and not row.fresh[i + 1]
    return before or (after and fold(row.text[i + 1]) not in own)


def repeated(row: Frame, found: list[Name]) -> Iterable[Name]:
    """Yield full names again wherever their words stand, and given names before family names known from elsewhere."""
    taken = {i for name in found for i in range(name.start, name.end)}
    full: dict[str, list[tuple[str, ...]]] = {}
    alone = {fold(row.text[n.start]) for n in found if n.end - n.start == 1 and (n.courtesy or n.rule == "learned")}
    for name in found:
        words_of = tuple(fold(word) for word in row.text[name.start : name.end])
        if len(words_of) > 1:
            full.setdefault(words_of[0], []).append(words_of)
    for i in range(len(row) - 1):
        if i in taken or not row.capital(i):
            continue
        first = fold(row.text[i])
        for words_of in full.get(first, ()):
            if tuple(fold(w) for w in row.text[i : i + len(words_of)]) == words_of and i + 1 not in taken:
                yield Name(i, i + len(words_of), "repeated")
        if i + 1 not in taken and fold(row.text[i + 1]) in alone and row.capital(i + 1) and is_given(row.text[i]):
            yield Name(i, i + 2, "repeated")


def _with_particles(row: Frame, i: int, full: Name) -> int:
    start = i
    while start > 0 and not row.fresh[start]:
        before, inside = row.norm[start - 1], row.norm[full.start : full.end]
        particle = before in FAMILY_PARTICLES and before in inside
        initial = is_initial(row.text[start - 1]) and before[0] in {word[0] for word in inside} and not courtesies().end(row, start - 1) > start - 1
        if not (particle or initial):
            break
        start -= 1
    return start


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
        return Name(start, word, "above an office") if whole and not _refused(row, start, word, proved=False) else None
    if word < 3 or row.norm[word - 1] not in (",", "(") or row.fresh[word] or row.fresh[word - 1]:
        return None
    start = word - 1
    while start > 0 and (run(row, start - 1) >= word - 1) and start - 1 not in taken and row.entity[start - 1] == "":
        start -= 1
        if row.fresh[start]:
            break
    if word - 1 - start < 2 or head_at(row, start) or _refused(row, start, word - 1, proved=False):
        return None
    return Name(start, word - 1, "beside an office")


def _after_office(row: Frame, spot: int, taken: set[int]) -> Name | None:
    """Return the name in "le ministre X" or "le ministre, X"."""
    i = spot + (spot < len(row) and row.norm[spot] == "," and not row.fresh[spot])
    if i >= len(row) or row.fresh[i] or i in taken or row.entity[i] != "" or is_known_place(row, i):
        return None
    end = run(row, i)
    if sum(row.capital(k) for k in range(i, end)) < 2 or _refused(row, i, end, proved=False) or head_at(row, i):
        return None
    return Name(i, end, "beside an office")


def in_loud_lines(row: Frame, found: list[Name]) -> list[Name]:
    """Cut names in headlines of capitals to what the rest of the article, or else the learned entity, knows of them."""
    loud = _loud_blocks(row)
    known = {fold(row.text[i]) for n in found if (row.block[n.start], row.sentence[n.start]) not in loud for i in range(n.start, n.end)}
    out = []
    for name in found:
        if (row.block[name.start], row.sentence[name.start]) not in loud:
            out.append(name)
            continue
        end = name.start
        while end < name.end and (fold(row.text[end]) in known or is_particle(row.text[end])):
            end += 1
        if end > name.start:
            out.append(replace(name, end=end))
        elif name.rule == "learned":
            out.append(name)
    return out


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
    for i in range(len(row) - 1):
        for name in _holders().get(fold(row.text[i]), ()) if row.capital(i) else ():
            if tuple(fold(word) for word in row.text[i : i + len(name)]) == name and row.joined(i, i + len(name)):
                yield Name(i, i + len(name), "known holder")
                break


def _loud_blocks(row: Frame) -> set[tuple[int, int]]:
    counts: dict[tuple[int, int], list[int]] = {}
    for i, text in enumerate(row.text):
        if len(text) > 2 and text.isalpha():
            tally = counts.setdefault((row.block[i], row.sentence[i]), [0, 0])
            tally[0] += 1
            tally[1] += text.isupper()
    return {place for place, (total, upper) in counts.items() if total >= 3 and upper > 0.6 * total}


def longest(found: Iterable[Name]) -> list[Name]:
    """Return the names without overlaps: the longest first, learned before shaped."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda n: (n.start - n.end, n.courtesy is None, n.start)):
        if not any(i in taken for i in range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)
