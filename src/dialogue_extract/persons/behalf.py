"""Read for whom somebody acts: "X pour le Mali", "côté chinois, X", "signé, pour le HCR, par X", "Séoul a envoyé X"."""

from __future__ import annotations

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.seating import Spot
from dialogue_extract.persons.shapes import courtesies
from dialogue_extract.persons.told import last_place

BEHALF = frozenset(
    {"le", "la", "l'", "les", "du", "de", "d'", "des", "partie", "côté", "délégation", "compte", "gouvernement", "camp"}
)
ACTING = frozenset({"partie", "délégation", "compte", "gouvernement", "camp"})
ADJECTIVES = ("adjective", "demonym")
SIGNING = 14  # words from "pour le Mali" to the name behind "par"
SENDING = 16  # words from a verb of sending to the name
SUBJECT = 8  # words from a state to the verb of sending: "le Rwanda, de son côté, avait dépêché"
OPENING = 24  # words between "côté chinois," and the name
PHRASE = 7  # words of "du côté de la République tchèque,"
SEATS = ("capital", "metonym")
SIDES = ("state", "organisation", "body", *ADJECTIVES, *SEATS)
ARTICLES = frozenset({"le", "la", "l'", "les"})
OF = frozenset({"de", "du", "d'", "des", "à", "en", "au", "aux"})
CLAUSE = frozenset({".", ";", ":", "que", "qui", "qu'", "dont", "?", "!"})
ENDS = frozenset({",", ";", ".", "et", ")", "–", "—", "-", ":"})


