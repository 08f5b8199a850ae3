"""Read sides from delegations: who leads one, who belongs to one, whose list a name stands in."""

from __future__ import annotations

from dialogue_extract import gazetteer
from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.phrases import relation
from dialogue_extract.persons.roster import Person, Roster
from dialogue_extract.persons.shapes import courtesies

BODIES = frozenset({"organisation", "body"})
STATES = frozenset({"state", "capital", "metonym"})
GROUP_REACH = 22  # words between a delegation and the name of who leads it
BULLETS = frozenset({"-", "–", "—", "•", "*", ".", ")", "·", "▪"})


def heading(roster: Roster, person: Person) -> tuple[str | None, str]:
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
        if line[-1:] == [":"] and (set(line) & relation("groups") or line[0] == "pour"):
            return next((p.code for p in row.sides(start, ends) if p.code), None)
        if len(line) > 40:
            return None
        ends = start
    return None


def group(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "la délégation kazakhe conduite par X", "X conduisait la délégation japonaise", "X, du côté chinois"."""
    row = roster.row
    for spot in roster.spots(person):
        code = _group_after(roster, spot.end) or _group_before(row, spot.start)
        if code:
            return code, "delegation or side"
        code = _composed(row, spot.start) or _represented(row, spot.start) or _fronted(row, spot.start, spot.end)
        if code:
            return code, "delegation or side"
    return None, ""


def _composed(row: Frame, word: int) -> str | None:
    """Read any name of "la délégation malienne, composée de X, Y et Z"."""
    for k in range(word - 1, max(word - 60, -1), -1):
        if row.fresh[k + 1] or row.norm[k] == ".":
            return None
        if row.norm[k] == "présence":
            return None
        if row.norm[k] in relation("groups") and relation("composed").intersection(row.norm[k:word]):
            return _side_near(row, k)
    return None


def delegated(roster: Roster, person: Person) -> tuple[str | None, str]:
    """Read "une délégation de la SADC conduite par X, ministre du Malawi": the body counts, not the state."""
    for spot in roster.spots(person):
        code = _group_before(roster.row, spot.start)
        if code and gazetteer.load().organisation(code):
            return code, "delegation of a body"
    return None, ""


def _fronted(row: Frame, start: int, end: int) -> str | None:
    """Read "Conduite par X, la délégation congolaise"."""
    k = start if (opening := courtesies().before(row, start)) is None else opening
    led = k > 1 and row.norm[k - 1] in ("par", "de") and relation("led").intersection(row.norm[max(k - 4, 0) : k - 1])
    behind = range(end, min(end + GROUP_REACH, len(row) - 1)) if led else range(0)
    group = next((j for j in behind if row.norm[j] in relation("groups")), -1)
    opens = group > 0 and row.norm[group - 1] in ("la", "l'", "une") and row.norm[group - 2] == ","
    return _side_near(row, group) if opens and row.sentence[group] == row.sentence[start] else None


def _represented(row: Frame, word: int) -> str | None:
    """Return the side that somebody stands in for: "le Congo était représenté par X et le Tchad par Y"."""
    for k in range(word - 1, max(word - GROUP_REACH, 0), -1):
        if row.fresh[k] or row.norm[k] in (".", ";", "que", "qui"):
            return None
        if row.norm[k] != "par":
            continue
        verbs = [j for j in range(max(k - GROUP_REACH, 0), k) if row.norm[j].startswith("représenté")]
        if not verbs or row.sentence[verbs[-1]] != row.sentence[k]:
            return None
        before = [row.place[j] for j in range(k - 1, max(k - 8, -1), -1) if row.place[j] is not None]
        place = before[0] if before else None
        return place.code if place is not None and place.kind in ("state", "organisation") else None
    return None


def _side_near(row: Frame, group: int) -> str | None:
    """Return the side of a delegation: the adjective or "de" complement that follows it."""
    for k in range(group + 1, min(group + 7, len(row))):
        if row.fresh[k] or row.norm[k] in (",", ".", ";"):
            return None
        place = row.place[k]
        if place is not None and place.code:
            return place.code
        if row.norm[k] == "union" and any(p is not None and p.code == "EU" for p in row.place):
            return "EU"
    return None


def _group_before(row: Frame, word: int) -> str | None:
    acts = False
    for k in range(word - 1, max(word - GROUP_REACH, -1), -1):
        if row.fresh[k + 1] or row.norm[k] in (".", ";"):
            return None
        acts = acts or row.norm[k : k + 2] in ([",", "a"], [",", "ont"], [",", "avait"])
        if row.norm[k] in relation("joint_groups"):  # "leurs délégations, conduites par X et Y"
            return None
        if row.norm[k] in relation("groups"):
            if acts:  # "la délégation, que conduisait X, a rencontré Y"
                return None
            between = row.norm[k + 1 : word]
            led = (
                bool(relation("led").intersection(between))
                or ("sous" in between and "conduite" in between)
                or ":" in between
                or between[-1:] == ["de"]
                or "par" in between
            )
            opens = row.fresh[k] or row.norm[k - 1] == "(" or row.norm[k - 2 : k] == [",", "du"] or row.fresh[k - 1]
            opens = opens or row.norm[k - 1] in (",", ";", "et", ".")
            aside = row.norm[k] in ("côté", "partie") and opens and "," in between
            return _side_near(row, k) if led or aside else None
    return None


def _group_after(roster: Roster, word: int) -> str | None:
    row = roster.row
    led = False
    for k in range(word, min(word + 30, len(row))):
        if row.fresh[k] or row.norm[k] in (".", ";"):
            return None
        led = led or row.norm[k] in relation("leads")
        if k in roster.table.name_from:
            return None
        place = row.place[k]
        represents = any(word.startswith("représent") for word in row.norm[k - 2 : k])  # "représentait la Norvège"
        stood_for = BODIES | STATES if represents else BODIES
        if led and place is not None and place.kind in stood_for and place.code and k - word < 8:
            return place.code
        if row.norm[k] in relation("led_groups") and led:
            return _side_near(row, k)
        if row.norm[k] == "côté" and {"et", ";"}.intersection(row.norm[word:k]):
            return None  # the next one's: "X, et, du côté espagnol, Y"
        if row.norm[k] == "côté" and (
            led or row.norm[k - 1] == "," or row.norm[k - 2 : k] in ([",", "du"], ["pour", "le"])
        ):
            return _side_near(row, k)
    return None
