"""Run the temporal tagger beside dateparser and edsnlp on the same texts: speed, accuracy, scaling.

    python benchmarks/temporal.py [--repeat N]

Accuracy needs ../shared/timebank (or DIALOGUE_SHARED); without it the sentences below are timed only.
dateparser gives points in time, so its DURATION and SET can never be right; edsnlp is given what it can say.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(os.environ.get("DIALOGUE_SHARED", Path(__file__).resolve().parents[1].parent / "shared")) / "timebank"
SAMPLE = [
    "Le ministre a reçu lundi son homologue, dont la visite, prévue du 3 au 5 mai, s'achèvera mercredi soir.",
    "La session, réunie les 26 et 27 novembre 2020, se tient tous les deux ans ; la suivante en mai 2025.",
    "Arrivé hier à 15 h 30, il repartira demain. La veille, les délégations avaient siégé pendant trois heures.",
    "En décembre de l'année dernière, le comité avait fixé au 15 avril de cette année la fin de ses travaux.",
]
Found = list[dict[str, Any]]
Tagger = Callable[[str, str], Found]


@dataclass(frozen=True)
class Text:
    """One text with its publication date and the marks it should get."""

    text: str
    published: str
    gold: Found


def ours() -> Tagger:
    """Return the tagger of this package."""
    from dialogue_extract.temporal import tag

    return lambda text, published: [
        {"start": e.start, "end": e.end, "type": e.type, "value": e.value} for e in tag(text, published)
    ]


def dateparser() -> Tagger:
    """Return `dateparser.search.search_dates` with the publication date as reference."""
    from dateparser.search import search_dates

    def run(text: str, published: str) -> Found:
        base = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
        found, at = [], 0
        for words, when in search_dates(text, languages=["fr"], settings=base) or []:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            clock = bool(re.search(r"\d\s*h|\d:\d", words))
            value = when.strftime(precision(words, clock))
            found.append({"start": start, "end": at, "type": "TIME" if clock else "DATE", "value": value})
        return found

    return run


def precision(words: str, clock: bool) -> str:
    """Return how finely the words give the date: dateparser always fills in the rest."""
    if clock:
        return "%Y-%m-%dT%H:%M"
    if re.fullmatch(r"\W*(?:en |l'année )?\d{4}\W*", words):
        return "%Y"
    named = re.sub(r"\b\d{4}\b", "", words)
    month = re.search(r"janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|mois", named.lower())
    return "%Y-%m" if month and not re.search(r"\d", named) else "%Y-%m-%d"


def edsnlp() -> Tagger:
    """Return the `eds.dates` pipe of edsnlp, with its durations."""
    import edsnlp as eds

    nlp = eds.blank("eds")
    nlp.add_pipe("eds.normalizer")
    nlp.add_pipe("eds.dates")

    def run(text: str, published: str) -> Found:
        doc = nlp.make_doc(text)
        doc._.note_datetime = datetime.fromisoformat(published)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        spans = [(span, "DATE", span._.date) for span in doc.spans["dates"]]
        spans += [(span, "DURATION", span._.duration) for span in doc.spans["durations"]]
        return [
            {"start": s.start_char, "end": s.end_char, "type": kind, "value": eds_value(kind, meaning, published)}
            for s, kind, meaning in spans
        ]

    return run


def eds_value(kind: str, meaning: Any, published: str) -> str | None:
    """Write what edsnlp understood as TIMEX3, as kindly as can be."""
    if kind == "DURATION":
        parts = [(name, getattr(meaning, name, None)) for name in ("year", "month", "week", "day", "hour", "minute")]
        return next((f"P{'T' if n in ('hour', 'minute') else ''}{v}{n[0].upper()}" for n, v in parts if v), None)
    if getattr(meaning, "year", None) and not getattr(meaning, "day", None):
        month = getattr(meaning, "month", None)
        return f"{meaning.year}-{month:02d}" if month else str(meaning.year)
    when = meaning.to_datetime(note_datetime=datetime.fromisoformat(published), infer_from_context=True)
    return f"{when:%Y-%m-%d}" if when else None


def texts() -> list[Text]:
    """Return the development half of TimeBank, or the sample."""
    if not SHARED.exists():
        return [Text(" ".join(SAMPLE), "2024-05-23", [])]
    scorer = load(SHARED / "score_timex.py")
    return [Text(*scorer.read(path)) for path in sorted((SHARED / "dev").glob("*.tml"))]


def load(path: Path) -> ModuleType:
    """Return the module of a file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)  # type: ignore[union-attr]
    return module


