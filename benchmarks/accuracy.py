"""Score the learned entities alone, the rules alone and both; then how often events are right by their confidence.

    python benchmarks/accuracy.py [GOLD ...] [--model MODEL]

Without GOLD: samples/gold, and d01 to d30 of ../shared/gold/dev where it is there (d31 to d40 are for scoring only).
`learned`: names, offices and places are what the entity layers find, no rule adds or mends one. `rules`: the entity
layers are emptied, the parse stays. `both`: the tool.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.reading import read
from dialogue_extract.records import Extractor, load
from dialogue_extract.scoring.corpus import GoldArticle, evaluate, read_gold
from dialogue_extract.scoring.tally import Tally, analyst_score
from dialogue_extract.spans import NameMention

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("DIALOGUE_SHARED", ROOT.parent / "shared"))
HELD_BACK = frozenset(f"d{number}" for number in range(31, 41))
SHOWN = ("events", "participants", "people", "titles", "role", "affiliation", "parties", "city", "country", "date")


@Language.component("benchmark_no_entities")
def no_entities(doc: Doc) -> Doc:
    """Empty what the entity layers found."""
    doc.set_ents([])
    for key in list(doc.spans):
        doc.spans[key] = []
    return doc


@Language.component("benchmark_learned_names")
def learned_names(doc: Doc) -> Doc:
    """Put the learned names in the place of the mended ones."""
    doc._.names = tuple(NameMention(e.start, e.end, "learned") for e in doc.ents if e.label_ == "PER")
    return doc


@Language.component("benchmark_learned_offices")
def learned_offices(doc: Doc) -> Doc:
    """Keep the offices that the learned layer found."""
    kept = [(span.start, span.end) for span in doc.spans.get("offices", [])]
    doc._.offices = tuple(o for o in doc._.offices if any(s < o.end and o.start < e for s, e in kept))
    return doc


@Language.component("benchmark_learned_places")
def learned_places(doc: Doc) -> Doc:
    """Keep the places and adjectives that lie in a learned entity or office."""
    kept = [(e.start, e.end) for e in doc.ents] + [(s.start, s.end) for s in doc.spans.get("offices", [])]
    doc._.places = tuple(p for p in doc._.places if any(s < p.end and p.start < e for s, e in kept))
    return doc


def extractor_of(kind: str, model: str | None) -> Extractor:
    """Return the tool with one of its parts taken out."""
    found = replace(load(model), gate=False)
    nlp = found.pipeline.nlp
    if kind == "rules":
        nlp.add_pipe("benchmark_no_entities", before="dialogue_dates")
    if kind == "learned":
        nlp.add_pipe("benchmark_learned_places", after="dialogue_places")
        nlp.add_pipe("benchmark_learned_names", after="dialogue_names")
        nlp.add_pipe("benchmark_learned_offices", after="dialogue_offices")
    return found


def score(gold: list[GoldArticle], kind: str, model: str | None) -> Tally:
    """Return the judgements of the records of all annotated articles."""
    extractor = extractor_of(kind, model)
    records = {
        item.name: extractor.extract(read(item.text_path, published=item.published)).model_dump(mode="json")
        for item in gold
    }
    return evaluate(gold, records)


def main() -> None:
    """Print the tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="*", type=Path)
    ask.add_argument("--model")
    options = ask.parse_args()
    dev = SHARED / "gold" / "dev"
    folders = options.gold or [ROOT / "samples" / "gold", *([dev] if dev.is_dir() else [])]
    for folder in folders:
        gold = [item for item in read_gold(folder) if item.name not in HELD_BACK]
        kinds = {kind: score(gold, kind, options.model) for kind in ("learned", "rules", "both")}
        tables = {kind: tally.rows() for kind, tally in kinds.items()}
        print(f"\n{folder.name}: {len(gold)} articles, F1\n{'field':<14}{'learned':>9}{'rules':>9}{'both':>9}")
        for name in (name for name in SHOWN if name in tables["both"]):
            print(f"{name:<14}" + "".join(f"{tables[kind][name].f1:9.3f}" for kind in kinds))
        print(f"{'ANALYST':<14}" + "".join(f"{analyst_score(table):9.3f}" for table in tables.values()), flush=True)
    print("\ncalibration (benchmarks/calibration.py)", flush=True)
    subprocess.run([sys.executable, str(ROOT / "benchmarks" / "calibration.py"), *map(str, folders)], check=False)


if __name__ == "__main__":
    main()
