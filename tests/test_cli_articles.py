"""The command on articles, from end to end, with the packaged model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from dialogue_extract.cli.application import run
from dialogue_extract.language import model_path
from dialogue_extract.schema import Record

Command = Callable[..., subprocess.CompletedProcess[str]]
SAMPLE = ROOT / "samples" / "articles" / "dialogue-two-chairs.txt"
ENGLISH = (
    "The foreign minister met her counterpart in Bamako on Wednesday. They discussed the fight against corruption. "
)
ARABIC = "التقى وزير الخارجية نظيره في باماكو يوم الأربعاء وناقشا مكافحة الفساد والتعاون بين البلدين. "

pytestmark = pytest.mark.usefixtures("model")


def test_the_model_is_packaged() -> None:
    assert (model_path() / "meta.json").is_file()


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, list[str]]]:
    """The command in this process: exit code, standard output, lines of standard error."""

    def carry_out(*arguments: object) -> tuple[int, str, list[str]]:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode().splitlines()

    return carry_out


Call = Callable[..., tuple[int, str, list[str]]]


def test_one_article_is_one_indented_object(call: Call) -> None:
    code, out, err = call(SAMPLE)
    assert (code, err) == (0, [])
    assert out.startswith("{\n  ")
    record = Record.model_validate_json(out)
    article = SAMPLE.read_text(encoding="utf-8")
    assert record.events
    assert all(topic.text == article[topic.start : topic.end] for event in record.events for topic in event.topics)


def test_standard_input_gives_the_same(call: Call, command: Command) -> None:
    piped = command("-", stdin=SAMPLE.read_text(encoding="utf-8"))
    assert piped.returncode == 0
    named = json.loads(call(SAMPLE)[1])
    assert {**json.loads(piped.stdout), "source": named["source"]} == named


def test_json_lines_on_standard_input(command: Command) -> None:
    rows = [json.dumps({"text": SAMPLE.read_text(encoding="utf-8"), "date": "2023-10-13"})] * 2
    done = command("-", stdin="\n".join(rows) + "\n")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("text", [ENGLISH * 4, ARABIC * 4], ids=["english", "arabic"])
def test_a_text_that_is_not_french(text: str, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    code, out, err = call(path)
    record = json.loads(out)
    assert code == 0
    assert record["events"] == []
    assert record["language"] is None
    assert len(record["warnings"]) == len(err) == 1
    assert "not French" in err[0]


def test_several_articles_and_one_that_is_missing(call: Call) -> None:
    code, out, err = call(SAMPLE, "missing.txt", ROOT / "samples" / "articles" / "no-event.txt")
    assert code == 1
    assert [json.loads(line)["source"].rsplit("/", 1)[-1] for line in out.splitlines()] == [SAMPLE.name, "no-event.txt"]
    assert len(err) == 1
    assert "missing.txt: no such file" in err[0]


def test_a_folder_without_articles(call: Call, tmp_path: Path) -> None:
    code, out, err = call(tmp_path)
    assert (code, out) == (2, "")
    assert len(err) == 1
    assert "no articles" in err[0]


def test_output_by_suffix(call: Call, tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl", "a.csv", "a.html", "a.parquet", "a.duckdb"):
        code, out, _ = call(SAMPLE, "-o", tmp_path / name, "--quiet")
        assert (code, out) == (0, ""), name
        assert (tmp_path / name).stat().st_size > 200, name


def test_pages_of_a_folder(call: Call, tmp_path: Path) -> None:
    code, out, _ = call(ROOT / "samples" / "articles", "--format", "html", "-o", tmp_path / "pages", "--lang", "en")
    assert (code, out) == (0, "")
    index = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert "Diplomatic encounters" in index
    pages = {path.stem for path in (tmp_path / "pages" / "articles").iterdir()}
    assert pages == {path.stem for path in (ROOT / "samples" / "articles").iterdir()}


def test_several_articles_are_no_single_page(call: Call, tmp_path: Path) -> None:
    code, _, err = call(SAMPLE, SAMPLE, "-o", tmp_path / "a.html")
    assert code == 2
    assert "Name a folder" in err[0]


def test_with_text(call: Call) -> None:
    assert json.loads(call(SAMPLE, "--with-text")[1])["text"] == SAMPLE.read_text(encoding="utf-8")


def test_table(call: Call) -> None:
    code, out, _ = call(SAMPLE, "--format", "table")
    assert code == 0
    assert "Solveig Hentgen" in out


def test_explain_names_rules_and_reasons(call: Call) -> None:
    found = json.loads(call("explain", SAMPLE, "--json")[1])
    kinds = {mention["kind"] for sentence in found["sentences"] for mention in sentence["mentions"]}
    assert {"encounter", "name", "office", "place", "date", "topic"} <= kinds
    article = SAMPLE.read_text(encoding="utf-8")
    for sentence in found["sentences"]:
        assert all(one["text"] == article[one["start"] : one["end"]] for one in sentence["mentions"])
    people = {person["name"]: person for person in found["people"]}
    assert people["Solveig Hentgen"]["party"] == "LU"
    assert people["Solveig Hentgen"]["takes_part"][0]["rules"]
    code, out, _ = call("explain", SAMPLE)
    assert code == 0
    assert "Solveig Hentgen  LU" in out


def test_explain_bears_a_text_that_is_not_french(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH * 4, encoding="utf-8")
    assert call("explain", path)[0] == 0


def test_dates(call: Call) -> None:
    code, out, _ = call("dates", SAMPLE, "--published", "2023-10-13")
    line = json.loads(out)
    assert (code, line["source"]) == (0, str(SAMPLE))
    values = {one["text"]: one["value"] for one in line["expressions"]}
    assert values["jeudi"] == "2023-10-12"
    assert {"text", "start", "end", "type", "value"} == set(line["expressions"][0])


def test_doctor_passes(call: Call) -> None:
    code, out, _ = call("doctor")
    assert code == 0, out
    assert "passed" in out


def test_a_model_that_is_none(call: Call) -> None:
    code, out, err = call(SAMPLE, "--model", "nowhere")
    assert (code, out) == (2, "")
    assert len(err) == 1
    assert err[0].startswith("extract: nowhere: ")


def test_nothing_slow_is_loaded() -> None:
    code = (
        "import sys\n"
        "from dialogue_extract.cli.application import run\n"
        f"run([{str(SAMPLE)!r}])\n"
        "slow = {'spacy.lang.fr', 'spacy.cli', 'requests', 'httpx', 'trafilatura', 'jinja2', 'pyarrow'} & set(sys.modules)\n"
        "import spacy\n"
        "sys.exit(', '.join(slow) or not spacy.info(silent=True)['spacy_version'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "samples" / "expected").glob("*.json")), ids=lambda path: path.stem)
def test_samples_give_the_expected_records(path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code, out, _ = call(f"samples/articles/{path.stem}.txt", "--quiet")
    assert code == 0
    assert json.loads(out) == json.loads(path.read_text(encoding="utf-8")), "run `make expected` if the change is meant"


def test_samples_keep_their_scores(call: Call) -> None:
    floors = ROOT / "samples" / "gold" / "floors.json"
    code, out, err = call("evaluate", ROOT / "samples" / "gold", "--floors", floors)
    assert code == 0, out + "\n".join(err)
