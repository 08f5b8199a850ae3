"""Write the people of an article to `doc._.people`: names put together, functions, sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.persons.affiliation import at_home, settle, settle_rest
from dialogue_extract.persons.foretold import foretold, joint, retold
from dialogue_extract.persons.frame import dropped, frame
from dialogue_extract.persons.linking import links
from dialogue_extract.persons.merging import fullest, other_forms
from dialogue_extract.persons.references import resolve
from dialogue_extract.persons.roster import Person, Roster, roster
from dialogue_extract.persons.seating import Link, table
from dialogue_extract.persons.titles import titles
from dialogue_extract.persons.unnamed import sided
from dialogue_extract.spans import Mention, OfficeMention, PersonMention

TOLD_APART = frozenset(
    {"ambassador", "governor", "head", "parliament", "consul", "crown", "state"}
)  # bare, yet no echo
CHARGES = frozenset({"delegation"})


class People:
    """Merge names to people and link offices and sides to them."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.people = tuple(self.process(doc))
        dropped(doc)
        return doc

    def process(self, doc: Doc) -> list[PersonMention]:
        """Return the people in the order of first mention."""
        found = table(frame(doc))
        people = roster(found, links(found))
        settle(people)
        resolve(people)
        foretold(people)
        retold(people)
        joint(people)
        settle_rest(people)
        resolve(people)
        doc._.offices = sided(people, at_home(people))
        return [_mention(people, person) for person in people.people]


def _mention(people: Roster, person: Person) -> PersonMention:
    row = people.row
    names = [people.table.name_mentions[i] for i in person.names]
    texts = [" ".join(row.tree.text(n.start, n.end).split()) for n in names]
    loud = [row.noise[row.word_of[n.start]] or row.tree.text(n.start, n.end).isupper() for n in names]
    best = fullest(texts, loud)
    references = [people.table.mentions[i] for i in person.references]
    return PersonMention(
        names[best].start,
        names[best].end,
        names[best].rule,
        name=names[best],
        names=tuple(names),
        aliases=tuple(
            other_forms(texts[best], [t for t, n in zip(texts, names, strict=True) if not _aside(people, n)])
        ),
        offices=_titles(people, person),
        past_offices=tuple(people.table.mentions[link.office] for link in person.past),
        references=tuple(Mention(m.opening, m.end, "taken up by function") for m in references),
        party=person.party,
        party_rule=person.party_rule,
    )


def _aside(people: Roster, name: Mention) -> bool:
    return people.row.noise[people.row.word_of[name.start]]


def _titles(people: Roster, person: Person) -> tuple[OfficeMention, ...]:
    """Return the offices of a person; a bare one is a title where nothing fuller is said: "la maire, X"."""
    offices = tuple(_cut(people, link) for link in titles(people, person))
    full = {office.rank for office in offices if not office.bare}
    said = TOLD_APART - full if full and not _charges(offices) else None
    return tuple(
        replace(office, bare=office.rule == "taken up by function" or (said is not None and office.rank not in said))
        if office.bare
        else office
        for office in offices
    )


def _charges(offices: tuple[OfficeMention, ...]) -> bool:
    """Return whether all that is told in full is a charge for the occasion: "chef de la délégation, le ministre X"."""
    return all(office.bare or office.duty in CHARGES for office in offices)


def _cut(people: Roster, link: Link) -> OfficeMention:
    mention = people.table.mentions[link.office]
    return replace(mention, start=link.start or mention.start, end=link.end or mention.end, rule=link.rule)


@Language.factory(
    "dialogue_people",
    assigns=["doc._.people", "doc._.offices"],
    requires=["doc._.names", "doc._.offices", "doc._.places"],
)
def make_people(nlp: Language, name: str) -> Any:
    """Build the component."""
    return People()
