"""The local engine: order, failures, dying and hanging workers, streams, interruption."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dialogue_extract.engine import Options, extract_many, run
from dialogue_extract.engine.pool import Pool
from dialogue_extract.errors import ModelError, OutputError, UsageError
from dialogue_extract.reading import Selection, article
from engine_fakes import Fake

TEXT = "La ministre Aline Dupré a reçu à Lomé son homologue Karim Sadi : une rencontre numéro {0} de deux heures."


def corpus(folder: Path, count: int = 20, **special: str) -> list[str]:
    """Write articles and return their paths; `a3="MORT"` adds a word to the third."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        word = special.get(f"a{number}", "")
        (folder / f"a{number:04}.txt").write_text(f"{TEXT.format(number)} {word}\n", encoding="utf-8")
    return [str(folder)]


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_records_come_in_the_order_of_the_input(tmp_path: Path, jobs: int) -> None:
    sources = corpus(tmp_path / "in", 50)
    summary = run(sources, str(tmp_path / "out.jsonl"), Options(jobs=jobs), Fake(pause=0.001))
    found = records(tmp_path / "out.jsonl")
    assert [Path(record["source"]).name for record in found] == [f"a{number:04}.txt" for number in range(50)]
    assert (summary.done, summary.failed, summary.events, summary.exit_code) == (50, 0, 50, 0)
    assert sorted(os.listdir(tmp_path)) == ["in", "out.jsonl"]


def test_one_process_or_two_give_the_same_bytes(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 60, a7="PANNE", a8="PANNE")
    for jobs in (1, 2):
        run(sources, str(tmp_path / f"out{jobs}.jsonl"), Options(jobs=jobs), Fake(pause=0.001))
    assert (tmp_path / "out1.jsonl").read_bytes() == (tmp_path / "out2.jsonl").read_bytes()


def test_a_failure_is_one_error_record(tmp_path: Path) -> None:
    sources = [*corpus(tmp_path / "in", 5, a2="PANNE"), str(tmp_path / "nowhere.txt")]
    told: list[tuple[str, str]] = []
    summary = run(sources, str(tmp_path / "out.jsonl"), Options(), Fake(), report=lambda *said: told.append(said))
    errors = records(tmp_path / "errors.jsonl")
    assert (summary.done, summary.failed, summary.exit_code) == (4, 2, 1)
    assert summary.errors == tmp_path / "errors.jsonl"
    assert [(Path(error["source"]).name, error["error"]) for error in errors] == [
        ("a0002.txt", "extraction"),
        ("nowhere.txt", "reading"),
    ]
    assert errors[0]["reason"].startswith("ValueError: boom on two lines")
    assert errors[1]["reason"] == "no such file. Check the path."
    assert told == [(error["source"], error["reason"]) for error in errors]


def test_inline_errors_keep_their_place(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 3, a1="PANNE")
    run(sources, str(tmp_path / "out.jsonl"), Options(inline_errors=True), Fake())
    assert ["error" in record for record in records(tmp_path / "out.jsonl")] == [False, True, False]
    assert not (tmp_path / "errors.jsonl").exists()


def test_errors_of_an_earlier_run_do_not_stay(tmp_path: Path) -> None:
    run(corpus(tmp_path / "in", 3, a1="PANNE"), str(tmp_path / "out.jsonl"), Options(), Fake())
    run(corpus(tmp_path / "in", 3), str(tmp_path / "out.jsonl"), Options(), Fake())
    assert not (tmp_path / "errors.jsonl").exists()


def test_a_file_that_only_has_the_name_of_the_list_stays(tmp_path: Path) -> None:
    (tmp_path / "errors.jsonl").write_text("mine\n")
    run(corpus(tmp_path / "in", 2), str(tmp_path / "out.jsonl"), Options(), Fake())
    assert (tmp_path / "errors.jsonl").read_text() == "mine\n"
    with pytest.raises(UsageError, match="list of failures"):
        run(corpus(tmp_path / "in", 2), str(tmp_path / "errors.jsonl"), Options(), Fake())


def test_an_output_within_the_input_is_not_read(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 4, a1="PANNE")
    for _ in range(2):
        summary = run(sources, str(tmp_path / "in" / "out.jsonl"), Options(), Fake())
        assert (summary.done, summary.failed) == (3, 1)


def test_nothing_readable_is_exit_code_2(tmp_path: Path) -> None:
    summary = run([str(tmp_path / "none.txt")], str(tmp_path / "out.jsonl"), Options(), Fake())
    assert summary.exit_code == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_kills_its_worker_twice_is_an_error(tmp_path: Path, jobs: int) -> None:
    sources = corpus(tmp_path / "in", 12, a4="MORT", a5="MORT")
    summary = run(sources, str(tmp_path / "out.jsonl"), Options(jobs=jobs), Fake())
    assert (summary.done, summary.failed) == (10, 2)
    errors = records(tmp_path / "errors.jsonl")
    assert [Path(error["source"]).name for error in errors] == ["a0004.txt", "a0005.txt"]
    assert "died twice on it (signal 9)" in errors[0]["reason"]


def test_an_article_that_kills_its_worker_once_is_tried_again(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 12, a4="FRAGILE")
    summary = run(sources, str(tmp_path / "out.jsonl"), Options(jobs=2), Fake(once=str(tmp_path / "died")))
    assert (tmp_path / "died").exists()
    assert (summary.done, summary.failed) == (12, 0)


def test_an_article_over_time_is_an_error(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 8, a3="PENDU")
    began = time.monotonic()
    summary = run(sources, str(tmp_path / "out.jsonl"), Options(jobs=2, timeout=0.5), Fake())
    assert time.monotonic() - began < 10
    assert (summary.done, summary.failed) == (7, 1)
    assert records(tmp_path / "errors.jsonl")[0]["error"] == "timeout"


