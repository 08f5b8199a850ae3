"""Feed sentences to `spacy train`: some at a time as running text, with the layout of articles, anew each epoch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import NumpyOps, set_current_ops

from dialogue_extract.language.offices import SPANS_KEY
from dialogue_extract.training import layout, names
from dialogue_extract.training.sentence import Mark, Sentence, read


@dataclass
class Article:
    """The columns of a Doc under construction; layers that a sentence lacks stay missing."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ents: list[Mark] = field(default_factory=list)
    offices: list[Mark] = field(default_factory=list)

    def add_whitespace(self, text: str) -> None:
        """Put whitespace at the end; a single space goes to the word before."""
        if self.words and text.startswith(" "):
            self.spaces[-1], text = True, text[1:]
        elif self.words:
            self.spaces[-1] = False
        if text:
            self._word(text, False, (text, "SPACE", "", max(len(self.words) - 1, 0), "dep"))

    def _word(self, word: str, space: bool, tags: tuple[str, str, str, int, str]) -> None:
        self.words.append(word)
        self.spaces.append(space)
        for column, value in zip((self.lemmas, self.pos, self.morphs, self.heads, self.deps), tags, strict=True):
            column.append(value)  # type: ignore[attr-defined]
        self.starts.append(-1)

    def add(self, sentence: Sentence, gaps: Sequence[layout.Gap]) -> None:
        """Put a sentence at the end, with whitespace words where `gaps` say."""
        at = {gap.at: gap.text for gap in gaps}
        place: list[int] = []
        head_at: list[tuple[int, int]] = []
        for number, (word, space) in enumerate(zip(sentence.words, sentence.spaces, strict=True)):
            if number in at:
                self._gap(at[number])
            place.append(len(self.words))
            head_at.append((len(self.words), number))
            self._word(word, space, ("", "", "", len(self.words), ""))
        self._tag(sentence, place)
        for marks, column in ((sentence.ents, self.ents), (sentence.offices, self.offices)):
            column.extend((place[start], place[end - 1] + 1, label) for start, end, label in marks or ())

    def _gap(self, text: str) -> None:
        if text != " ":
            self.spaces[-1] = False
        self._word(text, False, (text, "SPACE", "", len(self.words) - 1, "dep"))

    def _tag(self, sentence: Sentence, place: list[int]) -> None:
        syntax = sentence.syntax
        if syntax is None:
            for i in range(place[0], len(self.words)):
                self.starts[i] = 0
                if not self.words[i].isspace():
                    self.pos[i] = ""
            return
        self.starts[place[0]] = 1
        for number, i in enumerate(place):
            self.lemmas[i], self.pos[i], self.morphs[i] = (
                syntax.lemmas[number],
                syntax.pos[number],
                syntax.morphs[number],
            )
            self.heads[i], self.deps[i] = place[syntax.heads[number]], syntax.deps[number]


def _doc(vocab: Vocab, article: Article, first: Sentence) -> Doc:
    """Return the reference; the layers are those of the first sentence, the same for all that stand together."""
    has_syntax = first.syntax is not None
    if has_syntax:
        doc = Doc(
            vocab,
            words=article.words,
            spaces=article.spaces,
            lemmas=article.lemmas,
            pos=article.pos,
            morphs=article.morphs,
            heads=article.heads,
            deps=article.deps,
        )
    else:
        doc = Doc(vocab, words=article.words, spaces=article.spaces)
    if first.ents is not None:
        doc.set_ents([Span(doc, start, end, label=label) for start, end, label in article.ents], default="outside")
    if first.offices is not None:
        doc.spans[SPANS_KEY] = [Span(doc, start, end, label=label) for start, end, label in article.offices]
    return doc


