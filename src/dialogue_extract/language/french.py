"""The spaCy language `frd`: French without the slow start of `spacy.lang.fr`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import LIKE_NUM, NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang.lex_attrs import word_shape
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import NumpyOps

from dialogue_extract.language.noun_chunks import noun_chunks
from dialogue_extract.language.splitting import split
from dialogue_extract.resources import words

CODE = "frd"
TOKENIZER = "dialogue_extract.tokenizer.v1"


class FrenchTokenizer:
    """Turn text into a Doc by one expression; it has no state, so saving it saves nothing."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text, whitespace other than single spaces as tokens of its own."""
        tokens, spaces = split(text)
        return Doc(self.vocab, words=tokens, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Yield the Doc of each text."""
        yield from map(self, texts)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return nothing: the expression lives in the package."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> FrenchTokenizer:
        """Return the tokeniser unchanged."""
        return self

    def to_disk(self, path: Path | str, **kwargs: Any) -> None:
        """Write nothing: the expression lives in the package."""

    def from_disk(self, path: Path | str, **kwargs: Any) -> FrenchTokenizer:
        """Return the tokeniser unchanged."""
        return self


@spacy.registry.tokenizers(TOKENIZER)
def make_tokenizer() -> Callable[[Language], FrenchTokenizer]:
    """Return the factory that a pipeline's configuration names."""
    return lambda nlp: FrenchTokenizer(nlp.vocab)


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("\u2011", "-")


def _norm(text: str) -> str:
    return _plain(text).lower()


def _prefix(text: str) -> str:
    return text[:1]


def _suffix(text: str) -> str:
    return _plain(text[-3:])


def _shape(text: str) -> str:
    return word_shape(_plain(text))


def _like_num(text: str) -> bool:
    digits = text.lstrip("+-−")
    for mark in (" ", "\u00a0", "\u202f", "\u2009", ",", ".", "/"):
        digits = digits.replace(mark, "")
    return digits.isdigit() or text.lower() in words("number_words")


class FrenchDialogueDefaults(BaseDefaults):
    """Lexical attributes that see both apostrophes and both hyphens as one."""

    config = {"nlp": {"lang": CODE, "tokenizer": {"@tokenizers": TOKENIZER}}}
    lex_attr_getters = {NORM: _norm, PREFIX: _prefix, SUFFIX: _suffix, SHAPE: _shape, LIKE_NUM: _like_num}
    syntax_iterators = {"noun_chunks": noun_chunks}
    writing_system = {"direction": "ltr", "has_case": True, "has_letters": True}


class FrenchDialogue(Language):
    """French of diplomatic news."""

    lang = CODE
    Defaults = FrenchDialogueDefaults

    def from_disk(self, path: str | Path, **kwargs: Any) -> Language:
        """Read the weights and let numpy multiply them."""
        nlp = super().from_disk(path, **kwargs)
        multiply_with_numpy(nlp)
        return nlp


def multiply_with_numpy(nlp: Language) -> None:
    """Set the operations of all CPU layers to numpy's, whose matrix product is several times faster than blis."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        if model is None or model is True:
            continue
        for layer in model.walk():
            if isinstance(layer.ops, NumpyOps):
                layer.ops = ops
