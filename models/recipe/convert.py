"""Convert the corpora into one form: corpus/train.jsonl, corpus/dev.jsonl and one file a test set."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import generate

from dialogue_extract.training import harmony, marks, treebank
from dialogue_extract.training.sentence import Sentence, write

SEED = 20240523
QUESTIONS = 400
GENERATED = 3000
OWN = Path(__file__).parent / "data"


def sequoia(assets: Path, part: str) -> Iterator[Sentence]:
    """Yield Sequoia sentences with trees of the current release and entities of the annotated one."""
    trees = list(treebank.sentences(assets / f"ud_sequoia/fr_sequoia-ud-{part}.conllu", "sequoia"))
    named = treebank.sentences(assets / f"ne_sequoia/sequoia-ud.parseme.frsemcor.{part}", "sequoia")
    ents = {sentence.words: sentence.ents for sentence in named}
    for tree in trees:
        found = ents.get(tree.words)
        if found is not None and tree.group.startswith("emea"):  # names of clinical trials are no encounters
            found = tuple(mark for mark in found if mark[2] != "EVT")
        yield replace(tree, ents=found)


def questions(assets: Path) -> list[Sentence]:
    """Return a few hundred questions; their lemmas follow other rules and are left out."""
    found = random.Random(SEED).sample(
        list(treebank.sentences(assets / "ud_fqb/fr_fqb-ud-test.conllu", "fqb")), QUESTIONS
    )
    return [replace(tree, syntax=replace(tree.syntax, lemmas=("",) * len(tree.words))) for tree in found if tree.syntax]


def diplomatic(assets: Path) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Return the marked sentences for training, a thirtieth to watch it by, and the tenth that is kept back."""
    kept, watched, rest = [], [], []
    for path in sorted((assets / "ne_diplomatic").glob("*_*.txt")):
        lines = list(marks.sentences(path, "written" if path.name.startswith("written") else "debates"))
        rng = random.Random(f"{SEED} {path.name}")
        order = rng.sample(range(len(lines)), len(lines))
        tenth, watch = len(lines) // 10, len(lines) // 30
        kept += [lines[number] for number in order[:tenth]]
        watched += [lines[number] for number in order[tenth : tenth + watch]]
        rest += [lines[number] for number in order[tenth + watch :]]
    return rest, watched, kept


def corpora(assets: Path) -> dict[str, list[Sentence]]:
    """Return the sentences of each file."""
    gsd = assets / "ud_gsd"
    model = list(sequoia(assets, "train"))
    others = [*treebank.sentences(gsd / "fr_gsd-ud-dev.conllu", "gsd"), *questions(assets)]
    common = harmony.harmony(model, others)
    train, watched, kept = diplomatic(assets)
    own = marks.sentences(OWN / "sentences.txt", "own")
    generator = generate.Generator(SEED)
    news = (generator.sentence() for _ in range(GENERATED))
    generated = (marks.sentence(line, "generated", f"generated:{n}") for n, line in enumerate(news, 1))
    return {
        "train": [*model, *(common.of(sentence) for sentence in others), *train, *own, *generated],
        "dev": [*sequoia(assets, "dev"), *watched],
        "test_sequoia": list(sequoia(assets, "test")),
        "test_gsd": list(treebank.sentences(gsd / "fr_gsd-ud-test.conllu", "gsd")),
        "test_pud": list(treebank.sentences(assets / "ud_pud/fr_pud-ud-test.conllu", "pud", coarse=True)),
        "test_diplomatic": kept,
    }


def convert(assets: Path, corpus: Path) -> None:
    """Write one file a set."""
    for name, sentences in corpora(assets).items():
        print(f"{name}: {write(sentences, corpus / f'{name}.jsonl')} sentences", file=sys.stderr)


def main() -> None:
    """Write the corpora."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assets", type=Path)
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    convert(options.assets, options.corpus)


if __name__ == "__main__":
    main()
