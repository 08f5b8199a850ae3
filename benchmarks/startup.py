"""Start-up: the whole time of `extract` on one article beside what spaCy itself takes.

    python benchmarks/startup.py [--model MODEL] [--repeat N]

Each row is the best of N fresh processes, all in this run; processor time is what counts on a busy machine. A first
process of each row writes the bytecode that an installed package brings, into a folder of the benchmark's own, so a
setting that forbids Python to write it does not count as start-up of either side.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = Path(__file__).parents[1] / "samples" / "articles" / "dialogue-two-chairs.txt"
COMMAND = "from dialogue_extract.cli import main; main()"


def seconds(*call: str, repeat: int, bytecode: str) -> tuple[float, float]:
    """Return the best wall-clock and the best processor time of a fresh Python process that finds its bytecode."""
    walls, processor = [], []
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    around["PYTHONPYCACHEPREFIX"] = bytecode
    subprocess.run([sys.executable, "-c", *call], check=True, capture_output=True, env=around)
    for _ in range(repeat):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", *call], check=True, capture_output=True, env=around)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.perf_counter() - start)
        processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(walls), min(processor)


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--model", help="another pipeline than the packaged one")
    ask.add_argument("--repeat", type=int, default=5)
    options = ask.parse_args()
    more = ["--model", options.model] if options.model else []
    rows = {
        "python": ("pass",),
        "extract --help": (COMMAND, "--help"),
        "import spacy": ("import spacy",),
        "spacy.blank('fr')": ("import spacy; spacy.blank('fr')",),
        "extract article.txt": (COMMAND, str(ARTICLE), *more),
    }
    with tempfile.TemporaryDirectory() as bytecode:
        times = {name: seconds(*call, repeat=options.repeat, bytecode=bytecode) for name, call in rows.items()}
    blank, spacy = times["spacy.blank('fr')"], times["import spacy"]
    print(f"{'':<22}{'seconds':>9}{'/ blank':>9}{'/ import':>10}{'processor':>11}{'/ blank':>9}{'/ import':>10}")
    for name, (wall, cpu) in times.items():
        left = f"{wall:9.2f}{wall / blank[0]:9.2f}{wall / spacy[0]:10.2f}"
        print(f"{name:<22}{left}{cpu:11.2f}{cpu / blank[1]:9.2f}{cpu / spacy[1]:10.2f}")
    print(f"limits in seconds: a third of blank, {blank[0] / 3:.2f}; 1.5 imports + 0.5, {1.5 * spacy[0] + 0.5:.2f}")


if __name__ == "__main__":
    main()
