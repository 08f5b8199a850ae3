"""Choose which of a person's offices are titles of the record."""

from __future__ import annotations

from dialogue_extract.persons.linking import Link
from dialogue_extract.persons.roster import Person, Roster, is_contained


def titles(people: Roster, person: Person) -> list[Link]:
    """Return the links of titles in text order: each wording once, none that another says more fully."""
    found = sorted(person.links, key=lambda link: people.table.mentions[link.office].start)
    found = [link for link in found if people.table.mentions[link.office].rank]
    functions = [link for link in found if not people.table.mentions[link.office].counterpart]
    kept: list[Link] = []
    for link in functions or found:
        words = people.title(link)
        if any(is_contained(words, people.title(other)) for other in kept):
            continue
        kept = [other for other in kept if not is_contained(people.title(other), words)]
        kept.append(link)
    return sorted(kept, key=lambda link: people.table.mentions[link.office].start)
