"""Parse marked sentences with a trained pipeline and mend what the marks tell: office and holder are in apposition.

A second stage learns from these trees beside the treebanks: the treebanks hold few lists of people with their offices.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from dialogue_extract.training.sentence import Mark, Sentence, Syntax, read, write

COURTESY = frozenset(
    {"M.", "MM.", "Mme", "Mmes", "S.E.M.", "S.E.", "Dr", "Me", "Mgr", "général", "colonel", "professeur"}
)
LOOSE = frozenset({"acl", "conj", "nmod", "amod", "advmod", "advcl", "appos", "acl:relcl", "obl:mod", "dep"})
Arc = tuple[int, str]


def _top(span: Span) -> Token:
    """Return the head of a name, or the courtesy title that the parser makes its head."""
    root = span.root
    while root.head.i < root.i and root.head.text in COURTESY:
        root = root.head
    return root


def _reaches(token: Token, goal: Token) -> bool:
    return token == goal or any(ancestor == goal for ancestor in token.ancestors)


def _before(doc: Doc, person: Mark) -> int:
    start = person[0]
    while start > 0 and doc[start - 1].text in COURTESY:
        start -= 1
    return start


def mended(doc: Doc, sentence: Sentence) -> dict[int, Arc] | None:
    """Return the arcs to change, or None where the tree contradicts the marks beyond mending."""
    changes: dict[int, Arc] = {}
    people = [mark for mark in sentence.ents or () if mark[2] == "PER"]
    for person in people:
        name = _top(doc[person[0] : person[1]])
        for start, end, _ in sentence.offices or ():
            office = doc[start:end].root
            if start == person[1] + 1 and doc[person[1]].text == ",":
                child, head = office, name
            elif end <= _before(doc, person) and all(token.text == "," for token in doc[end : _before(doc, person)]):
                child, head = name, office
            else:
                continue
            if child.head == head and child.dep_ in ("appos", "nmod", "flat:name"):
                continue
            if child.dep_ not in LOOSE or _reaches(head, child):
                return None
            changes[child.i] = (head.i, "appos")
    return changes


def _whole_sentence(doc: Doc) -> bool:
    return sum(token.head == token for token in doc) == 1


def _silver(doc: Doc, sentence: Sentence, changes: dict[int, Arc]) -> Sentence:
    heads = tuple(changes[token.i][0] if token.i in changes else token.head.i for token in doc)
    deps = tuple(changes[token.i][1] if token.i in changes else token.dep_ for token in doc)
    syntax = Syntax(
        lemmas=tuple(token.lemma_ for token in doc),
        pos=tuple(token.pos_ for token in doc),
        morphs=tuple(str(token.morph) for token in doc),
        heads=heads,
        deps=deps,
    )
    return replace(sentence, source="silver", group="silver", syntax=syntax, ents=None, offices=None)


def silver(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences with a mended tree."""
    chosen = [sentence for sentence in sentences if sentence.offices and not any(w.isspace() for w in sentence.words)]
    docs = (Doc(nlp.vocab, words=list(sentence.words), spaces=list(sentence.spaces)) for sentence in chosen)
    for doc, sentence in zip(nlp.pipe(docs), chosen, strict=True):
        changes = mended(doc, sentence) if _whole_sentence(doc) else None
        if changes is not None:
            yield _silver(doc, sentence, changes)


def main() -> None:
    """Write the training corpus of the second stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("train", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    nlp = spacy.load(options.trained, exclude=["offices_ner", "ner"])
    sentences = list(read(options.train))
    marked = [sentence for sentence in sentences if sentence.source in ("written", "generated", "debates")]
    found = list(silver(nlp, marked))
    treebanks = [sentence for sentence in sentences if sentence.syntax is not None]
    count = write([*treebanks, *found], options.target)
    print(f"{options.target}: {len(found)} of {len(marked)} marked sentences, {count} in all")


if __name__ == "__main__":
    main()
