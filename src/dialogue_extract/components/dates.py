"""spaCy component `dialogue_dates`: temporal expressions as token spans."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from dialogue_extract import temporal
from dialogue_extract.events.clauses import announces, clause, clause_verb, morph, plans
from dialogue_extract.events.extent import expression
from dialogue_extract.spans import DateMention, written

TENSES = {"past": "past", "pluperfect": "past", "future": "future", "present": "present"}

SKIPPED = frozenset({"le", "la", "les", "l'", "l’", "des", "du", "pour", "à", "au", "en", ","})
OF = frozenset({"du", "des", "de", "d'", "d’"})
HAVE = frozenset({"a", "ont", "avait", "avaient"})
PARTICIPLE = ("é", "ée", "és", "ées")
HOLDING = frozenset({"tenue", "organisation"})  # "se sont entendus sur la tenue de la réunion le 15 décembre"


def _orientation(doc: Doc) -> Callable[[int, int], str | None]:
    """Return the hook by which the parse tells the tagger where a bare weekday points."""

    def orient(start: int, end: int) -> str | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not doc.has_annotation("DEP"):
            return None
        if beside := _beside(span) or _reported(span):
            return beside
        if _dates_a_noun(span):
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


def _beside(span: Span) -> str | None:
    """Return where the participle right before a date points: "Ouverte lundi", "qu'a eue, jeudi", "programmée pour"."""
    doc, first = span.doc, span.sent.start
    if span.start > first and "pour" in {token.lower_ for token in doc[max(first, span.start - 2) : span.start]}:
        return "future"
    at = span.start - 1
    while at > first and doc[at].lower_ in SKIPPED:
        at -= 1
    if at < first or not _participle(doc[at]):
        return None
    if plans(doc[at]):
        return "future"
    before = doc[at - 1] if at > first else None
    return "past" if before is None or before.is_punct or before.lower_ in HAVE else None


def _reported(span: Span) -> str | None:
    """Return `past` where a verb in the present tells what came of something: "Il ressort du sommet, jeudi"."""
    verb = clause_verb(span.root)
    told = announces(verb.lower_) or expression("resulting").match(verb.lower_)
    return "past" if told and clause(span.root).tense == "present" else None


def _participle(token: Token) -> bool:
    """Return whether a word is a participle by its form: taggers take "Reprises" for a noun."""
    formed = token.lower_.endswith(PARTICIPLE) and token.pos_ in {"VERB", "ADJ", "NOUN", "AUX"}
    return formed or temporal.told(token.lower_)


def _dates_a_noun(span: Span) -> bool:
    """Return whether a numbered day belongs to a noun, of which the verb says nothing: "prépare le sommet du 3 mai"."""
    if not any(token.is_digit for token in span) or span.doc[min(span.end, len(span.doc) - 1)].lower_ == "au":
        return False
    at = span.start
    while at > span.sent.start and (span.doc[at].is_digit or span.doc[at].lower_ in {"et", ","}):
        at -= 1  # the 21 of "des 20 et 21 mars"
    return span.doc[at].lower_ in OF and span.doc[at + 1].dep_ in {"nmod", "nummod"}


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
        for found_at in temporal.dates(written(doc), doc._.published, _orientation(doc)):
            span = doc.char_span(found_at.event_start, found_at.event_end, alignment_mode="expand")
            if span is None:
                continue
            found.append(
                DateMention(
                    span.start,
                    span.end,
                    found_at.rule,
                    found_at.event_start,
                    found_at.event_end,
                    found_at.type,
                    found_at.value,
                    found_at.event_value,
                    found_at.basis,
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
