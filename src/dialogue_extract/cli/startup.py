"""Import spaCy without its command line, which takes a quarter of its import time and is never used here."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy; `spacy/__init__.py` finds a stand-in for `spacy.cli`, which is real again afterwards."""
    if "spacy" in sys.modules:
        return
    package, module = (ModuleType(name) for name in COMMANDS)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules.update(zip(COMMANDS, (package, module), strict=True))
    try:
        importlib.import_module("spacy")
    except ImportError:
        # another layout of spaCy than the one this was written for: take all of it
        for name in [name for name in sys.modules if name == "spacy" or name.startswith("spacy.")]:
            del sys.modules[name]
        importlib.import_module("spacy")
    finally:
        for name, stand_in in zip(COMMANDS, (package, module), strict=True):
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)
