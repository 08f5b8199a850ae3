"""Find the names of an article again where they stand alone, and settle overlaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import POSSESSIVE
from dialogue_extract.persons.names import GRAMMATICAL, Name, is_known_place
from dialogue_extract.persons.shapes import courtesies, is_capitals, is_given, is_initial, is_landmark, is_particle
from dialogue_extract.text import fold

SHORT = 2  # letters of a family name that needs a form of address to be known alone
FAMILY_PARTICLES = frozenset(
    {
        "le",
        "la",
        "el",
        "al",
        "de",
        "du",
        "der",
        "von",
        "van",
        "ben",
        "ould",
        "mint",
        "bin",
        "dos",
        "da",
        "di",
        "del",
        "della",
    }
)


def family_words(row: Frame, name: Name) -> Iterable[int]:
    """Yield the words of a full name by which the person may be called alone."""
    inner = [
        i
        for i in range(name.start, name.end)
        if row.capital(i) and not is_initial(row.text[i]) and len(row.text[i]) > 2
    ]
    if len(inner) < 2 and not any(is_initial(row.text[i]) for i in range(name.start, name.end)):
        return
    if not inner:
        return
    yield inner[-1]
    loud = [i for i in inner if is_capitals(row.text[i])]
    if len(loud) < len(inner):
        yield from loud
    short = [i for i in (name.start, name.end - 1) if _is_short(row, i)]
    yield from short  # "M. Li" of Li Keqiang, "M. Ba" of Amadou Ba
    if len(row.text[inner[0]]) <= 6 and name.end - name.start <= 3 and not is_given(row.text[inner[0]]):
        yield inner[0]  # family name first: Wang Yi


def _is_short(row: Frame, i: int) -> bool:
    """Return whether a word of a name is a family name of two letters, which only stands alone after "M." or "Mme"."""
    return len(row.text[i]) == SHORT and row.capital(i) and not is_initial(row.text[i]) and not is_particle(row.text[i])


def taken_up(row: Frame, found: list[Name]) -> Iterable[Name]:
    """Yield family names alone, of people the article names in full."""
    families: dict[str, Name] = {}
    for name in found:
        for i in family_words(row, name):
            families.setdefault(fold(row.text[i]), name)
    taken = {i for name in found for i in range(name.start, name.end)}
    for i in row.capitals if families else ():
        name_at = families.get(fold(row.text[i])) if i not in taken else None
        if name_at is None or row.entity[i] == "EVT" or row.pos[i] in GRAMMATICAL or row.norm[i] in POSSESSIVE:
            continue
        if len(row.text[i]) == SHORT and (i == 0 or courtesies().end(row, i - 1) != i):
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
    for i in row.capitals:
        if i in taken or i + 1 == len(row):
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
        initial = (
            is_initial(row.text[start - 1])
            and before[0] in {word[0] for word in inside}
            and not courtesies().end(row, start - 1) > start - 1
        )
        if not (particle or initial):
            break
        start -= 1
    return start


def in_loud_lines(row: Frame, found: list[Name]) -> list[Name]:
    """Cut names in headlines of capitals to what the rest of the article, or else the learned entity, knows of them."""
    loud = _loud_blocks(row)
    known = {
        fold(row.text[i])
        for n in found
        if (row.block[n.start], row.sentence[n.start]) not in loud
        for i in range(n.start, n.end)
    }
    out = []
    for name in found:
        if (row.block[name.start], row.sentence[name.start]) not in loud:
            out.append(name)
            continue
        end = name.start
        while end < name.end and (fold(row.text[end]) in known or is_particle(row.text[end])):
            end += 1
        if any(fold(row.text[i]) in known for i in range(name.start, end)):
            out.append(replace(name, end=end))
        elif name.rule == "learned":
            out.append(name)
    return out


def _loud_blocks(row: Frame) -> set[tuple[int, int]]:
    """Return the sentences, by block, of at least three long words of which most are in capitals."""

    def count(words: Iterable[int]) -> Counter[tuple[int, int]]:
        long = (i for i in words if len(row.text[i]) > 2 and row.text[i].isalpha())
        return Counter((row.block[i], row.sentence[i]) for i in long)

    upper = count(i for i in row.capitals if row.text[i].isupper())
    if not upper:
        return set()
    total = count(range(len(row)))
    return {place for place, loud in upper.items() if total[place] >= 3 and loud > 0.6 * total[place]}


def longest(found: Iterable[Name]) -> list[Name]:
    """Return the names without overlaps: the longest first, learned before shaped."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda n: (n.start - n.end, n.courtesy is None, n.start)):
        if not any(i in taken for i in range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)
