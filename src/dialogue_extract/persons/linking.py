"""Give each office its holder by position: beside the name, in apposition, in brackets, by "est", in plural lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.shapes import courtesies
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import NameMention, OfficeMention

GLUE = frozenset({("et",), (",",), (",", "et"), ("ainsi", "que"), ("-",), ("/",), ("mais", "aussi"), ("et", "aussi"), ("et", "également")})
LIST = frozenset({("et",), (",",), (",", "et"), ("ainsi", "que"), (";",), (";", "et")})
PREPOSITIONS = frozenset({"selon", "avec", "par", "de", "à", "pour", "chez", "d'", "devant", "auprès", "sur", "contre", "sans", "envers", "après"})
BETWEEN = frozenset({"le", "la", "l'", "de", "désormais", "aussi", "également", "ainsi", "été", "en", "au", "poste", "plus", "toujours", "actuellement", "donc", "un", "une", "son", "sa", "nouveau", "nouvelle", "hier", "jeudi"})
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
    end: int | None = None  # token where the title ends, when it ends before the office does
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
                k = after
                continue
            place = self.row.place[k]
            if place is not None and place.kind in ("demonym", "adjective") and k + 1 in self.name_from and gap:
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
        for back in range(0, 5):
            k = word - back
            if k <= 0 or self.row.fresh[k] and back == 0 or any(self.row.fresh[j] for j in range(k, word + 1) if j < len(self.row)):
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
        if word + 2 < len(self.row) and self.row.norm[word] == "pour":
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


@cache
def _copulas() -> dict[str, str]:
    data = lexicon("office_words")
    return {**dict.fromkeys(data["copula_now"], "now"), **dict.fromkeys(data["copula_past"], "past")}


def _direct(t: Table) -> None:
    """Link "le président ouzbek X": the innermost office that ends where the name starts."""
    by_end: dict[int, list[int]] = {}
    for spot in t.offices:
        if not t.mentions[spot.index].plural:
            found = t.right(spot.end)
            if found and found[0] == ():
                by_end.setdefault(found[1].index, []).append(spot.index)
    chain_of = {i: chain for chain in t.chains for i in chain}
    for name, candidates in by_end.items():
        inner = max(candidates, key=lambda i: t.offices[i].start)
        if len(candidates) > 1 and t.row.norm[t.offices[inner].start - 1] == "auprès":
            inner = min(candidates, key=lambda i: t.offices[i].start)
        chain = chain_of.get(inner, [inner])
        t.add([i for i in chain if i <= inner and i not in t.held], [name], "beside the name")


def _plural(t: Table) -> None:
    """Link "les présidents X et Y", "X et Y, ministres de ...", "MM. X (Mali) et Y (Niger), ministres"."""
    for spot in t.offices:
        mention = t.mentions[spot.index]
        if not mention.plural or spot.index in t.held:
            continue
        if _by_adjectives(t, spot) or _shared_out(t, spot):
            continue
        after, before = t.right(spot.end), t.left(spot.start)
        if before and before[0] in ((",",), ()) and not mention.determiner:
            t.add([spot.index], [n.index for n in t.list_left(before[1])], "plural after names")
        elif before and before[0] in ((")",), (")", ",")) and not mention.determiner:
            continue
        elif after and after[0] in ((), (",",), (":",), ("(",)):
            listed = t.list_right(after[1])
            if "respectivement" not in t.row.norm[listed[-1].end : listed[-1].end + 2]:
                t.add([spot.index], [n.index for n in listed], "plural before names")
        elif not mention.determiner and (last := _bracketed_before(t, spot.start)):
            t.add([spot.index], [n.index for n in t.list_left(last)], "plural after names")


def _bracketed_before(t: Table, word: int) -> Spot | None:
    """Return the name before ") ," that ends at word."""
    end = word - 1 if t.row.norm[word - 1] == "," else word
    if end > 0 and t.row.norm[end - 1] == ")":
        opening = next((k for k in range(end - 1, max(end - 10, 0), -1) if t.row.norm[k] == "("), -1)
        return t.name_to.get(opening)
    return None


def _by_adjectives(t: Table, spot: Spot) -> bool:
    """Link "ministres américain et français, X et Y": the first adjective is the first name's side."""
    row, after = t.row, t.right(spot.end)
    codes = [p.code for p in row.sides(spot.start, spot.end) if p.kind in ("adjective", "demonym") and p.code]
    if after is None or after[0] not in ((), (",",), (":",)) or len(set(codes)) < 2:
        return False
    names = t.list_right(after[1])
    if len(names) != len(codes):
        return False
    t.links.extend(Link(spot.index, n.index, "one adjective a name", party=c) for n, c in zip(names, codes, strict=True))
    t.held.add(spot.index)
    return True


