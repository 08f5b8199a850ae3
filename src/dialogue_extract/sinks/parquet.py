"""Parquet: one row an article, nested and typed as the record's schema says."""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from dialogue_extract.extras import need
from dialogue_extract.schema import Record
from dialogue_extract.sinks.whole import beside

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 512


def _type(arrow: Any, annotation: Any) -> Any:
    """Return the Arrow type of an annotation of the record's schema."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _type(arrow, next(choice for choice in inner if choice is not types.NoneType))
    if origin is Literal:
        return arrow.string()
    if origin in (list, tuple):
        return arrow.list_(_type(arrow, inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return arrow.struct(_fields(arrow, annotation))
    return {str: arrow.string(), bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64()}[annotation]


def _fields(arrow: Any, model: type[BaseModel]) -> list[Any]:
    return [arrow.field(name, _type(arrow, field.annotation)) for name, field in model.model_fields.items()]


def schema() -> pa.Schema:
    """Return the Arrow schema of a record."""
    arrow = need("pyarrow", "tables", "Parquet output")
    return arrow.schema(_fields(arrow, Record))


def _batches(lines: Iterable[bytes]) -> Iterator[list[Any]]:
    remaining = iter(lines)
    while group := [json.loads(line) for line in islice(remaining, _BATCH)]:
        yield group


def save(lines: Iterable[bytes], path: Path, *, table: str = "events", single: bool = False) -> None:
    """Write a Parquet file, a few hundred records held at a time."""
    del table, single
    columns = schema()
    arrow, files = need("pyarrow", "tables", str(path)), need("pyarrow.parquet", "tables", str(path))
    with beside(path) as part, files.ParquetWriter(part, columns, compression="zstd") as writer:
        for rows in _batches(lines):
            writer.write_table(arrow.Table.from_pylist(rows, schema=columns))
