"""Check that every value of a record that carries offsets gives back its words."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_extract.schema import Record, Strict


def offset_faults(record: Record) -> Iterator[str]:
    """Yield what is wrong with the offsets of a record, and, where it holds its text, with the words there."""
    for path, value in _values(record, ""):
        text, start, end = (getattr(value, name, None) for name in ("text", "start", "end"))
        if not isinstance(start, int) or not isinstance(end, int):
            continue
        if start >= end:
            yield f"{path}: end {end} is not after start {start}"
        elif record.text is not None and end > len(record.text):
            yield f"{path}: end {end} is behind the article's last code point {len(record.text)}"
        elif isinstance(text, str) and end - start != len(text):
            yield f"{path}: {end - start} code points between start and end, but the text has {len(text)}"
        elif record.text is not None and isinstance(text, str) and record.text[start:end] != text:
            yield f"{path}: the article has {record.text[start:end]!r} there, not {text!r}"


def _values(value: object, path: str) -> Iterator[tuple[str, Strict]]:
    if isinstance(value, Strict):
        yield path, value
        for name in type(value).model_fields:
            yield from _values(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _values(item, f"{path}.{number}")
