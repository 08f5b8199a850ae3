"""Share one plural office out among several names: "les présidents X et Y", "de France, X, et d'Allemagne, Y"."""

from __future__ import annotations

from itertools import pairwise

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import office_words
from dialogue_extract.persons.seating import Link, Spot, Table

SHARERS = frozenset({"deux", "trois", "quatre", "cinq"})
ACROSS = 14  # words from a name over its verb to "celui de"
BRACKETS = 14  # words up to the first name of a list, and in a bracket


def plural(t: Table) -> None:
    """Link "les présidents X et Y", "X et Y, ministres de ...", "MM. X (Mali) et Y (Niger), ministres"."""
    for spot in t.offices:
        mention = t.mentions[spot.index]
        if not mention.plural or mention.nested or spot.index in t.held:
            continue
        if _in_brackets(t, spot) or _by_adjectives(t, spot) or _shared_out(t, spot):
            continue
        after, before = t.right(_past_sharers(t.row, spot.end)), t.left(spot.start)
        if before and before[0] in ((",",), ()) and not mention.determiner:
            t.add([spot.index], [n.index for n in t.list_left(before[1])], "plural after names")
        elif before and before[0] in ((")",), (")", ",")) and not mention.determiner:
            continue
        elif after and after[0] in ((), (",",), (":",), ("(",), ("–",), ("—",), ("-",)):
            listed = t.list_right(after[1])
            if mention.epithet and len(listed) == 1:
                continue  # "avec ses interlocuteurs libanais, X souhaite"
            if "respectivement" not in t.row.norm[listed[-1].end : listed[-1].end + 2]:
                t.add([spot.index], [n.index for n in listed], "plural before names")
        elif not mention.determiner and (last := _bracketed_before(t, spot.start)):
            t.add([spot.index], [n.index for n in t.list_left(last)], "plural after names")


def _past_sharers(row: Frame, k: int) -> int:
    """Return the word after those who share a function: "les ministres de la Défense | des deux pays, X et Y"."""
    shared = row.at(k) in ("des", "de") and row.at(k + 1) in SHARERS
    past = k + 3 if shared else k
    return past if row.joined(k, min(past + 1, len(row))) else k


def _in_brackets(t: Table, spot: Spot) -> bool:
    """Link "plusieurs ministres sénégalais dont X (Justice), Y (Forces armées)": what the brackets say is the title."""
    row, mention = t.row, t.mentions[spot.index]
    last = min(spot.end + BRACKETS, len(row))
    first = next((t.name_from[k] for k in range(spot.end, last) if k in t.name_from and row.joined(spot.end, k)), None)
    if mention.rank != "minister" or first is None:
        return False
    found = [(name, _bracket(row, name.end)) for name in t.list_right(first)]
    told = [(name, end) for name, end in found if end]
    if len(told) < 2:
        return False
    for name, end in told:
        start = row.start[name.end + 1]
        t.links.append(Link(spot.index, name.index, "charge in brackets", mention.party, start, row.end[end - 1]))
    t.held.add(spot.index)
    return True


def _bracket(row: Frame, k: int) -> int:
    """Return the word that closes a bracket opened at word k, where it holds a charge and no state or party; or 0."""
    if k >= len(row) or row.norm[k] != "(":
        return 0
    end = next((j for j in range(k + 2, min(k + BRACKETS, len(row))) if row.norm[j] == ")"), 0)
    free = all(row.place[j] is None for j in range(k + 1, end))
    charge = set(row.norm[k + 1 : end]) & office_words("portfolio")
    return end if free and charge else 0


def _bracketed_before(t: Table, word: int) -> Spot | None:
    """Return the name before ") ," that ends at word."""
    end = word - 1 if t.row.norm[word - 1] == "," else word
    if end > 0 and t.row.norm[end - 1] == ")":
        opening = next((k for k in range(end - 1, max(end - 10, 0), -1) if t.row.norm[k] == "("), -1)
        return t.name_to.get(opening)
    return None


def _by_adjectives(t: Table, spot: Spot) -> bool:
    """Link "ministres américain et français, X et Y", "du Mali et du Niger, X et Y": the first is the first name's."""
    row, after, before = t.row, t.right(spot.end), t.left(spot.start)
    sides = [p for p in row.sides(spot.start, spot.end) if p.code]
    adjectives = [str(p.code) for p in sides if p.kind in ("adjective", "demonym")]
    codes = adjectives or [str(p.code) for p in sides if p.kind == "state"]
    if before is not None and before[0] == (",",) and len(set(adjectives)) > 1:
        names = t.list_left(before[1])
        if len(names) == len(adjectives):
            _one_a_name(t, spot, names, adjectives)
            return True
    if after is None or after[0] not in ((), (",",), (":",)) or len(set(codes)) < 2:
        return False
    names = t.list_right(after[1])
    if len(names) != len(codes):
        return False
    _one_a_name(t, spot, names, codes)
    return True


def _one_a_name(t: Table, spot: Spot, names: list[Spot], codes: list[str]) -> None:
    t.links.extend(
        Link(spot.index, n.index, "one adjective a name", party=c) for n, c in zip(names, codes, strict=True)
    )
    t.held.add(spot.index)


def _shared_out(t: Table, spot: Spot) -> bool:
    """Link "ministres des Affaires étrangères de France, X, et d'Allemagne, Y": one state a name."""
    row = t.row
    state = row.place[spot.end - 1]
    after = t.right(spot.end)
    if state is None or not state.code or after is None or after[0] not in ((",",), ("(",), ()):
        return False
    cut = _without_state(row, spot)
    found = [(after[1], state.code)]
    k = after[1].end
    while k < len(row):
        while (
            k < len(row)
            and not row.fresh[k]
            and row.norm[k]
            in (",", "et", "de", "d'", "du", "des", "la", "l'", "les", "celui", "ceux", ")", "ainsi", "que")
        ):
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


