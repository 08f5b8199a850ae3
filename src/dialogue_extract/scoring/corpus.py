"""Annotated articles on disk, records by article, and the evaluation of the one by the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogue_extract.errors import ReadingError
from dialogue_extract.scoring.article import judge_article
from dialogue_extract.scoring.matching import Json
from dialogue_extract.scoring.tally import Tally


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article."""

    name: str
    text_path: Path
    annotation: Json

    @property
    def published(self) -> str | None:
        """Return the publication date the tool is told."""
        value = self.annotation.get("published")
        return value if isinstance(value, str) else None


def read_gold(folder: Path) -> list[GoldArticle]:
    """Return the annotated articles of a folder: `NAME.json` beside `NAME.txt`, in the order of their names."""
    if not folder.is_dir():
        raise ReadingError(f"{folder}: no such folder. Name a folder of NAME.json and NAME.txt.")
    articles = [
        GoldArticle(path.stem, path.with_suffix(".txt"), annotation)
        for path in sorted(folder.glob("*.json"))
        if isinstance(annotation := _load(path), dict) and "events" in annotation
    ]
    if not articles:
        raise ReadingError(f"{folder}: no annotated article. Name a folder of NAME.json and NAME.txt.")
    return articles


def read_records(path: Path) -> list[Json]:
    """Return the records of a JSON Lines file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"{path}: cannot be read ({error}). Name a JSON Lines file of records.") from error
    return [_parse(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def evaluate(gold: Iterable[GoldArticle], records: Mapping[str, Json]) -> Tally:
    """Return the judgements of the records, which are keyed by the article's name."""
    tally = Tally()
    for article in gold:
        judge_article(tally, article.annotation, records.get(article.name), article.name)
    return tally


def by_name(records: Iterable[Json]) -> dict[str, Json]:
    """Return the records keyed by the file name of their source, without suffix."""
    return {Path(str(record.get("source"))).stem: record for record in records}


def _load(path: Path) -> Any:
    return _parse(path.read_text(encoding="utf-8"), str(path))


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadingError(f"{where}: not JSON ({error.msg}). Mend or remove it.") from error
