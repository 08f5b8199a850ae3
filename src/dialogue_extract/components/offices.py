"""Write offices with their whole complement to `doc._.offices`."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.persons.duties import duty_of
from dialogue_extract.persons.frame import LEARNED, Frame, frame
from dialogue_extract.persons.offices import Office, find, is_bare
from dialogue_extract.persons.sides import of_office
from dialogue_extract.spans import OfficeMention


class Offices:
    """Find offices by grammar, lengthened by the learned spans where there are any."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.offices = tuple(self.process(doc))
        return doc

    def process(self, doc: Doc) -> list[OfficeMention]:
        """Return the offices in text order, nested ones too."""
        row = frame(doc)
        named = {row.word_of[i] for name in doc._.names for i in range(name.start, name.end)}
        return [_mention(row, office) for office in find(row, named, _learned(row))]


def _learned(row: Frame) -> list[tuple[int, int]]:
    if LEARNED not in row.doc.spans:
        return []
    return [(row.word_of[span.start], row.word_of[span.end - 1] + 1) for span in row.doc.spans[LEARNED]]


def _of_state(row: Frame, office: Office) -> bool:
    """Return whether the complement is a state and nothing more: "président de la République du Kazakhstan"."""
    word = office.match.end
    while word < office.end and row.norm[word] in ("de", "d'", "du", "des", "la", "le", "l'"):
        word += 1
    place = row.place[word] if word < office.end else None
    return place is not None and place.kind == "state" and word > office.match.end


def _mention(row: Frame, office: Office) -> OfficeMention:
    start, end = row.tokens(office.start, office.end)
    party, rule = of_office(row, office)
    match = office.match
    return OfficeMention(
        start,
        end,
        "grammar and learned span" if office.learned else "grammar",
        head=row.start[office.noun],
        party=party,
        plural=match.head.plural,
        former=match.former,
        bare=is_bare(office),
        counterpart=match.head.counterpart,
        rank=match.head.rank,
        duty=duty_of(row.tree.text(start, end), _of_state(row, office)),
        opening=row.start[office.opening],
        determiner=match.determiner,
        nested=office.nested,
        epithet=match.head.epithet,
        party_rule=rule,
    )


@Language.factory("dialogue_offices", assigns=["doc._.offices"], requires=["doc._.names", "doc._.places"])
def make_offices(nlp: Language, name: str) -> Any:
    """Build the component."""
    return Offices()
