"""Tell whom each person stands for, the surest sign first, and keep which sign it was."""

from __future__ import annotations

from functools import cache

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.homes import by_default, homes_of
from dialogue_extract.persons.merging import compatible
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.shapes import courtesies
from dialogue_extract.persons.spelling import keys
from dialogue_extract.resources import lexicon
from dialogue_extract.text import fold

LED = frozenset({"conduite", "menée", "dirigée", "emmenée", "présidée", "composée", "conduit", "mené", "dirigé", "emmené"})
LEADS = frozenset({"conduisait", "conduit", "dirigeait", "dirige", "menait", "mène", "mené", "présidait", "emmenait", "tête", "conduira", "dirigera", "représentait", "représente", "représentera"})
COMPOSED = frozenset({"composée", "comprend", "comprenait", "comprenant", "formée", "constituée", "compte", "comptait"})
COMPANY = frozenset({"accompagné", "accompagnée", "accompagnés", "entouré", "entourée", "flanqué", "flanquée", "escorté", "escortée", "compagnie"})
LISTED = ([","], ["et"], [",", "et"], [";"], [";", "et"], [",", "ainsi", "que"], ["ainsi", "que"])
SUCCEEDS = frozenset({"succède", "remplace", "remplacera", "succédera", "succéder", "remplacer", "succédant", "successeur", "prédécesseur", "remplacé", "remplacée"})
BULLETS = frozenset({"-", "–", "—", "•", "*", ".", ")", "·", "▪"})
GROUPS = frozenset({"délégation", "délégations", "côté", "partie", "équipe", "camp", "délégation:"})


def settle(roster: Roster) -> None:
    """Give each person a side by what is written near the names and in the offices."""
    for person in roster.people:
        for find in (_bracket, _one_state_a_name, _on_behalf, _office, _demonym, _group, _heading, _trailing, _known):
            code, rule = find(roster, person)
            if code:
                person.party, person.party_rule = code, rule
                break


def settle_rest(roster: Roster) -> None:
    """Give the people left a side from what the article says as a whole."""
    homes = homes_of(roster.row)
    for person in roster.people:
        for find in (_reference, _possessive, _nested, _company, _succession, _pair, _counterpart):
            if person.party:
                break
            code, rule = find(roster, person)
            person.party, person.party_rule = code, rule
        if not person.party and (person.links or person.past):
            person.party, person.party_rule = by_default(roster, person, homes)


