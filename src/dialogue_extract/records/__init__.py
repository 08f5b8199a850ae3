"""Public records from annotated documents."""

from dialogue_extract.records.build import build
from dialogue_extract.records.extractor import Extractor, load

__all__ = ["Extractor", "build", "load"]