def test_extract_many_is_lazy_and_in_order() -> None:
    taken = 0

    def articles():
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield article(TEXT.format(number) + (" PANNE" if number == 1 else ""), source=f"n{number}")

    found = extract_many(articles(), Fake(), jobs=2)
    first, second = next(found), next(found)
    assert first.source == "n0"
    assert second.error == "extraction"
    assert taken < 200
    found.close()


def test_few_articles_are_held_behind_a_slow_one(tmp_path: Path) -> None:
    taken = []

    def articles():
        for number in range(400):
            taken.append(number)
            yield article(TEXT.format(number) + (" PENDU" if number == 0 else ""), source=f"n{number}")

    with Pool(Fake(), 2, timeout=1.0, max_chars=10_000) as pool:
        results = pool.map(articles())
        assert next(results)[1].failed
        assert len(taken) < 80


def test_workers_that_cannot_start_are_told() -> None:
    class Broken(Fake):
        def __call__(self):
            raise ModelError("model: broken. Name another.")

    with pytest.raises(ModelError, match="broken"):
        list(extract_many([article(TEXT)], Broken()))


@pytest.mark.parametrize(
    ("output", "options", "error", "said"),
    [
        ("out.xyz", Options(), UsageError, "no format has this suffix"),
        ("out.csv", Options(inline_errors=True), UsageError, "no place"),
        ("out.jsonl", Options(table="topics"), UsageError, "only CSV"),
        ("missing/out.jsonl", Options(), OutputError, "cannot be written to"),
        ("-", Options(format="parquet"), UsageError, "cannot be piped"),
    ],
)
def test_a_wrong_call_is_refused_before_the_model_is_loaded(
    tmp_path: Path, output: str, options: Options, error: type[Exception], said: str
) -> None:
    def factory():
        raise AssertionError("loaded")

    path = output if output == "-" else str(tmp_path / output)
    with pytest.raises(error, match=said):
        run(corpus(tmp_path / "in", 2), path, options, factory)


SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from dialogue_extract.engine import Options, run
from dialogue_extract.errors import DialogueError
from engine_fakes import Fake
try:
    summary = run(sys.argv[2:], sys.argv[1], Options(jobs=2, resume=True), Fake(pause=0.02))
except DialogueError as error:
    sys.exit(str(error))
print(summary.interrupted, summary.done, file=sys.stderr)
sys.exit(summary.exit_code)
"""


def start(output: str, *sources: str, **options: object) -> subprocess.Popen[bytes]:
    code = SCRIPT.format(tests=str(Path(__file__).parent))
    return subprocess.Popen([sys.executable, "-c", code, output, *sources], **options)  # type: ignore[call-overload]


def test_a_full_disk_is_one_line_and_the_run_can_go_on(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    sources, output = corpus(tmp_path / "in", 40), tmp_path / "out.jsonl"
    limit = 20_000
    process = start(
        str(output),
        *sources,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    said = process.communicate(timeout=20)[1].decode().strip()
    assert process.returncode == 1
    assert said == f"{output}.journal: cannot be written (File too large). Free space and go on with --resume."
    assert not output.exists()
    assert run(sources, str(output), Options(resume=True), Fake()).resumed > 0
    assert len(records(output)) == 40


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 300)
    output = tmp_path / "out.jsonl"
    process = start(str(output), *sources, stderr=subprocess.PIPE, start_new_session=True)
    journal = tmp_path / "out.jsonl.journal"
    while not journal.exists() or journal.read_bytes().count(b"\n") < 10:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=20)[1].decode()
    assert process.returncode == 1
    assert said.startswith("True ")
    assert "Traceback" not in said
    assert not output.exists()
    done = journal.read_bytes().count(b"\n") - 1
    assert 9 <= done < 300
    assert run(sources, str(output), Options(resume=True), Fake()).resumed == done
    assert len(records(output)) == 300


def test_a_closed_pipe_is_one_line(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 300)
    process = start("-", *sources, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"schema_version"')
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=20) == 1
    assert said.strip() == "standard output: closed by its reader. Let it read on, or write to a file."


def test_workers_go_when_the_parent_is_killed(tmp_path: Path) -> None:
    sources = corpus(tmp_path / "in", 400)
    process = start(str(tmp_path / "out.jsonl"), *sources)
    children: list[int] = []
    while len(children) < 2:
        time.sleep(0.05)
        path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not path.exists():
            process.kill()
            pytest.skip("no list of children here")
        children = [int(number) for number in path.read_text().split()]
    process.kill()
    process.wait()
    limit = time.monotonic() + 5
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < limit:
        time.sleep(0.05)
    alive = [child for child in children if Path(f"/proc/{child}/status").exists()]
    assert [child for child in alive if "Z (zombie)" not in Path(f"/proc/{child}/status").read_text()] == []


def test_published_option_and_selection_reach_the_records(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 4)
    selection = Selection(include=("a000[12].txt",), published="2024-05-23")
    run([str(tmp_path / "in")], str(tmp_path / "out.jsonl"), Options(selection=selection), Fake())
    found = records(tmp_path / "out.jsonl")
    assert [record["published"] for record in found] == [{"value": "2024-05-23", "basis": "option"}] * 2


def test_processes_that_are_not_forked_load_the_extractor_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import multiprocessing

    from dialogue_extract.engine import pool, worker

    for module in (pool, worker):
        monkeypatch.setattr(module, "context", lambda: multiprocessing.get_context("spawn"))
    sources = corpus(tmp_path / "in", 12, a3="PANNE", a5="MORT")
    summary = run(sources, str(tmp_path / "out.jsonl"), Options(jobs=2, timeout=20), Fake())
    assert (summary.done, summary.failed) == (10, 2)
