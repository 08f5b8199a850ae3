"""Score a pipeline on the test sets, treebanks as running text of ten sentences; print the tables of the card."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

import convert
import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example

from dialogue_extract.language import model_path
from dialogue_extract.training.reader import articles

RELATIONS = {"conj": "conj", "appos": "appos", "nmod": "nmod", "obl": "obl:mod", "nsubj": "nsubj"}
SYNTAX = {
    "tokens": "token_f",
    "POS": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sentences": "sents_f",
}
TREEBANKS = ("test_sequoia", "test_gsd", "test_pud")
ENTITIES = ("test_sequoia", "test_diplomatic")
SPEED_WORDS = 30_000
CORPUS = Path(__file__).parent / "corpus"
ASSETS = Path(__file__).parents[3] / "shared" / "corpora"


def scores(nlp: Language, path: Path, coarse: bool = False, group: int = 10) -> dict[str, Any]:
    """Return spaCy's scores of the annotations that the pipeline gives to the raw text."""
    examples = list(articles(path, group=group)(nlp))
    docs = list(nlp.pipe([example.reference.text for example in examples]))
    if coarse:
        for doc in docs:
            for token in doc:
                token.dep_ = token.dep_.split(":")[0]
    pairs = [Example(doc, example.reference) for doc, example in zip(docs, examples, strict=True)]
    return Scorer(nlp=nlp).score(pairs)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def syntax_rows(results: dict[str, dict[str, Any]]) -> list[list[str]]:
    """Return the rows of the treebank table."""
    rows = [[name, *(_percent(results[key].get(score)) for key in TREEBANKS)] for name, score in SYNTAX.items()]
    for name, relation in RELATIONS.items():
        row = [f"{name} F"]
        for key in TREEBANKS:
            per_type = results[key].get("dep_las_per_type") or {}
            row.append(_percent(per_type.get(name if key == "test_pud" else relation, {}).get("f")))
        rows.append(row)
    return rows


def entity_rows(results: dict[str, dict[str, Any]]) -> list[list[str]]:
    """Return the rows of the entity table."""
    rows = []
    for label in ("PER", "LOC", "ORG", "EVT"):
        per_type = [results[key].get("ents_per_type") or {} for key in ENTITIES]
        rows.append([label, *(_percent(scored.get(label, {}).get("f")) for scored in per_type)])
    rows.append(["all", *(_percent(results[key].get("ents_f")) for key in ENTITIES)])
    rows.append(["FUNC", "", _percent(results["test_diplomatic"].get("offices_f"))])
    return rows


def speed(nlp: Language, texts: list[str]) -> tuple[float, float]:
    """Return words a second of the whole pipeline and of the tokeniser alone, in processor time of one core."""
    chosen: list[str] = []
    words = 0
    for text in texts:
        chosen.append(text)
        words += len(nlp.make_doc(text))
        if words > SPEED_WORDS:
            break
    start = time.process_time()
    for text in chosen:
        nlp.make_doc(text)
    blank = words / (time.process_time() - start)
    start = time.process_time()
    for _ in nlp.pipe(chosen):
        pass
    return words / (time.process_time() - start), blank


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "corpus", type=Path, nargs="?", default=CORPUS, help="folder that convert.py writes, made if missing"
    )
    parser.add_argument("--assets", type=Path, default=ASSETS, help="corpora to convert where there is no such folder")
    parser.add_argument("--model", default=None, help="path or package; default the project's own")
    options = parser.parse_args()
    if not options.corpus.is_dir():
        convert.convert(options.assets, options.corpus)
    start = time.perf_counter()
    nlp = spacy.load(options.model or model_path())
    loading = time.perf_counter() - start
    results = {name: scores(nlp, options.corpus / f"{name}.jsonl", name == "test_pud") for name in TREEBANKS}
    results["test_diplomatic"] = scores(nlp, options.corpus / "test_diplomatic.jsonl", group=1)  # its lines stand alone
    texts = [example.reference.text for example in articles(options.corpus / "test_pud.jsonl")(nlp)] * 2
    whole, blank = speed(nlp, texts)
    sys.stdout.write(table(["", "Sequoia test", "GSD test", "PUD test (no subtypes)"], syntax_rows(results)) + "\n")
    sys.stdout.write(table(["F", "ne_sequoia test", "ne_diplomatic tenth"], entity_rows(results)) + "\n")
    sys.stdout.write(f"loads in {loading:.2f} s; {whole:,.0f} words/s on one core (tokeniser alone {blank:,.0f})\n")


if __name__ == "__main__":
    main()
