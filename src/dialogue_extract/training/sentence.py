"""One annotated sentence, whatever corpus it comes from; a layer that the corpus lacks is None."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from dialogue_extract.errors import ResourceError

Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Lemmas, tags and tree of the words; the head of word i is the index `heads[i]`, its own for the root."""

    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with a flag for the space after each, and marks (first word, word after the last, label)."""

    source: str
    group: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    syntax: Syntax | None = None
    ents: tuple[Mark, ...] | None = None
    offices: tuple[Mark, ...] | None = None

    @property
    def text(self) -> str:
        """Return the words with their spaces."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True))


def write(sentences: Iterable[Sentence], path: Path) -> int:
    """Write one JSON object a line and return how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [json.dumps(asdict(sentence), ensure_ascii=False) + "\n" for sentence in sentences]
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(rows)
    return len(rows)


def _marks(marks: list[list[int | str]] | None) -> tuple[Mark, ...] | None:
    return None if marks is None else tuple((int(start), int(end), str(label)) for start, end, label in marks)


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file made by `write`."""
    if not path.is_file():
        raise ResourceError(f"{path}: no such corpus. Run the recipe's convert step first.")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            syntax = row["syntax"] and Syntax(**{key: tuple(values) for key, values in row["syntax"].items()})
            yield Sentence(
                source=row["source"],
                group=row["group"],
                words=tuple(row["words"]),
                spaces=tuple(row["spaces"]),
                syntax=syntax,
                ents=_marks(row["ents"]),
                offices=_marks(row["offices"]),
            )


def with_ents(sentence: Sentence, ents: Iterable[Mark]) -> Sentence:
    """Return the sentence with an entity layer."""
    return replace(sentence, ents=tuple(ents))
