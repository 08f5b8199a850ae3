"""Calibrate the confidence of events: a logistic regression over the signals of their assembly.

    python benchmarks/calibration.py [GOLD ...] [--write]

An event is right when it pairs with an annotated one (as `extract evaluate` pairs them) of the same type. The table is
of predictions for articles that their fit has not seen (five folds by article). `--write` fits on all of them and
replaces src/dialogue_extract/lexicons/confidence.toml. The weights there come from 104 press articles annotated for the
purpose, which cannot be published: articles that the rules were written on, such as samples/gold, promise too much.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np

from dialogue_extract.events.confidence import signals
from dialogue_extract.reading import read
from dialogue_extract.records import build, load
from dialogue_extract.scoring.article import SAME_EVENT, similarity
from dialogue_extract.scoring.corpus import read_gold
from dialogue_extract.scoring.matching import pairs

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/dialogue_extract/lexicons/confidence.toml"
HELD_BACK = frozenset(f"d{number}" for number in range(31, 41))  # for scoring only
RIDGE = 2.0
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def samples(folders: list[Path]) -> tuple[list[dict[str, float]], list[int], list[int]]:
    """Return signals, whether the event is right, and the article's number, for every event found."""
    extractor = load()
    rows, right, article = [], [], []
    gold = [item for folder in folders for item in read_gold(folder) if item.name not in HELD_BACK]
    for number, item in enumerate(gold):
        read_one = read(str(item.text_path), published=item.annotation.get("published"))
        doc = extractor.document(read_one)
        events = [event.model_dump() for event in build(doc, read_one).events]
        known = item.annotation["events"]
        paired = {p.found: known[p.gold] for p in pairs(known, events, similarity, SAME_EVENT)}
        for index, event in enumerate(doc._.dialogue_events):
            rows.append(signals(event))
            right.append(int(index in paired and paired[index]["type"] == event.type))
            article.append(number)
    return rows, right, article


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights of a ridge logistic regression by Newton's method, the bias last and unpenalised."""
    x = np.hstack([x, np.ones((len(x), 1))])
    penalty = np.diag([RIDGE] * (x.shape[1] - 1) + [0.0])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty @ w
        curvature = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-6 * np.eye(len(w))
        w -= np.linalg.solve(curvature, gradient)
    return w


def predict(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the probabilities."""
    return 1 / (1 + np.exp(-(x @ w[:-1] + w[-1])))


def main() -> None:
    """Print the calibration table; write the weights where asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="*", type=Path, default=[ROOT / "samples/gold"])
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    rows, right, article = samples(args.gold)
    names = sorted(rows[0])
    x, y, group = np.array([[row[n] for n in names] for row in rows]), np.array(right), np.array(article)
    unseen = np.zeros(len(y))
    for fold in range(5):
        test = group % 5 == fold
        unseen[test] = predict(x[test], fit(x[~test], y[~test]))
    print(f"{len(y)} events, {int(y.sum())} right; predictions of articles not fitted on")
    print(f"{'given':>12}{'events':>8}{'mean':>8}{'right':>8}")
    for low, high in pairwise(BINS):
        inside = (unseen >= low) & (unseen < high)
        if inside.any():
            means = f"{unseen[inside].mean():8.2f}{y[inside].mean():8.2f}"
            print(f"{low:5.2f} - {min(high, 1.0):4.2f}{inside.sum():8d}{means}")
    if args.write:
        w = fit(x, y)
        head = "# Logistic regression over the signals of events/confidence.py, by benchmarks/calibration.py."
        weights = [f"{name} = {value:.3f}" for name, value in zip(names, w, strict=False)]
        lines = [head, f"bias = {w[-1]:.3f}", "", "[weight]", *weights]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
