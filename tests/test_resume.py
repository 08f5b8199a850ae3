"""A run killed at any moment and resumed gives what an undisturbed run gives."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dialogue_extract.engine import Options, run
from dialogue_extract.engine.job import Result
from dialogue_extract.engine.journal import Journal
from dialogue_extract.errors import UsageError
from dialogue_extract.reading import Selection
from engine_fakes import Fake
from test_engine import corpus, records
from test_sinks import tables

SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from dialogue_extract.engine import Options, run
from engine_fakes import Fake
run(sys.argv[2:], sys.argv[1], Options(jobs=2, resume=True), Fake(pause=0.06))
"""
COUNT, KILLS = 240, 10


def start(output: Path, *sources: str) -> subprocess.Popen[bytes]:
    code = SCRIPT.format(tests=str(Path(__file__).parent))
    return subprocess.Popen([sys.executable, "-c", code, str(output), *sources])


def children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(number) for number in path.read_text().split()] if path.exists() else []


@pytest.mark.parametrize("suffix", [".jsonl", ".duckdb"])
def test_killed_at_random_moments_and_resumed(tmp_path: Path, suffix: str) -> None:
    if suffix == ".duckdb":
        pytest.importorskip("duckdb")
    sources = corpus(tmp_path / "in", COUNT, a3="PANNE", a90="MORT")
    undisturbed, output = tmp_path / f"once{suffix}", tmp_path / "again" / f"out{suffix}"
    output.parent.mkdir()
    run(sources, str(undisturbed), Options(jobs=2), Fake())
    expected = (tmp_path / "errors.jsonl").read_bytes()
    chance = random.Random(7)
    kills = 0
    for _ in range(200):
        process = start(output, *sources)
        if kills < KILLS:
            time.sleep(0.35 + chance.random() * 0.25)
            victims = children(process.pid) if kills % 2 else []
            if victims:
                os.kill(chance.choice(victims), signal.SIGKILL)
                time.sleep(chance.random() * 0.1)
            process.kill()
            kills += 1
        if process.wait() == 0:
            break
    assert kills == KILLS
    assert process.returncode == 0
    if suffix == ".jsonl":
        assert output.read_bytes() == undisturbed.read_bytes()
    else:
        assert tables(output) == tables(undisturbed)
    assert (output.parent / "errors.jsonl").read_bytes() == expected
    assert sorted(os.listdir(output.parent)) == ["errors.jsonl", output.name]


def test_done_with_nothing_found_is_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / "in" / f"{name}.txt").write_text(
            f"Il ne s'est rien passé mardi à Lomé, dit {name}.", encoding="utf-8"
        )
    output = tmp_path / "out.jsonl"
    with Journal(output, settings_of(), resume=False) as journal:
        journal.append(str(tmp_path / "in" / "a.txt"), Result(b'{"kept": true}'))
    summary = run([str(tmp_path / "in")], str(output), Options(resume=True), Fake())
    assert (summary.resumed, summary.done) == (1, 3)
    assert records(output)[0] == {"kept": True}


def settings_of(**changes: str) -> dict[str, str]:
    from dialogue_extract.engine.options import Order
    from dialogue_extract.engine.output import settings

    return {**settings(Order([], Options(), Fake())), **changes}


@pytest.mark.parametrize("cut", [0, 1, 5, 40, 200])
def test_a_half_line_is_done_again(tmp_path: Path, cut: int) -> None:
    sources, output = corpus(tmp_path / "in", 6), tmp_path / "out.jsonl"
    run(sources, str(output), Options(), Fake())
    whole = output.read_bytes()
    with Journal(output, settings_of(), resume=False) as journal:
        for number, line in enumerate(whole.splitlines()[:3]):
            journal.append(f"{sources[0]}/a{number:04}.txt", Result(line, events=1))
    path = tmp_path / "out.jsonl.journal"
    path.write_bytes(path.read_bytes()[: -cut or None])
    output.unlink()
    summary = run(sources, str(output), Options(resume=True), Fake())
    assert summary.resumed == (3 if cut == 0 else 2)
    assert summary.events == 6
    assert output.read_bytes() == whole


def test_a_changed_folder_is_completed(tmp_path: Path) -> None:
    sources, output = corpus(tmp_path / "in", 6), tmp_path / "out.jsonl"
    with Journal(output, settings_of(), resume=False) as journal:
        for number in (1, 2, 4):
            journal.append(f"{sources[0]}/a{number:04}.txt", Result(b'{"kept": %d}' % number))
    run(sources, str(output), Options(resume=True), Fake())
    assert [record.get("kept") for record in records(output)] == [1, 2, 4, None, None, None]


def test_a_journal_is_not_thrown_away(tmp_path: Path) -> None:
    sources, output = corpus(tmp_path / "in", 2), tmp_path / "out.jsonl"
    Journal(output, settings_of(), resume=False).__exit__(None, None, None)
    with pytest.raises(UsageError, match="--resume"):
        run(sources, str(output), Options(), Fake())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(resume=True, fingerprint="other model"), "fingerprint was '', is 'other model'"),
        (Options(resume=True, selection=Selection(published="2024-01-01")), "published was '', is '2024-01-01'"),
    ],
)
def test_other_settings_are_told(tmp_path: Path, options: Options, said: str) -> None:
    sources, output = corpus(tmp_path / "in", 2), tmp_path / "out.jsonl"
    Journal(output, settings_of(), resume=False).__exit__(None, None, None)
    with pytest.raises(UsageError, match=said):
        run(sources, str(output), options, Fake())


def test_another_version_is_told(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    Journal(output, settings_of(version="0.0.1"), resume=False).__exit__(None, None, None)
    with pytest.raises(UsageError, match=r"version was '0\.0\.1'"):
        Journal(output, settings_of(), resume=True)


def test_two_runs_do_not_write_one_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    sources, output = corpus(tmp_path / "in", 300), tmp_path / "out.jsonl"
    process = start(output, *sources)
    journal = tmp_path / "out.jsonl.journal"
    while not journal.exists() or journal.stat().st_size < 2000:
        time.sleep(0.01)
    with pytest.raises(UsageError, match="another run"):
        run(sources, str(output), Options(resume=True), Fake())
    assert process.wait() == 0
    assert len(records(output)) == 300


def test_what_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl.journal"
    path.write_text("my diary\n", encoding="utf-8")
    with pytest.raises(UsageError, match="not a journal"):
        Journal(tmp_path / "out.jsonl", settings_of(), resume=True)
    assert path.read_text(encoding="utf-8") == "my diary\n"
