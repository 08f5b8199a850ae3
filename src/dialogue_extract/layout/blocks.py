"""Divide a page into blocks: headline, body, subheads, list items and the noise around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dialogue_extract.layout.headline import headline
from dialogue_extract.layout.marks import ends_sentence, is_prose
from dialogue_extract.layout.paragraphs import Paragraph, paragraphs

Kind = Literal["title", "body", "heading", "bullet", "noise"]
_NOISE = frozenset({"line", "caption", "date", "byline", "opener", "tail", "disclaimer"})
_HEADING_WORDS = 16
_MENU_RUN = 4
_TAIL_AFTER = 250


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text, `text[start:end]`, and what it is."""

    start: int
    end: int
    kind: Kind


def _is_body(paragraph: Paragraph) -> bool:
    return paragraph.mark is None and is_prose(paragraph.text)


def _body_start(found: Sequence[Paragraph]) -> int:
    """Return where the article begins; a question or an exclamation at the very top is a headline, not the body."""
    for index, paragraph in enumerate(found):
        if not _is_body(paragraph) or paragraph.bullet:
            continue
        alone = not any(_is_body(other) for other in found[index + 1 :])
        if index == 0 and not alone and paragraph.text.endswith(("?", "!")) and len(paragraph.text.split()) < 25:
            continue
        return index
    return len(found)


def _first_kind(paragraph: Paragraph, inside: bool) -> Kind:
    text = paragraph.text
    if paragraph.mark in _NOISE:
        return "noise" if inside or paragraph.mark != "tail" or not is_prose(text) else "body"
    if paragraph.bullet:
        return "bullet"
    if is_prose(text) or len(text.split()) > _HEADING_WORDS or (inside and text.endswith(":")):
        return "body"
    return "heading"


def _swallow_lists(found: Sequence[Paragraph], kinds: list[Kind], body_at: int) -> None:
    """Mark the headlines after `À LIRE AUSSI`, up to the next paragraph of sentences."""
    listing = False
    for index, paragraph in enumerate(found):
        if paragraph.mark == "opener":
            listing = True
        elif listing and kinds[index] in ("heading", "bullet", "body"):
            listing = index > body_at and not ends_sentence(paragraph.text) and len(paragraph.text) < 220
            if listing:
                kinds[index] = "noise"


def _swallow_tail(found: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark what follows the comments or the contacts, unless more is told after them than before."""
    told = 0
    for index, paragraph in enumerate(found):
        if paragraph.mark == "tail" and told > _TAIL_AFTER:
            rest = sum(len(found[later].text) for later in range(index, len(found)) if kinds[later] == "body")
            if rest <= told:
                kinds[index:] = ["noise"] * (len(found) - index)
                return
        if kinds[index] in ("body", "bullet"):
            told += len(paragraph.text)


def _swallow_runs(found: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark menus: runs of short labels before the headline or after the last sentence."""
    run: list[int] = []
    for index, kind in enumerate([*kinds, "body"]):
        if kind == "heading" and len(found[index].text.split()) <= 4:
            run.append(index)
            continue
        if len(run) >= _MENU_RUN:
            for inner in run:
                kinds[inner] = "noise"
        run = []


def _swallow_end(found: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark the labels and headlines that stand after the last sentence of the article."""
    last = max((index for index, kind in enumerate(kinds) if kind == "body"), default=len(kinds))
    introduced = last < len(kinds) and found[last].text.rstrip().endswith(":")
    for index in range(last + 1, len(kinds)):
        paragraph = found[index]
        if kinds[index] == "heading":
            following = found[index + 1] if index + 1 < len(kinds) else None
            introduced = following is not None and bool(following.bullet) and kinds[index + 1] == "bullet"
            if not introduced:
                kinds[index] = "noise"
        elif kinds[index] == "bullet" and not introduced and not paragraph.text.endswith((".", ";", ",")):
            kinds[index] = "noise"


def _swallow_repeats(found: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark what the page says twice: the caption under the picture, the headline in the way to the page."""
    seen: set[str] = set()
    for index, paragraph in enumerate(found):
        if kinds[index] == "noise":
            continue
        said = " ".join(paragraph.text.split())
        if said in seen and kinds[index] != "title" and len(said) > 15:
            kinds[index] = "noise"
        seen.add(said)


@lru_cache(maxsize=64)
def layout(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in order: together they cover every line that is not blank."""
    found = list(paragraphs(text))
    body_at = _body_start(found)
    title_at = headline(found, body_at)
    kinds = [_first_kind(paragraph, index > body_at) for index, paragraph in enumerate(found)]
    if title_at is not None:
        kinds[title_at] = "title"
    _swallow_lists(found, kinds, body_at)
    _swallow_tail(found, kinds)
    _swallow_runs(found, kinds)
    _swallow_end(found, kinds)
    _swallow_repeats(found, kinds)
    return tuple(Block(item.start, item.end, kind) for item, kind in zip(found, kinds, strict=True))
