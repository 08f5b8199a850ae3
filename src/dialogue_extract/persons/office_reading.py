"""What a word can be to the office that is read: its place, its charge, the name of a superior."""

from __future__ import annotations

from dataclasses import dataclass, field

from dialogue_extract.persons.frame import Frame
from dialogue_extract.persons.heads import ARTICLES, AT, OF, POSSESSIVE, Head, office_words
from dialogue_extract.persons.shapes import courtesies, weak_courtesies

SERVING = frozenset({"adviser", "envoy", "spokesman", "mediator", "consul"})  # ranks of those who work for somebody
ADJECTIVAL = ("adjective", "demonym")


@dataclass(slots=True)
class Reading:
    """Where the reading of an office stands and what it has seen."""

    row: Frame
    head: Head
    named: set[int]
    heads: dict[int, int]
    i: int
    kind: str = ""  # preposition of the running complement: of, at, for
    sided: bool = False  # the last noun phrase was a state
    grown: bool = False
    nested: list[int] = field(default_factory=list)

    def open(self, i: int) -> bool:
        """Return whether word i can still belong to the office."""
        return i < len(self.row) and not self.row.fresh[i] and i not in self.named

    def is_listed(self, i: int, content: int) -> bool:
        """Return whether a phrase after a comma goes on with the charge, not with the sentence."""
        row = self.row
        articled = row.norm[i] in ("du", "des", "aux", "au") or row.at(i + 1) in ARTICLES
        charge = row.capital(content) or row.norm[content] in office_words("portfolio")
        return articled and charge and not self.is_compatriot(content)

    def is_place(self, i: int) -> bool:
        """Return whether word i starts the name of a place or body."""
        place = self.row.place[i]
        return (place is not None and place.kind not in ADJECTIVAL) or self.row.entity[i] == "LOC"

    def is_union(self, i: int) -> bool:
        """Return whether word i starts an organisation a minister may be in charge of: "de l'Union européenne"."""
        place = self.row.place[i]
        return self.head.rank == "minister" and place is not None and place.kind in ("organisation", "region")

    def is_subject(self, i: int) -> bool:
        """Return whether word i names a charge: "Défense", "affaires"."""
        row = self.row
        return row.norm[i] in office_words("portfolio") or (
            row.capital(i) and i not in self.named and not self.is_place(i) and not self.is_compatriot(i)
        )

    def is_compatriot(self, i: int) -> bool:
        """Return whether word i is the nationality before a name: "commissaire au Budget, la Portugaise X"."""
        place = self.row.place[i]
        return place is not None and place.kind in ADJECTIVAL and self.row.capital(i) and i + 1 in self.named

    def content(self, i: int) -> int | None:
        """Return the first word after prepositions, articles and "Sa Majesté"."""
        small = OF | AT | ARTICLES | POSSESSIVE | {"en", "auprès"}
        while self.open(i):
            after = courtesies().end(self.row, i) if self.row.norm[i] in ("sa", "son") else i
            if after <= i + 1 and self.row.norm[i] not in small:
                break
            i = max(after, i + 1)
        return i if self.open(i) else None

    def addressed(self, i: int) -> bool:
        """Return whether a form of address starts at word i: "auprès de M." """
        match = courtesies().match(self.row, i)
        return match is not None and match[1] not in weak_courtesies()

    def holder(self, i: int) -> int:
        """Return the end of the name at word i, for whose holder somebody works: "émissaire du président X"."""
        if self.head.rank not in SERVING or (i < len(self.row) and self.row.fresh[i]):
            return i
        while i < len(self.row) and i in self.named and not self.row.fresh[i]:
            i += 1
        return i
