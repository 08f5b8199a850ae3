"""Tell which state's government an article means where it names none: letterhead, headline, dateline."""

from __future__ import annotations

from collections import defaultdict

from dialogue_extract import gazetteer
from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import office_words
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.rivals import met_at, received_at, rivals_of
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.sides import code_of
from dialogue_extract.persons.told import demonym
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import OfficeMention, PlaceMention

NATIONAL = frozenset(
    {
        "state",
        "government",
        "foreign",
        "defence",
        "interior",
        "economy",
        "trade",
        "spokesman",
        "deputy",
        "ambassador",
        "staff",
        "delegation",
    }
)
NATIONAL_RANKS = frozenset(
    {
        "minister",
        "president",
        "government",
        "state",
        "parliament",
        "governor",
        "ambassador",
        "crown",
        "vice-president",
        "spokesman",
        "director",
        "adviser",
        "chief",
        "head",
        "deputy",
        "counterpart",
    }
)
LABEL = 2  # words; a shorter block is a section's name
ORGANISATION = ("organisation", "body")
TOWNS = ("city", "capital", "region")
WEIGHT = {
    "state": 1.0,
    "adjective": 1.0,
    "demonym": 1.0,
    "metonym": 1.0,
    "body": 1.0,
    "capital": 0.5,
    "city": 0.2,
    "region": 0.3,
}
DEALT_WITH = 0.5  # share of a state that is only dealt with
AWAY_FROM = frozenset({"(", "avec", "sur", "contre", "vers", "pour"})
KNOWN = 1.5  # worth of a known minister named without a country
POSTING = ("à", "en", "au", "aux")
DATELINE = 1.5
POSTED = 1.5  # worth of being where ambassadors are posted
OPENING = 2.0  # worth of being the first state named in headline or letterhead


def by_default(roster: Roster, person: Person, homes: list[str]) -> tuple[str | None, str]:
    """Return a side for an office that names none: an organisation's named last, a minister's the state at home."""
    offices = roster.offices(person) or [roster.table.mentions[link.office] for link in person.past]
    first = min(offices, key=lambda o: o.start)
    before = roster.row.sides(0, roster.row.word_of[first.start])
    written = roster.row.norm[slice(*roster.row.words(first))]
    words, told = set(written), " ".join(written)
    if generic := words & set(lexicon("office_words")["generic_states"]):
        states = [p.code for p in before if p.kind in ("state", "capital", "adjective") and p.code]
        realms = {code for word in generic for code in lexicon("office_words")["realms"].get(word, ())}
        states = [code for code in states if code in realms] or states
        if states:
            return states[-1], "state named before"
    organisation = _organisation(roster, first, before)
    if organisation:
        return organisation, "organisation named before"
    if first.rank == "governor" and (towns := [p for p in before if p.kind in TOWNS and p.country]):
        return towns[0].country, "town named before"
    superior = _superior(roster, person, first, words)
    if superior[0]:
        return superior
    committee = words & {"commission", "comité"} and words & office_words("portfolio")  # of a parliament
    if first.rank in ("head", "vice-president", "president") and words & relation("bodies") and not committee:
        host = received_at(roster, person) or met_at(roster, person)  # "reçu à Rabat par le président de la Chambre"
        return (host, "where he receives") if host and host not in rivals_of(roster, person) else (None, "")
    if first.duty == "ambassador" and first.bare and len(offices) == 1:
        return None, ""
    if first.rank in NATIONAL_RANKS or first.duty in NATIONAL or not person.links:
        return _at_home(roster, person, homes, first.duty, told)
    return None, ""


def _at_home(roster: Roster, person: Person, homes: list[str], duty: str, told: str) -> tuple[str | None, str]:
    """Return the state where somebody receives or is met by a traveller, else the likeliest home."""
    if host := received_at(roster, person):
        return host, "where he receives"
    rivals = rivals_of(roster, person)
    host = met_at(roster, person)
    if host and host not in rivals:
        return host, "where he is met"
    home = next((code for code in homes if code not in rivals and has_office(code, duty, told)), None)
    return (home, "state at home in the article") if home else (None, "")


def has_office(code: str, duty: str, told: str) -> bool:
    """Return whether a state has such an office: a sultan, a chancellor, a president."""
    table = lexicon("regimes")
    only = next((states for office, states in table["only"].items() if told.startswith(office)), None)
    if duty not in ("state", "government"):  # "président du Sénat"
        return only is None or code in only
    without = next((states for office, states in table["without"].items() if told.startswith(office)), ())
    return (only is None or code in only) and code not in without


def _superior(roster: Roster, person: Person, office: OfficeMention, words: set[str]) -> tuple[str | None, str]:
    """Return the side of those for whom an embassy's staff, a spokesman or an adviser works."""
    if "ambassade" in words and (envoys := [o.party for o in roster.table.mentions if o.duty == "ambassador"]):
        return envoys[0], "side of the embassy"
    if office.duty in ("spokesman", "staff"):
        state = bool(words & set(lexicon("office_words")["national_bodies"]))  # "porte-parole de la diplomatie"
        others = (p for p in roster.people if p.party and p is not person)
        others = (p for p in others if not state or gazetteer.load().state(str(p.party)))
        main = next((p.party for p in others if "ambassador" not in roster.duties(p)), None)
        return main, "side of the person named first"
    return None, ""


