"""Write the labels of each component, read from the whole training corpus once, for the streamed training."""

from __future__ import annotations

import argparse
from pathlib import Path

import srsly
from spacy.util import load_config, load_model_from_config

from dialogue_extract.training.reader import articles


def main() -> None:
    """Write one JSON file a component."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("train", type=Path)
    parser.add_argument("labels", type=Path)
    options = parser.parse_args()
    config = load_config(options.config, interpolate=True)
    config["initialize"]["components"] = {}
    config["initialize"]["vectors"] = None
    for name in config["components"]:  # labels need no vectors
        embed = config["components"][name].get("model", {}).get("embed", {})
        if "include_static_vectors" in embed:
            embed["include_static_vectors"] = False
    nlp = load_model_from_config(config, auto_fill=True)
    examples = list(articles(options.train, group=1)(nlp))
    nlp.initialize(lambda: examples)
    options.labels.mkdir(parents=True, exist_ok=True)
    for name, component in nlp.components:
        if getattr(component, "label_data", None) is not None:
            srsly.write_json(options.labels / f"{name}.json", component.label_data)
            print(f"{name}: {len(component.labels)} labels")


if __name__ == "__main__":
    main()
