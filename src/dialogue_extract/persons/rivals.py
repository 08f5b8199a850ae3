"""Tell which states a person cannot stand for: those of the people met, of a counterpart, of where he is going."""

from __future__ import annotations

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.roster import UNIQUE, Person, Roster
from dialogue_extract.persons.told import destinations, last_place
from dialogue_extract.spans import PlaceMention

MEETING_REACH = 25  # words between the two sides of one verb
HOST = 3  # words from "hôte" to the name or function
AWAITED = 9  # words from "où" to who awaits
THERE = 5  # words from "où" to "reçu"
MET = 6  # words from "avec" to the name or function
TRAVELLED = 60  # words from the traveller to whom he meets
GROUNDS = frozenset({"city", "capital", "state"})
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
        if mention.counterpart and mention.party and not mention.plural and roster.row.sentence[word] in own:
            owner = roster.last_before(word, roster.people)
            sides.add(mention.party if owner in (person, None) or owner.party is None else "")
    sides.update(p.party for p in roster.people if p is not person and p.party and _meets(roster, person, p))
    sides.update(_owners(roster, person), destinations(roster, person), _facing(roster, person, own))
    sides.update(_beside(roster, person), _told_without_name(roster, person), posted_to(roster, person))
    sides.update(led_apart(roster, person))
    if not sides - {None, ""} and not roster.duties(person) & {"ambassador", "staff", "spokesman"}:
        offices = roster.table.mentions
        sides.update(
            {o.party for o in offices if o.duty == "ambassador"} - {o.party for o in offices if o.duty in RULES}
        )
    return {side for side in sides if side}


def _owners(roster: Roster, person: Person) -> set[str | None]:
    """Return the side of the one whose counterpart a person is: of the last sided person named before."""
    sided = [p for p in roster.people if p.party and p is not person]
    words = [roster.row.word_of[o.start] for o in roster.offices(person) if o.counterpart]
    words += [word for word in _hosted(roster, person)]
    owners = (roster.last_before(word, sided) for word in words)
    return {owner.party for owner in owners if owner is not None}


def _hosted(roster: Roster, person: Person) -> list[int]:
    """Return where a person is called somebody's host or guest: "son hôte, le ministre X"."""
    row = roster.row
    starts = [s.start for s in roster.spots(person)] + [row.word_of[o.opening] for o in roster.offices(person)]
    return [
        k
        for start in starts
        for k in range(max(start - HOST, 1), start)
        if row.norm[k] in relation("hosted") and row.norm[k - 1] in ("son", "sa") and row.joined(k, start)
    ]


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


def _beside(roster: Roster, person: Person) -> set[str | None]:
    """Return the side of the second of two subjects: "le ministre X, et son hôte capverdien, Y, dirigeaient"."""
    row = roster.row
    others = [(s, p) for p in roster.people if p.party and p is not person for s in roster.spots(p)]
    for a in roster.spots(person):
        for b, other in others:
            between = row.norm[a.end : b.start]
            joined = 0 < len(between) < MEETING_REACH and between[0] in (",", "et") and between.count("et") == 1
            if not joined or between[: 1 + (between[0] == ",")][-1] != "et" or not row.joined(a.end, b.start + 1):
                continue
            after = b.end + (row.at(b.end) == ",")
            if after < len(row) and row.pos[after] in ("VERB", "AUX") and row.norm[after].endswith(("ent", "ont")):
                return {other.party}
    return set()


def led_apart(roster: Roster, person: Person) -> set[str | None]:
    """Return the side of who leads the other one: "les délégations étaient conduites par X et Y"."""
    row, found = roster.row, set()
    for spot in roster.spots(person):
        for other in (p for p in roster.people if p is not person and p.party):
            for before in (s for s in roster.spots(other) if 0 < spot.start - s.end < MEETING_REACH):
                words = row.norm[max(before.start - MEETING_REACH, 0) : spot.start]
                joint = relation("joint_groups").intersection(words) and "par" in words
                if joint and row.sentence[before.start] == row.sentence[spot.start]:
                    found.add(other.party)
    return found


