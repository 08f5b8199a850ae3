"""French for the learned pipeline: a tokeniser of its own, the spaCy language `frd`, the place of the model."""

from __future__ import annotations

from pathlib import Path

from dialogue_extract.errors import ModelError

NAME = "fr_dialogue"
_PACKAGE = Path(__file__).resolve().parents[1]


def model_path() -> Path:
    """Return the folder of the trained pipeline: inside the installed package, else `models/` of the repository."""
    for folder in (_PACKAGE / NAME, _PACKAGE.parents[1] / "models" / NAME):
        if (folder / "config.cfg").is_file():
            return folder
    raise ModelError(f"{NAME}: the trained pipeline is missing. Reinstall the package or run `make model`.")
