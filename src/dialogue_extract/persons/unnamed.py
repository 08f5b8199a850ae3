"""Give those whom an article calls by function alone the side of the state at home: "le Chef de l'État a reçu"."""

from __future__ import annotations

from dataclasses import replace

from dialogue_extract.persons.homes import has_office
from dialogue_extract.persons.roster import Roster
from dialogue_extract.spans import OfficeMention

GOVERNING = frozenset({"state", "government"})
DEFINITE = frozenset({"le", "la", "l'", "au", "par", "du"})


def sided(roster: Roster, homes: list[str]) -> tuple[OfficeMention, ...]:
    """Return the offices; a head of state or government without a name or a side stands for the state at home.

    Only where the sentence has another side: who is told of alone takes part in nothing.
    """
    held = {link.office for p in roster.people for link in (*p.links, *p.past)}
    held |= {i for p in roster.people for i in p.references}
    out = []
    for number, office in enumerate(roster.table.mentions):
        free = number not in held and not (office.party or office.former or office.plural or office.nested)
        if free and office.duty in GOVERNING and not office.bare and office.determiner in DEFINITE:
            office = _at_home(roster, office, homes)
        out.append(office)
    return tuple(out)


def _at_home(roster: Roster, office: OfficeMention, homes: list[str]) -> OfficeMention:
    others = _others(roster, office)
    told = " ".join(roster.row.norm[slice(*roster.row.words(office))])
    home = next(iter(homes), None)
    if home is None or not others or home in others or not has_office(home, office.duty, told):
        return office
    return replace(office, party=home, party_rule="state at home in the article")


def _others(roster: Roster, office: OfficeMention) -> set[str]:
    """Return the sides of the people and functions of the sentence."""
    row = roster.row
    sentence = row.sentence[row.word_of[office.start]]
    near = {p.party for p in roster.people if any(row.sentence[s.start] == sentence for s in roster.spots(p))}
    mentions = (m for m in roster.table.mentions if m is not office and not m.former)
    near |= {m.party for m in mentions if row.sentence[row.word_of[m.start]] == sentence}
    return {code for code in near if code}
