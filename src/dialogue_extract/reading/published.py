"""Find when an article was published, and say where that is known from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Literal

from dialogue_extract.errors import UsageError
from dialogue_extract.layout import Block, dateline
from dialogue_extract.resources import lexicon
from dialogue_extract.text import plain

Basis = Literal["option", "metadata", "text", "filename"]
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?$")
_YMD = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")
_DMY = re.compile(r"(?<!\d)(\d{1,2})[-_./ ](\d{1,2})[-_./ ]((?:19|20)\d\d)(?!\d)")
_DMY_SHORT = re.compile(r"(?<![\d/.])(\d\d)[./](\d\d)[./](\d\d)(?![\d/.])")
_FIRST = re.compile(
    r"\b(?:publiée?|postée?|parue?|mise? en ligne|diffusée?|date|published|posted|créée?)\b", re.IGNORECASE
)
_UPDATE = re.compile(r"\b(?:mise? à jour|modifi|actualis|updated|màj)", re.IGNORECASE)
_MARKED_LINE = re.compile(rf"{_FIRST.pattern}|{_UPDATE.pattern}", re.IGNORECASE)
_LINE_REACH = 200
_LINES_BELOW = 3


@dataclass(frozen=True, slots=True)
class Published:
    """Publication date, ISO 8601 day or month; offsets of its words where it was read in the text."""

    value: str
    basis: Basis
    start: int | None = None
    end: int | None = None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in lexicon("header_months").items() for name in names}


@cache
def _written() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    day_first = rf"(?<!\d)(\d{{1,2}}|1er) ({months})\b\.?,? ((?:19|20)\d\d)(?!\d)"
    month_first = rf"\b({months})\b\.? (\d{{1,2}}),? ((?:19|20)\d\d)(?!\d)"
    month_only = rf"(?<!\d )(?<!er )\b({months})\b\.? ((?:19|20)\d\d)(?!\d)"
    first, second, third = (re.compile(regex, re.IGNORECASE) for regex in (day_first, month_first, month_only))
    return first, second, third


def _iso(year: str, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return _months()[name.casefold()]


def _candidates(text: str) -> Iterator[tuple[str | None, int, int]]:
    day_first, month_first, _ = _written()
    for found in _YMD.finditer(text):
        yield _iso(found[1], found[3], found[4]), found.start(), found.end()
    for found in _DMY.finditer(text):
        yield _iso(found[3], found[2], found[1]), found.start(), found.end()
    for found in day_first.finditer(text):
        yield _iso(found[3], _month(found[2]), found[1].removesuffix("er")), found.start(), found.end()
    for found in month_first.finditer(text):
        yield _iso(found[3], _month(found[1]), found[2]), found.start(), found.end()
    for found in _DMY_SHORT.finditer(text):
        yield _iso(f"20{found[3]}", found[2], found[1]), found.start(), found.end()


def full_date(text: str) -> tuple[str, int, int] | None:
    """Return the first whole date written in the text, ISO 8601, with its offsets: `le 3 mai 2024`, `24.05.2024`."""
    found = [(value, start, end) for value, start, end in _candidates(plain(text)) if value]
    return min(found, key=lambda item: (item[1], -item[2]), default=None)


def given_date(value: str) -> str:
    """Return a date given by the user as ISO 8601 day, month or year."""
    found = _ISO.fullmatch(value.strip())
    if found:
        year, month, day = found.groups()
        if _iso(year, month or 1, day or 1):
            return "-".join(part for part in (year, month, day) if part)
    raise UsageError(f"{value!r}: not a publication date. Write it as 2024-05-23, 2024-05 or 2024.")


def metadata_date(value: object) -> str | None:
    """Return a date found in metadata or a table, or None: ISO 8601, RFC 2822, a timestamp object or French words."""
    text = str(value).strip()
    if _ISO.fullmatch(text):
        year, month, day = _ISO.fullmatch(text).groups()  # type: ignore[union-attr]
        return "-".join(part for part in (year, month, day) if part) if _iso(year, month or 1, day or 1) else None
    whole = full_date(text)
    if whole:
        return whole[0]
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        return _free_date(text)


def _free_date(text: str) -> str | None:
    """Return an absolute date in whatever form a table or page writes it, by dateparser: `May 23, 2024 10:05 pm`."""
    import dateparser  # slow to import, and needed for odd forms only

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    parsers = ["timestamp", "custom-formats", "absolute-time"]
    found = dateparser.parse(text[:_LINE_REACH], languages=["fr", "en"], settings={**settings, "PARSERS": parsers})
    return found.date().isoformat() if found else None


def _lines(text: str, block: Block) -> Iterator[tuple[str, int]]:
    start = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        yield line[:_LINE_REACH], start
        start += len(line)


def _marked(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Published]]:
    """Yield the dates on the lines around the article, with a rank: lower is better."""
    first = next((index for index, block in enumerate(blocks) if block.kind == "body"), len(blocks))
    pending = 0
    for index, block in enumerate(blocks):
        if block.kind == "body" and index != first:
            continue
        for line, start in _lines(text, block):
            marker = _MARKED_LINE.search(line)
            found = full_date(line) if block.kind == "noise" or marker else None
            if block.kind == "body" and not (marker and marker.start() < 3):
                found = None
            if found:
                rank = _rank(line[: found[1]], head=index < first, pending=pending > 0)
                yield rank, Published(found[0], "text", start + found[1], start + found[2])
            pending = _LINES_BELOW if marker and not found and block.kind == "noise" else pending - 1


def _rank(before: str, *, head: bool, pending: bool) -> int:
    if _UPDATE.search(before) and not _FIRST.search(before):
        return 3
    if _FIRST.search(before) or pending:
        return 0 if head else 1
    return 2 if head else 5


def _in_dateline(text: str, blocks: Sequence[Block]) -> Published | None:
    found = dateline(text, blocks)
    if found is None or found.date is None:
        return None
    whole = full_date(found.date.text)
    return Published(whole[0], "text", found.date.start, found.date.end) if whole else None


def _month_above(text: str, blocks: Sequence[Block]) -> Published | None:
    """Return a month and year in the lines above the headline: `Bulletin no 8 – Novembre 2003`."""
    for block in blocks:
        if block.kind in ("body", "title"):
            return None
        found = _written()[2].search(plain(text[block.start : block.end]))
        if found and found.end() >= block.end - block.start - 1:
            value = f"{found[2]}-{_month(found[1]):02d}"
            return Published(value, "text", block.start + found.start(), block.start + found.end())
    return None


def _in_text(text: str, blocks: Sequence[Block]) -> Published | None:
    ranked = list(_marked(text, blocks))
    line = _in_dateline(text, blocks)
    if line:
        ranked.append((2, line))
    best = min(ranked, key=lambda item: item[0], default=None)
    return best[1] if best else _month_above(text, blocks)


def _in_path(path: str) -> str | None:
    found = full_date(path.replace("\\", "/")) if not _DMY_SHORT.fullmatch(path) else None
    return found[0] if found else None


def published(
    text: str,
    blocks: Sequence[Block],
    path: str | None = None,
    option: str | None = None,
    metadata: Mapping[str, object] | None = None,
) -> Published | None:
    """Return the publication date by the surest source: option, then metadata, the text itself, the file name."""
    if option:
        return Published(given_date(option), "option")
    told = metadata_date(metadata["date"]) if metadata and metadata.get("date") else None
    if told:
        return Published(told, "metadata")
    written = _in_text(text, blocks)
    if written:
        return written
    named = _in_path(path) if path else None
    return Published(named, "filename") if named else None
