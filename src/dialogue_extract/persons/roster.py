"""The people of an article while their offices, references and sides are gathered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.merging import merge
from dialogue_extract.persons.seating import Link, Spot, Table
from dialogue_extract.spans import OfficeMention
from dialogue_extract.text import fold

PORTFOLIOS = frozenset(
    {
        "justice",
        "health",
        "education",
        "farming",
        "energy",
        "transport",
        "environment",
        "culture",
        "labour",
        "planning",
    }
)
UNIQUE = PORTFOLIOS | {"state", "government", "foreign", "defence", "interior", "economy", "trade", "parliament"}


@dataclass(slots=True)
class Person:
    """One person: numbers of names and offices, and what else was found."""

    names: list[int]
    links: list[Link] = field(default_factory=list)  # current offices
    past: list[Link] = field(default_factory=list)
    references: list[int] = field(default_factory=list)  # offices that take the person up
    party: str | None = None
    party_rule: str = ""


@dataclass(slots=True)
class Roster:
    """All people, with lookups."""

    row: Frame
    table: Table
    people: list[Person]
    person_of: dict[int, int]  # by name number

    def offices(self, person: Person) -> list[OfficeMention]:
        """Return the present offices of a person."""
        return [self.table.mentions[link.office] for link in person.links]

    def duties(self, person: Person) -> set[str]:
        """Return what the present offices of a person are."""
        return {o.duty for o in self.offices(person) if o.duty}

    def gender(self, person: Person) -> str:
        """Return m or f where courtesy or article shows it, else nothing."""
        forms = {str(self.table.name_mentions[i].courtesy or "").split(".")[0] for i in person.names}
        articles = {o.determiner for o in self.offices(person) if not o.plural}
        if forms & {"mme", "mmes", "mlle", "madame", "reine", "princesse"} or "la" in articles:
            return "f"
        return "m" if forms & {"m", "monsieur", "mr"} or articles & {"le", "du", "au"} else ""

    def first(self, person: Person) -> int:
        """Return the word where a person is first named outside page noise."""
        starts = [self.table.names[i].start for i in person.names]
        return next((s for s in starts if not self.row.noise[s]), starts[0])

    def last_before(self, word: int, allowed: Iterable[Person], reach: int = 100000) -> Person | None:
        """Return the person named last before a word."""
        best: tuple[int, Person] | None = None
        for person in allowed:
            ends = [s.end for s in map(self.spot, person.names) if s.end <= word and word - s.end <= reach]
            if ends and (best is None or max(ends) > best[0]):
                best = (max(ends), person)
        return best[1] if best else None

    def spot(self, name: int) -> Spot:
        """Return where a name stands."""
        return self.table.names[name]

    def spots(self, person: Person) -> list[Spot]:
        """Return where a person is named."""
        return [self.table.names[i] for i in person.names]

    def title(self, link: Link) -> str:
        """Return the words of a title."""
        mention = self.table.mentions[link.office]
        return self.row.doc[link.start or mention.start : link.end or mention.end].text


def roster(table: Table, links: Iterable[Link]) -> Roster:
    """Merge names to people and hand them their offices."""
    doc = table.row.doc
    texts = [" ".join(doc[n.start : n.end].text.split()) for n in table.name_mentions]
    people = [Person(identity.names) for identity in merge(texts)]
    person_of = {name: k for k, person in enumerate(people) for name in person.names}
    found = Roster(table.row, table, people, person_of)
    for link in links:
        if link.name not in person_of:
            continue
        person = people[person_of[link.name]]
        past = link.former or table.mentions[link.office].former
        (person.past if past else person.links).append(link)
    return found


def is_contained(short: str, long: str) -> bool:
    """Return whether the words of a title are all in another: "président" in "président de la République"."""
    a, b = _singular(short), _singular(long)
    return bool(a) and a <= b


def _singular(words: str) -> set[str]:
    return {word.rstrip("sx") for word in fold(words).replace("'", " ").split()}