def _bracket(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "X (Mali)"."""
    row = roster.row
    for spot in roster.spots(person):
        if spot.end + 2 < len(row) and row.norm[spot.end] == "(":
            place = row.place[spot.end + 1]
            if place is not None and row.at(row.words(place)[1]) == ")" and place.code:
                return place.code, "country in brackets"
    return None, ""


def _one_state_a_name(roster: Roster, person: Person) -> tuple[str | None, str]:
    return next(((link.party, link.rule) for link in person.links if link.party), (None, ""))


def _office(roster: Roster, person: Person) -> tuple[str | None, str]:
    offices = [roster.table.mentions[link.office] for link in (*person.links, *person.past)]
    sided = [o for o in offices if o.party]
    own = [o for o in sided if not o.counterpart and o.duty != "head"] or sided
    found = next(iter(own), None)
    return (found.party, found.party_rule) if found else (None, "")


def _demonym(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "l'Américain Steve Witkoff", "le Russe X"."""
    row = roster.row
    for spot in roster.spots(person):
        start = courtesies().before(row, spot.start)
        k = (spot.start if start is None else start) - 1
        place = row.place[k] if k >= 0 and not row.fresh[k + 1] else None
        if place is not None and place.kind in ("demonym", "adjective") and place.code and row.capital(k):
            return place.code, "nationality before the name"
    return None, ""


def _on_behalf(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "X pour le Mali", "X au nom du Togo", "X, représentant le Ghana"."""
    row = roster.row
    for spot in roster.spots(person):
        k = spot.end + (spot.end < len(row) and row.norm[spot.end] == ",")
        if " ".join(row.norm[k : k + 2]) == "au nom":
            k += 2
        elif k < len(row) and row.norm[k] in ("représentant", "pour"):
            k += 1
        else:
            continue
        while k < len(row) and row.norm[k] in ("le", "la", "l'", "les", "du", "de", "d'", "des"):
            k += 1
        place = row.place[k] if k < len(row) else None
        if place is None or not place.code or place.kind not in ("state", "organisation"):
            continue
        after = row.words(place)[1]
        if row.norm[spot.end] != "pour" or after >= len(row) or row.fresh[after] or row.norm[after] in (",", ";", ".", "et", ")"):
            return place.code, "on behalf of"
    return None, ""


def _trailing(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "le Premier ministre X du Népal"."""
    row = roster.row
    for spot in roster.spots(person):
        beside = any(link.rule == "beside the name" and link.name in person.names for link in person.links)
        if beside and spot.end + 1 < len(row) and row.norm[spot.end] in ("du", "de", "d'", "des"):
            k = spot.end + 1 + (row.norm[spot.end + 1] in ("la", "l'"))
            place = row.place[k] if k < len(row) else None
            if place is not None and place.kind in ("state", "organisation") and place.code:
                return place.code, "complement after the name"
    return None, ""


def _heading(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read a name in a list under "Délégation suisse :" or "Pour le Gouvernement du Mali :"."""
    row = roster.row
    for spot in roster.spots(person):
        if not _opens_item(row, spot.start):
            continue
        code = _heading_above(row, spot.start)
        if code:
            return code, "heading of the list"
    return None, ""


def _opens_item(row: Frame, word: int) -> bool:
    """Return whether a name starts a list item or line, but for its courtesy and the bullet."""
    start = courtesies().before(row, word)
    k = word if start is None else start
    while k > 0 and not row.fresh[k] and (row.norm[k - 1] in BULLETS or row.norm[k - 1][:1].isdigit()):
        k -= 1
    return row.fresh[k]


def _heading_above(row: Frame, word: int) -> str | None:
    ends = word
    for _ in range(12):
        while ends > 0 and not row.fresh[ends]:
            ends -= 1
        start = ends - 1
        while start > 0 and not row.fresh[start]:
            start -= 1
        if start < 0 or ends <= 0:
            return None
        line = row.norm[start:ends]
        if line[-1:] == [":"] and (set(line) & GROUPS or line[0] == "pour"):
            return next((p.code for p in row.sides(start, ends) if p.code), None)
        if len(line) > 40:
            return None
        ends = start
    return None


def _group(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "la délégation kazakhe conduite par X", "X conduisait la délégation japonaise", "X, du côté chinois"."""
    row = roster.row
    for spot in roster.spots(person):
        code = _group_after(roster, spot.end) or _group_before(row, spot.start)
        if code:
            return code, "delegation or side"
        code = _composed(row, spot.start)
        if code:
            return code, "delegation or side"
    return None, ""


def _composed(row: Frame, word: int) -> str | None:
    """Read any name of "la délégation malienne, composée de X, Y et Z"."""
    for k in range(word - 1, max(word - 60, -1), -1):
        if row.fresh[k + 1] or row.norm[k] == ".":
            return None
        if row.norm[k] in GROUPS and COMPOSED.intersection(row.norm[k:word]):
            return _side_near(row, k)
    return None


def _side_near(row: Frame, group: int) -> str | None:
    """Return the side of a delegation: the adjective or "de" complement that follows it."""
    for k in range(group + 1, min(group + 7, len(row))):
        if row.fresh[k] or row.norm[k] in (",", ".", ";"):
            return None
        place = row.place[k]
        if place is not None and place.code:
            return place.code
    return None


def _group_before(row: Frame, word: int) -> str | None:
    for k in range(word - 1, max(word - 14, -1), -1):
        if row.fresh[k + 1] or row.norm[k] in (".", ";"):
            return None
        if row.norm[k] in GROUPS:
            between = row.norm[k + 1 : word]
            led = bool(LED.intersection(between)) or ("sous" in between and "conduite" in between) or ":" in between or between[-1:] == ["de"]
            opens = row.fresh[k] or row.norm[k - 1] == "(" or row.norm[k - 2 : k] == [",", "du"] or row.fresh[k - 1]
            aside = row.norm[k] in ("côté", "partie") and opens and "," in between
            return _side_near(row, k) if led or aside else None
    return None


def _group_after(roster: Roster, word: int) -> str | None:
    row = roster.row
    led = False
    for k in range(word, min(word + 30, len(row))):
        if row.fresh[k] or row.norm[k] in (".", ";"):
            return None
        led = led or row.norm[k] in LEADS
        if k in roster.table.name_from:
            return None
        if row.norm[k] in ("délégation", "équipe", "partie", "diplomatie", "gouvernement", "ministère") and led:
            return _side_near(row, k)
        if row.norm[k] == "côté" and (led or row.norm[k - 1] == "," or row.norm[k - 2 : k] in ([",", "du"], ["pour", "le"])):
            return _side_near(row, k)
    return None


def _reference(roster: Roster, person: Person) -> tuple[str | None, str]:
    mentions = (roster.table.mentions[i] for i in person.references)
    return next(((m.party, "taken up by function") for m in mentions if m.party), (None, ""))


def _possessive(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "son Premier ministre, X": the side of the person named before."""
    for office in roster.offices(person):
        if office.determiner not in ("son", "sa", "leur") or office.counterpart or office.epithet:
            continue
        word = roster.row.word_of[office.start]
        sided = [p for p in roster.people if p.party and p is not person]
        owner = roster.last_before(word, sided, reach=60)
        if owner:
            return owner.party, "possessive"
    return None, ""


@cache
def _holders() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    data = lexicon("holders")
    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    tables = [(code, names) for code, names in data.items() if code != "organisation"]
    for code, names in (*tables, *data["organisation"].items()):
        for name in names:
            for word in keys(name):
                if len(word) > 2:
                    by_word.setdefault(word, []).append((keys(name), code))
    return {word: tuple(found) for word, found in by_word.items()}


def _company(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "accompagné du ministre, X, et du ministre, Y": the side of the subject, or of the one enumerated before."""
    row = roster.row
    for office in roster.offices(person):
        if office.counterpart:
            continue
        word = row.word_of[office.opening]
        for k in range(word - 1, max(word - 40, -1), -1):
            if row.sentence[k] != row.sentence[word] or row.fresh[k + 1]:
                break
            if row.norm[k] in COMPANY:
                code = _side_before(roster, k)
                return (code, "in company of") if code else (None, "")
        if office.plural:
            continue
        before = next((p for p in roster.people for s in roster.spots(p) if row.norm[s.end : word] in LISTED), None)
        if before is not None and before.party and before is not person:
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


def _succession(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "X succède à Y": both stand for one side."""
    row = roster.row
    for spot in roster.spots(person):
        for k in range(spot.start - 1, max(spot.start - 9, -1), -1):
            if row.fresh[k + 1] or row.norm[k] == ".":
                break
            if row.norm[k] in SUCCEEDS:
                before = roster.last_before(k, [p for p in roster.people if p.party and p is not person], reach=60)
                return (before.party, "succession") if before else (None, "")
    return None, ""


def _nested(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "chef de cabinet du vice-président X": the side of X."""
    for office in roster.offices(person):
        for other in roster.people:
            inner = (roster.table.mentions[link.office] for link in other.links)
            if other.party and any(o.nested and office.start < o.start and o.end <= office.end + 1 for o in inner):
                return other.party, "side of the superior"
    return None, ""


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return the sides of known holders by family name."""
    data = lexicon("holders")
    found: dict[str, set[str]] = {}
    tables = [(code, names) for code, names in data.items() if code != "organisation"]
    for code, names in (*tables, *data["organisation"].items()):
        for name in names:
            found.setdefault(fold(name.split()[-1]), set()).add(code)
            found.setdefault(fold(" ".join(name.split()[1:])), set()).add(code)
    return {family: frozenset(codes) for family, codes in found.items()}


def _known(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Look a full name up among known holders of office; a family name alone when nobody else bears it."""
    doc = roster.row.doc
    forms = {keys(doc[n.start : n.end].text) for n in (roster.table.name_mentions[i] for i in person.names)}
    for form in sorted(forms, key=len, reverse=True):
        if len(form) < 2:
            continue
        for word in form:
            codes = {code for known, code in _holders().get(word, ()) if compatible(form, known) or compatible(known, form)}
            if len(codes) == 1:
                return codes.pop(), "known holder of office"
    if all(len(form) == 1 for form in forms):
        written = {fold(doc[n.start : n.end].text) for n in (roster.table.name_mentions[i] for i in person.names)}
        codes = {code for word in written for code in _families().get(word, ())}
        if len(codes) == 1:
            return codes.pop(), "known holder of office"
    return None, ""


def _pair(roster: Roster, person: Person) -> tuple[str | None, str]:
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
    places = [p for p in dict.fromkeys(row.place) if p is not None and p.code and p.kind in ("state", "capital", "metonym")]
    for a, b in zip(places, places[1:], strict=False):
        gap = [w for w in row.norm[row.words(a)[1] : row.words(b)[0]] if w not in ("la", "le", "l'", "les", "de", "d'", "du")]
        if gap in (["et"], ["-"], ["–"], ["/"], []) and a.code != b.code:
            pairs.append((row.words(b)[1], (str(a.code), str(b.code))))
    before = [pair for end, pair in pairs if end <= word]
    return before[-1] if before else (pairs[0][1] if pairs else None)


def _counterpart(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "son homologue X" without adjective: the other state of the sentence."""
    for office in roster.offices(person):
        if not office.counterpart:
            continue
        row, word = roster.row, roster.row.word_of[office.start]
        sentence = row.sentence[word]
        near = [k for k in range(max(word - 80, 0), min(word + 80, len(row))) if row.sentence[k] == sentence]
        owner = {p.party for p in roster.people if p.party and any(row.sentence[s.start] == sentence for s in roster.spots(p))}
        others = [p.code for p in row.sides(near[0], near[-1] + 1) if p.code and p.kind in ("state", "adjective") and p.code not in owner]
        if len(set(others)) == 1 and others[0]:
            return others[0], "counterpart of the other side"
    return None, ""