def _shared_out(t: Table, spot: Spot) -> bool:
    """Link "ministres des Affaires étrangères de France, X, et d'Allemagne, Y": one state a name."""
    row = t.row
    state = row.place[spot.end - 1]
    after = t.right(spot.end)
    if state is None or not state.code or after is None or after[0] not in ((",",), ("(",), ()):
        return False
    cut = row.words(state)[0]
    while cut > spot.start and row.norm[cut - 1] in ("de", "d'", "du", "des", "la", "le", "l'", "les"):
        cut -= 1
    found = [(after[1], state.code)]
    k = after[1].end
    while k < len(row):
        while k < len(row) and not row.fresh[k] and row.norm[k] in (",", "et", "de", "d'", "du", "des", "la", "l'", "les", "celui", "ceux", ")", "ainsi", "que"):
            k += 1
        place = row.place[k] if k < len(row) and not row.fresh[k] else None
        following = t.right(_past_places(row, k)) if place is not None and place.code else None
        if place is None or following is None or following[0] not in ((",",), ("(",), ()):
            break
        found.append((following[1], str(place.code)))
        k = following[1].end
    if len(found) < 2:
        return False
    for name, code in found:
        t.links.append(Link(spot.index, name.index, "one state a name", party=code, end=row.end[cut - 1]))
    t.held.add(spot.index)
    return True


def _past_places(row: Frame, k: int) -> int:
    """Return the word after the place at k and the places that complete it: "du Programme alimentaire des Nations unies"."""
    place = row.place[k]
    end = row.words(place)[1] if place is not None else k
    while end + 1 < len(row) and row.norm[end] in ("de", "des", "du", "d'") and (further := row.place[end + 1]) is not None:
        end = row.words(further)[1]
    return end


def _respectively(t: Table) -> None:
    """Link "X et Y, respectivement ministre de ... et ministre de ...": in order."""
    for chain in t.chains:
        spot = t.offices[chain[0]]
        k = spot.start - 1
        if k < 1 or t.row.norm[k] != "respectivement":
            continue
        found = t.left(k)
        names = t.list_left(found[1]) if found and found[0] in ((), (",",)) else []
        if len(names) == len(chain):
            for office, name in zip(chain, names, strict=True):
                t.add([office], [name.index], "respectively")


def _under_name(t: Table) -> None:
    """Link an office that starts the line under a name alone on its line, as in signatures."""
    row = t.row
    for chain in t.chains:
        spot = t.offices[chain[0]]
        name = t.name_to.get(spot.start)
        if name is None or not row.fresh[spot.start] or any(i in t.held for i in chain) or spot.start != name.end:
            continue
        opening = courtesies().before(row, name.start)
        start = name.start if opening is None else opening
        if row.fresh[start] or row.norm[start - 1] in ("-", "–", "•"):
            t.add(chain, [name.index], "under the name")


