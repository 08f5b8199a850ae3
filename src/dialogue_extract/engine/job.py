"""Do one article's work in whatever process it is sent to: its record, or its error record."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialogue_extract.errors import DialogueError, ReadingError
from dialogue_extract.reading import Article, Item, read_item
from dialogue_extract.reading.decoding import tidy

if TYPE_CHECKING:
    from dialogue_extract.engine.options import Extract
    from dialogue_extract.schema import Record

Work = Item | Article


@dataclass(frozen=True, slots=True)
class Result:
    """A record or an error record as one line of JSON."""

    line: bytes
    failed: bool = False
    events: int = 0


def failure(source: str, kind: str, reason: str) -> Result:
    """Return the error record of an article; the reason loses the source it begins with."""
    shown = tidy(source)[0]
    said = tidy(reason)[0].removeprefix(f"{shown}: ")
    record = {"source": shown, "error": kind, "reason": re.sub(r"\s+", " ", said).strip()[:1000]}
    return Result(json.dumps(record, ensure_ascii=False).encode(), failed=True)


def _line(record: Record) -> bytes:
    return record.model_dump_json().encode()


def process(work: Work, extract: Extract, max_chars: int) -> Result:
    """Return the record of an article, or the error record that says why there is none."""
    try:
        article = read_item(work, max_chars) if isinstance(work, Item) else work
        record = extract(article)
        return Result(_line(record), events=len(record.events))
    except ReadingError as error:
        return failure(work.source, "reading", str(error))
    except DialogueError as error:
        return failure(work.source, type(error).__name__.removesuffix("Error").lower(), str(error))
    except MemoryError:
        return failure(work.source, "memory", "not enough memory. Give it alone, or fewer --jobs.")
    except Exception as error:  # noqa: BLE001  the one place where an article's failure becomes its record
        return failure(work.source, "extraction", f"{type(error).__name__}: {error}. Report it with the article.")