def _told_without_name(roster: Roster, person: Person) -> set[str | None]:
    """Return the sides of those met whom the sentence calls by function or as guest: "l'hôte qatari a vu X"."""
    row, found = roster.row, set()
    held = {link.office for p in roster.people for link in (*p.links, *p.past)} | set(person.references)
    told = [(s.start, s.end, roster.table.mentions[s.index].party) for s in roster.table.offices if s.index not in held]
    told = [(start, end, code) for start, end, code in told if code]
    for k in range(len(row) - 1):
        place = row.place[k + 1] if row.norm[k] in relation("hosted") else None
        if place is not None and place.kind in ("adjective", "demonym"):
            told.append((k, k + 2, place.code))
    for spot in roster.spots(person):
        for start, end, code in told:
            first, last = min(spot.end, end), max(spot.start, start)
            near = row.sentence[spot.start] == row.sentence[start] and last - first < MEETING_REACH
            if near and relation("meets").intersection(row.norm[first:last]):
                found.add(code)
    return found


def posted_to(roster: Roster, person: Person) -> set[str | None]:
    """Return where an ambassador is posted: "son ambassadrice à Berne"."""
    row, found = roster.row, set()
    for office in roster.offices(person):
        if office.duty != "ambassador":
            continue
        for place in row.sides(*row.words(office)):
            if row.norm[row.words(place)[0] - 1] in ("à", "en", "au", "aux"):
                found.add(place.country or place.code)
    return found


def _openings(roster: Roster, person: Person) -> list[int]:
    """Return where a person's names and functions begin."""
    names = [s.start for s in roster.spots(person)]
    return names + [roster.row.word_of[o.opening] for o in roster.offices(person)]


def received_at(roster: Roster, person: Person) -> str | None:
    """Return the state of the town where a person receives: "reçu à Berlin par X", "à Luanda, où l'attend X"."""
    row = roster.row
    for word in _openings(roster, person):
        if code := _where_awaited(roster, word):
            return code
        for k in range(word - 1, max(word - 4, 0), -1):
            if row.norm[k] != "par" or row.fresh[k + 1]:
                continue
            code = _place_of_reception(row, k)
            if code:
                return code
    return None


def _where_awaited(roster: Roster, word: int) -> str | None:
    """Return the state of the town before "où", where a person is met: "à Luanda, où il verra le président X"."""
    row = roster.row
    for k in range(word - 1, max(word - AWAITED, 1), -1):
        if row.fresh[k] or row.norm[k] in (".", ";", ":", ",") or k in roster.table.name_to:
            return None
        if row.norm[k] == "où":
            place = row.place[k - 1 - (row.norm[k - 1] == ",")]
            return (place.country or place.code) if place is not None else None
    return None


def _place_of_reception(row: Frame, word: int) -> str | None:
    """Return the state of the place between a verb of receiving and its "par"."""
    country = None
    for k in range(word - 1, max(word - RECEIVED, -1), -1):
        place = row.place[k]
        if place is not None and row.norm[row.words(place)[0] - 1] in ("à", "en", "au", "aux"):
            country = place.country or place.code
        if row.norm[k] in relation("received"):
            there = {"y", "où"}.intersection(row.norm[max(k - THERE, 0) : k])
            return country or (last_place(row, k) if there else None)
        if row.fresh[k] or row.norm[k] in (".", ";"):
            return None
    return None


def met_at(roster: Roster, person: Person) -> str | None:
    """Return the state where a traveller of another meets a person: "à Bogota avec le ministre de la Culture, X"."""
    row = roster.row
    for word in _openings(roster, person):
        verb = next((k for k in range(word - 1, max(word - MET, 0), -1) if row.norm[k] in relation("partner")), None)
        if verb is None or not row.joined(verb, word):
            continue
        place = _place_before(row, verb)
        country = (place.country or place.code) if place is not None else None
        others = (p for p in roster.people if p.party and p is not person)
        traveller = roster.last_before(verb, list(others), reach=TRAVELLED)
        if country and traveller is not None and traveller.party != country:
            return country
    return None


def _place_before(row: Frame, word: int) -> PlaceMention | None:
    """Return the town or state last told with a preposition of place, in the sentence or in the one of an arrival."""
    found = None
    for k in range(word - 1, -1, -1):
        if row.sentence[k] < row.sentence[word] - 1 or row.noise[k]:
            break
        place = row.place[k]
        first = row.words(place)[0] if place is not None else k
        before = row.at(first - 1) if row.at(first - 1) not in ("la", "le", "l'") else row.at(first - 2)
        if place is not None and found is None and place.kind in GROUNDS and before in ("à", "en", "au", "aux"):
            if row.sentence[k] == row.sentence[word]:
                return place
            found = place
        if found is not None and row.norm[k] in relation("arrives"):
            return found
    return None
