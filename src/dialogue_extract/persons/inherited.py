"""Read sides from others: the person whose minister, counterpart, companion or successor somebody is."""

from __future__ import annotations

from itertools import pairwise

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.rivals import led_apart, posted_to
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.shapes import courtesies

FACING = 12  # words from "face à lui" to the name
REACH = 60  # words back to the owner of a side
VERBS = ("VERB", "AUX")
OWN = ("son", "sa", "leur")
PAIRED = ("state", "capital", "metonym")
SMALL = frozenset({"la", "le", "l'", "les", "de", "d'", "du"})
PRESENCE = "présence"  # "en présence du directeur de cabinet, X"
BEHIND = 3  # words from "par" to the one who receives
HOME_RANKS = frozenset({"minister", "government", "president", "state", "governor"})  # not an ambassador's company
JOINTS = ([","], ["et"], [",", "et"], [";"], [";", "et"], [",", "ainsi", "que"], ["ainsi", "que"])
LISTED = (*JOINTS, *([*joint, word] for joint in JOINTS for word in ("de", "du", "d'", "par", "avec")))


def reference(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Return the side of "le chef de l'État kazakh" for the person it takes up."""
    mentions = (roster.table.mentions[i] for i in person.references)
    return next(((m.party, "taken up by function") for m in mentions if m.party), (None, ""))


def possessive(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "son Premier ministre, X": the side of the person named before."""
    for office in roster.offices(person):
        if office.determiner not in (*OWN, "un", "une") or office.counterpart or office.epithet:
            continue
        word = roster.row.word_of[office.start]
        subject = _state_beside(roster.row, roster.row.word_of[office.opening])
        if office.determiner in OWN:
            subject = subject or _state_first(roster.row, word)
        if subject:
            return subject, "possessive of a state"
        if office.determiner not in OWN:
            continue
        abroad = posted_to(roster, person)
        sided = [p for p in roster.people if p.party and p is not person and p.party not in abroad]
        owner = roster.last_before(word, sided, reach=60)
        if owner:
            return owner.party, "possessive"
    return None, ""


def _state_beside(row: Frame, opening: int) -> str | None:
    """Return the state whose verb is left out before a possessive: "; la Chine, son directeur, X"."""
    place = row.place[opening - 2] if opening > 1 and row.norm[opening - 1] == "," else None
    if place is None or place.kind not in ("state", "organisation", "capital", "metonym"):
        return None
    start = row.words(place)[0] - (row.norm[row.words(place)[0] - 1] in ("la", "le", "l'", "les"))
    return place.code if row.fresh[start] or row.norm[start - 1] in (";", ",", "et", ".", "–", "—") else None


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
        if code := _accompanied(roster, word):
            return code, "in company of"
        if office.plural:
            continue
        before = _listed_before(roster, person, word)
        host = before is not None and "ambassador" in roster.duties(before) and office.rank in HOME_RANKS
        host = host or (before is not None and "state" in roster.duties(before) & roster.duties(person))
        host = host or bool(before and before.party in led_apart(roster, person))
        if before is not None and before.party and before is not person and not host:
            return before.party, "enumerated with"
        for spot in roster.table.offices:
            party = roster.table.mentions[spot.index].party
            if party and row.norm[spot.end : word] in (*LISTED, ["de", "même", "que"], [",", "de", "même", "que"]):
                return party, "enumerated with"
    return None, ""


def _accompanied(roster: Roster, word: int) -> str | None:
    """Return the side of the one in whose company somebody is, where he has one."""
    row = roster.row
    for k in range(word - 1, max(word - 40, -1), -1):
        if row.sentence[k] != row.sentence[word] or row.fresh[k + 1]:
            break
        if row.norm[k] == PRESENCE:
            return _subject_before(roster, k) or _received_by(roster, k)
        if row.norm[k] in relation("company"):
            beside = row.norm[k - 1 : k + 1] == ["aux", "côtés"]
            return _side_after(roster, k, word) if beside else _side_before(roster, k) or _subject_before(roster, k)
    return None


def _received_by(roster: Roster, word: int) -> str | None:
    """Return the side of who receives, at whose table those present sit: the one behind "par", else the first told."""
    row = roster.row
    near = sorted((k, party) for k, party in _told(roster) if k < word and row.sentence[k] == row.sentence[word])
    hosts = [party for k, party in near if "par" in row.norm[max(k - BEHIND, 0) : k]]
    return next(iter(hosts or [party for _, party in near]), None)


def _listed_before(roster: Roster, person: Person, word: int) -> Person | None:
    """Return who comes before in a list: "X et le ministre Y", "X, ministre, ainsi que Y, secrétaire d'État"."""
    row = roster.row
    for other in roster.people:
        if any(row.norm[s.end : word] in LISTED for s in roster.spots(other)):
            return other
    names = [s.start for s in roster.spots(person) if s.end == word - 1 and row.norm[word - 1] == ","]
    starts = [k if (opening := courtesies().before(row, k)) is None else opening for k in names]
    for other in (p for p in roster.people if p is not person and p.party):
        ends = [roster.table.offices[link.office].end for link in other.links if link.rule != "taken up by function"]
        ends += [s.end for s in roster.spots(other)]
        if any(row.norm[end:start] in LISTED for end in ends for start in starts):
            return other
    return None


def _told(roster: Roster) -> list[tuple[int, str]]:
    """Return the first word of every function and name that tells a side, with the side."""
    told = [(s.start, roster.table.mentions[s.index].party) for s in roster.table.offices]
    told += [(s.start, p.party) for p in roster.people for s in roster.spots(p)]
    return [(start, party) for start, party in told if party]


def _side_after(roster: Roster, first: int, last: int) -> str | None:
    """Return the side of the first one told between two words: "aux côtés du ministre turc, X, siégeaient Y"."""
    near = [(start, party) for start, party in _told(roster) if first < start < last]
    return min(near)[1] if near else None


def _subject_before(roster: Roster, word: int) -> str | None:
    """Return the side of who opens the sentence before: "Il était flanqué de X", "L'accompagnait X"."""
    row = roster.row
    opening = next(k for k in range(word, -1, -1) if k == 0 or row.sentence[k - 1] != row.sentence[word])
    if row.norm[opening] not in ("il", "elle", "l'", "celui-ci", "celle-ci", "ils", "elles") or row.fresh[opening]:
        return None
    last = row.sentence[word] - 1
    told = [(s.start, p.party) for p in roster.people for s in roster.spots(p) if row.sentence[s.start] == last]
    return min(told)[1] if told else None


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
    pairs = _pairs(row, PAIRED)
    before = [pair for end, pair in pairs if end <= word]
    return before[-1] if before else (pairs[0][1] if pairs else None)


def _pairs(row: Frame, kinds: tuple[str, ...]) -> list[tuple[int, tuple[str, str]]]:
    """Return where two states joined by "et" or a dash end, and their codes."""
    pairs = []
    places = [p for p in dict.fromkeys(row.place) if p is not None and p.code and p.kind in kinds]
    for a, b in pairwise(places):
        gap = [w for w in row.norm[row.words(a)[1] : row.words(b)[0]] if w not in SMALL]
        if gap in (["et"], ["-"], ["–"], ["/"], []) and a.code != b.code:
            pairs.append((row.words(b)[1], (str(a.code), str(b.code))))
    return pairs


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
        beside = (m for m in roster.table.mentions if m.party and not m.counterpart and m is not office)
        owner.update(str(m.party) for m in beside if row.sentence[row.word_of[m.start]] == sentence)
        places = row.sides(near[0], near[-1] + 1)
        named = {p.code for p in places if p.code and p.kind in ("state", "adjective")} - owner
        towns = {p.country for p in places if p.country and p.kind in ("capital", "city")} - owner
        for others in (named, towns):
            if len(others) == 1:
                return others.pop(), "counterpart of the other side"
    return None, ""


def other_side(roster: Roster, person: Person, homes: list[str]) -> tuple[str | None, str]:
    """Read "face à lui, X", "la partie adverse, conduite par X": the other of the two states the article is about."""
    row = roster.row
    for spot in roster.spots(person):
        words = row.norm[max(spot.start - FACING, 0) : spot.start]
        told = " ".join(words[_clause_start(words) :])
        if not any(phrase in told for phrase in relation("other_side")):
            continue
        sided = [p for p in roster.people if p.party and p is not person]
        owner = roster.last_before(spot.start, sided, reach=REACH)
        if owner is None:
            continue
        rest = [code for code in homes if code != owner.party]
        pairs = [pair for _, pair in _pairs(row, (*PAIRED, "adjective")) if owner.party in pair]
        rest = [code for pair in pairs for code in pair if code != owner.party] + rest
        return (rest[0], "the other side") if rest else (None, "")
    return None, ""


def _clause_start(words: list[str]) -> int:
    return max((k + 1 for k, word in enumerate(words) if word in (".", ";", "!", "?")), default=0)


def state_before(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "Le Canada siégeait en observateur. La ministre X a promis ...": the subject of the sentence before."""
    row = roster.row
    for office in roster.offices(person):
        start = row.word_of[office.opening]
        if office.rank != "minister" or office.party or start < 1 or row.norm[start - 1] != "." or row.fresh[start]:
            continue
        first = start - 1
        while first > 0 and row.sentence[first - 1] == row.sentence[start - 1]:
            first -= 1
        opening = first + (row.norm[first] in ("le", "la", "l'", "les"))
        place, states = row.place[opening], {p.code for p in row.sides(first, start) if p.kind == "state"}
        if place is not None and place.kind == "state" and len(states) == 1 and row.pos[row.words(place)[1]] in VERBS:
            return place.code, "state of the sentence before"
    return None, ""
