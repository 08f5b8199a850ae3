"""Put the lines of a text together into paragraphs: breaks inside sentences do not end one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dialogue_extract.layout.marks import bullet_width, ends_sentence, is_prose, mark
from dialogue_extract.text import Quote, lines, quote

# A line that ends on one of these cannot be the end of anything: « avec le ministre des / Affaires étrangères ».
_OPEN_END = re.compile(
    r"(?:[,\-–(«]|(?<!\w)(?:d|l|qu|n|s|de|du|des|le|la|les|un|une|et|ou|à|au|aux|en|par|pour|avec|sur|dans|son|sa|ses"
    r"|leur|leurs|que|qui|M|MM|Mme|S\.E\.M|S\.E|Dr|ce|cette|ces|entre|sous|chez|vers|dont|ainsi que)[’'.]?)$"
)
# What a sentence may begin with but no subhead does.
_SENTENCE_START = re.compile(r"(?:Ils?|Elles?|On|Nous|Je|M\.|MM\.|Mme) .{12}")
_LOWER_START = re.compile(r"[«\"“(]?\s?[a-zà-ÿœ]")
_WRAP_RANGE = range(38, 133)
# Some pages come as one line: headlines of a ticker and paragraphs with nothing but blanks between them.
_RUN_TOGETHER = 400
_BLANKS = re.compile(r"[ \t\u00a0]{4,}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines that belong together; `mark` is that of its (single) line."""

    start: int
    end: int
    text: str
    mark: str | None
    bullet: int


def _breaks(text: str, before: Quote, line: Quote) -> int:
    """Return the number of line ends between two rows: 0 within a line, 2 or more where a blank line parts them."""
    between = text[before.end : line.start].replace("\r\n", "\n")
    return sum(between.count(end) for end in "\n\r\u2028\u2029")


def _rows(text: str) -> Iterator[Quote]:
    for line in lines(text):
        if len(line.text) < _RUN_TOGETHER or len(_BLANKS.findall(line.text)) < 3:
            yield line
            continue
        start = line.start
        for blank in _BLANKS.finditer(text, line.start, line.end):
            yield quote(text, start, blank.start())
            start = blank.end()
        yield quote(text, start, line.end)


def wrap_width(text: str, rows: Sequence[Quote]) -> int | None:
    """Return the width the text was broken at, or None where a line is a paragraph of its own."""
    inner = [row.text for row, following in pairwise(rows) if _breaks(text, row, following) == 1]
    if len(inner) < 2:
        return None
    width = sorted(map(len, inner))[int(len(inner) * 0.9)]
    if width not in _WRAP_RANGE:
        return None
    full = [row for row in inner if 0.72 * width <= len(row) <= width + 12]
    unfinished = sum(not ends_sentence(row) for row in full)
    return width if len(full) >= max(2, 0.6 * len(inner)) and unfinished > 0.4 * len(full) else None


def _continues(row: Quote, following: Quote, breaks: int, width: int | None, *, running: bool) -> bool:
    """Tell whether the following line goes on with the sentence or the paragraph of this one.

    `running`: the paragraph has already gone over a line end, amid an article.
    """
    if breaks == 0 or bullet_width(following.text) or mark(following.text) not in (None, "letterhead"):
        return False
    open_end = not ends_sentence(row.text)
    lower = bool(_LOWER_START.match(following.text)) and row.text[-1] not in ":;"
    if breaks > 1:
        return lower and open_end and len(row.text) > 20
    first = following.text.split(maxsplit=1)[0]
    if width is not None and len(row.text) + 1 + len(first) > width:
        return True
    return open_end and (lower or running or bool(_OPEN_END.search(row.text) or _SENTENCE_START.match(row.text)))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of the text in order."""
    rows = list(_rows(text))
    width = wrap_width(text, rows)
    position = 0
    told = False
    while position < len(rows):
        first = last = rows[position]
        label = mark(first.text)
        position += 1
        while label is None and position < len(rows):
            following = rows[position]
            breaks = _breaks(text, last, following)
            if not _continues(last, following, breaks, width, running=told and last is not first):
                break
            last = following
            position += 1
        body = text[first.start : last.end]
        told = told or (label is None and is_prose(body))
        yield Paragraph(first.start, last.end, body, label, bullet_width(first.text))
