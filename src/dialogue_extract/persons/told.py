"""Read sides from clauses about a person: a post told without its title, a host, where he is going."""

from __future__ import annotations

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.shapes import courtesies

CLAUSE = 24  # words of a relative clause
NEAR = 3  # words between a post and the adjective that says whose it is
JOURNEY = 12  # words from a traveller to where he is going
TELLING = ("adjective", "demonym", "state", "metonym", "capital")
OPENERS = frozenset({"qui", "que", "qu'", "dont", "titulaire", "détenteur", "détentrice", "aux"})
TOWARDS = frozenset({"à", "en", "au", "aux", "vers", "pour", "chez"})
ARTICLES = frozenset({"le", "la", "l'", "les"})


def post(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "X, qui détient le portefeuille azerbaïdjanais des Finances", "X, titulaire du portefeuille"."""
    row = roster.row
    for spot in roster.spots(person):
        if row.norm[spot.start - 1] == "où" and (code := _ministry(row, spot.start)):
            return code, "receives at the ministry"
        k = spot.end + 1
        if k >= len(row) or row.norm[k - 1] != "," or row.norm[k] not in OPENERS or row.fresh[k]:
            continue
        end = _clause_end(row, k)
        posts = [j for j in range(k, end) if row.norm[j] in relation("posts")]
        for j in posts:
            code = _whose(row, j, k, end)
            if code:
                return code, "post told in a clause"
        if posts and (code := _ministry(row, spot.start)):
            return code, "post at the ministry named before"
    return None, ""


def _clause_end(row: Frame, start: int) -> int:
    for k in range(start, min(start + CLAUSE, len(row))):
        if row.norm[k] in (".", ",", ";", "!", "?") or (row.fresh[k] and k > start):
            return k
    return min(start + CLAUSE, len(row))


def _whose(row: Frame, word: int, start: int, end: int) -> str | None:
    """Return the side of the adjective, state or seat beside a post, within its clause."""
    order = [*range(word + 1, min(word + 1 + NEAR, end)), *range(max(word - NEAR, start), word)]
    places = (row.place[k] for k in order)
    return next((p.code or p.country for p in places if p is not None and p.kind in TELLING), None)


def _ministry(row: Frame, word: int) -> str | None:
    """Return the side of the ministry named last before a word of its sentence."""
    for k in range(word - 1, max(word - 60, -1), -1):
        if row.sentence[k] != row.sentence[word]:
            return None
        if row.norm[k] in ("ministère", "département", "chancellerie"):
            return _whose(row, k, k, min(k + 8, len(row)))
    return None


def host_of(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "arrivée à Ankara, elle a parlé avec son hôte, X": the state of the place named before."""
    row = roster.row
    for spot in roster.spots(person):
        for k in range(spot.start - 1, max(spot.start - 4, 0), -1):
            if (
                row.norm[k] in ("hôte", "hôtesse")
                and row.norm[k - 1] in ("son", "sa", "leur")
                and row.joined(k, spot.start)
            ):
                code = last_place(row, k)
                return (code, "host at the place") if code else (None, "")
    return None, ""


def last_place(row: Frame, word: int) -> str | None:
    """Return the state of the last place that "à" or "en" brings before a word."""
    for k in range(word - 1, max(word - CLAUSE * 2, 0), -1):
        place = row.place[k]
        if place is not None and row.norm[row.words(place)[0] - 1] in ("à", "en", "au", "aux"):
            return place.country or place.code
    return None


def destinations(roster: Roster, person: Person) -> set[str]:
    """Return the states a person is said to be going to: "X, attendu à Bogota", "X s'envolera pour le Japon"."""
    row, found = roster.row, set()
    spots = [*roster.spots(person), *(s for s in roster.table.offices if s.index in person.references)]
    spots += [roster.table.offices[link.office] for link in person.links]
    for spot in spots:
        for k in range(spot.end, min(spot.end + JOURNEY, len(row))):
            if row.fresh[k] or row.norm[k] in (".", ";", "et") or k in roster.table.name_from:
                break
            if row.norm[k] in relation("receives"):
                break  # "X a reçu la visite d'un ambassadeur accrédité à Tunis": X goes nowhere
            if row.norm[k] in relation("travels"):
                found.update(_towards(row, k + 1))
                break
        before = row.norm[max(spot.start - 3, 0) : spot.start]
        if relation("journeys").intersection(before):  # "la venue de X à Berne"
            found.update(_towards(row, spot.end))
    return found


def _towards(row: Frame, word: int) -> set[str]:
    """Return the state of the first place that a travel verb's preposition brings."""
    for k in range(word, min(word + JOURNEY, len(row))):
        if row.fresh[k] or row.norm[k] in (".", ";", ","):
            break
        place = row.place[k]
        before = row.norm[k - 1] if row.norm[k - 1] not in ARTICLES else row.norm[k - 2]
        if place is not None and before in TOWARDS and (code := place.country or place.code):
            return {code}
    return set()


def demonym(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Return the nationality written before the name: "l'Américain X", "le Russe X"."""
    row = roster.row
    for spot in roster.spots(person):
        start = courtesies().before(row, spot.start)
        k = (spot.start if start is None else start) - 1
        if start is not None and k > 1 and row.norm[k - 1 : k + 1] in ([",", "le"], [",", "la"], [",", "l'"]):
            k -= 2  # "le Burkinabè, le général X"
        place = row.place[k] if k >= 0 and not row.fresh[k + 1] else None
        if place is not None and place.kind in ("demonym", "adjective") and place.code and row.capital(k):
            return place.code, "nationality before the name"
    return None, ""
