"""Tell whom each person stands for, the surest sign first, and keep which sign it was."""

from __future__ import annotations

from dialogue_extract import gazetteer
from dialogue_extract.persons.behalf import on_behalf, opened_side, ranked_adjective, sent_by, signing_for
from dialogue_extract.persons.groups import delegated, group, heading
from dialogue_extract.persons.holders import known_side
from dialogue_extract.persons.homes import by_default, homes_of, taken_up_body
from dialogue_extract.persons.inherited import (
    company,
    counterpart,
    nested,
    other_side,
    pair,
    possessive,
    reference,
    state_before,
    succession,
)
from dialogue_extract.persons.roster import UNIQUE, Person, Roster
from dialogue_extract.persons.sides import ADJECTIVES
from dialogue_extract.persons.told import demonym, host_of, post

SERVANTS = frozenset({"spokesman", "staff"})  # theirs is the side of another


def settle(roster: Roster) -> None:
    """Give each person a side by what is written near the names and in the offices."""
    signs = (
        _bracket,
        _one_state_a_name,
        on_behalf,
        signing_for,
        delegated,
        _office,
        taken_up_body,
        sent_by,
        opened_side,
        demonym,
    )
    for person in roster.people:
        for find in (*signs, ranked_adjective, group, heading, _trailing, post, known_side):
            code, rule = find(roster, person)
            if code:
                person.party, person.party_rule = code, rule
                break


def settle_rest(roster: Roster) -> None:
    """Give the people left a side from what the article says as a whole."""
    homes = at_home(roster)
    signs = (reference, possessive, nested, company, succession, pair, host_of, counterpart, state_before)
    for person in sorted(roster.people, key=lambda p: bool(roster.duties(p) & SERVANTS)):
        for find in (_office, *signs):
            if person.party:
                break
            code, rule = find(roster, person)
            person.party, person.party_rule = code, rule
        if not person.party:
            person.party, person.party_rule = other_side(roster, person, homes)
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
    sided = [o for o in sided if not o.epithet] or sided  # "l'envoyé de l'Union, le diplomate suédois X"
    own = [o for o in sided if not o.counterpart and o.duty != "head"] or sided
    found = next(iter(own), None)
    return (found.party, found.party_rule) if found else (None, "")


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
            # a learned name had caught the state: "le roi X d'Espagne"
            entry = gazetteer.load().find(row.text[k]) if place is None and k < len(row) else None
            if entry is not None and entry.kind == "state":
                return entry.code, "complement after the name"
    return None, ""


def _origins(roster: Roster) -> set[int]:
    """Return the words of nationalities before names of those who stand for others: "la directrice, la Bulgare X"."""
    row, found = roster.row, set()
    for person in (p for p in roster.people if p.party):
        for k in (spot.start - 1 for spot in roster.spots(person) if spot.start):
            place = row.place[k]
            if place is not None and place.kind in ADJECTIVES and row.capital(k) and place.code != person.party:
                found.add(k)
    return found


def at_home(roster: Roster) -> list[str]:
    """Return the states an article speaks of; that of a function no longer held only where it names no other."""
    known, origins = _governed(roster), _origins(roster)
    former = [roster.row.words(office) for office in roster.table.mentions if office.former]
    past = {k for start, end in former for k in range(start, end)}
    return homes_of(roster.row, known, origins | past) or homes_of(roster.row, known, origins)


def _governed(roster: Roster) -> list[str]:
    """Return the sides of known people whom the article calls minister or president of no country: of its own."""
    sides = []
    for person in roster.people:
        offices = roster.offices(person)
        if (
            person.party
            and person.party_rule == "known holder of office"
            and offices
            and roster.duties(person) & UNIQUE
        ):
            sides.append(person.party)
    return sides
