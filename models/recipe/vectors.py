"""Train floret vectors on debates and the texts of the other corpora, in the words of the project's tokeniser."""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import floret

from dialogue_extract.language.splitting import split
from dialogue_extract.training.marks import strip

SEED = 7
SHARE = 0.55  # of the debates: 25 million words
REPEATS = 3  # of the small corpora, which are nearer to news


def _words(text: str) -> str:
    words = (word.lower().replace("’", "'").replace("\u2011", "-").replace(" ", "_") for word in split(text)[0])
    return " ".join(word for word in words if not word.isspace())


def _lines(assets: Path) -> Iterator[str]:
    for _ in range(REPEATS):
        for path in sorted((assets / "ne_diplomatic").glob("*_*.txt")):
            with path.open(encoding="utf-8") as lines:
                yield from (strip(line, path.name)[0] for line in lines)
        treebanks = [
            *assets.glob("ud_*/*train.conllu"),
            *assets.glob("ud_*/*dev.conllu"),
            *assets.glob("ud_pud/*.conllu"),
        ]
        for path in sorted(treebanks):
            with path.open(encoding="utf-8") as lines:
                yield from (line[9:] for line in lines if line.startswith("# text = "))
    rng = random.Random(SEED)
    for path in sorted((assets / "raw_europarl").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("#") and "\ufffd" not in line and rng.random() <= SHARE:
                    yield line


def main() -> None:
    """Write the words and the vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assets", type=Path)
    parser.add_argument("target", type=Path, help="for example vectors/fr.floret; the words go beside it")
    options = parser.parse_args()
    options.target.parent.mkdir(parents=True, exist_ok=True)
    words = options.target.with_suffix(".txt")
    with words.open("w", encoding="utf-8") as out:
        out.writelines(_words(line) + "\n" for line in _lines(options.assets))
    model = floret.train_unsupervised(
        str(words),
        model="cbow",
        mode="floret",
        hashCount=2,
        bucket=30_000,
        minn=4,
        maxn=5,
        minCount=5,
        dim=128,
        epoch=3,
        neg=10,
        lr=0.05,
        thread=1,
    )
    model.save_floret_vectors(str(options.target))


if __name__ == "__main__":
    main()
