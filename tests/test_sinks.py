"""Every format gives the records back; files appear whole; the database holds no article twice."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_extract.errors import OutputError, UsageError
from dialogue_extract.reading import article
from dialogue_extract.schema import Record
from dialogue_extract.sinks import FORMATS, format_of, save, write
from dialogue_extract.sinks.csv import guard, header, unguard
from dialogue_extract.sinks.rows import COLUMNS, ROWS
from dialogue_extract.sinks.whole import whole
from engine_fakes import extract

TEXT = "La ministre Aline Dupré a reçu à Lomé son homologue Karim Sadi : une rencontre de deux heures, numéro {0}."


def line(number: int, text: str = TEXT) -> bytes:
    return extract(article(text.format(number), source=f"a{number}.txt")).model_dump_json().encode()


LINES = [line(number) for number in range(5)]
RECORDS = [json.loads(each) for each in LINES]


def test_formats_by_suffix_and_name() -> None:
    assert [format_of(f"a{suffix}") for suffix in (".json", ".jsonl", ".csv", ".parquet", ".duckdb")] == list(FORMATS)
    assert format_of("a.out", "csv") == "csv"
    assert format_of(None) == "jsonl"
    for output, name in (("a.xyz", None), ("a.csv", "xml")):
        with pytest.raises(UsageError, match="csv"):
            format_of(output, name)


def test_jsonl_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    save(LINES, path)
    assert path.read_bytes().splitlines() == LINES
    assert [Record.model_validate_json(each) for each in path.read_bytes().splitlines()]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_json_is_a_list(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.json"
    save(LINES[:count], path)
    assert json.loads(path.read_text(encoding="utf-8")) == RECORDS[:count]


def test_json_of_a_single_article_is_one_object() -> None:
    out = io.BytesIO()
    write(LINES[:1], out, "json", single=True)
    assert json.loads(out.getvalue()) == RECORDS[0]
    assert out.getvalue().endswith(b"}\n")


def test_csv_has_one_row_an_event(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    save(LINES, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(record["events"]) for record in RECORDS) == 5
    first, event = rows[0], RECORDS[0]["events"][0]
    assert first["source"] == "a0.txt"
    assert float(first["longitude"]) == event["location"]["longitude"] == -1.22
    assert first["parties"] == "TG | MA"
    assert first["date"] == "2024-05-23"
    assert first["background"] == "false"


@pytest.mark.parametrize("table", ["participants", "topics", "next_meetings"])
def test_csv_long_tables(tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.csv"
    save(LINES, path, table=table)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == header(table)
    assert len(rows) == 5


RISKY = ["=1+1", "+33", "-2", "@SUM(A1)", "\tx", "\rx", "'=1", "＝1+1", "l'accord", "'quoted"]


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_is_a_formula(text: str) -> None:
    assert guard(text)[0] not in "=+-@\t\r＝"
    assert unguard(guard(text)) == text


@given(st.text())
def test_guarding_can_be_undone(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_csv_gives_any_words_back(words: str) -> None:
    record = json.loads(LINES[0])
    record["events"][0]["topics"][0]["text"] = words
    record["source"] = words
    out = io.BytesIO()
    write([json.dumps(record).encode()], out, "csv", "topics")
    row = next(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert (unguard(row["text"]), unguard(row["source"])) == (words, words)


def test_rows_and_columns_agree() -> None:
    for name, rows in ROWS.items():
        found = [list(row) for record in RECORDS for row in rows(record)]
        assert found, name
        assert all(names == [column for column, _ in COLUMNS[name]] for names in found), name


def test_parquet_round_trip(tmp_path: Path) -> None:
    files = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    save(LINES, path)
    table = files.read_table(path)
    rows = [json.loads(Record.model_validate(row).model_dump_json()) for row in table.to_pylist()]
    assert rows == RECORDS
    assert str(table.schema.field("events").type).startswith("list<")


def test_parquet_of_nothing_has_the_same_schema(tmp_path: Path) -> None:
    files = pytest.importorskip("pyarrow.parquet")
    save([], tmp_path / "none.parquet")
    save(LINES, tmp_path / "some.parquet")
    assert files.read_schema(tmp_path / "none.parquet").equals(files.read_schema(tmp_path / "some.parquet"))


def tables(path: Path) -> dict[str, list[tuple]]:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        return {name: connection.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in COLUMNS}


def test_duckdb_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    save(LINES, path)
    found = tables(path)
    assert {name: len(rows) for name, rows in found.items()} == {
        "articles": 5, "events": 5, "participants": 5, "parties": 10, "topics": 5, "outcomes": 5, "next_meetings": 5,
    }  # fmt: skip
    assert sorted(os.listdir(tmp_path)) == ["a.duckdb"]


def test_an_article_seen_again_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    save(LINES[:3], path)
    save(LINES[1:], path)
    once = tmp_path / "once.duckdb"
    save(LINES, once)
    assert tables(path) == tables(once)
    changed = json.loads(LINES[0])
    changed["events"] = []
    save([LINES[0], json.dumps(changed).encode()], path)
    found = tables(path)
    assert len(found["articles"]) == 5
    assert len(found["events"]) == len(found["topics"]) == 4


def test_duckdb_keys_hold(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "a.duckdb"
    save(LINES, path)
    with duckdb.connect(str(path)) as connection:
        for statement in (
            "INSERT INTO articles SELECT * FROM articles LIMIT 1",
            "INSERT INTO topics SELECT 'none', event_id, position, text, contexts, start, \"end\" FROM topics LIMIT 1",
        ):
            with pytest.raises(duckdb.ConstraintException):
                connection.execute(statement)


def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    path = tmp_path / "a.duckdb"
    path.write_text("not a database, and longer than a header " * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(OutputError, match="DuckDB"):
        save(LINES, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("format_name", FORMATS)
def test_files_appear_whole_or_not_at_all(tmp_path: Path, format_name: str) -> None:
    def broken():
        yield LINES[0]
        raise KeyboardInterrupt

    path = tmp_path / "a.out"
    with pytest.raises(KeyboardInterrupt):
        save(broken(), path, format_name)
    assert os.listdir(tmp_path) == []
    save(LINES, path, format_name)
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        save(broken(), path, format_name)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["a.out"]


def test_a_folder_that_is_gone_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"), whole(tmp_path / "none" / "a.jsonl") as file:
        file.write(b"x")
