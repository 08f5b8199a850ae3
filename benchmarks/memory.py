"""Peak memory: the loaded tool, one text of 5 MB, and a stream of articles.

    python benchmarks/memory.py [--count 5000] [--chars 5000000] [--model MODEL]

Each row is a process of its own; the stream's row shows the peak after a fifth of it and at its end.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BEGIN = """
import itertools, resource, sys
from pathlib import Path
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
from dialogue_extract.reading import article
from dialogue_extract.records import load
extractor = load(sys.argv[1] or None)
folder, count = Path(sys.argv[2]), int(sys.argv[3])
texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("samples/gold/*.txt"))]
"""
LOADED = "print(peak())"
LONG = """
pieces, size, number = [], 0, 0
while size < count:
    piece = f"{texts[number % len(texts)]}\\n\\nDossier numéro {number}.\\n\\n"
    pieces.append(piece); size += len(piece); number += 1
extractor.extract(article("".join(pieces), published_on="2024-05-23", max_chars=10**8))
print(peak())
"""
STREAM = """
quiet = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("benchmarks/quiet/*.txt"))]
for number in range(count):
    text = texts[number // 4 % len(texts)] if number % 4 == 0 else quiet[number % len(quiet)]
    words = " ".join(f"mot{number}x{n}" for n in range(5))
    extractor.extract(article(f"{text}\\n\\nDossier numéro {number}, {words}.", published_on="2024-05-23"))
    if number == count // 5:
        print(peak())
print(peak())
"""


def measure(code: str, model: str | None, count: int) -> list[float]:
    """Return the peaks that a fresh process prints, in MiB."""
    call = [sys.executable, "-c", BEGIN + code, model or "", str(ROOT), str(count)]
    return [float(line) for line in subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()]


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=5000)
    ask.add_argument("--chars", type=int, default=5_000_000)
    ask.add_argument("--model")
    options = ask.parse_args()
    print("peak memory in MiB")
    print(f"{'loaded':<40}{measure(LOADED, options.model, 0)[0]:8.0f}", flush=True)
    print(
        f"{f'one text of {options.chars:,} characters':<40}{measure(LONG, options.model, options.chars)[0]:8.0f}",
        flush=True,
    )
    early, late = measure(STREAM, options.model, options.count)
    print(f"{f'{options.count // 5:,} articles':<40}{early:8.0f}")
    print(f"{f'{options.count:,} articles':<40}{late:8.0f}   {late / early - 1:+.1%}")


if __name__ == "__main__":
    main()
