"""Everything the tool needs at run time, with all that it needs in turn, is under a licence that allows any use."""

from __future__ import annotations

import re
from importlib import metadata

ALLOWED = re.compile(
    r"\b(?:MIT|BSD|Apache|PSF|Python Software Foundation|MPL|Mozilla Public|ISC|Unlicense|Zlib|CC0|0BSD|HPND)\b", re.I
)
EXTRA = re.compile(r"\bextra\s*==")


def needed(name: str, found: dict[str, metadata.Distribution]) -> dict[str, metadata.Distribution]:
    """Return the distribution and all that it requires without extras, by normalised name."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return found
    try:
        found[key] = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return found  # for another platform or Python
    for requirement in found[key].requires or []:
        if not EXTRA.search(requirement):
            needed(re.match(r"[\w.-]+", requirement).group(), found)
    return found


def licence(distribution: metadata.Distribution) -> str:
    """Return what a distribution says of its licence: expression, field and classifiers."""
    data = distribution.metadata
    classifiers = [line for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    return " | ".join([data.get("License-Expression") or "", (data.get("License") or "")[:200], *classifiers])


def test_every_requirement_may_be_used() -> None:
    found = needed("dialogue-extract", {})
    assert {"spacy", "dateparser", "typer", "rich", "pydantic", "trafilatura"} <= set(found)
    said = {name: licence(distribution) for name, distribution in found.items()}
    unclear = {name: text for name, text in said.items() if not ALLOWED.search(text)}
    assert not unclear
