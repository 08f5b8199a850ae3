"""Articles of pattern words with parses that no parser would give: what the rules must survive."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from dialogue_extract.language.offices import SPANS_KEY
from dialogue_extract.layout import Block, layout, unwrap
from dialogue_extract.pipeline import ORDER
from dialogue_extract.records import Extractor

if TYPE_CHECKING:
    from spacy.language import Language

PATTERNS = Path(__file__).parents[1] / "src" / "dialogue_extract" / "patterns"
POS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "DET", "PRON", "CCONJ", "ADV", "NUM", "PUNCT", "SCONJ")
DEPS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:mod",
    "obl:agent",
    "nmod",
    "amod",
    "appos",
    "conj",
    "cc",
    "case",
    "det",
    "acl",
    "acl:relcl",
    "advcl",
    "aux:tense",
    "aux:pass",
    "cop",
    "xcomp",
    "ccomp",
    "mark",
    "flat:name",
    "punct",
    "parataxis",
    "expl:subj",
    "nummod",
    "advmod",
)
MORPHS = (
    "",
    "VerbForm=Inf",
    "Tense=Past|VerbForm=Part",
    "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "Mood=Ind|Tense=Fut|VerbForm=Fin",
    "Mood=Cnd|Tense=Pres|VerbForm=Fin",
    "Mood=Ind|Tense=Imp|VerbForm=Fin",
)
LABELS = ("PER", "LOC", "ORG", "EVT")
OPENING = "Le président de la République a reçu jeudi à Bamako le ministre des Affaires étrangères du Togo ."
NAMED = 0.15  # share of words that open an entity
SENTENCE = 24  # tokens at most


@cache
def vocabulary() -> tuple[str, ...]:
    """Return the words and pieces of the patterns' own examples."""
    words = {"«", "»", "(", ")", ",", ".", ";", ":", "-", "12", "2024", "\n\n"}
    for path in sorted(PATTERNS.glob("*.toml")):
        for entries in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict):
                    words.update(word for example in entry.get("examples", ()) for word in str(example).split())
    return tuple(sorted(words))


def text_of(data: bytes) -> str:
    """Return a text whose words the bytes choose, two bytes a word."""
    words = vocabulary()
    numbers = (int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data) - 1, 2))
    return " ".join((OPENING, *(words[number % len(words)] for number in numbers)))


def _heads(size: int, dice: random.Random) -> list[int]:
    """Return the heads of random trees, one a sentence: every word hangs on one nearer to the root."""
    heads: list[int] = []
    while len(heads) < size:
        start, end = len(heads), min(size, len(heads) + dice.randint(1, SENTENCE))
        root = dice.randrange(start, end)
        nearer = ((i + 1, root) if i < root else (root, max(root, i - 1)) for i in range(start, end))
        heads.extend(dice.randint(*span) for span in nearer)
    return heads


def _annotated(doc: Doc, dice: random.Random) -> Doc:
    """Return the document with a random tree, random tags and random entities."""
    heads = _heads(len(doc), dice)
    deps = ["ROOT" if head == i else dice.choice(DEPS) for i, head in enumerate(heads)]
    ents = ["O"] * len(doc)
    for i in range(len(doc)):
        if dice.random() < NAMED:
            label = dice.choice(LABELS)
            ents[i] = f"B-{label}"
            ents[i + 1 : i + 2] = [f"I-{label}"] * len(ents[i + 1 : i + 2])
    given = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[dice.choice(POS) for _ in doc],
        morphs=[dice.choice(MORPHS) for _ in doc],
        heads=heads,
        deps=deps,
        ents=ents,
    )
    given.spans[SPANS_KEY] = []
    return given


class Anyhow:
    """A pipeline that keeps the rules and lets chance parse."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.seed = 0

    def annotate(self, text: str, published: str | None = None, blocks: tuple[Block, ...] = ()) -> Doc:
        """Return the document with events, as `Pipeline.annotate` does."""
        blocks = blocks or layout(text)
        doc = self.nlp.make_doc(unwrap(text, blocks))
        doc = _annotated(doc, random.Random(self.seed))
        doc._.source, doc._.published, doc._.blocks = text, published, blocks
        for name in ORDER:
            doc = self.nlp.get_pipe(name)(doc)
        return doc


def anyhow(nlp: Language) -> tuple[Anyhow, Extractor]:
    """Return the pipeline of chance and an extractor that uses it."""
    pipeline = Anyhow(nlp)
    return pipeline, Extractor(pipeline, gate=False)  # type: ignore[arg-type]
