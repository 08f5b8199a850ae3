"""Mine debates for sentences full of names and offices, and keep those that two pipelines annotate alike."""

from __future__ import annotations

import argparse
import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

from dialogue_extract.language.offices import SPANS_KEY
from dialogue_extract.training.sentence import Mark, Sentence, read, write

SEED = 11
SHARE, CANDIDATES, KEPT = 0.12, 12_000, 3_500
NAME = re.compile(r"(?<![.!?…«\"(-] )(?<!^)\b[A-ZÉÀ][a-zéèêëïîôûüç-]{2,}")
CUE = re.compile(
    r"\b(ministre|président(?:e)?|ambassadeur|sommet|secrétaire|conférence|commissaire|M\.|Mme|représentant|gouvernement"
    r"|réunion|Conseil|accord|visite|rencontr|forum|ONU|Nations)\b",
    re.IGNORECASE,
)
# Sentences with nothing but these teach little.
HOUSEHOLD = frozenset({"commission", "conseil", "parlement", "union européenne", "parlement européen", "ue", "union"})


def candidates(raw: Path, known: set[str]) -> list[str]:
    """Return segments with three names and a cue, none of them from the other corpora."""
    rng = random.Random(SEED)
    found = []
    for path in sorted(raw.glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in map(str.strip, lines):
                fits = 60 < len(line) < 420 and line[0] != "#" and "\ufffd" not in line and line not in known
                if fits and len(NAME.findall(line)) >= 3 and CUE.search(line) and rng.random() < SHARE:
                    found.append(line)
    rng.shuffle(found)
    return found[:CANDIDATES]


def _layers(doc: Doc) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    ents = tuple((span.start, span.end, span.label_) for span in doc.ents)
    return ents, tuple((span.start, span.end, span.label_) for span in doc.spans[SPANS_KEY])


def _telling(doc: Doc, offices: tuple[Mark, ...]) -> bool:
    labels = [span.label_ for span in doc.ents]
    rare = any(span.label_ == "ORG" and span.text.lower() not in HOUSEHOLD for span in doc.ents)
    return bool(offices) or rare or bool({"PER", "EVT"} & set(labels)) or labels.count("LOC") > 2


def mined(lines: list[str], one: Path, other: Path) -> Iterator[Sentence]:
    """Yield the sentences on whose entities and offices both pipelines agree."""
    first, second = (
        spacy.load(path, exclude=["morphologizer", "trainable_lemmatizer", "parser"]) for path in (one, other)
    )
    for doc, same in zip(first.pipe(lines), second.pipe(lines), strict=True):
        ents, offices = _layers(doc)
        if (ents, offices) == _layers(same) and len(ents) + len(offices) > 1 and _telling(doc, offices):
            words, spaces = tuple(token.text for token in doc), [bool(token.whitespace_) for token in doc]
            yield Sentence("mined", "mined", words, (*spaces[:-1], True), None, ents, offices)


def main() -> None:
    """Write the training corpus of the second stage of the entity layers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    known = {sentence.text.strip() for path in options.corpus.glob("*.jsonl") for sentence in read(path)}
    found = list(mined(candidates(options.raw, known), options.one, options.other))[:KEPT]
    train = list(read(options.corpus / "train.jsonl"))
    print(f"{options.target}: {len(found)} mined sentences, {write([*train, *found], options.target)} in all")


if __name__ == "__main__":
    main()
