"""The spaCy language `frd`: French without the slow start of `spacy.lang.fr`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.attrs import FLAG19, FLAG20, LIKE_NUM, NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang.lex_attrs import word_shape
from spacy.language import BaseDefaults, Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import NumpyOps

from dialogue_extract.language.noun_chunks import noun_chunks
from dialogue_extract.language.splitting import split
from dialogue_extract.resources import words

CODE = "frd"
PLAIN = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "\u2010": "-", "\u2011": "-"})
TOKENIZER = "dialogue_extract.tokenizer.v1"
# Lexical flags that the entity layers read beside the word itself.
PLACE_WORD, GIVEN_NAME = FLAG19, FLAG20


class FrenchTokenizer:
    """Turn text into a Doc by one expression; it has no state, so saving it saves nothing."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary of the documents."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text, whitespace other than single spaces as tokens of its own."""
        tokens, spaces = split(text)
        return Doc(self.vocab, words=tokens, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Yield the Doc of each text."""
        yield from map(self, texts)

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Return how well the tokens agree with the reference."""
        return Scorer.score_tokenization(examples)

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


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], FrenchTokenizer]:
    """Return the factory that a pipeline's configuration names."""
    return lambda nlp: FrenchTokenizer(nlp.vocab)


def _plain(text: str) -> str:
    return text.translate(PLAIN)


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


def _as_name(text: str) -> str:
    return text.capitalize() if text.isupper() and len(text) > 3 else text


def _is_place_word(text: str) -> bool:
    return _as_name(text) in words("place_words")


def _is_given_name(text: str) -> bool:
    return _as_name(text) in words("firstnames")


class FrenchDialogueDefaults(BaseDefaults):
    """Lexical attributes that see both apostrophes and both hyphens as one."""

    config = {  # type: ignore[assignment]  # noqa: RUF012  spaCy declares plain attributes
        "nlp": {"lang": CODE, "tokenizer": {"@tokenizers": TOKENIZER}}
    }
    lex_attr_getters = {  # noqa: RUF012
        NORM: _norm,
        PREFIX: _prefix,
        SUFFIX: _suffix,
        SHAPE: _shape,
        LIKE_NUM: _like_num,
        PLACE_WORD: _is_place_word,
        GIVEN_NAME: _is_given_name,
    }
    syntax_iterators = {"noun_chunks": noun_chunks}  # noqa: RUF012
    writing_system = {"direction": "ltr", "has_case": True, "has_letters": True}  # noqa: RUF012


class FrenchDialogue(Language):  # type: ignore[no-untyped-call]
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
