"""Put the trained parts together as they ship: weights and what loading needs, nothing of the training."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.attrs import IDS
from spacy.language import Language
from spacy.util import load_config

import dialogue_extract.training.reader  # noqa: F401  registers what the trained configurations name
from dialogue_extract import __version__

META = {
    "lang": "frd",
    "name": "dialogue",
    "version": __version__,
    "description": "French of diplomatic news",
    "license": "CC BY-SA 4.0 AND LGPL-LR, see models/LICENSE.md",
    "performance": {},
}
ENTITY_LAYERS = ("entity_tok2vec", "offices_ner", "ner")


def assemble(syntax: Path, entities: Path | None) -> Language:
    """Return the syntax pipeline with the entity layers of the other one."""
    nlp = spacy.load(syntax)
    if entities is None:
        return nlp
    source = spacy.load(entities)
    for name in ENTITY_LAYERS:
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    first = nlp.pipe_names[0]
    for name in ENTITY_LAYERS:  # before the parser: no entity may cross a sentence end, and some it finds are wrong
        nlp.add_pipe(name, source=source, before=first)
    return nlp


def _numbers(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, int):
        yield value


def strip_strings(folder: Path, nlp: Language) -> None:
    """Leave in strings.json labels and pieces of lemmas, not the words of the corpora."""
    keys = {key for path in folder.glob("*/trees") for key in _numbers(srsly.read_msgpack(path))}
    keep = {nlp.vocab.strings[key] for key in keys if key in nlp.vocab.strings}
    for _, component in nlp.components:
        keep.update(label for label in getattr(component, "labels", ()) if isinstance(label, str))
    feats = {feat for label in nlp.get_pipe("morphologizer").labels for feat in label.split("|")}
    keep |= feats | {part for feat in feats for part in feat.split("=")}
    keep |= {text for text in nlp.vocab.strings if text.isupper() and len(text) < 12 and text.isascii()} & set(IDS)
    (folder / "vocab/strings.json").write_text(json.dumps(sorted(keep), ensure_ascii=False), encoding="utf-8")


def strip_config(path: Path) -> None:
    """Leave in config.cfg what `spacy.load` reads."""
    config = load_config(path, interpolate=True)
    config["nlp"] = {**config["nlp"], "before_creation": None, "after_pipeline_creation": None}
    for section in ("corpora", "training", "paths", "system", "vars", "pretraining"):
        config[section] = {}
    config["initialize"] = {"components": {}, "tokenizer": {}}
    config.to_disk(path)


def main() -> None:
    """Write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--entities", type=Path, default=None)
    options = parser.parse_args()
    nlp = assemble(options.syntax, options.entities)
    if options.target.exists():
        shutil.rmtree(options.target)
    nlp.to_disk(options.target)
    strip_config(options.target / "config.cfg")
    strip_strings(options.target, nlp)
    meta = json.loads((options.target / "meta.json").read_text(encoding="utf-8")) | META
    (options.target / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in options.target.rglob("*") if path.is_file())
    print(f"{options.target}: {size / 2**20:.1f} MB, {', '.join(nlp.pipe_names)}")


if __name__ == "__main__":
    main()
