"""The shared half of French TimeBank: scores may not fall below their floors."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_extract.temporal import tag

SHARED = Path(os.environ.get("DIALOGUE_SHARED", Path(__file__).parents[1].parent / "shared"))
TIMEBANK = SHARED / "timebank"
FLOORS = {"strict": 90.0, "relaxed": 94.0, "type": 88.0, "value": 82.0}


@pytest.mark.skipif(not TIMEBANK.exists(), reason="needs ../shared/timebank, which is not part of the project")
def test_scores_hold(tmp_path: Path) -> None:
    scorer = [sys.executable, str(TIMEBANK / "score_timex.py"), str(TIMEBANK / "dev")]
    subprocess.run([*scorer, "--texts", str(tmp_path)], check=True)
    rows = []
    for line in (tmp_path / "dates.tsv").read_text(encoding="utf-8").splitlines():
        name, published = line.split("\t")
        found = tag((tmp_path / f"{name}.txt").read_bytes().decode(), published)
        spans = [{"start": e.start, "end": e.end, "type": e.type, "value": e.value} for e in found]
        rows.append(json.dumps({"source": f"{name}.txt", "expressions": spans}))
    (tmp_path / "found.jsonl").write_text("\n".join(rows), encoding="utf-8")
    report = subprocess.run([*scorer, str(tmp_path / "found.jsonl")], check=True, capture_output=True, text=True).stdout
    scores = {name: float(f1) for name, f1 in re.findall(r"(\w+) +P.*F1 +([\d.]+)", report)}
    assert {name: score for name, score in scores.items() if score < FLOORS[name]} == {}
    assert set(scores) == set(FLOORS)
