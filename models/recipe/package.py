"""Copy a trained pipeline as it ships: weights and what loading needs, nothing of the training."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy
from spacy.util import load_config

from dialogue_extract import __version__
from dialogue_extract.training import reader

LICENCE = "CC BY-SA 4.0 AND LGPL-LR (see models/LICENSE.md)"


def main() -> None:
    """Write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    nlp = spacy.load(options.trained)
    nlp.meta.update(
        name="dialogue", version=__version__, license=LICENCE, description="French of diplomatic news", performance={}
    )
    if options.target.exists():
        shutil.rmtree(options.target)
    nlp.to_disk(options.target)
    config = load_config(options.target / "config.cfg", interpolate=True)
    config["nlp"]["before_creation"] = None
    for section in ("corpora", "training", "initialize", "paths", "system", "vars"):
        config[section] = {}
    config["initialize"] = {"components": {}, "tokenizer": {}}
    config.to_disk(options.target / "config.cfg")
    size = sum(path.stat().st_size for path in options.target.rglob("*") if path.is_file())
    print(f"{options.target}: {size / 2**20:.1f} MB, trained by {reader.__name__}")


if __name__ == "__main__":
    main()