def compose(sentences: Sequence[Sentence], rng: random.Random | None) -> Article:
    """Return running text of some sentences; without a random source nothing is varied."""
    article = Article()
    no_break = ""
    if rng is not None:
        sentences = [layout.vary(sentence, rng) for sentence in sentences]
        sentences, no_break = layout.article_style(sentences, rng)
        if rng.random() < 0.03:
            article.add_whitespace(rng.choice(("\n", "\n\n")))
    for number, sentence in enumerate(sentences):
        gaps: list[layout.Gap] = []
        if rng is not None:
            gaps = layout.no_break_gaps(sentence, no_break) if no_break else layout.chance_gaps(sentence, rng)
        article.add(sentence, gaps)
        last = number == len(sentences) - 1
        article.add_whitespace(layout.between(sentence, rng) if rng is not None and not last else " ")
    article.spaces[-1] = False
    return article


def _groups(sentences: Sequence[Sentence], size: Callable[[], int]) -> Iterator[Sequence[Sentence]]:
    """Yield neighbours of one source and one text, `size()` at a time."""
    start = 0
    while start < len(sentences):
        end, most = start + 1, size()
        while end < min(start + most, len(sentences)) and _alike(sentences[start], sentences[end]):
            end += 1
        yield sentences[start:end]
        start = end


def _alike(one: Sentence, other: Sentence) -> bool:
    same_layers = (one.ents is None) == (other.ents is None) and (one.offices is None) == (other.offices is None)
    return one.source == other.source and (one.syntax is None) == (other.syntax is None) and same_layers


def _example(nlp: Language, sentences: Sequence[Sentence], rng: random.Random | None) -> Example:
    reference = _doc(nlp.vocab, compose(sentences, rng), sentences[0])
    return Example(nlp.make_doc(reference.text), reference)


@registry.readers("dialogue_extract.articles.v1")  # type: ignore[untyped-decorator]
def articles(
    path: Path, weights: dict[str, float] | None = None, seed: int = 0, group: int = 10, vary: bool = False
) -> Callable[[Language], Iterator[Example]]:
    """Return a corpus for `spacy train`; `weights` says how often an epoch shows a source, once by default."""
    sentences = list(read(Path(path)))
    name_pool = names.pool(sentence for sentence in sentences if sentence.syntax is None)
    rng = random.Random(seed)

    def fixed(nlp: Language) -> Iterator[Example]:
        for some in _groups(sentences, lambda: group):
            yield _example(nlp, some, None)

    def varied(nlp: Language) -> Iterator[Example]:
        for some in epoch(sentences, weights or {}, rng, group):
            if some[0].syntax is None and rng.random() < 0.4:
                some = [names.swap(sentence, name_pool, rng) for sentence in some]
            yield _example(nlp, some, rng)

    return varied if vary else fixed


def epoch(
    sentences: Sequence[Sentence], weights: dict[str, float], rng: random.Random, group: int
) -> list[Sequence[Sentence]]:
    """Return the groups of one epoch in random order: neighbours for treebanks, mixed lines for marked sentences."""
    loose = [sentence for sentence in sentences if sentence.syntax is None]
    rng.shuffle(loose)
    loose.sort(key=lambda sentence: sentence.source)
    ordered = [sentence for sentence in sentences if sentence.syntax is not None] + loose
    groups: list[Sequence[Sentence]] = []
    for some in _groups(ordered, lambda: min(rng.choice((1, 1, 2, 3, 4, 6, 8, 10)), group)):
        weight = weights.get(some[0].source, 1.0)
        groups.extend([some] * (int(weight) + (rng.random() < weight % 1)))
    rng.shuffle(groups)
    return groups


@registry.callbacks("dialogue_extract.numpy.v1")  # type: ignore[untyped-decorator]
def use_numpy() -> Callable[[type[Language]], type[Language]]:
    """Return a callback that lets numpy multiply the matrices in training, several times faster than blis."""

    def before_creation(language: type[Language]) -> type[Language]:
        set_current_ops(NumpyOps(use_blis=False))
        return language

    return before_creation


@registry.callbacks("dialogue_extract.resume.v1")  # type: ignore[untyped-decorator]
def resume() -> Callable[[Language], Language]:
    """Return a callback that lets a sourced lemmatizer learn on: spaCy does not restore which label each tree has."""

    def after_pipeline_creation(nlp: Language) -> Language:
        lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
        return nlp

    return after_pipeline_creation
