"""Tell which states a person cannot stand for: those of the people met, of a counterpart, of where he is going."""

from __future__ import annotations

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.roster import UNIQUE, Person, Roster
from dialogue_extract.persons.told import destinations

MEETING_REACH = 25  # words between the two sides of one verb
RECEIVED = 14  # words from "reçu à Berlin" to who receives
RULES = frozenset({"state", "government", "foreign", "defence", "interior", "economy", "trade"})


def rivals_of(roster: Roster, person: Person) -> set[str]:
    """Return the sides of others with the same duty, and of those called the person's counterpart."""
    duties = roster.duties(person) & UNIQUE
    if any(o.determiner in ("son", "sa", "leur") for o in roster.offices(person)):
        duties = set()
    sides: set[str | None] = {p.party for p in roster.people if p is not person and duties & roster.duties(p)}
    own = {roster.row.sentence[s.start] for s in roster.spots(person)}
    for mention in roster.table.mentions:
        word = roster.row.word_of[mention.start]
        if mention.counterpart and mention.party and roster.row.sentence[word] in own:
            owner = roster.last_before(word, roster.people)
            sides.add(mention.party if owner in (person, None) or owner.party is None else "")
    sides.update(p.party for p in roster.people if p is not person and p.party and _meets(roster, person, p))
    sides.update(_owners(roster, person), destinations(roster, person), _facing(roster, person, own))
    if not roster.duties(person) & {"ambassador", "staff", "spokesman"}:
        offices = roster.table.mentions
        sides.update(
            {o.party for o in offices if o.duty == "ambassador"} - {o.party for o in offices if o.duty in RULES}
        )
    return {side for side in sides if side}


def _owners(roster: Roster, person: Person) -> set[str | None]:
    """Return the side of the one whose counterpart a person is: of the last sided person named before."""
    sided = [p for p in roster.people if p.party and p is not person]
    words = [roster.row.word_of[o.start] for o in roster.offices(person) if o.counterpart]
    owners = (roster.last_before(word, sided) for word in words)
    return {owner.party for owner in owners if owner is not None}


def _facing(roster: Roster, person: Person, sentences: set[int]) -> set[str | None]:
    """Return the sides that a sentence gives to others as the other side: "et, du côté espagnol, Y"."""
    told = [p for p in roster.people if p is not person and p.party_rule in ("delegation or side", "on behalf of")]
    return {p.party for p in told if sentences & {roster.row.sentence[s.start] for s in roster.spots(p)}}


def _meets(roster: Roster, person: Person, other: Person) -> bool:
    """Return whether two people are the two sides of one verb: "a coprésidé avec Y", "a reçu Y"."""
    row = roster.row
    for a in roster.spots(person):
        for b in roster.spots(other):
            first, last = min(a.end, b.end), max(a.start, b.start)
            near = row.sentence[a.start] == row.sentence[b.start] and last - first < MEETING_REACH
            if near and relation("meets").intersection(row.norm[first:last]):
                return True
    return False


def received_at(roster: Roster, person: Person) -> str | None:
    """Return the state of the town where a person receives: "reçu à Berlin par la chancelière"."""
    row = roster.row
    starts = [s.start for s in roster.spots(person)]
    starts += [row.word_of[o.opening] for o in roster.offices(person)]
    for word in starts:
        for k in range(word - 1, max(word - 4, 0), -1):
            if row.norm[k] != "par" or row.fresh[k + 1]:
                continue
            code = _place_of_reception(row, k)
            if code:
                return code
    return None


def _place_of_reception(row: Frame, word: int) -> str | None:
    """Return the state of the place between a verb of receiving and its "par"."""
    country = None
    for k in range(word - 1, max(word - RECEIVED, -1), -1):
        place = row.place[k]
        if place is not None and row.norm[row.words(place)[0] - 1] in ("à", "en", "au", "aux"):
            country = place.country or place.code
        if row.norm[k] in relation("received"):
            return country
        if row.fresh[k] or row.norm[k] in (".", ";"):
            return None
    return None
