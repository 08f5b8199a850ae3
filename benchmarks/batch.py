"""Measure the batch side: same bytes by one process or two, speed-up, and the parent's memory.

    python benchmarks/batch.py [--count 2000] [--fake]

Makes COUNT different articles from samples/articles (and ../shared/gold/dev where it is there) with a fixed seed, runs
them with --jobs 1 and --jobs 2, and a quarter of them again for the memory of the parent. `--fake` puts a short sum in
the place of the model.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("DIALOGUE_SHARED", ROOT.parent / "shared"))
MIN_SPEEDUP, MAX_GROWTH = 1.7, 0.05

RUN = """
import resource, sys
from dialogue_extract.engine import Options, run
output, jobs, fake, *sources = sys.argv[1:]
if fake != "0":
    from engine_fakes import Fake
    factory = Fake(work=int(fake))
else:
    from dialogue_extract.records import factory as named
    factory = named(None)
began = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
summary = run(sources, output, Options(jobs=int(jobs), quiet=True), factory)
used = resource.getrusage(resource.RUSAGE_SELF)
print(summary.seconds, used.ru_maxrss, used.ru_utime + used.ru_stime - began)
"""


def make(folder: Path, count: int, seed: int = 7) -> None:
    """Write articles, each with its paragraphs in an order and a number of its own."""
    places = [ROOT / "samples" / "articles", *([SHARED / "gold" / "dev"] if SHARED.is_dir() else [])]
    paths = sorted(path for place in places for path in place.glob("*.txt"))
    models = [path.read_text(encoding="utf-8").strip() for path in paths if path.stem not in reserved()]
    chance = random.Random(seed)
    for number in range(count):
        title, *rest = chance.choice(models).split("\n\n")
        chance.shuffle(rest)
        text = "\n\n".join([title, *rest, f"Dossier numéro {number} de la rédaction, établi à Lomé pour cet essai."])
        (folder / f"{number:06}.txt").write_text(text + "\n", encoding="utf-8")


def reserved() -> set[str]:
    """Return the development articles kept for scoring."""
    return {f"d{number}" for number in range(31, 41)}


def measure(output: Path, jobs: int, fake: int, sources: list[str]) -> tuple[float, float, float]:
    """Return seconds, the parent's peak memory in MiB and its processor seconds, of a run in a process of its own."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    call = [sys.executable, "-c", RUN, str(output), str(jobs), str(fake), *sources]
    environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
    told = subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), int(told[1]) / 1024, float(told[2])


def main() -> int:
    """Print the table; return 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--fake", action="store_true")
    parser.add_argument("--work", type=int, default=400_000, help="length of the sum of --fake")
    chosen = parser.parse_args()
    fake = chosen.work if chosen.fake else 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = folder / "few", folder / "many"
        for place, count in ((few, chosen.count // 4), (many, chosen.count)):
            place.mkdir()
            make(place, count)
        seconds, memory = {}, {}
        for jobs in (1, 2):
            seconds[jobs], memory["many"], parent = measure(folder / f"{jobs}.jsonl", jobs, fake, [str(many)])
        _, memory["few"], _ = measure(folder / "few.jsonl", 2, fake, [str(few)])
        same = (folder / "1.jsonl").read_bytes() == (folder / "2.jsonl").read_bytes()
    speedup, growth = seconds[1] / seconds[2], memory["many"] / memory["few"] - 1
    print(f"articles            {chosen.count}")
    print(f"same bytes          {same}")
    print(f"one process         {seconds[1]:8.1f} s  {chosen.count / seconds[1]:6.1f} articles/s")
    print(f"two processes       {seconds[2]:8.1f} s  {chosen.count / seconds[2]:6.1f} articles/s")
    print(f"parent's own work   {parent:8.1f} s  {1000 * parent / chosen.count:6.2f} ms an article, with loading")
    print(f"times as fast       {speedup:8.2f}    (at least {MIN_SPEEDUP})")
    print(f"parent, {chosen.count // 4:>6}      {memory['few']:8.1f} MiB")
    print(f"parent, {chosen.count:>6}      {memory['many']:8.1f} MiB  {growth:+.1%} (at most {MAX_GROWTH:.0%})")
    return 0 if same and speedup >= MIN_SPEEDUP and growth <= MAX_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
