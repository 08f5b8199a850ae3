"""Read the package's data files: `lexicons/` (flat `.txt`, keyed `.toml`) and `patterns/` (`.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dialogue_extract.errors import ResourceError

ROOT = files("dialogue_extract")


def _read(folder: str, name: str) -> str:
    path = ROOT / folder / name
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"{folder}/{name}: cannot be read ({error}). Reinstall the package.") from error


def _toml(folder: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(_read(folder, f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{folder}/{name}.toml: not valid TOML ({error}). Mend the file.") from error


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of `lexicons/NAME.txt`: one a line, `#` starts a comment, blank lines are skipped."""
    lines = (line.split("#")[0].strip() for line in _read("lexicons", f"{name}.txt").splitlines())
    return frozenset(line for line in lines if line)


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the tables of `lexicons/NAME.toml`."""
    return _toml("lexicons", name)


@cache
def patterns(name: str) -> dict[str, Any]:
    """Return the tables of `patterns/NAME.toml`."""
    return _toml("patterns", name)
