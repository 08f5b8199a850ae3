"""spaCy component `dialogue_events`: all rule components at once, for pipelines of other French models too."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract import pipeline
from dialogue_extract.reading import article
from dialogue_extract.records import build


class DialogueEvents:
    """Write `doc._.dialogue_events`, the assembled events, and `doc._.dialogue_record`, the public record."""

    def __init__(self, nlp: Language) -> None:
        """Create the stages for a pipeline."""
        pipeline.register()
        names = (*pipeline.BEFORE_PARSER, *pipeline.ORDER)
        self.stages = [nlp.create_pipe(name) for name in names]
        if not Doc.has_extension("dialogue_record"):
            Doc.set_extension("dialogue_record", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a parsed document; set `doc._.published` before, where the publication date is known."""
        read = article(doc.text, published_on=doc._.published)
        if doc._.published is None and read.published is not None:
            doc._.published = read.published.value
        doc._.blocks = read.blocks
        for stage in self.stages[1:]:  # the first would set sentence starts, which a parsed document has
            doc = stage(doc)
        doc._.dialogue_record = build(doc, read)
        return doc


@Language.factory(
    "dialogue_events",
    requires=["token.dep", "token.pos", "doc.ents"],
    assigns=["doc._.dialogue_events", "doc._.dialogue_record"],
)
def create(nlp: Language, name: str) -> DialogueEvents:
    """Return the component."""
    return DialogueEvents(nlp)
