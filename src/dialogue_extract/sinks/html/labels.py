"""Say vocabularies and headings in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dialogue_extract.resources import lexicon
from dialogue_extract.sinks.html.period import period

Language = Literal["fr", "en"]
FULL = len("2024-05-20")
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a page in one language."""

    language: Language

    @property
    def words(self) -> dict[str, Any]:
        """Return all tables of labels."""
        return lexicon(f"labels_{self.language}")

    def ui(self, key: str) -> str:
        """Return a heading or a word of the page."""
        return str(self.words["ui"][key])

    def of(self, table: str, value: str | None) -> str:
        """Return the label of a vocabulary's value, the value itself where there is none."""
        return str(self.words.get(table, {}).get(value, value or ""))

    def day(self, value: str | None) -> str:
        """Return an ISO date as people write it: `23 mai 2024`, `mai 2024`, `26–27 novembre 2020`."""
        if not value or period(value) is None:
            return value or ""
        first, _, last = value.partition("/")
        if len(first) == len(last) == FULL and first[:7] == last[:7] and first != last:
            return f"{int(first[8:])}–{self._part(last)}"
        return f"{self._part(first)} – {self._part(last)}" if last and last != first else self._part(first)

    def month(self, value: str) -> str:
        """Return a month such as `2024-05` in words."""
        return self._part(value)

    def _part(self, part: str) -> str:
        numbers = part[:10].split("-")
        if len(numbers) == 1:
            return numbers[0]
        months = lexicon("month_names")[self.language]
        month = months[int(numbers[1]) - 1]
        if len(numbers) == 2:
            return f"{month} {numbers[0]}"
        day = int(numbers[2])
        return f"{'1er' if day == 1 and self.language == 'fr' else day} {month} {numbers[0]}"