def _apposed(t: Table) -> None:
    """Link chains in apposition: without determiner to the name before, with one to the name after, else the other way."""
    taken = {link.name for link in t.links if link.rule == "beside the name"}
    for chain in t.chains:
        free = [i for i in chain if i not in t.held]
        first, last = t.offices[chain[0]], t.offices[chain[-1]]
        if t.mentions[first.index].plural or not free:
            continue
        before, after = _before(t, first), _after(t, last)
        if before and after:
            determined = t.mentions[first.index].determiner not in ("", "un", "une")
            before_wins = not determined or after.index in taken
            after = None if before_wins else after
            before = before if before_wins else None
        if before:
            t.add(free, [before.index], "in apposition after the name")
        elif after and not (after.index in taken and t.mentions[first.index].determiner == ""):
            t.add(free, [after.index], "in apposition before the name")


def _before(t: Table, spot: Spot) -> Spot | None:
    found = t.left(spot.start)
    if found is None:
        return None
    gap, name = found
    if t.mentions[spot.index].determiner and gap == (",",) and _governs(t, spot):
        return None
    if gap in ((",",), ("(",), (), ("–",), ("-",), (":",)) and (gap or not t.mentions[spot.index].determiner):
        return name
    if gap[:1] == (",",) and " ".join(gap[1:]) in lexicon("office_words")["adverbs"]:
        return name
    return None


def _after(t: Table, spot: Spot) -> Spot | None:
    found = t.right(spot.end)
    if found is None:
        return None
    gap, name = found
    if gap == (",",) and _opens_clause(t, spot, name):
        return None
    if gap in ((",",), ("(",), (":",), ("–",), ("—",)) and not t.mentions[spot.index].plural:
        return name
    return None


def _governs(t: Table, spot: Spot) -> bool:
    """Return whether the office is itself the subject: "accueilli par X, le président congolais a pris part"."""
    row, k = t.row, spot.end
    if k >= len(row) or row.fresh[k]:
        return False
    return row.pos[k] in ("VERB", "AUX") or row.norm[k] in ("a", "s'", "est", "n'", "y", "avait", "se")


def _opens_clause(t: Table, spot: Spot, name: Spot) -> bool:
    """Return whether the name is the subject of what follows: "en présence du chef du protocole, M. X a loué"."""
    row = t.row
    if name.end >= len(row) or row.fresh[name.end]:
        return False
    verb = _governs(t, name)
    inside = row.norm[spot.start] in ("du", "des", "au", "aux") or row.norm[spot.start - 1] in PREPOSITIONS
    return verb and inside and not row.fresh[spot.start]


def _copular(t: Table) -> None:
    """Link "X est (nommé) ministre", "X devient porte-parole", "comme ambassadeur", "n'est plus ministre" (past)."""
    for chain in t.chains:
        spot = t.offices[chain[0]]
        if any(i in t.held for i in chain) or t.mentions[spot.index].plural:
            continue
        found = _subject_of_copula(t, spot)
        if found:
            name, past = found
            t.add(chain, [name.index], "said to be", former=past)


def _subject_of_copula(t: Table, spot: Spot) -> tuple[Spot, bool] | None:
    row, verb, past = t.row, False, False
    for k in range(spot.start - 1, max(spot.start - 16, -1), -1):
        if row.fresh[k + 1] or row.norm[k] in (".", "!", "?"):
            return None
        tense = _copulas().get(row.norm[k]) if row.norm[k - 1] not in ("s'", "se", "m'") else None
        if not verb and tense is None and (spot.start - k > 3 or row.norm[k] not in BETWEEN):
            return None
        verb = verb or tense is not None
        past = past or tense == "past" or row.norm[k] == "plus"
        if k + 1 in t.name_to:
            return (t.name_to[k + 1], past) if verb else None
        if not verb and row.norm[k] in (",", ";", ":", "que", "qui"):
            return None
    return None


def links(t: Table) -> list[Link]:
    """Return who holds which office."""
    _respectively(t)
    _direct(t)
    _plural(t)
    _apposed(t)
    _copular(t)
    _under_name(t)
    return t.links
