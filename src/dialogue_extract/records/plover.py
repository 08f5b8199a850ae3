"""PLOVER codes of an encounter (Political Language Ontology for Verifiable Event Records)."""

from __future__ import annotations

from dialogue_extract import resources
from dialogue_extract.schema import Plover


def plover(kind: str, status: str, parties: int) -> Plover:
    """Return event, mode and quad class; a planned encounter is an agreement to meet, a cancelled one a refusal."""
    table = resources.lexicon("plover")
    code = table["status"].get(status) or table["type"][kind]
    mode = code.get("mode")
    if mode == "meet" and code["event"] == "CONSULT":
        mode = "multilateral" if parties > table["bilateral"] else None
    return Plover(event=code["event"], mode=mode, quad_class=code["quad_class"])
