"""Run everything that must hold before a change lands, in the environment of this Python: style, types, layers, tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
STEPS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest",),
)


def main() -> int:
    """Run all steps, each also after a failure, and return 1 where one failed."""
    folder = Path(sys.executable).parent
    path = os.pathsep.join((str(folder), os.environ.get("PATH", "")))
    environment = {"OMP_NUM_THREADS": "1", **os.environ, "PATH": path}
    failed = []
    for step in STEPS:
        start = time.perf_counter()
        code = subprocess.run([str(folder / step[0]), *step[1:]], cwd=ROOT, env=environment, check=False).returncode
        seconds = time.perf_counter() - start
        sys.stdout.write(f"--- {' '.join(step)}: {'failed' if code else 'passed'} in {seconds:.0f} s\n")
        sys.stdout.flush()
        failed += [step[0]] if code else []
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
