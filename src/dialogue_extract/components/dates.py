"""spaCy component `dialogue_dates`: temporal expressions as token spans."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract import temporal
from dialogue_extract.events.clauses import announces, clause, clause_verb, plans
from dialogue_extract.events.extent import expression
from dialogue_extract.spans import DateMention
from dialogue_extract.tree import Tree, Word, tree

TENSES = {"past": "past", "pluperfect": "past", "future": "future", "present": "present"}

SKIPPED = frozenset({"le", "la", "les", "l'", "l’", "des", "du", "pour", "à", "au", "en", ","})
OF = frozenset({"du", "des", "de", "d'", "d’"})
HAVE = frozenset({"a", "ont", "avait", "avaient"})
PARTICIPLE = ("é", "ée", "és", "ées")
HOLDING = frozenset({"tenue", "organisation"})  # "se sont entendus sur la tenue de la réunion le 15 décembre"


class _Expression:
    """The tokens of a temporal expression in the parse."""

    def __init__(self, words: Tree, start: int, end: int) -> None:
        self.tree, self.start, self.end = words, start, end
        self.root = words.root(start, end)
        self.verb = clause_verb(self.root)
        self.first = words[start].sent.start


def _orientation(words: Tree) -> Callable[[int, int], str | None]:
    """Return the hook by which the parse tells the tagger where a bare weekday points."""

    def orient(begin: int, stop: int) -> str | None:
        start, end = words.covering(begin, stop)
        if start == end or not words.parsed:
            return None
        span = _Expression(words, start, end)
        if beside := _beside(span) or _reported(span):
            return beside
        if _dates_a_noun(span):
            return None
        around = clause(span.root)
        if start and words[start - 1].lower_ == "depuis":
            return "past"
        if any(word.lower_ in HOLDING and word.pos_ == "NOUN" for word in span.root.ancestors):
            return "future"
        if around.modal in {"must", "was_to"} or plans(span.verb):
            return "future"
        if around.tense == "conditional":  # "annonce qu'il irait vendredi", but "serait allé vendredi"
            return "past" if "Part" in span.verb.feature("VerbForm") and around.modal is None else "future"
        if not around.finite:
            return "past" if _told(span) else None
        return TENSES.get(around.tense)

    return orient


def _beside(span: _Expression) -> str | None:
    """Return where the participle right before a date points: "Ouverte lundi", "qu'a eue, jeudi", "programmée pour"."""
    words, first = span.tree, span.first
    if span.start > first and "pour" in {word.lower_ for word in words[max(first, span.start - 2) : span.start]}:
        return "future"
    at = span.start - 1
    while at > first and words[at].lower_ in SKIPPED:
        at -= 1
    if at < first or not _participle(words[at]):
        return None
    if plans(words[at]):
        return "future"
    before = words[at - 1] if at > first else None
    return "past" if before is None or before.is_punct or before.lower_ in HAVE else None


def _reported(span: _Expression) -> str | None:
    """Return `past` where a verb in the present tells what came of something: "Il ressort du sommet, jeudi"."""
    told = announces(span.verb.lower_) or expression("resulting").match(span.verb.lower_)
    return "past" if told and clause(span.root).tense == "present" else None


def _participle(word: Word) -> bool:
    """Return whether a word is a participle by its form: taggers take "Reprises" for a noun."""
    formed = word.lower_.endswith(PARTICIPLE) and word.pos_ in {"VERB", "ADJ", "NOUN", "AUX"}
    return formed or temporal.told(word.lower_)


def _dates_a_noun(span: _Expression) -> bool:
    """Return whether a numbered day belongs to a noun, of which the verb says nothing: "prépare le sommet du 3 mai"."""
    words = span.tree
    numbered = any(word.text.isdigit() for word in words[span.start : span.end])
    if not numbered or words[min(span.end, len(words) - 1)].lower_ == "au":
        return False
    at = span.start
    while at > span.first and (words[at].text.isdigit() or words[at].lower_ in {"et", ","}):
        at -= 1  # the 21 of "des 20 et 21 mars"
    return words[at].lower_ in OF and words[at + 1].dep_ in {"nmod", "nummod"}


def _told(span: _Expression) -> bool:
    """Return whether a participle says that it happened then: "tenu le 10 août", not "convoqué pour le 10"."""
    verb, before = span.verb, {word.lower_ for word in span.tree[max(span.start - 2, 0) : span.start]}
    return "Part" in verb.feature("VerbForm") and verb.dep_ == "acl" and verb.i < span.start and "pour" not in before


class Dates:
    """Write `doc._.dates`."""

    def process(self, doc: Doc) -> tuple[DateMention, ...]:
        """Return the temporal expressions of a document, resolved with `doc._.published`."""
        found, words = [], tree(doc)
        for found_at in temporal.dates(words.written, doc._.published, _orientation(words)):
            start, end = words.covering(found_at.event_start, found_at.event_end)
            if start == end:
                continue
            found.append(
                DateMention(
                    start,
                    end,
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
