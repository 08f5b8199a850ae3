"""Read sides from others: the person whose minister, counterpart, companion or successor somebody is."""

from __future__ import annotations

from itertools import pairwise

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.roster import Person, Roster

HOME_RANKS = frozenset({"minister", "government", "president", "state", "governor"})  # not an ambassador's company
LISTED = (
    *([","], ["et"], [",", "et"], [";"], [";", "et"], [",", "ainsi", "que"], ["ainsi", "que"]),
    *(
        [",", "de"],
        [",", "du"],
        [",", "par"],
        ["et", "de"],
        ["et", "du"],
        ["et", "par"],
        [",", "et", "de"],
        [",", "et", "du"],
    ),
)


def reference(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Return the side of "le chef de l'État kazakh" for the person it takes up."""
    mentions = (roster.table.mentions[i] for i in person.references)
    return next(((m.party, "taken up by function") for m in mentions if m.party), (None, ""))


def possessive(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "son Premier ministre, X": the side of the person named before."""
    for office in roster.offices(person):
        if office.determiner not in ("son", "sa", "leur") or office.counterpart or office.epithet:
            continue
        word = roster.row.word_of[office.start]
        sided = [p for p in roster.people if p.party and p is not person]
        subject = _state_first(roster.row, word)
        if subject:
            return subject, "possessive of a state"
        owner = roster.last_before(word, sided, reach=60)
        if owner:
            return owner.party, "possessive"
    return None, ""


def _state_first(row: Frame, word: int) -> str | None:
    """Return the state that opens the sentence: "L'Algérie a dépêché son envoyé spécial"."""
    first = next(
        (k for k in range(word, max(word - 60, -1), -1) if k == 0 or row.sentence[k - 1] != row.sentence[k]), 0
    )
    opening = next((k for k in range(first, min(first + 4, word)) if row.place[k] is not None), -1)
    place = row.place[opening] if opening >= 0 else None
    if (
        place is None
        or place.kind not in ("state", "organisation")
        or row.norm[opening - 1] in ("en", "au", "aux", "de", "du", "d'")
    ):
        return None
    return place.code


def company(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "accompagné du ministre, X, et du ministre, Y": the side of the subject, or of the one enumerated before."""
    row = roster.row
    for office in roster.offices(person):
        if office.counterpart or "ambassade" in row.norm[slice(*row.words(office))]:
            continue
        word = row.word_of[office.opening]
        for k in range(word - 1, max(word - 40, -1), -1):
            if row.sentence[k] != row.sentence[word] or row.fresh[k + 1]:
                break
            if row.norm[k] in relation("company"):
                code = _side_before(roster, k)
                return (code, "in company of") if code else (None, "")
        if office.plural:
            continue
        before = next((p for p in roster.people for s in roster.spots(p) if row.norm[s.end : word] in LISTED), None)
        host = before is not None and "ambassador" in roster.duties(before) and office.rank in HOME_RANKS
        host = host or (before is not None and "state" in roster.duties(before) & roster.duties(person))
        if before is not None and before.party and before is not person and not host:
            return before.party, "enumerated with"
        for spot in roster.table.offices:
            party = roster.table.mentions[spot.index].party
            if party and row.norm[spot.end : word] in (*LISTED, ["de", "même", "que"], [",", "de", "même", "que"]):
                return party, "enumerated with"
    return None, ""


def _side_before(roster: Roster, word: int) -> str | None:
    """Return the side of the person, office or state named last before a word in its sentence."""
    row, found = roster.row, []
    for person in roster.people:
        found += [(s.end, person.party) for s in roster.spots(person) if s.end <= word and person.party]
    for spot in roster.table.offices:
        party = roster.table.mentions[spot.index].party
        found += [(spot.end, party)] if party and spot.end <= word else []
    near = [(end, party) for end, party in found if row.sentence[end - 1] == row.sentence[word]]
    return max(near)[1] if near else None


def succession(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "X succède à Y": both stand for one side."""
    row = roster.row
    for spot in roster.spots(person):
        for k in range(spot.start - 1, max(spot.start - 9, -1), -1):
            if row.fresh[k + 1] or row.norm[k] == ".":
                break
            if row.norm[k] in relation("succeeds"):
                before = roster.last_before(k, [p for p in roster.people if p.party and p is not person], reach=60)
                return (before.party, "succession") if before else (None, "")
    return None, ""


def nested(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "chef de cabinet du vice-président X": the side of X."""
    for office in roster.offices(person):
        for other in roster.people:
            inner = (roster.table.mentions[link.office] for link in other.links)
            if other.party and any(o.nested and office.start < o.start and o.end <= office.end + 1 for o in inner):
                return other.party, "side of the superior"
    return None, ""


def pair(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read two names of one plural office as the two states named together before: first with first."""
    for link in (*person.links, *person.past):
        mention = roster.table.mentions[link.office]
        if not mention.plural or mention.party:
            continue
        names = [ln.name for p in roster.people for ln in p.links if ln.office == link.office]
        order = sorted(set(names))
        if len(order) != 2 or link.name not in order:
            continue
        states = _pair_before(roster.row, roster.table.names[order[0]].start)
        if states:
            return states[order.index(link.name)], "pair of states"
    return None, ""


def _pair_before(row: Frame, word: int) -> tuple[str, str] | None:
    """Return the last two states joined by "et" or a dash before a word, else the first such pair of the article."""
    pairs = []
    places = [
        p for p in dict.fromkeys(row.place) if p is not None and p.code and p.kind in ("state", "capital", "metonym")
    ]
    for a, b in pairwise(places):
        gap = [
            w
            for w in row.norm[row.words(a)[1] : row.words(b)[0]]
            if w not in ("la", "le", "l'", "les", "de", "d'", "du")
        ]
        if gap in (["et"], ["-"], ["–"], ["/"], []) and a.code != b.code:
            pairs.append((row.words(b)[1], (str(a.code), str(b.code))))
    before = [pair for end, pair in pairs if end <= word]
    return before[-1] if before else (pairs[0][1] if pairs else None)


def counterpart(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "son homologue X" without adjective: the other state of the sentence."""
    for office in roster.offices(person):
        if not office.counterpart:
            continue
        row, word = roster.row, roster.row.word_of[office.start]
        sentence = row.sentence[word]
        near = [k for k in range(max(word - 80, 0), min(word + 80, len(row))) if row.sentence[k] == sentence]
        owner = {
            p.party
            for p in roster.people
            if p.party and any(row.sentence[s.start] == sentence for s in roster.spots(p))
        }
        places = row.sides(near[0], near[-1] + 1)
        named = {p.code for p in places if p.code and p.kind in ("state", "adjective")} - owner
        towns = {p.country for p in places if p.country and p.kind in ("capital", "city")} - owner
        for others in (named, towns):
            if len(others) == 1:
                return others.pop(), "counterpart of the other side"
    return None, ""
