"""Words a second on one core, in one run: blank tokeniser, learned pipeline, whole way; a mixed corpus with the gate.

    python benchmarks/speed.py [--model MODEL] [--rounds N]

Relevant articles: samples/gold. Mixed corpus: one of them to nine of benchmarks/quiet (invented news of other kinds,
half of them with states, meetings or visits in them). Processor time, the best of N rounds in turns, everything warm.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import spacy

from dialogue_extract.layout import unwrap
from dialogue_extract.pipeline import learned
from dialogue_extract.reading import Article, article
from dialogue_extract.records import load
from dialogue_extract.text import word_count

ROOT = Path(__file__).parents[1]
MIN_WHOLE, MIN_GATE, QUIET_SHARE = 0.8, 4.0, 9


def read(folder: Path) -> list[Article]:
    """Return the articles of a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [article(text, published_on="2024-05-23") for text in texts]


def best(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the least processor time of each way, taken in turns."""
    found: dict[str, float] = {}
    for _ in range(rounds + 1):
        for name, way in ways.items():
            start = time.process_time()
            way()
            found[name] = min(found.get(name, 1e9), time.process_time() - start)
    return found


def table(rows: dict[str, float], articles: list[Article], reference: str) -> None:
    """Print the rows with their ratio to one of them."""
    count = sum(word_count(item.text) for item in articles)
    print(f"{len(articles)} articles, {count:,} words")
    print(f"{'':<34}{'words/s':>10}{'articles/s':>12}{'ratio':>8}")
    for name, seconds in rows.items():
        print(f"{name:<34}{count / seconds:10,.0f}{len(articles) / seconds:12.1f}{rows[reference] / seconds:8.2f}")


def main() -> None:
    """Print both tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--model")
    ask.add_argument("--rounds", type=int, default=4)
    options = ask.parse_args()
    nlp, gated = learned(options.model), load(options.model)
    whole, blank = replace(gated, gate=False), spacy.blank("frd")
    relevant, quiet = read(ROOT / "samples" / "gold"), read(ROOT / "benchmarks" / "quiet")
    bare = [unwrap(item.text, item.blocks) for item in relevant]
    rows = best(
        {
            "blank tokeniser": lambda: [blank.make_doc(text) for text in bare],
            "learned pipeline": lambda: [nlp(text) for text in bare],
            "whole way, without the gate": lambda: [whole.extract(item) for item in relevant],
            "whole way": lambda: [gated.extract(item) for item in relevant],
        },
        options.rounds,
    )
    table(rows, relevant, "learned pipeline")
    kept = rows["learned pipeline"] / rows["whole way, without the gate"]
    print(f"the whole way keeps {kept:.0%} of the learned pipeline's speed (wanted: {MIN_WHOLE:.0%})\n")

    told = [item for item in relevant if whole.extract(item).events]
    mixed = [x for i in range(0, len(quiet), QUIET_SHARE) for x in (told[i], *quiet[i : i + QUIET_SHARE])]
    rows = best(
        {
            "mixed corpus, without the gate": lambda: [whole.extract(item) for item in mixed],
            "mixed corpus": lambda: [gated.extract(item) for item in mixed],
        },
        options.rounds,
    )
    table(rows, mixed, "mixed corpus, without the gate")
    same = [whole.extract(item).events for item in mixed] == [gated.extract(item).events for item in mixed]
    more = rows["mixed corpus, without the gate"] / rows["mixed corpus"]
    print(f"events identical: {same}; {more:.1f} times as fast (wanted: {MIN_GATE:.0f})")


if __name__ == "__main__":
    main()
