"""Lay out the names and offices of a document by word, and what stands beside what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.shapes import courtesies
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import NameMention, OfficeMention

GLUE = frozenset(
    {
        ("et",),
        (",",),
        (",", "et"),
        ("ainsi", "que"),
        ("-",),
        ("–",),
        ("—",),
        ("/",),
        ("mais", "aussi"),
        ("et", "aussi"),
        ("et", "également"),
    }
)
LIST = frozenset({("et",), (",",), (",", "et"), ("ainsi", "que"), (";",), (";", "et")})
SOFT = frozenset({"le", "la", "l'", "leurs", "excellences"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A name or an office in words; an office starts at its determiner."""

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class Link:
    """Office number `office` is held by the person of name number `name`."""

    office: int
    name: int
    rule: str
    party: str | None = None
    start: int | None = None  # tokens of the title, where it is not the whole office
    end: int | None = None
    former: bool = False


@dataclass(slots=True)
class Table:
    """The names and offices of a document by word, and the links found so far."""

    row: Frame
    names: list[Spot]
    offices: list[Spot]
    mentions: tuple[OfficeMention, ...]
    name_mentions: tuple[NameMention, ...]
    name_from: dict[int, Spot] = field(default_factory=dict)
    name_to: dict[int, Spot] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    held: set[int] = field(default_factory=set)  # offices
    chains: list[list[int]] = field(default_factory=list)

    def add(self, offices: Iterable[int], names: Iterable[int], rule: str, former: bool = False) -> None:
        """Record links."""
        for office in offices:
            for name in names:
                self.links.append(Link(office, name, rule, former=former))
            self.held.add(office)

    def right(self, word: int) -> tuple[tuple[str, ...], Spot] | None:
        """Return the words up to the next name, courtesies left out, and the name, if it is near."""
        gap: list[str] = []
        k = word
        while k < len(self.row) and not self.row.fresh[k] and len(gap) < 3:
            if k in self.name_from:
                return tuple(gap), self.name_from[k]
            after = max(courtesies().end(self.row, k), self.past_bracket(k) if not gap else k)
            if after > k:
                ranked = self.row.at(after) == "," and after + 1 in self.name_from  # "le général d'armée, X"
                k = after + ranked
                continue
            if gap and max(courtesies().end(self.row, k + 1), k + 1) in self.name_from and self.row.compatriot(k):
                gap = gap[:-1] if gap[-1] in ("le", "la", "l'") else gap
                k += 1
                continue
            if not (self.row.norm[k] in SOFT and courtesies().end(self.row, k + 1) > k + 1):
                gap.append(self.row.norm[k])
            k += 1
        return (tuple(gap), self.name_from[k]) if k in self.name_from and not self.row.fresh[k] else None

    def left(self, word: int) -> tuple[tuple[str, ...], Spot] | None:
        """Return the words back to the name before, and the name, if it is near."""
        if word > 1 and self.row.norm[word - 1 - (self.row.norm[word - 1] == ",")] == ")":
            comma = self.row.norm[word - 1] == ","
            k = next((j for j in range(word - 2, max(word - 10, 0), -1) if self.row.norm[j] == "("), -1)
            if k in self.name_to and not any(self.row.fresh[j] for j in range(k, word + 1)):
                return ((",",) if comma else ()), self.name_to[k]
        for back in range(5):
            k = word - back
            if (
                k <= 0
                or (self.row.fresh[k] and back == 0)
                or any(self.row.fresh[j] for j in range(k, word + 1) if j < len(self.row))
            ):
                return None
            if k in self.name_to:
                return tuple(self.row.norm[k:word]), self.name_to[k]
        return None

    def list_right(self, first: Spot) -> list[Spot]:
        """Return a name and those enumerated after it: "X, Y (Mali) et Z"."""
        out = [first]
        while len(out) < 20:
            after = self.past_bracket(out[-1].end)
            found = self.right(after)
            if found is None or found[0] not in LIST:
                return out
            out.append(found[1])
        return out

    def list_left(self, last: Spot) -> list[Spot]:
        """Return a name and those enumerated before it."""
        out = [last]
        while len(out) < 20:
            start = out[0].start
            opening = courtesies().before(self.row, start)
            start = start if opening is None else opening
            found = next((f for w in (start, start - 1, start - 2) if (f := self._enumerated(w))), None)
            if found is None:
                return out
            out.insert(0, found)
        return out

    def _enumerated(self, word: int) -> Spot | None:
        """Return the name before a comma or "et" that ends at word, its bracket skipped."""
        for width in (2, 1):
            gap = tuple(self.row.norm[word - width : word])
            if gap in LIST and word - width > 0:
                end = word - width
                if self.row.norm[end - 1] == ")":
                    end = next((k for k in range(end - 1, max(end - 10, 0), -1) if self.row.norm[k] == "("), end)
                if end in self.name_to:
                    return self.name_to[end]
        return None

    def past_bracket(self, word: int) -> int:
        """Return the word after a bracket that opens at word."""
        if word < len(self.row) and self.row.norm[word] == "(" and word + 1 not in self.name_from:
            return next((k + 1 for k in range(word, min(word + 12, len(self.row))) if self.row.norm[k] == ")"), word)
        if word + 2 < len(self.row) and self.row.norm[word] in ("pour", "côté"):
            if self.row.norm[word + 1 : word + 4] == ["le", "pays", "hôte"]:
                return word + 4
            k = word + 1 + (self.row.norm[word + 1] in ("le", "la", "l'", "les"))
            place = self.row.place[k]
            return self.row.words(place)[1] if place is not None and place.code else word
        return word


def table(row: Frame) -> Table:
    """Lay out names and offices of a document."""
    names = [Spot(*row.words(n), i) for i, n in enumerate(row.doc._.names)]
    offices = []
    for i, o in enumerate(row.doc._.offices):
        start, end = row.words(o)
        offices.append(Spot(min(row.word_of[o.opening], start), end, i))
    found = Table(row, names, offices, tuple(row.doc._.offices), tuple(row.doc._.names))
    found.name_from = {s.start: s for s in names}
    found.name_to = {s.end: s for s in names}
    found.chains = list(_chains(found))
    return found


def _chains(t: Table) -> Iterator[list[int]]:
    """Group offices of one holder: "Premier ministre et ministre de l'Économie", "ministre d'État, ministre de ..."."""
    chain: list[int] = []
    for spot in t.offices:
        mention = t.mentions[spot.index]
        if mention.nested:
            continue
        if chain and not _joins(t, chain, spot):
            yield chain
            chain = []
        chain.append(spot.index)
    if chain:
        yield chain


def _joins(t: Table, chain: list[int], spot: Spot) -> bool:
    last, mention = t.offices[chain[-1]], t.mentions[spot.index]
    gap = tuple(t.row.norm[t.past_bracket(last.end) : spot.start])
    glued = gap in GLUE or (gap[:1] == (",",) and " ".join(gap[1:]) in lexicon("office_words")["adverbs"])
    if mention.determiner or not glued or not t.row.joined(last.end - 1, spot.start + 1):
        return False
    if t.mentions[chain[-1]].plural != mention.plural:
        return False
    # "X, ministre, et ministre Y": the second stands before a name of its own
    after = t.right(spot.end)
    first = t.offices[chain[0]]
    before = t.left(first.start)
    inner = any(t.mentions[s.index].nested and s.end == spot.end for s in t.offices)
    return inner or not (after and not after[0] and before and before[0] in ((",",), ("(",)))
