"""Choose which of a person's offices are titles of the record."""

from __future__ import annotations

from dialogue_extract.persons.roster import Person, Roster, is_contained
from dialogue_extract.persons.seating import Link


def titles(people: Roster, person: Person) -> list[Link]:
    """Return the links of titles in text order: each wording once, none that another says more fully."""
    found = sorted(person.links, key=lambda link: people.table.mentions[link.office].start)
    found = [link for link in found if people.table.mentions[link.office].rank]
    functions = [link for link in found if not people.table.mentions[link.office].counterpart]
    if all(people.table.mentions[link.office].bare for link in functions):
        functions = found
    kept: list[Link] = []
    functions = [link for link in functions if not _echo(people, link, functions)]
    for link in functions or found:
        if any(_covers(people, other, link) for other in kept):
            continue
        kept = [other for other in kept if not _covers(people, link, other)]
        kept.append(link)
    more = [link for link in kept if link.end is None or len(people.title(link).split()) > 1]
    kept = more or kept
    return sorted(kept, key=lambda link: people.table.mentions[link.office].start)


def _echo(people: Roster, link: Link, functions: list[Link]) -> bool:
    """Return whether a minister's office is only taken up again in other words: "le chef de la diplomatie"."""
    office = people.table.mentions[link.office]
    if office.duty != "foreign" or office.party or office.rank != "chief" or link.rule != "taken up by function":
        return False
    others = (people.table.mentions[other.office] for other in functions if other is not link)
    return any(other.duty == office.duty and other.party for other in others)


def _covers(people: Roster, full: Link, short: Link) -> bool:
    """Return whether a title is said by another: "ministre" by any minister's, "président turc" not by others."""
    if is_contained(people.title(short), people.title(full)):
        sided = people.table.mentions[short.office].party is not None
        same = len(people.title(short).split()) == len(people.title(full).split())
        return not sided or same or people.title(full).casefold().startswith(people.title(short).casefold())
    return False
