"""A corpus with bad inputs loses nothing good; a database made of a run answers questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dialogue_extract.engine import Options, run
from engine_fakes import Fake
from test_engine import corpus, records
from test_reading_sources import bad_inputs


@pytest.mark.parametrize("jobs", [1, 2])
def test_five_percent_bad_inputs(tmp_path: Path, jobs: int) -> None:
    for module in ("pyarrow", "zstandard", "docx", "pypdfium2"):
        pytest.importorskip(module)
    sources = corpus(tmp_path / "in", 400)
    bad = bad_inputs(tmp_path / "in" / "bad")
    assert 0.04 < len(bad) / 400 < 0.06
    summary = run(sources, str(tmp_path / "out.jsonl"), Options(jobs=jobs), Fake())
    good = [Path(record["source"]).name for record in records(tmp_path / "out.jsonl")]
    errors = records(tmp_path / "errors.jsonl")
    assert good == [f"a{number:04}.txt" for number in range(400)]
    assert sorted(Path(error["source"].split("!")[0]).name for error in errors) == sorted(bad)
    assert all(error["error"] == "reading" and len(error["reason"]) > 20 for error in errors)
    assert (summary.done, summary.failed, summary.exit_code) == (400, len(bad), 1)


QUERIES = {
    "who met whom most": """
        SELECT one.name, other.name, count(DISTINCT (one.article_id, one.event_id)) AS times
        FROM participants AS one JOIN participants AS other USING (article_id, event_id)
        WHERE one.name < other.name GROUP BY ALL ORDER BY times DESC, one.name, other.name
        """,
    "next meetings by date": """
        SELECT next.date, next.text, article.source
        FROM next_meetings AS next JOIN articles AS article USING (article_id)
        WHERE next.date IS NOT NULL ORDER BY next.date, article.source
        """,
    "topics by pair of states": """
        SELECT one.code, other.code, context, count(*) AS times
        FROM parties AS one JOIN parties AS other USING (article_id, event_id)
        JOIN (SELECT article_id, event_id, unnest(contexts) AS context FROM topics) USING (article_id, event_id)
        WHERE one.code < other.code AND one.kind = 'state' AND other.kind = 'state'
        GROUP BY ALL ORDER BY times DESC, context
        """,
}


def test_a_database_answers(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    sources = corpus(tmp_path / "in", 6)
    run(sources, str(tmp_path / "out.duckdb"), Options(), Fake())
    run(sources, str(tmp_path / "out.duckdb"), Options(), Fake())
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as connection:
        answers = {name: connection.execute(query).fetchall() for name, query in QUERIES.items()}
    assert answers["who met whom most"] == []  # one participant an event
    assert [row[0] for row in answers["next meetings by date"]] == ["2025"] * 6
    assert answers["topics by pair of states"] == [("MA", "TG", "energy", 6), ("MA", "TG", "transport", 6)]


def test_every_format_of_one_run_holds_the_same_articles(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    import pyarrow.parquet as files

    sources = corpus(tmp_path / "in", 5)
    for suffix in ("json", "jsonl", "parquet"):
        run(sources, str(tmp_path / f"out.{suffix}"), Options(), Fake())
    found = records(tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == found
    assert [row["id"] for row in files.read_table(tmp_path / "out.parquet").to_pylist()] == [row["id"] for row in found]
