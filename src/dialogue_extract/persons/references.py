"""Resolve offices without a name: "le chef de la diplomatie suisse" is Mr X when only he can be meant."""

from __future__ import annotations

from dialogue_extract.persons.linking import Link, Spot
from dialogue_extract.persons.roster import UNIQUE, Person, Roster
from dialogue_extract.spans import OfficeMention

DEFINITE = frozenset({"le", "la", "l'", "du", "au", ""})
LOOSE = frozenset({"delegation", "envoy", "spokesman", "head", ""})  # duties a person may have beside others
FAR = 160  # words over which a bare "le ministre" still looks back


def resolve(roster: Roster) -> None:
    """Give unlinked definite offices to the person they take up, as titles where they say more than "le ministre"."""
    for spot in roster.table.offices:
        mention = roster.table.mentions[spot.index]
        if spot.index in roster.table.held or not _may_refer(roster, spot, mention):
            continue
        person = _bare(roster, spot, mention) if _is_bare(mention) else _full(roster, spot, mention)
        if person is None:
            continue
        person.references.append(spot.index)
        roster.table.held.add(spot.index)
        if not _is_bare(mention) and not mention.epithet and mention.rank and not mention.nested:
            person.links.append(Link(spot.index, person.names[0], "taken up by function"))


def _is_bare(mention: OfficeMention) -> bool:
    return mention.bare or mention.epithet


def _may_refer(roster: Roster, spot: Spot, mention: OfficeMention) -> bool:
    if mention.plural or mention.former or mention.counterpart:
        return False
    if mention.determiner not in DEFINITE:
        return mention.determiner in ("ce", "cet", "cette") and _is_bare(mention)
    return mention.determiner != "" or roster.row.fresh[spot.start]


def _bare(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    """Return the person of that rank, or for "le dirigeant nippon" of that side, named last before."""
    if mention.party is not None:
        same = [p for p in roster.people if p.party == mention.party]
        return roster.last_before(spot.start, same)
    if mention.epithet:
        return None
    same = [p for p in roster.people if any(o.rank == mention.rank for o in roster.offices(p))]
    return roster.last_before(spot.start, same, reach=FAR)


def _full(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    duty, party = mention.duty, mention.party
    if duty in UNIQUE:
        holders = [p for p in roster.people if duty in roster.duties(p) and _sides_fit(p.party, party)]
        exact = [p for p in holders if p.party == party and party]
        if len(exact) == 1 or (exact and not party):
            return exact[0]
        if len(holders) == 1 and not exact:
            return holders[0]
        if exact:
            return roster.last_before(spot.start, exact) or exact[0]
    if party is None:
        return None
    free = [p for p in roster.people if p.party == party and _can_be(roster, p, duty)]
    if duty in UNIQUE:
        return free[0] if len(free) == 1 else _only_unknown(roster, spot, mention)
    found = roster.last_before(spot.start, free)
    if found is None and duty in ("delegation", "envoy"):
        found = _subject_before(roster, spot)
    return found


def _sides_fit(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _can_be(roster: Roster, person: Person, duty: str) -> bool:
    """Return whether a person may hold a further office of that duty."""
    duties = roster.duties(person)
    if duty in UNIQUE:
        return not duties and not roster.offices(person)
    if duty in ("delegation", "envoy"):
        return not duties & {"state", "government", "spokesman"} or duty == "envoy"
    return False


def _only_unknown(roster: Roster, spot: Spot, mention: OfficeMention) -> Person | None:
    """Return the one person of whom neither office nor side is known."""
    unknown = [p for p in roster.people if not p.links and not p.past and p.party is None]
    rivals = [p for p in roster.people if mention.duty in roster.duties(p) and p.party == mention.party]
    return unknown[0] if len(unknown) == 1 and not rivals else None


def _subject_before(roster: Roster, spot: Spot) -> Person | None:
    """Return the person named in the sentence before, if of unknown side."""
    sentence = roster.row.sentence[spot.start]
    near = [
        p
        for p in roster.people
        if p.party is None and any(0 < sentence - roster.row.sentence[s.start] <= 1 for s in roster.spots(p))
    ]
    return near[0] if len(near) == 1 else None
