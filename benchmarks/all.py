"""Run all benchmarks and write their tables to benchmarks/RESULTS.md: `make bench`.

    python benchmarks/all.py [--quick] [NAME ...]

`--quick`: fewer rounds, shorter texts. With NAMEs, only these are run and the other sections stay as they are.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
# Full and quick arguments of each benchmark, in the order of the page.
RUNS: dict[str, tuple[list[str], list[str]]] = {
    "speed": ([], ["--rounds", "2"]),
    "startup": ([], ["--repeat", "3"]),
    "scaling": (["--largest", "5000000"], ["--largest", "100000"]),
    "memory": ([], ["--count", "500", "--chars", "500000"]),
    "batch": ([], ["--count", "200"]),
    "accuracy": ([], []),
}
PACKAGES = ("dialogue-extract", "spacy", "thinc", "numpy", "pydantic")


def machine() -> str:
    """Return the machine in words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()} on {platform.machine()}, {cores} cores{load}"


def section(name: str, arguments: list[str]) -> str:
    """Return the output of a benchmark as a section of the page."""
    command = [sys.executable, str(HERE / f"{name}.py"), *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}, check=False
    )
    told = done.stdout.rstrip() or done.stderr.strip().splitlines()[-1]
    call = " ".join(["python", f"benchmarks/{name}.py", *arguments])
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    head = f"`{call}`, {datetime.date.today()}, Python {platform.python_version()}, {versions}; {machine()}"
    return f"## {name}\n\n{head}\n\n```\n{told}\n```\n"


def main() -> None:
    """Run the benchmarks and write the page."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("names", nargs="*", choices=[[], *RUNS])
    ask.add_argument("--quick", action="store_true")
    options = ask.parse_args()
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    kept = {part.split("\n", 1)[0]: f"## {part}" for part in re.split(r"^## ", old, flags=re.MULTILINE)[1:]}
    for name in options.names or RUNS:
        kept[name] = section(name, RUNS[name][options.quick])
        page = "\n".join(kept[known].rstrip() + "\n" for known in RUNS if known in kept)
        RESULTS.write_text(
            f"# Benchmarks\n\nWritten by `make bench`; each section names its own run.\n\n{page}", encoding="utf-8"
        )
        sys.stdout.write(f"{kept[name]}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
