"""Tell which state's government an article means where it names none: letterhead, headline, dateline."""

from __future__ import annotations

from collections import defaultdict

from dialogue_extract import gazetteer
from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import office_words
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.roster import UNIQUE, Person, Roster
from dialogue_extract.persons.sides import code_of
from dialogue_extract.persons.told import destinations
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
RULES = frozenset({"state", "government", "foreign", "defence", "interior", "economy", "trade"})
MEETING_REACH = 25  # words between the two sides of one verb
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
KNOWN = 1.5  # worth of a known minister named without a country
OPENING = 3.0  # worth of being the first state named in headline or letterhead


def by_default(roster: Roster, person: Person, homes: list[str]) -> tuple[str | None, str]:
    """Return a side for an office that names none: an organisation's named last, a minister's the state at home."""
    offices = roster.offices(person) or [roster.table.mentions[link.office] for link in person.past]
    first = min(offices, key=lambda o: o.start)
    before = [p for p in roster.row.sides(0, roster.row.word_of[first.start])]
    words = set(roster.row.norm[slice(*roster.row.words(first))])
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
        return None, ""
    if first.duty == "ambassador" and first.bare and len(offices) == 1:
        return None, ""
    if first.rank in NATIONAL_RANKS or first.duty in NATIONAL or not person.links:
        rivals = _rivals(roster, person)
        home = next((code for code in homes if code not in rivals), None)
        return (home, "state at home in the article") if home else (None, "")
    return None, ""


def _superior(roster: Roster, person: Person, office: OfficeMention, words: set[str]) -> tuple[str | None, str]:
    """Return the side of those for whom an embassy's staff, a spokesman or an adviser works."""
    if "ambassade" in words and (envoys := [o.party for o in roster.table.mentions if o.duty == "ambassador"]):
        return envoys[0], "side of the embassy"
    if office.duty in ("spokesman", "staff"):
        others = (p for p in roster.people if p.party and p is not person)
        main = next((p.party for p in others if "ambassador" not in roster.duties(p)), None)
        return main, "side of the person named first"
    return None, ""


def taken_up_body(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "secrétaire exécutive de l'organisation, la Botswanaise X": the organisation counts, not the nationality."""
    for office in roster.offices(person):
        words = roster.row.norm[slice(*roster.row.words(office))]
        if office.party or not set(words[1:]) & relation("taken_up_bodies"):
            continue
        before = roster.row.sides(0, roster.row.word_of[office.start])
        found = [p.code for p in before if p.kind in ORGANISATION and p.code]
        if found:
            return max(found, key=found.count), "organisation named before"
    return None, ""


def _organisation(roster: Roster, office: OfficeMention, before: list[PlaceMention]) -> str | None:
    named = any(p.code == "EU" for p in roster.row.place if p is not None)
    if office.rank == "commissioner" and (
        named or roster.row.norm[roster.row.word_of[office.start]].startswith("commissaire")
    ):
        return "EU"
    words = set(roster.row.norm[slice(*roster.row.words(office))])
    if words & set(lexicon("office_words")["national_bodies"]):
        return None
    if office.duty == "head" and office.rank == "president" and not words & relation("bodies"):
        return None
    if office.rank in ("head", "deputy") or office.duty == "head":
        found = [p.code for p in before if p.kind in ORGANISATION and p.code]
        after = [p.code for p in roster.row.place if p is not None and p.kind in ORGANISATION and p.code]
        return found[-1] if found else (after[0] if after and words & relation("bodies") else None)
    return None


def _rivals(roster: Roster, person: Person) -> set[str]:
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


def homes_of(row: Frame, known: list[str]) -> list[str]:
    """Return the states an article speaks of, the likeliest home first."""
    places = [p for p in row.doc._.places if _state_of(p) and row.sizes[row.block[row.word_of[p.start]]] > LABEL]
    worth: dict[str, float] = defaultdict(float)
    for place in places:
        worth[str(_state_of(place))] += WEIGHT.get(place.kind, 0.0) * (
            0.3 if row.noise[row.word_of[place.start]] else 1.0
        )
    body = [p for p in places if not row.noise[row.word_of[p.start]]]
    if body:
        worth[str(_state_of(body[0]))] += OPENING
    for code in _datelines(row, places):
        worth[code] += OPENING / 2
    for code in known:
        worth[code] += KNOWN
    return [code for code, _ in sorted(worth.items(), key=lambda item: -item[1])]


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
