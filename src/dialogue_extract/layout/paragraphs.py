"""Put the lines of a text together into paragraphs: breaks inside sentences do not end one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dialogue_extract.layout.marks import bullet_width, ends_sentence, mark
from dialogue_extract.text import Quote, lines

# A line that ends on one of these cannot be the end of anything: « avec le ministre des / Affaires étrangères ».
_OPEN_END = re.compile(
    r"(?:[,\-–(«]|(?<!\w)(?:d|l|qu|n|s|de|du|des|le|la|les|un|une|et|ou|à|au|aux|en|par|pour|avec|sur|dans|son|sa|ses"
    r"|leur|leurs|que|qui|M|MM|Mme|S\.E\.M|S\.E|Dr|ce|cette|ces|entre|sous|chez|vers|dont|ainsi que)[’'.]?)$"
)
_LOWER_START = re.compile(r"[«\"“(]?\s?[a-zà-ÿœ]")
_WRAP_RANGE = range(38, 133)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines that belong together; `mark` is that of its (single) line."""

    start: int
    end: int
    text: str
    mark: str | None
    bullet: int
    gap: bool  # a blank line stands before it


def _gap(text: str, before: Quote, line: Quote) -> bool:
    between = text[before.end : line.start].replace("\r\n", "\n")
    return sum(between.count(end) for end in "\n\r\u2028\u2029") > 1


def wrap_width(text: str, rows: Sequence[Quote]) -> int | None:
    """Return the width the text was broken at, or None where a line is a paragraph of its own."""
    inner = [len(row.text) for row, following in pairwise(rows) if not _gap(text, row, following)]
    if len(inner) < 2:
        return None
    width = sorted(inner)[int(len(inner) * 0.9)]
    if width not in _WRAP_RANGE:
        return None
    full = sum(0.72 * width <= length <= width + 12 for length in inner)
    return width if full >= 0.6 * len(inner) and full >= 2 else None


def _continues(row: Quote, following: Quote, gap: bool, width: int | None) -> bool:
    """Tell whether the following line goes on with the sentence or the paragraph of this one."""
    if bullet_width(following.text) or mark(following.text):
        return False
    lower = bool(_LOWER_START.match(following.text))
    if gap:
        return lower and not ends_sentence(row.text) and len(row.text) > 20 and row.text[-1] not in ":;"
    first = following.text.split(maxsplit=1)[0]
    if width is not None and len(row.text) + 1 + len(first) > width:
        return True
    if ends_sentence(row.text):
        return False
    if _OPEN_END.search(row.text):
        return True
    return lower and row.text[-1] not in ":;"


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of the text in order."""
    rows = list(lines(text))
    width = wrap_width(text, rows)
    position = 0
    while position < len(rows):
        first = rows[position]
        gap = position > 0 and _gap(text, rows[position - 1], first)
        label = mark(first.text)
        position += 1
        last = first
        while label is None and position < len(rows):
            following = rows[position]
            if not _continues(last, following, _gap(text, last, following), width):
                break
            last = following
            position += 1
        body = text[first.start : last.end]
        yield Paragraph(first.start, last.end, body, label, bullet_width(first.text), gap or position == 1)
