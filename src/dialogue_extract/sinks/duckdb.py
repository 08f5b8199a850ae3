"""DuckDB: seven tables with keys; an article seen again is replaced, never doubled."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dialogue_extract.errors import OutputError
from dialogue_extract.extras import need
from dialogue_extract.sinks.rows import COLUMNS, ROWS
from dialogue_extract.sinks.whole import beside

# Parents before children, as their foreign keys want it.
_ORDER = ("articles", "events", "parties", "participants", "topics", "outcomes", "next_meetings")
_PRIMARY = {
    "articles": ("article_id",),
    "events": ("article_id", "event_id"),
    "next_meetings": ("article_id", "event_id"),
}
_LONG = ("article_id", "event_id", "position")


def _create(table: str) -> str:
    columns = [f'"{name}" {kind}' for name, kind in COLUMNS[table]]
    columns.append(f"PRIMARY KEY ({', '.join(_PRIMARY.get(table, _LONG))})")
    if table == "events":
        columns.append("FOREIGN KEY (article_id) REFERENCES articles (article_id)")
    elif table != "articles":
        columns.append("FOREIGN KEY (article_id, event_id) REFERENCES events (article_id, event_id)")
    return f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(columns)})"


def _spread(lines: Iterable[bytes], folder: Path) -> None:
    """Write each table's rows to a file of its own, with the number of the record they are from."""
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / name).open("wb")) for name in _ORDER}
        for number, line in enumerate(lines):
            record = json.loads(line)
            for name, rows in ROWS.items():
                for row in rows(record):
                    files[name].write(json.dumps({"_number": number, **row}, ensure_ascii=False).encode() + b"\n")


def _reader(folder: Path, table: str) -> str:
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in (("_number", "BIGINT"), *COLUMNS[table]))
    name = str(folder / table).replace("'", "''")
    return f"read_json('{name}', format = 'newline_delimited', maximum_object_size = 67108864, columns = {{{columns}}})"


def _statements(folder: Path) -> Iterator[str]:
    """Yield what brings the rows in. Each runs by itself: DuckDB frees a key only when its deletion is committed."""
    yield from map(_create, _ORDER)
    new = f"(SELECT article_id FROM {_reader(folder, 'articles')})"
    for table in reversed(_ORDER):
        yield f"DELETE FROM {table} WHERE article_id IN {new}"
    last = f"(SELECT max(_number) FROM {_reader(folder, 'articles')} GROUP BY article_id)"
    for table in _ORDER:
        names = ", ".join(f'"{name}"' for name, _ in COLUMNS[table])
        rows = f"SELECT {names} FROM {_reader(folder, table)} WHERE _number IN {last} ORDER BY _number"
        yield f"INSERT INTO {table} {rows}"
    yield "CHECKPOINT"


def save(lines: Iterable[bytes], path: Path, *, table: str = "events", single: bool = False) -> None:
    """Bring records into a database file, new or old; a copy is changed and takes the old one's place when done."""
    del table, single
    duckdb: Any = need("duckdb", "tables", str(path))
    try:
        with beside(path) as part, tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as name:
            _spread(lines, Path(name))
            if path.exists():
                duckdb.connect(str(path)).close()  # brings in what a log beside the file may hold
                shutil.copyfile(path, part)
            with duckdb.connect(str(part)) as connection:
                connection.execute("SET preserve_insertion_order = true")
                for statement in _statements(Path(name)):
                    connection.execute(statement)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise OutputError(f"{path}: not written as a DuckDB database ({reason}). Name another file.") from error
