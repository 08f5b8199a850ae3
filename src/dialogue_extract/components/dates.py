"""spaCy component `dialogue_dates`: temporal expressions as token spans."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from dialogue_extract import temporal
from dialogue_extract.events.clauses import clause, clause_verb, morph, plans
from dialogue_extract.spans import DateMention

TENSES = {"past": "past", "pluperfect": "past", "future": "future", "present": "present"}

HOLDING = frozenset({"tenue", "organisation"})  # "se sont entendus sur la tenue de la réunion le 15 décembre"


def _orientation(doc: Doc) -> Callable[[int, int], str | None]:
    """Return the hook by which the parse tells the tagger where a bare weekday points."""

    def orient(start: int, end: int) -> str | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not doc.has_annotation("DEP"):
            return None
        around = clause(span.root)
        if span.start and doc[span.start - 1].lower_ == "depuis":
            return "past"
        if any(token.lower_ in HOLDING and token.pos_ == "NOUN" for token in span.root.ancestors):
            return "future"
        if around.modal in {"must", "was_to"} or plans(clause_verb(span.root)):
            return "future"
        if around.tense == "conditional":  # "annonce qu'il irait vendredi", but "serait allé vendredi"
            verb = clause_verb(span.root)
            return "past" if "Part" in morph(verb, "VerbForm") and around.modal is None else "future"
        if not around.finite:
            return "past" if _told(span) else None
        return TENSES.get(around.tense)

    return orient


def _told(span: Span) -> bool:
    """Return whether a participle says that it happened then: "tenu le 10 août", not "convoqué pour le 10"."""
    verb = clause_verb(span.root)
    before = {token.lower_ for token in span.doc[max(span.start - 2, 0) : span.start]}
    return "Part" in morph(verb, "VerbForm") and verb.dep_ == "acl" and verb.i < span.start and "pour" not in before


class Dates:
    """Write `doc._.dates`."""

    def process(self, doc: Doc) -> tuple[DateMention, ...]:
        """Return the temporal expressions of a document, resolved with `doc._.published`."""
        found = []
        for expression in temporal.dates(doc.text, doc._.published, _orientation(doc)):
            span = doc.char_span(expression.event_start, expression.event_end, alignment_mode="expand")
            if span is None:
                continue
            found.append(
                DateMention(
                    span.start,
                    span.end,
                    expression.rule,
                    expression.event_start,
                    expression.event_end,
                    expression.type,
                    expression.value,
                    expression.event_value,
                    expression.basis,
                )
            )
        return tuple(found)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.dates = self.process(doc)
        return doc


@Language.factory("dialogue_dates", requires=["doc._.published"], assigns=["doc._.dates"])
def create(nlp: Language, name: str) -> Dates:
    """Return the component."""
    return Dates()