def _without_state(row: Frame, spot: Spot) -> int:
    """Return where an office ends but for the state at its end: "ministre des Affaires étrangères | de Moldavie"."""
    state = row.place[spot.end - 1]
    cut = row.words(state)[0] if state is not None and state.code else spot.end
    while spot.start < cut < spot.end and row.norm[cut - 1] in ("de", "d'", "du", "des", "la", "le", "l'", "les"):
        cut -= 1
    return cut


def portfolios(t: Table) -> None:
    """Link further names of "les ministres de la Défense, X, et des Finances, Y" or ", et celui des Finances, Y"."""
    row = t.row
    for link in list(t.links):
        mention, spot = t.mentions[link.office], t.offices[link.office]
        if mention.rank != "minister" or link.party or spot.end > t.names[link.name].start:
            continue
        k = _to_pronoun(row, t.past_bracket(t.names[link.name].end))
        while (found := _portfolio(t, k, mention.plural)) is not None:
            start, end, name = found
            party = next((p.code for p in row.sides(start, end) if p.code and p.kind != "region"), None)
            place = row.place[start]
            if place is not None and party and row.words(place) == (start, end):  # "et celui de Roumanie, Y"
                adjectives = (k for k in range(spot.start + 1, spot.end) if row.sided_adjective(k))
                last = min(_without_state(row, spot), next(adjectives, spot.end))  # "ministre géorgien": he is not
                t.links.append(Link(link.office, name.index, "one state a name", party, end=row.end[last - 1]))
            else:
                t.links.append(Link(link.office, name.index, "portfolio", party, row.start[start], row.end[end - 1]))
            k = t.past_bracket(name.end)


def _to_pronoun(row: Frame, k: int) -> int:
    """Return where "celui" stands, the other side of a verb: "X s'est entretenu avec | celui de Moldavie, Y", or k."""
    for j in range(k + (row.at(k) == ","), min(k + ACROSS, len(row))):
        if row.fresh[j] or row.norm[j] in (",", ".", ";"):
            break
        if row.norm[j] in ("celui", "celle") and row.norm[j - 1] in ("avec", "par", "et"):
            return j
    return k


def _portfolio(t: Table, k: int, plural_office: bool) -> tuple[int, int, Spot] | None:
    """Return the words of a further portfolio and the name it brings: ", et (celui) des Finances, Y"."""
    row, first = t.row, k
    while k < len(row) and not row.fresh[k] and row.norm[k] in (",", "et", ";"):
        k += 1
    pronoun = k < len(row) and row.norm[k] in ("celui", "celle", "ceux")
    k += pronoun
    if k == first or k >= len(row) or not (plural_office or pronoun) or row.norm[k] not in ("de", "du", "des", "d'"):
        return None
    start = k + 1 + (k + 1 < len(row) and row.norm[k + 1] in ("la", "l'"))
    for end in range(start + 1, min(start + 12, len(row))):
        if row.fresh[end]:
            return None
        if end in t.name_from:
            return start, end, t.name_from[end]
        found = t.right(end) if row.norm[end] in (",", "(") else None
        if found is not None and found[0] in ((",",), ("(",)):
            return start, end, found[1]
        if row.norm[end] in (".", ";", ":", "par") or (
            row.norm[end] == "," and row.norm[end + 1] in ("qui", "a", "dont")
        ):
            return None
    return None


def _past_places(row: Frame, k: int) -> int:
    """Return the word after the place at k and those that complete it: "du Programme alimentaire des Nations unies"."""
    place = row.place[k]
    end = row.words(place)[1] if place is not None else k
    while (
        end + 1 < len(row)
        and row.norm[end] in ("de", "des", "du", "d'")
        and (further := row.place[end + 1]) is not None
    ):
        end = row.words(further)[1]
    return end


def respectively(t: Table) -> None:
    """Link "X et Y, respectivement ministre de ... et ministre de ...": in order."""
    for chain in t.chains:
        spot = t.offices[chain[0]]
        k = spot.start - 1
        if k < 1 or t.row.norm[k] != "respectivement":
            continue
        found = t.left(k)
        names = t.list_left(found[1]) if found and found[0] in ((), (",",)) else []
        if len(chain) == 1 and t.mentions[chain[0]].plural:
            t.add(chain, [n.index for n in names], "respectively")
        elif len(names) == len(chain):
            for office, name in zip(chain, names, strict=True):
                t.add([office], [name.index], "respectively")


def paired(t: Table) -> None:
    """Link "la ministre de l'Énergie et son homologue slovaque, X et Y": two functions, two names, in order."""
    for first, second in pairwise(t.chains):
        a, b = t.offices[first[-1]], t.offices[second[0]]
        if t.row.norm[a.end : b.start] != ["et"] or t.mentions[first[0]].plural or t.mentions[second[0]].plural:
            continue
        found = t.right(t.offices[second[-1]].end)
        names = t.list_right(found[1]) if found and found[0] == (",",) else []
        joined = len(names) == 2 and "et" in t.row.norm[names[0].end : names[1].start]
        if joined and t.row.norm[names[1].end : names[1].end + 1] != ["("]:
            t.add(first, [names[0].index], "in order")
            t.add(second, [names[1].index], "in order")
