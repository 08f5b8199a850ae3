"""Read numbers in words: "vingt et un", "mille neuf cent quatre-vingt-dix-neuf"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogue_extract.temporal.tokens import Token

JOINS = frozenset(("et", "-"))


def number_at(items: list[Token], at: int) -> tuple[int, int]:
    """Return where the number in words that begins here ends, and its value."""
    total, current = 0, items[at].entry.values["NUMWORD"]
    room = _room(current)
    if current == 1000:
        total, current = 1000, 0
    end = at + 1
    while end < len(items):
        step = 2 if items[end].norm in JOINS and end + 1 < len(items) else 1
        word = items[end + step - 1].entry.values.get("NUMWORD")
        if word is None or word == 0:
            break
        if word == 1000 and total == 0 and step == 1:
            total, current, room = max(current, 1) * 1000, 0, 1000
        elif word == 20 and current % 100 == 4:
            current, room = current + 76, 20
        elif word == 100 and 2 <= current <= 19 and step == 1:
            current, room = current * 100, 100
        elif word < room and (step == 1 or items[end].norm == "-" or word in (1, 11)):
            current, room = current + word, _room(word)
        else:
            break
        end += step
    return end, total + current


def _room(word: int) -> int:
    """Return the bound below which a word may follow this one in a number."""
    if word in (100, 1000):
        return word
    if word in (60, 80):
        return 20
    return 10 if word == 10 or word >= 20 else 0