def on_behalf(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "X pour le Mali", "X au nom du Togo", "X, représentant le Ghana"."""
    row = roster.row
    for spot in (*roster.spots(person), *_functions(roster, person)):
        k = spot.end + (spot.end < len(row) and row.norm[spot.end] == ",")
        if " ".join(row.norm[k : k + 2]) == "au nom":
            k += 2
        elif row.at(spot.end) == "côté" or (
            row.at(k) in ("représentant", "pour") and not _superior(roster, spot.start)
        ):  # "X côté Mogadiscio et Y côté Hargeisa"
            k += 1
        else:
            continue
        code = _acted_for(row, k, row.norm[spot.end] == "pour")
        if code:
            return code, "on behalf of"
    return None, ""


def _functions(roster: Roster, person: Person) -> list[Spot]:
    """Return the functions that stand after the name: "X, directrice pays, pour la Banque mondiale"."""
    ends = {s.end for s in roster.spots(person)}
    told = [roster.table.offices[link.office] for link in person.links if link.rule == "in apposition after the name"]
    return [s for s in told if s.start - 1 in ends and roster.row.at(s.end) == ","]


def _acted_for(row: Frame, first: int, beside: bool) -> str | None:
    """Return the side named at a word, behind articles and "la délégation de"; `beside`: right after "X pour"."""
    if row.norm[first : first + 3] == ["le", "pays", "hôte"]:
        return last_place(row, first)
    k = first
    while k < len(row) and row.norm[k] in BEHALF:
        k += 1
    place = row.place[k] if k < len(row) else None
    if place is None or not place.code:
        return None
    after = row.words(place)[1]
    closed = after >= len(row) or row.fresh[after] or row.norm[after] in ENDS
    if place.kind in SEATS:  # "X pour Bamako", but "le départ de X pour Bamako"
        shared = row.norm[first - 1] == "côté" or (beside and _shared(row, first - 1))
        return place.code if closed and shared else None
    sides = ("state", "organisation", *ADJECTIVES) if k > first + 1 else ("state", "organisation")
    return place.code if place.kind in sides and (closed or not beside) else None


def _shared(row: Frame, word: int) -> bool:
    """Return whether a sentence brings several with "pour": "X pour Paris, Y pour Rome"."""
    near = range(max(word - OPENING, 0), min(word + OPENING, len(row)))
    told = [k for k in near if row.norm[k] == "pour" and row.sentence[k] == row.sentence[word]]
    return sum(row.place[k + 1] is not None or row.norm[k + 1] in ARTICLES for k in told if k + 1 < len(row)) > 1


def _superior(roster: Roster, word: int) -> bool:
    """Return whether a name is whose envoy somebody is: "envoyé spécial du président X pour la Syrie"."""
    return any(s.end == word and roster.table.mentions[s.index].nested for s in roster.table.offices)


def opened_side(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "et, du côté cubain, la vice-ministre X", "Pour le Mali, le ministre X", "côté chinois, X"."""
    row = roster.row
    for spot in roster.spots(person):
        for k in range(spot.start - 1, max(spot.start - OPENING, -1), -1):
            if row.norm[k] == "," and (found := _phrase_before(row, k)):
                return found, "delegation or side"
            if row.norm[k] in CLAUSE or row.fresh[k + 1] or (row.norm[k] == "et" and row.norm[k + 1] != ","):
                break
            if k in roster.table.name_to and k != spot.start:
                break
    return None, ""


def _phrase_before(row: Frame, comma: int) -> str | None:
    """Return the side of "côté X", "du côté de X", "pour X" or "pour la partie X" that a comma ends, or None."""
    for k in range(comma - 1, max(comma - PHRASE, -1), -1):
        if row.norm[k] == "," or (row.fresh[k + 1] and k + 1 < comma):
            return None
        if row.norm[k] not in ("côté", "pour"):
            continue
        first = k - (row.norm[k - 1] == "du" and row.norm[k] == "côté")
        opens = row.fresh[first] or row.norm[first - 1] in (",", ";", ":", "et", ".", "(", "–", "—", "»")
        place = row.place[comma - 1]
        if not opens or place is None or place.kind not in SIDES or row.words(place)[0] <= k:
            return None
        between = row.norm[k + 1 : row.words(place)[0]]
        if (
            row.norm[k] == "pour"
            and not ACTING.intersection(between)
            and row.norm[first - 1] not in (",", ";", ":", "et")
        ):
            return None  # "Pour Paris, le président X n'est plus un interlocuteur": an opinion
        return place.code if all(word in BEHALF for word in between) else None
    return None


def signing_for(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "signé, pour le compte du Mali, par X, et, côté nigérien par Y"."""
    row = roster.row
    for spot in roster.spots(person):
        k = next((j for j in range(spot.start - 1, max(spot.start - SIGNING, 0), -1) if row.norm[j] == "par"), -1)
        if k < 2 or not row.joined(k - 1, spot.start) or "," in row.norm[k : spot.start]:
            continue
        last = k - 1 - (row.norm[k - 1] == ",")
        for j in range(last, max(last - SIGNING, 0), -1):
            if row.norm[j] in (",", ".", ";", "et"):
                break
            acts = row.norm[j] in ("pour", "côté") or row.norm[j : j + 2] == ["au", "nom"]
            found = next((p.code for p in row.sides(j, last + 1) if p.code), None) if acts else None
            if found:
                return found, "on behalf of"
    return None, ""


def sent_by(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "Séoul avait délégué la vice-ministre X", "le Ghana, lui, a dépêché son chancelier, X"."""
    row = roster.row
    for spot in roster.spots(person):
        for k in range(spot.start - 1, max(spot.start - SENDING, 1), -1):
            if row.fresh[k] or row.norm[k] in (".", ";", "et", "par") or k in roster.table.name_to:
                break
            if row.norm[k] in relation("sends"):
                code = _sender(row, k)
                return (code, "sent by") if code else (None, "")
    return None, ""


def _sender(row: Frame, verb: int) -> str | None:
    """Return the state or body that is the subject of a verb of sending."""
    first = verb - 1
    while first > 0 and row.norm[first] in ("a", "avait", "aura", "y", "qui", ",", "n'", "ont", "avaient"):
        first -= 1
    for k in range(first, max(first - SUBJECT, -1), -1):
        place = row.place[k]
        if place is not None:
            start = row.words(place)[0]
            before = row.norm[start - 1] if start else ""
            free = start == 0 or row.fresh[start] or before not in OF
            return place.code if free and place.kind not in ADJECTIVES else None
        if row.fresh[k] or row.norm[k] in CLAUSE or row.pos[k] in ("VERB", "AUX"):
            return None
    return None


def ranked_adjective(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Return the side of the adjective between a rank and the name: "le général nigérien X"."""
    row = roster.row
    for spot in roster.spots(person):
        k = spot.start - 1
        if k > 0 and row.sided_adjective(k) and row.joined(k - 1, spot.start + 1):
            place = row.place[k]
            start = row.words(place)[0] if place is not None else k
            if courtesies().before(row, start) is not None and place is not None:
                return place.code, "nationality before the name"
    return None, ""
