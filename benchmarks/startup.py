"""Start-up: the whole time of `extract` on one article beside what spaCy itself takes.

    python benchmarks/startup.py [--model MODEL] [--repeat N]

Each row is the best of N fresh processes, all in this run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

ARTICLE = Path(__file__).parents[1] / "samples" / "articles" / "dialogue-two-chairs.txt"
COMMAND = "from dialogue_extract.cli import main; main()"


def seconds(*call: str, repeat: int) -> float:
    """Return the best wall-clock time of a fresh Python process."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", *call], check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


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
    times = {name: seconds(*call, repeat=options.repeat) for name, call in rows.items()}
    blank = times["spacy.blank('fr')"]
    print(f"{'':<22}{'seconds':>9}{'/ blank':>9}{'/ import':>10}")
    for name, taken in times.items():
        print(f"{name:<22}{taken:9.2f}{taken / blank:9.2f}{taken / times['import spacy']:10.2f}")
    limit = 1.5 * times["import spacy"] + 0.5
    print(f"limits: a third of spacy.blank('fr'), {blank / 3:.2f}; 1.5 imports + 0.5, {limit:.2f}")


if __name__ == "__main__":
    main()
