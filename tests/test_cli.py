"""The command: parsing, errors, exit codes, completion; what needs no model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogue_extract.cli.application import COMMANDS, run
from made import bamako

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A file with one good record."""
    path = tmp_path / "records.jsonl"
    path.write_text(bamako().model_dump_json() + "\n", encoding="utf-8")
    return path


def fails(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    """Run the command in this process and return its one line of complaint."""
    assert run(arguments) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("extract: ")
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_with_examples(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    page = capfd.readouterr().out
    assert f"Usage: extract {name}" in page
    assert "Examples:" in page
    assert f"extract {name} " in page.partition("Examples:")[2].replace("\n", " ")


def test_help_shows_the_main_job_and_the_commands(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    page = capfd.readouterr().out
    for words in ("Usage: extract [OPTIONS]", "--published", "Commands:", "Exit codes", *COMMANDS):
        assert words in page
    assert "\n  run " not in page


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.txt", "--formt", "json"], "Did you mean --format?"),
        (["a.txt", "--format", "jsno"], "Did you mean json?"),
        (["a.txt", "--lang", "frr"], "Did you mean fr?"),
        (["a.txt", "--published", "23.05.2024"], "not a date"),
        (["a.txt", "--published", "2024-02-30"], "not a date"),
        (["a.txt", "--published", "2024-13"], "not a date"),
        (["evaluat"], "Did you mean the command evaluate?"),
        (["evaluate", "--flors", "x", "g"], "Did you mean --floors?"),
        (["evaluate", "nowhere"], "no such folder"),
        (["schema", "--format", "markdwn"], "Did you mean markdown?"),
        (["validate", "nowhere.jsonl"], "cannot be read"),
        (["train", "nowhere"], "no project.yml"),
        (["a.txt", "--jobs", "-1"], "--jobs"),
        (["dates"], "Missing argument"),
        ([], "Missing argument"),
    ],
)
def test_wrong_use_is_one_line_and_2(arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert words in fails(capfd, *arguments)


def test_a_missing_file_names_its_nearest(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "article.txt").write_text("Bonjour.", encoding="utf-8")
    assert f"Did you mean {tmp_path / 'article.txt'}?" in fails(capfd, str(tmp_path / "artcle.txt"))


@pytest.mark.parametrize(("content", "words"), [(b"", "empty"), (b" \n", "empty"), (b"\x00\x01\x02\xff" * 400, "")])
def test_what_is_no_article_is_one_line_and_2(
    content: bytes, words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    line = fails(capfd, str(path))
    assert str(path) in line
    assert words in line


def test_schema_is_json_schema(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    schema = json.loads(capfd.readouterr().out)
    assert schema["title"] == "Record"
    assert "Event" in schema["$defs"]


def test_validate_passes_a_good_record(records: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(records)]) == 0
    assert capfd.readouterr().err == "1 record checked, 0 faults\n"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"type":"dialogue"', '"type":"chat"', "events.0.type: input should be"),
        ('"warnings":[]', '"warnings":[],"more":1', "more: extra inputs"),
        ('"start":0,"end":31', '"start":1,"end":32', "title: the article has"),
        ('"start":0,"end":31', '"start":0,"end":30', "title: 30 code points"),
        ('{"schema', '{{"schema', "record: invalid JSON"),
    ],
)
def test_validate_names_line_and_field(
    old: str, new: str, fault: str, records: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good = records.read_text(encoding="utf-8")
    assert old in good
    records.write_text(good + good.replace(old, new, 1), encoding="utf-8")
    assert run(["validate", str(records)]) == 1
    first = capfd.readouterr().err.splitlines()[0]
    assert first.startswith(f"{records}:2: {fault}")


def test_validate_reads_an_indented_object(records: Path, capfd: pytest.CaptureFixture[str]) -> None:
    record = json.loads(records.read_text(encoding="utf-8"))
    records.write_text(json.dumps(record, indent=2), encoding="utf-8")
    assert run(["validate", str(records)]) == 0


def test_evaluate_scores_given_records(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    gold, floors, lines = tmp_path / "gold", tmp_path / "floors.json", tmp_path / "r.jsonl"
    gold.mkdir()
    record = bamako("bamako.txt").model_dump(mode="json")
    annotation = {"published": "2024-05-23", "title": None, "events": record["events"][:1], "mentioned": []}
    for person in annotation["events"][0]["participants"]:
        person["titles"] = [title["text"] for title in person["titles"]]
    annotation["events"][0]["name"] = annotation["events"][0]["name"]["text"]
    (gold / "bamako.json").write_text(json.dumps(annotation), encoding="utf-8")
    (gold / "bamako.txt").write_text(record["text"], encoding="utf-8")
    good = bamako("bamako.txt").model_dump_json()
    lines.write_text(good, encoding="utf-8")
    call = ["evaluate", str(gold), "--records", str(lines), "--floors", str(floors)]
    assert run([*call, "--pin"]) == 0
    assert run(call) == 0
    assert "0 gained, 0 lost" in capfd.readouterr().out
    lines.write_text(good.replace('"role":"co_chair"', '"role":"host"', 1), encoding="utf-8")
    assert run([*call, "--errors"]) == 1
    out, err = capfd.readouterr()
    assert "- bamako#1 Élise Vautrin role: co_chair" in out
    assert "missed co_chair" in out
    assert "role: F1 0.500 is below its floor 1.000" in err


def complete(*words: str) -> list[str]:
    """Return what bash would be offered for the last word."""
    environment = {
        **os.environ,
        "_EXTRACT_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(("extract", *words)),
        "COMP_CWORD": str(len(words)),
    }
    call = [sys.executable, "-c", "from dialogue_extract.cli import main; main()"]
    done = subprocess.run(
        call, capture_output=True, text=True, env=environment, check=False, cwd=Path(__file__).parents[1]
    )
    return done.stdout.split()


def test_completion_offers_commands_options_and_files() -> None:
    assert {"explain", "evaluate"} <= set(complete("e"))
    assert "run" not in complete("")
    assert "--published" in complete("--pub")
    assert complete("samp") == ["samples/"]
    assert complete("a.txt", "--format", "ht") == ["html"]
    assert "--floors" in complete("evaluate", "--f")


def test_completion_scripts_can_be_shown(command: Command) -> None:
    done = command("--show-completion", "bash")
    assert "complete" in done.stdout or done.returncode == 0


def test_version(command: Command) -> None:
    from dialogue_extract import __version__

    assert command("--version").stdout == f"dialogue-extract {__version__}\n"


def test_a_closed_pipe_is_one_line(command: Command) -> None:
    code = "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'from dialogue_extract.cli import main; main()', 'schema'], stdout=subprocess.PIPE, stderr=subprocess.PIPE); p.stdout.close(); print(p.stderr.read().decode(), p.wait())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.strip().splitlines()
    assert lines[0].startswith("extract: standard output: closed by its reader")
    assert lines[-1].strip() == "1"