def taken_up_body(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "secrétaire exécutive de l'organisation, la Botswanaise X": the organisation counts, not the nationality."""
    foreign = demonym(roster, person)[0] is not None
    for office in roster.offices(person):
        words = roster.row.norm[slice(*roster.row.words(office))]
        if office.party or not (
            set(words[1:]) & relation("taken_up_bodies") or (foreign and _heads_a_body(office, words))
        ):
            continue
        before = roster.row.sides(0, roster.row.word_of[office.start])
        found = [p.code for p in before if p.kind in ORGANISATION and p.code]
        if found:
            return max(found, key=found.count), "organisation named before"
    return None, ""


def _heads_a_body(office: OfficeMention, words: list[str]) -> bool:
    """Return whether it is the office of an organisation's head: "la directrice générale, la Coréenne X"."""
    if office.determiner not in ("le", "la", "du", "par", "l'"):
        return False
    return office.duty == "head" or " ".join(words).startswith(tuple(lexicon("office_words")["heads_of_bodies"]))


def _organisation(roster: Roster, office: OfficeMention, before: list[PlaceMention]) -> str | None:
    named = any(p.code == "EU" for p in roster.row.place if p is not None)
    if office.rank == "commissioner" and (
        named or roster.row.norm[roster.row.word_of[office.start]].startswith("commissaire")
    ):
        bodies = [p.code for p in before if p.kind == "organisation" and p.code]
        return bodies[-1] if bodies and not named else "EU"
    words = set(roster.row.norm[slice(*roster.row.words(office))])
    if words & set(lexicon("office_words")["national_bodies"]):
        return None
    if office.duty == "head" and office.rank == "president" and not words & relation("bodies"):
        return None
    if office.rank in ("head", "deputy") or office.duty == "head":
        found = [p.code for p in before if p.kind in ORGANISATION and p.code]
        found = found or _at_its_seat(roster, office)
        after = [p.code for p in roster.row.place if p is not None and p.kind in ORGANISATION and p.code]
        return found[-1] if found else (after[0] if after and words & relation("bodies") else None)
    return None


def _at_its_seat(roster: Roster, office: OfficeMention) -> list[str]:
    """Return the organisation whose seat is named before: "au siège de l'Union africaine, le président de la ..."."""
    seats = [p for p in roster.row.place if p is not None and p.kind == "venue" and p.end <= office.start]
    for seat in reversed(seats):
        text = roster.row.doc[seat.start : seat.end].text.replace("’", "'")
        opening, _, body = text.partition(" de ")
        entry = gazetteer.load().find(body.removeprefix("l'").removeprefix("la ")) if opening == "siège" else None
        if entry is not None and entry.kind in ORGANISATION and entry.code:
            return [entry.code]
    return []


def homes_of(row: Frame, known: list[str], origins: set[int]) -> list[str]:
    """Return the states an article speaks of, the likeliest home first; `origins` are words that tell of none."""
    told = (p for p in row.doc._.places if _state_of(p) and row.word_of[p.start] not in origins)
    places = [p for p in told if row.sizes[row.block[row.word_of[p.start]]] > LABEL]
    worth: dict[str, float] = defaultdict(float)
    for place in places:
        worth[str(_state_of(place))] += WEIGHT.get(place.kind, 0.0) * _standing(row, place)
    body = [p for p in places if not row.noise[row.word_of[p.start]] and not _aside(row, p)]
    if body:
        worth[str(_state_of(body[0]))] += OPENING
    for code in _datelines(row, places):
        worth[code] += DATELINE
    for code in known:
        worth[code] += KNOWN
    for code in _accrediting(row, places):
        worth[code] += POSTED
    return [code for code, _ in sorted(worth.items(), key=lambda item: -item[1])]


def _accrediting(row: Frame, places: list[PlaceMention]) -> set[str]:
    """Return the states to which ambassadors are sent: "l'ambassadeur du Pérou à Nairobi", "accrédité au Kenya"."""
    posts = [row.words(o) for o in row.doc._.offices if o.duty == "ambassador"]
    found = set()
    for place in places:
        word = row.words(place)[0]
        before = word - 1 - (row.norm[word - 1] in ("la", "le", "l'"))
        if (
            place.kind not in ("state", "capital")
            or before < 1
            or row.norm[before] not in ("à", "en", "au", "aux", "de")
        ):
            continue
        told = any(start < before < end for start, end in posts) and row.norm[before] != "de"
        sent = any(w.startswith("accrédité") for w in row.norm[max(before - 2, 0) : before])
        if told or sent:
            found.add(str(_state_of(place)))
    return found


def _standing(row: Frame, place: PlaceMention) -> float:
    """Return how far a place tells of the state at home: little in page noise, in brackets, as what is talked about."""
    word = row.words(place)[0]
    if row.noise[word]:
        return 0.3
    return DEALT_WITH if _aside(row, place) else 1.0


def _aside(row: Frame, place: PlaceMention) -> bool:
    """Return whether a state stands in brackets or is dealt with: "(Lettonie)", "avec la Syrie", "sur l'Ukraine"."""
    word = row.words(place)[0]
    before = row.at(word - 1) if row.at(word - 1) not in ("le", "la", "l'", "les") else row.at(word - 2)
    return before in AWAY_FROM and place.kind in ("state", "capital", "city")


def _datelines(row: Frame, places: list[PlaceMention]) -> list[str]:
    """Return the states of towns that open a paragraph: "ALGER -", "Hanoï (VNA) -"."""
    found = []
    for place in places:
        start, end = row.words(place)
        if (
            place.kind in TOWNS
            and row.fresh[start]
            and end < len(row)
            and row.norm[end] in (",", "-", "–", "—", "(", ":", "|", "/")
        ):
            found.append(str(_state_of(place)))
    return found[:1]


def _state_of(place: PlaceMention) -> str | None:
    if place.kind in WEIGHT and not place.codes:
        code = code_of(place, local=True)
        own = place.kind != "body" or code not in ("EU", "UN", "AU")
        return code if code and own and gazetteer.load().state(code) else None
    return None
