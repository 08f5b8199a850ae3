"""Write personal names to `doc._.names`."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.persons import names, repeats, unlearned
from dialogue_extract.persons.frame import Frame, frame
from dialogue_extract.persons.offices import find
from dialogue_extract.persons.spelling import keys
from dialogue_extract.spans import NameMention


class Names:
    """Mend and complete the learned names."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.names = tuple(self.process(doc))
        return doc

    def process(self, doc: Doc) -> list[NameMention]:
        """Return the names in text order; those in page noise only where the body names the same people."""
        row = frame(doc)
        found = repeats.longest(
            [
                *names.learned(row),
                *unlearned.after_courtesy(row),
                *unlearned.after_nationality(row),
                *unlearned.by_shape(row),
                *unlearned.of_holders(row),
            ]
        )
        taken = {i for name in found for i in range(name.start, name.end)}
        offices = find(row, taken, [])
        found = repeats.in_loud_lines(row, repeats.longest([*found, *unlearned.beside_offices(row, offices, taken)]))
        found = repeats.longest([*found, *repeats.repeated(row, found), *repeats.taken_up(row, found)])
        return [_mention(row, name) for name in _outside_noise(row, found)]


def _outside_noise(row: Frame, found: list[names.Name]) -> list[names.Name]:
    body = {k for n in found if not row.noise[n.start] for k in keys(_text(row, n)) if len(k) > 2}
    return [n for n in found if not row.noise[n.start] or all(k in body for k in keys(_text(row, n)) if len(k) > 2)]


def _text(row: Frame, name: names.Name) -> str:
    return " ".join(row.text[name.start : name.end])


def _mention(row: Frame, name: names.Name) -> NameMention:
    start, end = row.tokens(name.start, name.end)
    return NameMention(start, end, name.rule, courtesy=name.courtesy)


@Language.factory("dialogue_names", assigns=["doc._.names"], requires=["doc.ents"])
def make_names(nlp: Language, name: str) -> Any:
    """Build the component."""
    return Names()
