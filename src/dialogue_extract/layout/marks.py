"""Recognise what a single line of a page is: button, advertisement, credit, date line, letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from dialogue_extract.resources import patterns, words
from dialogue_extract.text import plain

# The first section that fits wins: « 3 commentaires » opens the comments before it is a mere counter.
SECTIONS = ("tail", "opener", "line", "caption", "date", "byline", "disclaimer", "letterhead")
# Long runs of one sign tell no more than short ones and cost backtracking.
_RUN = re.compile(r"\s{4,}")
_SIGNS = r"[\W_]*"
# Signs of a list may touch what they open: "·Monsieur X".
BULLET = re.compile(
    r"(?:[•·▪◦‣►▸✓✔■□](?=[^\W\d_])"
    r"|(?:[•·▪◦‣►▸✓✔■□Ø*\-–—]|»(?=\s)|\(?\d{1,2}[.)°]|\(?[a-h]\)|[ivx]{1,4}[.)])[\s\u00a0]+(?=\S))"
)
_SEPARATOR = re.compile(r"\s*(?:[|›»>•·]|/|\s{2,}|\t)\s*")
# Compound past, future, passive: what is told so is a sentence even without its full stop; headlines use the present.
CAPTION = 45  # words of the longest caption
_TELLING = re.compile(
    r"\b(?:a|ont|est|sont|avait|avaient|était|étaient|fut|furent|va|vont|doit|doivent|devrait|devraient|devait"
    r"|\w{2,}(?:era|eront|ira|iront|dra|dront|aura|auront|erait|eraient))\b"
)
_TOKEN = re.compile(r"[\w'-]+")
_SENTENCE_END = re.compile(r"[.!?…][\s»\"”’')\]]*$")
_INNER_END = re.compile(r"[a-zà-ÿ0-9)»][.!?…]\s+[«\"“]?\s?[A-ZÀ-Þ]")


def compiled(entries: Sequence[dict[str, Any]]) -> re.Pattern[str]:
    """Return one expression for entries of `patterns/layout.toml`; it matches whole lines made plain."""
    choices = []
    for entry in entries:
        phrases = "|".join(entry["phrases"])
        if entry.get("anywhere"):
            choices.append(rf"(?=.*(?:{phrases})).*$")
        else:
            choices.append(rf"{_SIGNS}(?:{phrases}){entry.get('rest', _SIGNS)}$")
    return re.compile("|".join(f"(?:{choice})" for choice in choices), re.IGNORECASE | re.DOTALL)


@cache
def _section(name: str) -> re.Pattern[str]:
    return compiled(patterns("layout")[name])


def matches(section: str, line: str) -> bool:
    """Tell whether the line is what a section of `patterns/layout.toml` describes."""
    return _section(section).match(_RUN.sub("   ", plain(line))) is not None


@cache
def mark(line: str) -> str | None:
    """Return the section the line belongs to, or None for a line of the article."""
    if len(line) > 700:
        return "disclaimer" if len(line) < 2000 and matches("disclaimer", line) else None
    if is_menu(line):
        return "line"
    told = _RUN.sub("   ", plain(line))
    long = len(line.split()) > CAPTION and is_prose(line)  # a brief signed by its agency is no caption
    sections = (section for section in SECTIONS if not (long and section == "caption"))
    return next((section for section in sections if _section(section).match(told)), None)


def is_menu(line: str) -> bool:
    """Tell whether the line is a row of buttons or menu entries, or the way to the page (`Accueil > Monde`)."""
    if len(line) > 300 or is_prose(line):
        return False
    line = _RUN.sub("   ", line)
    tokens = [token.casefold() for token in _TOKEN.findall(plain(line)) if not token.isdigit()]
    widgets = sum(token in words("noise_widgets") for token in tokens)
    known = widgets + sum(token in words("noise_menus") for token in tokens)
    segments = [segment for segment in _SEPARATOR.split(line.strip(" |›»>•·/")) if segment]
    if tokens and known == len(tokens) and (widgets or (len(segments) > 1 and known > 1)):
        return True
    if len(segments) > 2 and all(len(segment.split()) <= 5 for segment in segments):
        return known > 0 or bool(re.search(r"[|›>]", line))
    return len(segments) > 1 and segments[0].casefold() in ("accueil", "page d'accueil", "home", "menu")


def ends_sentence(line: str) -> bool:
    """Tell whether the line ends as a sentence does."""
    return _SENTENCE_END.search(line) is not None


def is_prose(line: str) -> bool:
    """Tell whether the line is one or more sentences rather than a headline, a label or an entry of a list."""
    count = len(line.split())
    if count >= 28 or (count >= 8 and _INNER_END.search(line)):
        return True
    return count >= 5 and ends_sentence(line)


def tells(line: str) -> bool:
    """Tell whether a line amid an article is a sentence that lacks its full stop."""
    return len(line.split()) >= 8 and _TELLING.search(line) is not None


def bullet_width(line: str) -> int:
    """Return the length of the sign or number that opens a list item, 0 where there is none."""
    found = BULLET.match(line)
    return found.end() if found else 0
