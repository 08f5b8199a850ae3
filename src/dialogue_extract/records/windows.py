"""Cut a long article into windows at paragraph borders and put the records of the windows together again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dialogue_extract.layout import Block
from dialogue_extract.schema import Event, Person, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogue_extract.reading import Article

MAX_WINDOW = 20_000  # code points; a long newspaper article has 10,000
TOLD = (
    "the text has {length:,} characters: it was read in {count} windows of at most {limit:,}, cut at paragraphs; "
    "an encounter told on both sides of a border stands twice"
)


def _pieces(text: str, blocks: Sequence[Block], limit: int) -> Iterator[Block]:
    """Yield the blocks, those longer than a window cut at blanks."""
    for block in blocks:
        start = block.start
        while block.end - start > limit:
            at = max(text.rfind(mark, start + limit // 2, start + limit) for mark in "\n ")
            end = at + 1 if at > start else start + limit
            yield Block(start, end, block.kind)
            start = end
        yield Block(start, block.end, block.kind)


def _spans(text: str, blocks: Sequence[Block], limit: int) -> Iterator[list[Block]]:
    held: list[Block] = []
    for piece in _pieces(text, blocks, limit):
        if held and piece.end - held[0].start > limit:
            yield held
            held = []
        held.append(piece)
    if held:
        yield held


def cut(article: Article, limit: int = MAX_WINDOW) -> list[tuple[int, Article]]:
    """Return the windows of an article, each with the offset of its first code point; a short one is its own window."""
    if len(article.text) <= limit:
        return [(0, article)]
    found = []
    for held in _spans(article.text, article.blocks, limit):
        start, end = held[0].start, held[-1].end
        if all(block.kind == "noise" for block in held):
            continue
        blocks = tuple(Block(block.start - start, block.end - start, block.kind) for block in held)
        found.append((start, replace(article, text=article.text[start:end], blocks=blocks, title=None, warnings=())))
    return found


def _moved(value: Any, offset: int) -> Any:
    """Return the fields of a record with all offsets moved."""
    if isinstance(value, dict):
        found = {}
        for key, inner in value.items():
            if key in ("start", "end") and inner is not None:
                found[key] = inner + offset
            elif key == "mentions":
                found[key] = [(start + offset, end + offset) for start, end in inner]
            else:
                found[key] = _moved(inner, offset)
        return found
    return [_moved(inner, offset) for inner in value] if isinstance(value, list) else value


def told(article: Article, windows: Sequence[object], limit: int = MAX_WINDOW) -> str:
    """Return the warning that a text was read in windows."""
    return TOLD.format(length=len(article.text), count=len(windows), limit=limit)


def join(whole: Record, parts: Sequence[tuple[int, Record]]) -> Record:
    """Return the record of the whole article: events renumbered, offsets moved, each person mentioned once."""
    events: list[Event] = []
    mentioned: dict[str, Person] = {}
    warnings = list(whole.warnings)
    for offset, part in parts:
        moved = _moved(part.model_dump(exclude={"title", "published"}), offset)
        for event in moved["events"]:
            events.append(Event.model_validate({**event, "id": f"e{len(events) + 1}"}))
        for person in moved["mentioned"]:
            mentioned.setdefault(person["name"].casefold(), Person.model_validate(person))
        warnings.extend(warning for warning in part.warnings if warning not in warnings)
    acting = {person.name.casefold() for event in events for person in event.participants if not event.background}
    kept = [person for name, person in mentioned.items() if name not in acting]
    return whole.model_copy(update={"events": events, "mentioned": kept, "warnings": warnings})
