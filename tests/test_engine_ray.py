"""The same records on a local Ray as by local processes, also when an actor is killed."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_extract.engine import Options, run
from dialogue_extract.errors import UsageError
from engine_fakes import Fake
from test_engine import corpus, records

ray = pytest.importorskip("ray")
files = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("ray.data")

COUNT = 200


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A Ray of two processors whose workers find the tests' modules."""
    here = str(Path(__file__).parent)
    os.environ["PYTHONPATH"] = os.pathsep.join([here, os.environ.get("PYTHONPATH", "")])
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()


def rows(path: Path) -> list[dict]:
    return files.read_table(path).to_pylist()


def test_the_same_records_as_local_processes(tmp_path: Path, cluster: None) -> None:
    sources = corpus(tmp_path / "in", COUNT, a5="PANNE", a9="MORT")
    local, far = tmp_path / "local" / "out.parquet", tmp_path / "ray" / "out.parquet"
    for path, engine in ((local, "local"), (far, "ray")):
        path.parent.mkdir()
        summary = run(sources, str(path), Options(jobs=2, engine=engine), Fake())
        assert (summary.done, summary.failed) == (COUNT - 2, 2)
    assert rows(far) == rows(local)
    assert (far.parent / "errors.jsonl").read_bytes() == (local.parent / "errors.jsonl").read_bytes()


def actors() -> list[int]:
    """Return the process ids of the actors that hold an extractor."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
        except OSError:
            continue
        if words.startswith(b"ray::") and b"Actor" in words:
            found.append(int(path.parent.name))
    return found


def test_an_actor_killed_midway_changes_nothing(tmp_path: Path, cluster: None) -> None:
    if not Path("/proc").exists():
        pytest.skip("no list of processes here")
    sources = corpus(tmp_path / "in", COUNT)
    expected = tmp_path / "local.jsonl"
    run(sources, str(expected), Options(jobs=2), Fake())
    killed: list[int] = []
    journal = tmp_path / "out.jsonl.journal"

    def kill() -> None:
        while not journal.exists() or journal.read_bytes().count(b"\n") < 20:
            time.sleep(0.05)
        victim = actors()[0]
        os.kill(victim, signal.SIGKILL)
        killed.append(victim)

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    run(sources, str(tmp_path / "out.jsonl"), Options(jobs=2, engine="ray"), Fake(pause=0.05))
    thread.join(timeout=1)
    assert killed
    assert (tmp_path / "out.jsonl").read_bytes() == expected.read_bytes()


def test_a_folder_of_parts(tmp_path: Path, cluster: None) -> None:
    sources = [f"file://{corpus(tmp_path / 'in', 12, a5='PANNE')[0]}"]
    output = tmp_path / "out"
    options = Options(jobs=2, engine="ray")
    for target in (str(output), f"file://{tmp_path}/out2"):
        summary = run(sources, target, options, Fake())
        assert (summary.done, summary.failed, summary.events) == (11, 1, 11)
    names = ["_part-000000.json", "_settings.json", "errors-000000.jsonl", "part-000000.parquet"]
    assert sorted(os.listdir(output)) == names
    assert [Path(row["source"]).name for row in rows(output / "part-000000.parquet")] == [
        f"a{number:04}.txt" for number in range(12) if number != 5
    ]
    assert json.loads((output / "errors-000000.jsonl").read_text())["error"] == "extraction"
    with pytest.raises(UsageError, match="--resume"):
        run(sources, str(output), options, Fake())
    (output / "_part-000000.json").unlink()
    summary = run(sources, str(output), Options(jobs=2, engine="ray", resume=True), Fake())
    assert (summary.done, summary.resumed) == (11, 0)
    assert run(sources, str(output), Options(jobs=2, engine="ray", resume=True), Fake()).resumed == 12


def test_sources_by_uri_work_with_local_processes_too(tmp_path: Path) -> None:
    (folder,) = corpus(tmp_path / "in", 4)
    (tmp_path / "in" / ".hidden.txt").touch()
    run([f"file://{folder}", f"file://{folder}/a0001.txt"], str(tmp_path / "out.jsonl"), Options(), Fake())
    found = [record["source"].rsplit("/", 1)[-1] for record in records(tmp_path / "out.jsonl")]
    assert found == ["a0000.txt", "a0001.txt", "a0002.txt", "a0003.txt", "a0001.txt"]


def test_ray_writes_no_standard_output() -> None:
    with pytest.raises(UsageError, match="standard output"):
        run(["a.txt"], None, Options(engine="ray"), Fake())