def scores(corpus: list[Text], run: Tagger) -> dict[str, float]:
    """Return strict, relaxed, type and value F1, paired as score_timex.py pairs them."""
    hits = dict.fromkeys(("strict", "relaxed", "type", "value"), 0)
    gold = found = 0
    for item in corpus:
        free = run(item.text, item.published)
        gold, found = gold + len(item.gold), found + len(free)
        for mark in item.gold:
            best = max(free, key=lambda f: overlap(f, mark), default=None)
            if best is None or overlap(best, mark) <= 0:
                continue
            free.remove(best)
            hits["relaxed"] += 1
            hits["strict"] += (best["start"], best["end"]) == (mark["start"], mark["end"])
            hits["type"] += best["type"] == mark["type"]
            hits["value"] += best["value"] == mark["value"]
    return {name: 200 * hit / (gold + found) if gold + found else 0.0 for name, hit in hits.items()}


def overlap(found: dict[str, Any], mark: dict[str, Any]) -> float:
    """Return how many characters two expressions share; the same extent beats all."""
    if (found["start"], found["end"]) == (mark["start"], mark["end"]):
        return float("inf")
    return min(found["end"], mark["end"]) - max(found["start"], mark["start"])


def seconds(run: Tagger, corpus: list[Text], repeat: int) -> float:
    """Return the median processor time of one pass over the corpus, after one to warm up."""
    times = []
    for _ in range(repeat + 1):
        begin = time.process_time()
        for item in corpus:
            run(item.text, item.published)
        times.append(time.process_time() - begin)
    return statistics.median(times[1:])


def scaling(run: Tagger) -> list[tuple[int, float]]:
    """Return lengths of random French words and the times they take, each length twice the last."""
    words = [word for sentence in SAMPLE for word in sentence.split()]
    shuffled = random.Random(5)
    rows = []
    for length in (2000, 4000, 8000, 16000, 32000):
        text = " ".join(shuffled.choices(words, k=length))
        rows.append((len(text), min(seconds(run, [Text(text, "2024-05-23", [])], 1) for _ in range(6))))
    return rows


def start_up() -> float:
    """Return the seconds a fresh process takes to import the tagger and tag one word, over a bare one."""

    def fresh(code: str) -> float:
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times.append(time.perf_counter() - begin)
        return min(times)

    return fresh("from dialogue_extract.temporal import tag; tag('lundi')") - fresh("pass")


def main() -> int:
    """Print the tables; return 1 where the tagger is not the fastest and most accurate or not linear."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--repeat", type=int, default=3)
    repeat = ask.parse_args().repeat
    corpus = texts()
    size = sum(len(item.text) for item in corpus)
    print(f"{len(corpus)} texts, {size} characters, {sum(len(item.gold) for item in corpus)} marked expressions")
    print(f"{'tagger':20} {'ms':>9} {'ratio':>7}   strict relaxed    type   value  (F1)")
    first, beaten = 0.0, True
    for name, make in (("dialogue-extract", ours), ("edsnlp eds.dates", edsnlp), ("dateparser search", dateparser)):
        try:
            run = make()
        except ImportError as error:
            print(f"{name:20} not installed ({error.name})")
            continue
        taken, got = seconds(run, corpus, repeat), scores(corpus, run)
        first = first or taken
        beaten = beaten and taken >= first
        print(f"{name:20} {1000 * taken:9.1f} {taken / first:6.1f}x  " + " ".join(f"{v:7.2f}" for v in got.values()))
    rows = scaling(ours())
    print("\ncharacters        ms   times the time for twice the text")
    ratios = [now[1] / before[1] for before, now in pairwise(rows)]
    for (length, taken), ratio in zip(rows, [None, *ratios], strict=True):
        print(f"{length:10} {1000 * taken:9.1f}   {f'{ratio:.2f}' if ratio else ''}")
    print(f"\nstart: {1000 * start_up():.0f} ms to import and tag the first word, over an empty Python")
    return 0 if beaten and statistics.geometric_mean(ratios) < 2.2 else 1


if __name__ == "__main__":
    raise SystemExit(main())
