"""Divide a page into blocks: headline, body, subheads, list items and the noise around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dialogue_extract.layout.headline import headline
from dialogue_extract.layout.marks import ends_sentence, is_prose, tells
from dialogue_extract.layout.paragraphs import Paragraph, paragraphs

Kind = Literal["title", "body", "heading", "bullet", "noise"]
_NOISE = frozenset({"line", "caption", "date", "byline", "opener", "tail", "disclaimer"})
_HEADING_WORDS = 16
_HEADLINE_WORDS = 25
_MENU_RUN = 4
_TEASER = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\W*$")
_TAIL_AFTER = 250
_WHOLE_ARTICLE = 1000  # comments may be longer than the article they follow


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text, `text[start:end]`, and what it is."""

    start: int
    end: int
    kind: Kind


def _is_body(paragraph: Paragraph) -> bool:
    return paragraph.mark is None and is_prose(paragraph.text)


def _is_headline(found: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a sentence at the top is the headline: a question, or one with the date right below it."""
    text = found[index].text
    later = found[index + 1 :]
    if len(text.split()) > _HEADLINE_WORDS or not any(_is_body(other) for other in later):
        return False
    if any(other.mark is None for other in found[:index]):
        return False
    return (index == 0 and text.endswith(("?", "!"))) or later[0].mark in ("date", "byline")


def _announces(found: Sequence[Paragraph], index: int) -> bool:
    """Return whether a sentence opens a list: "Le président a reçu en audience :" and a guest a line."""
    listed = index + 1 < len(found) and found[index + 1].bullet > 0
    return listed and found[index].mark is None and found[index].text.endswith(":") and tells(found[index].text)


def _body_start(found: Sequence[Paragraph]) -> int:
    """Return where the article begins."""
    for index, paragraph in enumerate(found):
        if _announces(found, index):
            return index
        if _is_body(paragraph) and not paragraph.bullet and not _is_headline(found, index):
            return index
    return len(found)


def _first_kind(paragraph: Paragraph, inside: bool) -> Kind:
    text = paragraph.text
    if paragraph.mark in _NOISE:
        return "noise" if inside or paragraph.mark != "tail" or not is_prose(text) else "body"
    if paragraph.bullet:
        return "bullet"
    if is_prose(text) or len(text.split()) > _HEADING_WORDS or (inside and (text.endswith(":") or tells(text))):
        return "body"
    return "heading"


def _list_items(found: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Take the labels below an announcement for its items: `Étaient présents :` and a name a line."""
    listing = False
    for index, paragraph in enumerate(found):
        if listing and kinds[index] == "heading":
            kinds[index] = "bullet"
        elif kinds[index] != "bullet" or not listing:
            listing = kinds[index] == "body" and paragraph.text.endswith(":")


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
            if rest <= told or told > _WHOLE_ARTICLE:
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


def _told(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (ends_sentence(text) or len(text.split()) >= 28 or tells(text)) and not _TEASER.search(text)


def _swallow_end(found: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark the labels, headlines and teasers that stand after the last sentence of the article."""
    bodies = [index for index, kind in enumerate(kinds) if kind == "body"]
    last = max((index for index in bodies if _told(found[index])), default=None)
    if last is None:
        return
    teasers = [index for index in bodies if index > last]
    introduced = found[last].text.rstrip().endswith(":") or (len(teasers) == 1 and teasers[0] == last + 1)
    for index in range(last + 1, len(kinds)):
        bulleted = index + 1 < len(kinds) and kinds[index + 1] == "bullet"
        if kinds[index] == "heading":
            introduced = bulleted
        if kinds[index] in ("heading", "bullet", "body") and not introduced:
            entry = kinds[index] == "bullet" and found[index].text.endswith((".", ";", ","))
            kinds[index] = kinds[index] if entry else "noise"


def _swallow_repeats(found: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark what the page says twice: the headline in the way to the page, a caption beside its picture's text."""
    seen: dict[str, int] = {}
    for index, paragraph in enumerate(found):
        if kinds[index] == "noise":
            continue
        said = " ".join(paragraph.text.split())
        first = seen.setdefault(said, index)
        if first == index or kinds[index] == "title" or len(said) <= 15:
            continue
        kinds[index] = "noise"
        credited = index + 2 < len(found) and found[index + 1].mark == "line"
        if credited and index - first == 1 and kinds[first] == "body" and "body" in kinds[index + 2 :]:
            kinds[first] = "noise"


@lru_cache(maxsize=64)
def layout(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in order: together they cover every line that is not blank."""
    found = list(paragraphs(text))
    body_at = _body_start(found)
    title_at = headline(found, body_at)
    kinds = [_first_kind(paragraph, index >= body_at) for index, paragraph in enumerate(found)]
    if title_at is not None:
        kinds[title_at] = "title"
    _list_items(found, kinds)
    _swallow_lists(found, kinds, body_at)
    _swallow_tail(found, kinds)
    _swallow_runs(found, kinds)
    _swallow_end(found, kinds)
    _swallow_repeats(found, kinds)
    return tuple(Block(item.start, item.end, kind) for item, kind in zip(found, kinds, strict=True))


LOST = re.compile(
    r"(?:(?<=(?<!\w)[cdjlmnstCDJLMNST])|(?<=(?<!\w)[qQ]u)|(?<=lorsqu)|(?<=puisqu)|(?<=jusqu)|(?<=ujourd))[?\ufffd](?=[^\W\d_])"
)


def unwrap(text: str, blocks: Sequence[Block]) -> str:
    """Return the text with blanks for the line ends inside blocks and its lost apostrophes; every offset stays.

    A parser that has learned from sentences without line ends reads a wrapped paragraph as it reads any other. Old web
    archives have "l?ambassadeur" where an apostrophe of another encoding stood.
    """
    if "?" in text or "\ufffd" in text:
        text = LOST.sub("'", text)
    parts: list[str] = []
    last = 0
    for block in blocks:
        parts += (text[last : block.start], text[block.start : block.end].replace("\n", " ").replace("\r", " "))
        last = block.end
    return "".join((*parts, text[last:]))
