"""Import what only some inputs and outputs need, and say which extra brings it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from dialogue_extract.errors import UsageError


def need(module: str, extra: str, what: str) -> ModuleType:
    """Return an optional module; `what` names the input or output that wants it."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise UsageError(f"{what}: needs {name}. Install it with: pip install 'dialogue-extract[{extra}]'.") from error
