"""Recognise offices ("ministre des Affaires étrangères du Mali") beside the entities nested in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.pipeline.ner import DEFAULT_NER_MODEL, EntityRecognizer
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

SPANS_KEY = "offices"
Ents = tuple[Span, ...]


class OfficeRecognizer(EntityRecognizer):  # type: ignore[misc]  # compiled, without stubs
    """Predict offices as an entity recogniser does, write them to `doc.spans["offices"]`, leave `doc.ents` alone."""

    def predict(self, docs: Iterable[Doc]) -> Any:
        """Return the final states, computed as if no entity were set."""
        docs = list(docs)
        kept = [_take_ents(doc) for doc in docs]
        states = super().predict(docs)
        for doc, ents in zip(docs, kept, strict=True):
            _put_ents(doc, ents)
        return states

    def set_annotations(self, docs: Iterable[Doc], states_or_beams: Any) -> None:
        """Write the offices of each document."""
        docs = list(docs)
        kept = [_take_ents(doc) for doc in docs]
        super().set_annotations(docs, states_or_beams)
        for doc, ents in zip(docs, kept, strict=True):
            found = [Span(doc, span.start, span.end, label=span.label_) for span in doc.ents]
            doc.spans[SPANS_KEY] = found
            _put_ents(doc, ents)

    def update(self, examples: Iterable[Example], **kwargs: Any) -> Any:
        """Learn from the examples that have an "offices" layer."""
        return super().update(_office_examples(examples), **kwargs)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        nlp: Language | None = None,
        labels: dict[str, dict[str, int]] | None = None,
    ) -> None:
        """Read labels and shapes from the "offices" layer."""
        super().initialize(lambda: _office_examples(get_examples()), nlp=nlp, labels=labels)


def _take_ents(doc: Doc) -> tuple[Ents, bool]:
    ents = (tuple(doc.ents), doc.has_annotation("ENT_IOB"))
    doc.set_ents([], default="missing")
    return ents


def _put_ents(doc: Doc, kept: tuple[Ents, bool]) -> None:
    ents, annotated = kept
    doc.set_ents(list(ents), default="outside" if annotated else "missing")


def _office_examples(examples: Iterable[Example]) -> list[Example]:
    """Return the examples with offices for entities; all of them, since a shared tok2vec counts the batch."""
    out = []
    for example in examples:
        gold = example.reference
        spaces = [bool(token.whitespace_) for token in gold]
        reference = Doc(gold.vocab, words=[token.text for token in gold], spaces=spaces)
        if SPANS_KEY in gold.spans:
            spans = [Span(reference, s.start, s.end, label=s.label_) for s in gold.spans[SPANS_KEY]]
            reference.set_ents(spans, default="outside")
        out.append(Example(example.predicted, reference))
    return out


def score_offices(examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
    """Return precision, recall and F of the offices."""
    annotated = [example for example in examples if SPANS_KEY in example.reference.spans]
    return Scorer.score_spans(
        annotated,
        attr=SPANS_KEY,
        getter=lambda doc, key: doc.spans.get(key, []),
        has_annotation=lambda doc: SPANS_KEY in doc.spans,
        allow_overlap=True,
        labeled=True,
    )


@Language.factory(
    "offices_ner",
    assigns=["doc.spans"],
    default_config={"model": DEFAULT_NER_MODEL, "moves": None, "update_with_oracle_cut_size": 100},
    default_score_weights={"offices_f": 1.0, "offices_p": 0.0, "offices_r": 0.0},
)
def make_offices_ner(
    nlp: Language, name: str, model: Any, moves: Any, update_with_oracle_cut_size: int
) -> OfficeRecognizer:
    """Build the office recogniser."""
    return OfficeRecognizer(
        nlp.vocab,
        model,
        name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=None,
        scorer=score_offices,
    )
