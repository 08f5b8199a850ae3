"""Give each office its holder by position: beside the name, in apposition, in brackets, by "est"."""

from __future__ import annotations

from functools import cache

from dialogue_extract.persons.heads import POSSESSIVE
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.plurals import paired, plural, portfolios, respectively
from dialogue_extract.persons.seating import Link, Spot, Table
from dialogue_extract.persons.shapes import courtesies
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import OfficeMention

COPULA = 20  # words from a name to the function it is said to have
DOUBLED = frozenset({"mediator", "envoy", "negotiator"})  # charges of somebody who has an office besides


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


def _doubled(t: Table) -> None:
    """Link "son homologue suédois, le ministre X" and "le médiateur, l'ambassadeur X": two offices of one name."""
    for chain in t.chains:
        last = t.offices[chain[-1]]
        if any(i in t.held for i in chain) or t.row.at(last.end) != ",":
            continue
        following = next((s for s in t.offices if s.start == last.end + 1 and s.index in t.held), None)
        if following is None or not t.row.joined(last.end, following.start + 1):
            continue
        links = [link for link in t.links if link.office == following.index and link.rule == "beside the name"]
        first = t.mentions[chain[0]]
        start = t.offices[chain[0]].start  # "Chef de la délégation vietnamienne, le vice-ministre X a convié"
        opens = not first.determiner and (t.row.fresh[start] or t.row.norm[start - 1] in (".", "!", "?", "»"))
        if links and (first.counterpart or first.rank in DOUBLED or t.mentions[following.index].former or opens):
            t.add(chain, [links[0].name], "doubled before the name")


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
    """Link chains in apposition: without determiner to the name before, with one to the name after."""
    taken = {link.name for link in t.links if link.rule == "beside the name"}
    for chain in t.chains:
        free = [i for i in chain if i not in t.held]
        first, last = t.offices[chain[0]], t.offices[chain[-1]]
        if t.mentions[first.index].plural or not free:
            continue
        before, after = _before(t, first), _after(t, last)
        if before and after:
            determined = t.mentions[first.index].determiner not in ("", "un", "une")
            before_wins = not determined or after.index in taken or _has_own(t, first, after)
            after = None if before_wins else after
            before = before if before_wins else None
        if before:
            t.add(free, [before.index], "in apposition after the name")
        elif after and not (after.index in taken and t.mentions[first.index].determiner == ""):
            t.add(free, [after.index], "in apposition before the name")


def _has_own(t: Table, spot: Spot, name: Spot) -> bool:
    """Return whether the name after has a function of its own: "X, son ministre, Y, conseiller du président"."""
    return t.mentions[spot.index].determiner in POSSESSIVE and _own(t, name) is not None


def _own(t: Table, name: Spot) -> OfficeMention | None:
    """Return the function in apposition after a name: ", présidente de la Géorgie"."""
    if t.row.at(name.end) != ",":
        return None
    found = (t.mentions[s.index] for s in t.offices if s.start == name.end + 1)
    return next((m for m in found if not m.determiner), None)


def _of_another(t: Table, spot: Spot, name: Spot) -> bool:
    """Return whether the name after is of another side: "reçue par le président français, X, présidente géorgienne"."""
    mention, own = t.mentions[spot.index], _own(t, name)
    sides = {mention.party, own.party if own else None}
    return own is not None and None not in sides and len(sides) > 1 and mention.duty == own.duty != ""


def _before(t: Table, spot: Spot) -> Spot | None:
    found = t.left(spot.start)
    if found is None:
        return None
    gap, name = found
    if not gap and t.right(spot.end) is not None:
        return None
    if t.mentions[spot.index].determiner and gap == (",",) and _governs(t, spot):
        return None
    if gap == ("et",) and not t.mentions[spot.index].determiner and not t.mentions[spot.index].bare:
        return name if t.right(spot.end) is None else None
    if t.mentions[spot.index].determiner and any(link.name == name.index for link in t.links):
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
    if gap == (",",) and (_opens_clause(t, spot, name) or _of_another(t, spot, name)):
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
    verb = _governs(t, t.list_right(name)[-1])
    inside = row.norm[spot.start] in ("du", "des", "au", "aux") or row.norm[spot.start - 1] in relation("prepositions")
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
    for k in range(spot.start - 1, max(spot.start - COPULA, -1), -1):
        if row.fresh[k + 1] or row.norm[k] in (".", "!", "?"):
            return None
        tense = _copulas().get(row.norm[k]) if row.norm[k - 1] not in ("s'", "se", "m'") else None
        capacity = row.norm[k - 1 : k + 1] == ["tant", "que"]
        if (
            not verb
            and tense is None
            and not capacity
            and (spot.start - k > 3 or row.norm[k] not in relation("between"))
        ):
            return None
        verb = verb or tense is not None or capacity
        past = past or tense == "past" or row.norm[k] == "plus"
        if k + 1 in t.name_to:
            return (t.name_to[k + 1], past) if verb else None
        if not verb and row.norm[k] in (",", ";", ":", "que", "qui"):
            return None
    return None


def links(t: Table) -> list[Link]:
    """Return who holds which office."""
    respectively(t)
    paired(t)
    _direct(t)
    plural(t)
    _apposed(t)
    _copular(t)
    _under_name(t)
    _doubled(t)
    portfolios(t)
    return t.links
